import { describe, expect, test } from 'vitest';
import { ALL_PRINTED, MANY_UNPRINTED, ONE_UNPRINTED } from '#tests/looks/printing-fixtures.ts';
import { isSameDeed, type CounterCommand } from '../../counter-ui/counter-command.ts';
import { reprintChoices } from '../../counter-ui/dialogs/reprint-choices.ts';
import { effectOf, isDialogOver } from '../../counter-ui/intents.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { calledView, idleView, NOW_MS, ticket } from './fixtures.ts';

const SENT = 'request-0000000001' as RequestId;
const keyI = (view = idleView()) => effectOf('reprint', view, true, NOW_MS);

describe('I', () => {
  test('prints the one sheet that did not come out, at once', () => {
    expect(keyI(idleView(ONE_UNPRINTED))).toEqual({
      kind: 'command',
      command: { name: 'reprintJob', input: { jobId: 'print-H021' } },
    });
  });

  test('asks which, where there are several or none', () => {
    expect(keyI(idleView(MANY_UNPRINTED))).toEqual({ kind: 'dialog', dialog: 'reprint' });
    expect(keyI(idleView(ALL_PRINTED))).toEqual({ kind: 'dialog', dialog: 'reprint' });
  });

  test('does nothing where the office has no printer, and says so', () => {
    expect(keyI(idleView({ printer: null }))).toEqual({ kind: 'explain', obstacle: 'no_printer' });
    expect(effectOf('summary', idleView({ printer: null }), true, NOW_MS)).toEqual({
      kind: 'explain',
      obstacle: 'no_printer',
    });
  });

  test('waits for the connection: paper ordered later would surprise everybody', () => {
    expect(effectOf('reprint', idleView(ONE_UNPRINTED), false, NOW_MS)).toEqual({
      kind: 'explain',
      obstacle: 'offline',
    });
  });
});

test('S sends the officer’s own day to the printer', () => {
  expect(effectOf('summary', idleView(), true, NOW_MS)).toEqual({
    kind: 'command',
    command: { name: 'printSummary', input: {} },
  });
});

describe('what may be printed anew', () => {
  test('is every sheet that did not come out, the newest first, and the number in hand after them', () => {
    expect(reprintChoices(calledView(MANY_UNPRINTED)).map(({ key }) => key)).toEqual([
      ...MANY_UNPRINTED.unprinted.map(({ jobId }) => jobId),
      ticket().ticketId,
    ]);
  });

  test('names no ticket twice: the sheet of the number in hand is that sheet', () => {
    const [sheet] = ONE_UNPRINTED.unprinted;
    if (sheet === undefined) throw new Error('There is no sheet.');
    const own = { ...sheet, ticketId: ticket().ticketId };
    expect(reprintChoices(calledView({ unprinted: [own], unprintedCount: 1 }))).toHaveLength(1);
    // A list of papers is no ticket: both can be wanted.
    const list = { ...own, kind: 'checklist' as const };
    expect(reprintChoices(calledView({ unprinted: [list], unprintedCount: 1 }))).toHaveLength(2);
  });
});

describe('the dialog', () => {
  const after = (name: 'reprintJob' | 'reprintTicket', view = idleView(MANY_UNPRINTED)) =>
    isDialogOver(
      { kind: 'reprint', sent: SENT },
      {
        pending: null,
        note: { kind: 'done', name, requestId: SENT, number: null, issued: null, atMs: NOW_MS },
      },
      view,
    );

  test('stays for the next sheet, and goes with the last', () => {
    expect(after('reprintJob')).toBe(false);
    expect(after('reprintJob', idleView(ALL_PRINTED))).toBe(true);
  });

  test('goes once a typed number is on its way', () => {
    expect(after('reprintTicket')).toBe(true);
  });
});

test('two sheets one after the other are two deeds, the same one twice is a slip of the hand', () => {
  const [one, two] = MANY_UNPRINTED.unprinted.map(({ jobId }): CounterCommand => ({
    name: 'reprintJob',
    input: { jobId },
  }));
  if (one === undefined || two === undefined) throw new Error('There are no two sheets.');
  expect(isSameDeed(one, two)).toBe(false);
  expect(isSameDeed(one, one)).toBe(true);
});
