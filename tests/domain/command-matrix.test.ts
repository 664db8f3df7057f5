import { describe, expect, test } from 'vitest';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { COPY, counterId } from '#tests/support/ward.ts';
import { dayOf, dayOpened } from './given.ts';
import {
  called,
  callNext,
  closeCounter,
  closeDay,
  dayClosed,
  expired,
  finished,
  issued,
  issueTicket,
  missed,
  openCounter,
  openDay,
  opened,
  paperReported,
  recall,
  reportPaper,
  started,
  step,
} from './happenings.ts';

const morning = [dayOpened, opened(2, 'lan')];
const waiting = [...morning, issued('C001'), paperReported('C001', 'sending')];
const atCounter = [...waiting, called('C001', 2, 'lan')];
const inService = [...atCounter, started('C001', 2, 'lan')];

/** Where ticket C001 stands; counter 2, where lan is signed in, is the one that acts. */
const SITUATIONS: { readonly [situation: string]: QueueDay | null } = {
  'no day yet': null,
  'no ticket': dayOf(...morning),
  waiting: dayOf(...waiting),
  called: dayOf(...atCounter),
  serving: dayOf(...inService),
  finished: dayOf(...inService, finished('C001', 2, 'lan')),
  missed: dayOf(...atCounter, missed('C001', 2, 'lan')),
  expired: dayOf(...atCounter, expired('C001')),
  'day closed': dayOf(...waiting, expired('C001'), dayClosed),
};

/** Every command the domain knows, asked by one who has just seen counter 2. */
const COMMANDS: { readonly [T in Command['type']]: (seenRevision: number) => Command } = {
  openDay: () => openDay('2026-11-24' as BusinessDate),
  closeDay: () => closeDay,
  issueTicket: () => issueTicket(COPY),
  openCounter: () => openCounter(2, 'lan'),
  closeCounter: () => closeCounter(2, 'lan'),
  callNext: (seenRevision) => callNext(2, 'lan', seenRevision),
  recall: () => recall('C001', 1, 2, 'lan'),
  startService: () => step('startService', 'C001', 2, 'lan'),
  finish: () => step('finish', 'C001', 2, 'lan'),
  markMissed: () => step('markMissed', 'C001', 2, 'lan'),
  reportPrintJob: () => reportPaper('C001', 'printed'),
};

/** Events in their own names, refusals in lower case, `–` for "accepted, and nothing happens". */
function outcome(day: QueueDay | null, commandFor: (seenRevision: number) => Command): string {
  const seenRevision = day?.counters.get(counterId(2))?.revision ?? 0;
  const decision = decide(day, commandFor(seenRevision), day?.lastAt ?? (0 as never));
  if (!decision.ok) return decision.code;
  return decision.events.map(({ type }) => type).join(' + ') || '–';
}

function table(rows: readonly (readonly string[])[]): string {
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
    const rows = Object.entries(COMMANDS).map(([command, commandFor]) => [
      command,
      ...Object.values(SITUATIONS).map((day) => outcome(day, commandFor)),
    ]);
    await expect(table([['', ...Object.keys(SITUATIONS)], ...rows])).toMatchFileSnapshot(
      'command-matrix.txt',
    );
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
