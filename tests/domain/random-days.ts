/** Random days for properties: any command at any time, from people who saw the present, the past or nothing at all. */
import fc from 'fast-check';
import type { OfficeSettings } from '#protocol/office.ts';
import { RATING_SCORES } from '#protocol/rating.ts';
import { HAND_REASONS, OUTCOMES, PARK_REASONS } from '#protocol/officer-words.ts';
import {
  type PhoneMark,
  instantMs,
  type CounterId,
  type InstantMs,
  type PrinterId,
  type PrintJobId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import { decide, type Decision } from '#server/domain/decide.ts';
import type { PrintJobState } from '#server/domain/print-jobs.ts';
import { liveTicket, liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import type { TicketFacts } from '#server/domain/ticket.ts';
import { BIRTH, COPY, counterId, MAIN_PRINTER, SHOP } from '#tests/support/ward.ts';
import { NOTHING_YET, printFeedback, printList, ratingScreen } from './asks.ts';
import { closeServices, endAtDesk, moveAtDesk, openServices } from './desk-asks.ts';
import { after, dayOf, officerId, openedWith } from './given.ts';
import { DESK, KIOSK } from './happenings.ts';
import { draws, type Draw } from './random-draws.ts';
import { setOtherwise } from './random-settings.ts';
import { offices, policies, policiesOf, type POLICY_KINDS } from './random-offices.ts';

type Step = { readonly type: Command['type']; readonly draw: Draw; readonly laterMs: number };
export type RandomDay = { readonly settings: OfficeSettings; readonly steps: readonly Step[] };

const NONE = 'none';

/** Every command, as somebody there might ask it now. */
const MAKERS: {
  readonly [T in Command['type']]: (day: QueueDay, draw: Draw) => Extract<Command, { type: T }>;
} = {
  openDay: (day) => ({ type: 'openDay', date: day.date, settings: day.settings }),
  closeDay: () => ({ type: 'closeDay' }),
  changeSettings: (day, draw) => ({ type: 'changeSettings', settings: setOtherwise(day.settings, draw) }),
  issueTicket: (_, draw) => ({
    type: 'issueTicket',
    serviceId: draw.service,
    ...(draw.choice < 3 ? { furtherServiceIds: [[COPY, BIRTH, SHOP][draw.choice] ?? COPY] } : {}),
    priorityId: draw.priority,
    range: null,
    kioskId: KIOSK,
    language: draw.flag ? 'vi' : 'en',
    printerId: printer(draw),
  }),
  issueByPhone: (_, draw) => ({
    type: 'issueByPhone',
    serviceId: draw.service,
    language: draw.flag ? 'vi' : 'zh',
    phone: `phone-${String(draw.choice)}`.padEnd(22, 'x') as PhoneMark,
    range: null,
    bounds: { mostWaiting: 6, mostADay: 30 },
  }),
  issueAtCounter: (day, draw) => ({
    type: 'issueAtCounter',
    serviceId: draw.service,
    priorityId: draw.priority,
    isPrinted: draw.flag,
    ordinal: rollOrdinal(day, draw),
    deviceId: DESK,
    printerId: printer(draw),
    range: null,
    ...acting(day, draw),
  }),
  openCounter: (day, draw) => {
    const free = ['lan', 'minh', 'hanh', 'hoa'][draw.choice % 4] ?? 'lan';
    const { counterId: here } = acting(day, draw);
    return {
      type: 'openCounter',
      counterId: here,
      officerId: officerId(free),
      officerName: free,
      isSupervisor: draw.isSupervisor,
    };
  },
  closeCounter: (day, draw) => ({ type: 'closeCounter', ...acting(day, draw) }),
  pauseCounter: (day, draw) => ({ type: 'pauseCounter', reason: 'meeting', ...acting(day, draw) }),
  resumeCounter: (day, draw) => ({ type: 'resumeCounter', ...acting(day, draw) }),
  askForHelp: (day, draw) => ({ type: 'askForHelp', ...acting(day, draw) }),
  endHelp: (day, draw) => {
    const asking = Array.from(day.counters.values()).find(({ helpAskedAt }) => helpAskedAt !== null);
    return { type: 'endHelp', atCounterId: asking?.counterId ?? other(draw), ...acting(day, draw) };
  },
  callNext: (day, draw) => ({ type: 'callNext', deviceId: DESK, ...sighted(day, draw) }),
  callTicket: (day, draw) => ({
    type: 'callTicket',
    ticketId: some(day, draw, 'waiting'),
    reason: draw.flag ? { code: oneOf(HAND_REASONS, draw), note: null } : null,
    ...sighted(day, draw),
  }),
  callRollNumber: (day, draw) => ({
    type: 'callRollNumber',
    fieldId: draw.field,
    ordinal: rollOrdinal(day, draw),
    deviceId: DESK,
    ...sighted(day, draw),
  }),
  serveWithoutTicket: (day, draw) => ({
    type: 'serveWithoutTicket',
    serviceId: draw.service,
    deviceId: DESK,
    ...sighted(day, draw),
  }),
  recall: (day, draw) => {
    const inHand = atHand(day, draw);
    const seenCallCount = (day.held.get(inHand.ticketId)?.callCount ?? 1) - draw.behind;
    return { type: 'recall', seenCallCount, ...inHand };
  },
  startService: (day, draw) => ({ type: 'startService', ...atHand(day, draw) }),
  finish: (day, draw) => ({
    type: 'finish',
    done: draw.flag ? [{ serviceId: draw.service, count: 2, outcome: oneOf(OUTCOMES, draw) }] : [],
    ...atHand(day, draw),
  }),
  markMissed: (day, draw) => ({ type: 'markMissed', ...atHand(day, draw) }),
  park: (day, draw) => ({
    type: 'park',
    reason: oneOf(PARK_REASONS, draw),
    paperIndexes: draw.flag ? [draw.choice % 3] : [],
    otherPapers: draw.isSupervisor ? ['Bản gốc'] : [],
    returnTime: null,
    isPrinted: draw.flag,
    printerId: printer(draw),
    ...atHand(day, draw),
  }),
  transfer: (day, draw) => ({
    type: 'transfer',
    serviceId: draw.service,
    toCounterId: draw.choice % 3 === 0 ? other(draw) : null,
    returnsHere: draw.flag,
    note: draw.isSupervisor ? 'Xem lại giấy tờ' : null,
    ...atHand(day, draw),
  }),
  addService: (day, draw) => ({ type: 'addService', serviceId: draw.service, ...atHand(day, draw) }),
  addNote: (day, draw) => ({ type: 'addNote', text: 'Đợi bản gốc', ...atHand(day, draw) }),
  tickPaper: (day, draw) => {
    const lacking = Array.from(day.held.values()).find(({ missingPapers }) => missingPapers.length > 0);
    const inHand = atHand(day, draw);
    const { ticketId, counterId: where, officerId: who } = lacking ?? inHand;
    return {
      type: 'tickPaper',
      paperIndex: draw.choice % 2,
      isReceived: draw.flag,
      ...(draw.isTicketAtHand ? { ticketId, counterId: where, officerId: who } : inHand),
    };
  },
  reinstate: (day, draw) => ({
    type: 'reinstate',
    ...acting(day, draw),
    ticketId: some(day, draw, 'missed'),
  }),
  resume: (day, draw) => ({ type: 'resume', ...acting(day, draw), ticketId: some(day, draw, 'parked') }),
  grantPriority: (day, draw) => ({
    type: 'grantPriority',
    priorityId: draw.priority,
    ...acting(day, draw),
    ticketId: some(day, draw, 'waiting'),
  }),
  cancel: (day, draw) => ({
    type: 'cancel',
    reason: 'left',
    ...acting(day, draw),
    ticketId: some(day, draw, draw.flag ? 'waiting' : 'parked'),
  }),
  giveUp: (day, draw) => ({ type: 'giveUp', ticketId: some(day, draw, draw.flag ? 'waiting' : 'missed') }),
  rateService: (day, draw) => {
    const served = [...day.served.keys()];
    const ticketId = served[draw.ticket % Math.max(1, served.length)] ?? anyTicket(liveTickets(day), draw);
    const said = { type: 'rateService', ticketId, faces: 5, satisfiedFaces: 2 } as const;
    return draw.flag
      ? {
          ...said,
          score: oneOf(RATING_SCORES, draw),
          source: 'phone',
          deviceId: null,
          ofCounterId: null,
        }
      : // At a screen of the counter or, as often, of another one.
        {
          ...said,
          score: 'dissatisfied',
          ...ratingScreen(2),
          ofCounterId: draw.isSupervisor
            ? counterId(draw.counter)
            : (day.served.get(ticketId)?.counterId ?? null),
        };
  },
  explainRating: (day, draw) => {
    const low = Array.from(day.rated).filter(([, { deviceId }]) => deviceId !== null);
    return {
      type: 'explainRating',
      ticketId: low[draw.ticket % Math.max(1, low.length)]?.[0] ?? anyTicket(liveTickets(day), draw),
      reasons: ['slow'],
      words: null,
      deviceId: ratingScreen(2).deviceId,
    };
  },
  undo: (day, draw) => {
    const undoable = day.counters.get(counterId(draw.counter))?.undoable;
    return { type: 'undo', sequence: (undoable?.sequence ?? 0) - draw.behind, ...acting(day, draw) };
  },
  takeOver: (day, draw) => ({ type: 'takeOver', ...ofColleague(day, draw) }),
  endForColleague: (day, draw) => ({
    type: 'endForColleague',
    ending: oneOf(['finished', 'back_in_line', 'missed'] as const, draw),
    ...ofColleague(day, draw),
  }),
  closeColleague: (day, draw) => ({
    type: 'closeColleague',
    isSupervisor: draw.isSupervisor,
    atCounterId: other(draw),
    ...acting(day, draw),
  }),
  endAtDesk: (day, draw) => ({ ...endAtDesk('', 0), ...atDesk(day, draw) }),
  moveAtDesk: (day, draw) => ({
    ...moveAtDesk('', 0, { serviceId: draw.service, toCounterId: draw.flag ? other(draw) : null }),
    ...atDesk(day, draw),
  }),
  closeServices: (day, draw) =>
    closeServices([draw.service], {
      until: draw.flag ? instantMs(day.lastAt + 60_000 * draw.choice) : null,
    }),
  openServices: (_, draw) => openServices([draw.service]),
  reprintTicket: (day, draw) => ({
    type: 'reprintTicket',
    ticketId: anyTicket(liveTickets(day), draw),
    ...ordering(day, draw),
  }),
  reprintJob: (day, draw) => ({
    type: 'reprintJob',
    jobId: anyJob(day, draw)?.jobId ?? (NONE as PrintJobId),
    ...ordering(day, draw),
  }),
  printSummary: (day, draw) => ({
    type: 'printSummary',
    officer: draw.flag ? { name: 'Lan', counterNumber: 1 } : null,
    summary: NOTHING_YET,
    ...ordering(day, draw),
  }),
  printTestPage: (day, draw) => ({ type: 'printTestPage', ...ordering(day, draw) }),
  printList: (_, draw) => printList({ printerId: printer(draw), ...(draw.flag ? {} : { facts: null }) }),
  printFeedback: (_, draw) => printFeedback({ printerId: printer(draw) }),
  reportPrintJob: (day, draw) => ({
    type: 'reportPrintJob',
    jobId: anyJob(day, draw)?.jobId ?? (NONE as PrintJobId),
    printerId: draw.behind === 0 ? (anyJob(day, draw)?.printerId ?? null) : printer(draw),
    state: oneOf(['sending', 'printed', 'sent', 'failed', 'uncertain'] as const, draw),
    problem: null,
  }),
};

/** Mostly the ward's own printer, sometimes another, now and then none. */
const printer = ({ choice }: Draw): PrinterId | null =>
  choice === 0 ? null : choice < 8 ? MAIN_PRINTER : ('other' as PrinterId);
const anyJob = ({ printJobs }: QueueDay, { ticket }: Draw): PrintJobState | undefined =>
  printJobs[ticket % Math.max(1, printJobs.length)];
/** At a counter, or (with no counter to stand at) at the desk. */
const ordering = (day: QueueDay, draw: Draw) => ({
  ...acting(day, draw),
  ...(draw.isSupervisor ? { counterId: null } : {}),
  printerId: printer(draw),
});
/** Of values of which there is one at least. */
const oneOf = <T>(values: readonly T[], { choice }: Draw): T => values[choice % values.length]!;
const other = ({ otherCounter }: Draw): CounterId => counterId(otherCounter);
function acting(day: QueueDay, { counter, officer }: Draw): AtCounter {
  const here = counterId(counter);
  const signedIn = day.counters.get(here)?.officer?.officerId;
  return { counterId: here, officerId: officer ?? signedIn ?? officerId('lan') };
}
const sighted = (day: QueueDay, draw: Draw) => ({
  seenCounterRevision: (day.counters.get(counterId(draw.counter))?.revision ?? 0) - draw.behind,
  ...acting(day, draw),
});
const anyTicket = (tickets: readonly TicketFacts[], { ticket }: Draw): TicketId =>
  tickets[ticket % Math.max(1, tickets.length)]?.ticketId ?? (NONE as TicketId);
const some = (day: QueueDay, draw: Draw, status: string): TicketId =>
  anyTicket(
    liveTickets(day).filter((ticket) => !draw.isTicketAtHand || ticket.status === status),
    draw,
  );
const atHand = (day: QueueDay, draw: Draw) => ({
  ...acting(day, draw),
  ticketId:
    (draw.isTicketAtHand ? day.counters.get(counterId(draw.counter))?.ticketId : null) ??
    anyTicket(liveTickets(day), draw),
});
const atDesk = (day: QueueDay, draw: Draw) => {
  const ticketId = anyTicket(liveTickets(day), draw);
  const seenRevision = (liveTicket(day, ticketId)?.revision ?? 0) - draw.behind;
  return { ticketId, seenRevision };
};
const ofColleague = (day: QueueDay, draw: Draw) => ({
  isSupervisor: draw.isSupervisor,
  atCounterId: other(draw),
  ticketId: day.counters.get(other(draw))?.ticketId ?? (NONE as TicketId),
  ...acting(day, draw),
});
/** Often the next, sometimes one further on or long since used, mostly none. */
const rollOrdinal = (day: QueueDay, { choice, field }: Draw): number | null =>
  choice < 6 ? null : Math.max(1, (day.lastOrdinals.get(field) ?? 0) + choice - 7);

/** Every command there is. */
export const COMMAND_TYPES = Object.keys(MAKERS) as readonly Command['type'][];

/** How often each is asked; what keeps people coming and going most of all. */
const OFTEN: { readonly [T in Command['type']]?: number } = {
  issueTicket: 24,
  issueAtCounter: 3,
  callNext: 30,
  startService: 22,
  finish: 16,
  markMissed: 3,
  park: 6,
  transfer: 10,
  resume: 8,
  tickPaper: 8,
  reinstate: 3,
  undo: 9,
  openCounter: 3,
  grantPriority: 3,
  reportPrintJob: 6,
  reprintTicket: 2,
  reprintJob: 2,
  callRollNumber: 3,
  resumeCounter: 3,
  openDay: 0,
  closeDay: 0,
};
/** A full hall, where nobody stays long at a counter. */
const RUSH: typeof OFTEN = { ...OFTEN, issueTicket: 60, callNext: 60, markMissed: 50, openCounter: 2 };

const stepsAsIn = (often: typeof OFTEN) =>
  fc.array(
    fc.record({
      type: fc.oneof(
        ...COMMAND_TYPES.map((type) => ({ weight: often[type] ?? 1, arbitrary: fc.constant(type) })),
      ),
      draw: draws,
      laterMs: fc.constantFrom(0, 500, 1_000, 3_000, 12_000),
    }),
    { maxLength: 150, size: 'max' }, // Left to itself, the library makes days of ten steps.
  );
const anyOffice = offices(policies, fc.option(policies, { freq: 2 }));

/** Any office, any day. */
export const randomDays: fc.Arbitrary<RandomDay> = fc.record({
  settings: anyOffice,
  steps: stepsAsIn(OFTEN),
});
/** A busy day in any office. */
export const busyDays: fc.Arbitrary<RandomDay> = fc.record({ settings: anyOffice, steps: stepsAsIn(RUSH) });
/** A busy day where one kind of policy rules everywhere. */
export const busyDaysUnder = (kind: (typeof POLICY_KINDS)[number]): fc.Arbitrary<RandomDay> =>
  fc.record({ settings: offices(policiesOf(kind), fc.constant(null)), steps: stepsAsIn(RUSH) });

/** One command and what came of it. */
export type Moment = {
  readonly before: QueueDay;
  readonly at: InstantMs;
  readonly command: Command;
  readonly decision: Decision;
  readonly after: QueueDay;
};

const SIGNED_IN = ['lan', 'minh', 'hanh'] as const;
/** The whole day, told step by step; three counters are open from the beginning. */
export function lived({ settings, steps: told }: RandomDay, isClosed = false): readonly Moment[] {
  const moments: Moment[] = [];
  let day = dayOf({ ...openedWith({}), settings });
  const live = (command: Command, laterMs: number): void => {
    const at = instantMs(day.lastAt + laterMs);
    const decision = decide(day, command, at);
    const next = after(day, command, at);
    moments.push({ before: day, at, command, decision, after: next });
    day = next;
  };
  for (const [index, officer] of SIGNED_IN.entries()) {
    live(
      {
        type: 'openCounter',
        counterId: counterId(index + 1),
        officerId: officerId(officer),
        officerName: officer,
        isSupervisor: false,
      },
      0,
    );
  }
  for (const { type, draw, laterMs } of told) live(MAKERS[type](day, draw), laterMs);
  if (isClosed) live({ type: 'closeDay' }, 1_000);
  return moments;
}
