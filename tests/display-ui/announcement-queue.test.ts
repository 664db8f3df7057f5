import { describe, expect, it } from 'vitest';
import { loadMemory, saveMemory } from '../../display-ui/announcer/announcement-memory.ts';
import { YOUNG_FOR_MS } from '#protocol/hall.ts';
import {
  dueCalls,
  nextAnnouncement,
  remember,
  type AnnouncementMemory,
} from '../../display-ui/announcer/announcement-queue.ts';
import { callOf } from './fixtures.ts';

const WORDS = 'Mời số A không một hai, đến quầy số ba.';
const numbers = (calls: readonly { readonly number: string }[]): readonly string[] =>
  calls.map((call) => call.number);

describe('the queue of announcements', () => {
  const older = callOf('A012', { calledAtMs: 1_000 });
  const newer = callOf('H036', { calledAtMs: 2_000 });

  it('speaks in the order of the calls, whatever the order of the view', () => {
    expect(numbers(dueCalls([newer, older], [], 3_000, true))).toEqual(['A012', 'H036']);
    expect(numbers(dueCalls([older, newer], [], 3_000, true))).toEqual(['A012', 'H036']);
  });

  it('speaks two calls of the same millisecond in the order they were made: the view has the newest first', () => {
    const first = callOf('K001', { calledAtMs: 5 });
    const second = callOf('A001', { calledAtMs: 5 });
    expect(numbers(dueCalls([second, first], [], 6, true))).toEqual(['K001', 'A001']);
  });

  it('lets a call go after 30 seconds', () => {
    expect(dueCalls([older], [], 1_000 + YOUNG_FOR_MS, true)).toEqual([older]);
    expect(dueCalls([older], [], 1_001 + YOUNG_FOR_MS, true)).toEqual([]);
  });

  it('says nothing twice, but a recall anew', () => {
    const memory = remember([], older, WORDS);
    expect(dueCalls([older], memory, 3_000, true)).toEqual([]);
    const recalled = callOf('A012', { calledAtMs: 2_500, callCount: 2 });
    expect(dueCalls([recalled], memory, 3_000, true)).toEqual([recalled]);
  });

  it('says nothing of a call that nobody waits for any more: served, finished or missed', () => {
    for (const status of ['serving', 'finished', 'missed'] as const) {
      expect(numbers(dueCalls([newer, { ...older, status }], [], 3_000, true))).toEqual(['H036']);
    }
  });

  it('says a missed number once it is called again', () => {
    const memory = remember([], older, WORDS);
    const recalled = callOf('A012', { calledAtMs: 2_500, callCount: 2 });
    expect(dueCalls([{ ...recalled, status: 'missed' }], memory, 3_000, true)).toEqual([]);
    expect(dueCalls([recalled], memory, 3_000, true)).toEqual([recalled]);
  });

  it('says what was only captioned once sound is there', () => {
    const memory = remember([], older, null);
    expect(dueCalls([older], memory, 3_000, false)).toEqual([]);
    expect(dueCalls([older], memory, 3_000, true)).toEqual([older]);
  });

  it('announces a number that a restored office calls again for the first time', () => {
    const memory = remember([], callOf('A012', { calledAtMs: 1_000, callCount: 2 }), WORDS);
    const again = callOf('A012', { calledAtMs: 9_000 });
    expect(dueCalls([again], memory, 9_500, true)).toEqual([again]);
  });

  it('says nothing that another display of the room has said', () => {
    expect(numbers(dueCalls([newer, { ...older, isSpoken: true }], [], 3_000, true))).toEqual(['H036']);
  });

  describe('the next sentence', () => {
    const first = (number: string) => callOf(number);
    const recall = callOf('S001', { callCount: 2 });
    const IN_ORDER = { mergeAbove: 1, recallsFirst: false };
    const said = (due: Parameters<typeof nextAnnouncement>[0], rules = {}): readonly string[] =>
      numbers(nextAnnouncement(due, { ...IN_ORDER, ...rules }));

    it('joins first calls up to three and leaves recalls alone', () => {
      expect(said([first('A001'), first('A002'), first('A003'), first('A004')])).toEqual([
        'A001',
        'A002',
        'A003',
      ]);
      expect(said([first('A001'), recall, first('A002')])).toEqual(['A001']);
      expect(said([recall, first('A001')])).toEqual(['S001']);
      expect(said([])).toEqual([]);
    });

    it('joins only when more wait than are let wait alone, or never', () => {
      const three = [first('A001'), first('A002'), first('A003')];
      expect(said(three, { mergeAbove: 3 })).toEqual(['A001']);
      expect(said([...three, first('A004')], { mergeAbove: 3 })).toEqual(['A001', 'A002', 'A003']);
      expect(said([...three, first('A004')], { mergeAbove: null })).toEqual(['A001']);
      expect(said([first('A001')], { mergeAbove: 0 })).toEqual(['A001']);
    });

    it('lets a recall go first where the office wants it, the oldest of several', () => {
      const other = callOf('S002', { callCount: 3 });
      expect(said([first('A001'), recall, other], { recallsFirst: true })).toEqual(['S001']);
      expect(said([first('A001'), first('A002')], { recallsFirst: true })).toEqual(['A001', 'A002']);
    });
  });

  it('remembers across a reload, and a broken memory is an empty one', () => {
    let saved: string | null = null;
    const storage = { getItem: () => saved, setItem: (_: string, value: string) => (saved = value) };
    const memory: AnnouncementMemory = remember([], older, WORDS);
    saveMemory(storage, memory);
    expect(loadMemory(storage)).toEqual(memory);
    for (const broken of ['{', 'null', '[1, null, {"ticketId": 3}]', '"x"']) {
      expect(loadMemory({ getItem: () => broken })).toEqual([]);
    }
  });

  it('remembers a bounded number of tickets, the latest ones', () => {
    let memory: AnnouncementMemory = [];
    for (let index = 0; index < 500; index += 1)
      memory = remember(memory, callOf(`A${String(index)}`), WORDS);
    expect(memory.length).toBeLessThan(100);
    expect(memory.at(-1)?.ticketId).toContain('A499');
  });
});
