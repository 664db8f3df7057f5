import { describe, expect, test } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import type { BusinessDate, ServiceId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { liveTicket, type QueueDay } from '#server/domain/queue-day.ts';
import { BIRTH, COPY, counterId, WARD } from '#tests/support/ward.ts';
import {
  addNote,
  addService,
  callNext,
  callRollNumber,
  callTicket,
  cancel,
  closeColleague,
  closeCounter,
  closeDay,
  endForColleague,
  endHelp,
  finish,
  giveUp,
  grantPriority,
  issueAtCounter,
  issueByPhone,
  issueTicket,
  openCounter,
  openDay,
  park,
  pauseCounter,
  printFeedback,
  printList,
  printSummary,
  printTestPage,
  explainRating,
  rateService,
  recall,
  reportPaper,
  reprintJob,
  reprintTicket,
  room,
  serveWithoutTicket,
  step,
  takeOver,
  tickPaper,
  transfer,
  undo,
} from './asks.ts';
import { closeServices, endAtDesk, moveAtDesk, openServices } from './desk-asks.ts';
import { dayOf, dayOpened, paperOf, ticketIdOf } from './given.ts';
import {
  called,
  cancelled,
  dayClosed,
  ELDERLY,
  expired,
  finished,
  issued,
  missed,
  opened,
  paperReported,
  parked,
  started,
} from './happenings.ts';

const morning = [dayOpened, opened(4, 'hoa', true), opened(2, 'lan')];
const waiting = [...morning, issued('C001'), paperReported('C001', 'sending')];
const atCounter = [...waiting, called('C001', 2, 'lan')];
const inService = [...atCounter, started('C001', 2, 'lan')];
const setAside = parked('C001', 2, 'lan', { missingPapers: [{ name: 'Tờ khai', isReceived: false }] });

/** Where ticket C001 stands; counter 2, where lan is signed in, is the one that acts. */
const SITUATIONS: { readonly [situation: string]: QueueDay | null } = {
  'no day yet': null,
  'no ticket': dayOf(...morning),
  waiting: dayOf(...waiting),
  called: dayOf(...atCounter),
  serving: dayOf(...inService),
  parked: dayOf(...inService, setAside),
  missed: dayOf(...atCounter, missed('C001', 2, 'lan')),
  finished: dayOf(...inService, finished('C001', 2, 'lan')),
  cancelled: dayOf(...waiting, cancelled('C001', 2, 'lan')),
  expired: dayOf(...atCounter, expired('C001', true)),
  'day closed': dayOf(...waiting, expired('C001'), dayClosed),
};

/** The ward as it would be without one of its services. */
const withoutService = (gone: ServiceId): OfficeSettings => ({
  ...WARD,
  revision: 2,
  services: WARD.services.filter(({ serviceId }) => serviceId !== gone),
});

/** By one who has just seen the counter's revision and the ticket's. */
type CommandFor = (seenRevision: number, ticketRevision: number) => Command;

/** Every command the domain knows, asked by one who has just seen counter 2; what a supervisor does comes from counter 4. */
const COMMANDS: { readonly [T in Command['type']]: CommandFor } = {
  openDay: () => openDay('2026-11-24' as BusinessDate),
  closeDay: () => closeDay,
  changeSettings: () => ({ type: 'changeSettings', settings: withoutService(COPY) }),
  issueTicket: () => issueTicket(COPY),
  issueByPhone: () => issueByPhone(COPY, 'one'),
  issueAtCounter: () => issueAtCounter(2, 'lan'),
  openCounter: () => openCounter(2, 'lan'),
  closeCounter: () => closeCounter(2, 'lan'),
  pauseCounter: () => pauseCounter(2, 'lan'),
  resumeCounter: () => room('resumeCounter', 2, 'lan'),
  callNext: (seenRevision) => callNext(2, 'lan', seenRevision),
  callTicket: (seenRevision) => callTicket('C001', 2, 'lan', seenRevision),
  callRollNumber: (seenRevision) => callRollNumber(null, 2, 'lan', seenRevision),
  serveWithoutTicket: (seenRevision) => serveWithoutTicket(COPY, 2, 'lan', seenRevision),
  recall: () => recall('C001', 1, 2, 'lan'),
  startService: () => step('startService', 'C001', 2, 'lan'),
  finish: () => finish('C001', 2, 'lan'),
  markMissed: () => step('markMissed', 'C001', 2, 'lan'),
  park: () => park('C001', 2, 'lan'),
  transfer: () => transfer('C001', 2, 'lan'),
  addService: () => addService('C001', BIRTH, 2, 'lan'),
  addNote: () => addNote('C001', 'Đợi bản gốc', 2, 'lan'),
  tickPaper: () => tickPaper('C001', 0, true, 2, 'lan'),
  reinstate: () => step('reinstate', 'C001', 2, 'lan'),
  resume: () => step('resume', 'C001', 2, 'lan'),
  grantPriority: () => grantPriority('C001', ELDERLY, 2, 'lan'),
  cancel: () => cancel('C001', 2, 'lan'),
  giveUp: () => giveUp('C001'),
  rateService: () => rateService('C001'),
  explainRating: () => explainRating('C001', 2),
  // The last deed at counter 2 has the sequence of its newest revision.
  undo: (seenRevision) => undo(seenRevision, 2, 'lan'),
  askForHelp: () => room('askForHelp', 2, 'lan'),
  endHelp: () => endHelp(2, 4, 'hoa'),
  takeOver: () => takeOver('C001', 2, 4, 'hoa'),
  endForColleague: () => endForColleague('C001', 2, 'back_in_line', 4, 'hoa'),
  closeColleague: () => closeColleague(2, 4, 'hoa'),
  endAtDesk: (_, ticketRevision) => endAtDesk('C001', ticketRevision),
  moveAtDesk: (_, ticketRevision) => moveAtDesk('C001', ticketRevision),
  closeServices: () => closeServices([COPY]),
  openServices: () => openServices([COPY]),
  reprintTicket: () => reprintTicket('C001', 2, 'lan'),
  reprintJob: () => reprintJob(paperOf('C001'), null, 'hoa'),
  printSummary: () => printSummary(2, 'lan'),
  printTestPage: () => printTestPage('hoa'),
  printList: () => printList(),
  printFeedback: () => printFeedback(),
  reportPrintJob: () => reportPaper('C001', 'printed'),
};

/** Events in their own names, refusals in lower case, `–` for "accepted, and nothing happens". */
function outcome(day: QueueDay | null, commandFor: CommandFor): string {
  const seenRevision = day?.counters.get(counterId(2))?.revision ?? 0;
  const ticket = day === null ? undefined : liveTicket(day, ticketIdOf('C001'));
  const command = commandFor(seenRevision, ticket?.revision ?? 0);
  const decision = decide(day, command, day?.lastAt ?? (0 as never));
  if (!decision.ok) return decision.code;
  return decision.events.map(({ type }) => type).join(' + ') || '–';
}

/** So wide a table is read in pieces: the situations before a ticket's end, and those after it. */
function table(columns: readonly string[]): string {
  const rows = [
    ['', ...columns],
    ...Object.entries(COMMANDS).map(([command, commandFor]) => [
      command,
      ...columns.map((situation) => outcome(SITUATIONS[situation] ?? null, commandFor)),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}

describe('every status meets every command', () => {
  test('the outcome of each is as written down', async () => {
    const situations = Object.keys(SITUATIONS);
    const [open, over] = [situations.slice(2, 7), [...situations.slice(7), ...situations.slice(0, 2)]];
    await expect(`${table(open)}\n${table(over)}`).toMatchFileSnapshot('command-matrix.txt');
  });

  test('a refused command never happens a little: deciding changes no state', () => {
    for (const [situation, day] of Object.entries(SITUATIONS)) {
      if (day === null) continue;
      const before = structuredClone(day);
      for (const commandFor of Object.values(COMMANDS)) outcome(day, commandFor);
      expect(day, situation).toEqual(before);
    }
  });
});
