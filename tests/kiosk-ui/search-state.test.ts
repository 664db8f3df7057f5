import { describe, expect, test } from 'vitest';
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { FeedbackCode, FeedbackNumber } from '#protocol/feedback.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { LONGEST_TYPED } from '#catalogue/search/bounds.ts';
import { KEYBOARDS, withoutLastLetter } from '#ui-kit/touch-keyboard.ts';
import type { KioskEvent } from '../../kiosk-ui/kiosk-events.ts';
import { IDLE_WARNING_AFTER_MS, IDLE_WARNING_MS } from '../../kiosk-ui/closing.ts';
import { initialState, kioskReducer } from '../../kiosk-ui/kiosk-state.ts';
import type { KioskState } from '../../kiosk-ui/screens.ts';
import {
  paperInFlight,
  paperStage,
  runPaperOrder,
  type PaperOrder,
} from '../../kiosk-ui/papers/paper-order.ts';
import { DRAWN_TARGET_PX, LARGEST_TARGET_PX } from '../../kiosk-ui/calibration/millimetres.ts';
import { browseRows, pageOf, searchRows } from '../../kiosk-ui/search/result-pages.ts';
import { FIELD, PRINT_JOB, requestId, SERVICE, viewWithPaper } from './kiosk-fixtures.ts';

const PROCEDURE = '2.000286' as ProcedureId;
const run = (state: KioskState, ...events: readonly KioskEvent[]): KioskState =>
  events.reduce(kioskReducer, state);
const searching = run(
  initialState(0, null),
  { type: 'openSearch', atMs: 1_000 },
  { type: 'typed', text: 'khai', atMs: 2_000 },
);
const carrying = run(
  searching,
  { type: 'openProcedure', procedureId: PROCEDURE, atMs: 3_000 },
  { type: 'openCarry', atMs: 4_000 },
);
const print = (name: string, atMs: number): KioskEvent => ({
  type: 'printPaper',
  of: { what: 'list', procedureId: PROCEDURE },
  requestId: requestId(name),
  atMs,
});

describe('typing', () => {
  test('changes what was typed and nothing else: the page neither settles nor moves', () => {
    expect(searching.screen).toEqual({ name: 'search', typed: 'khai', pageIndex: 0 });
    expect(searching.screenSinceMs).toBe(1_000);
  });

  test('begins the results anew and is cut where nobody types on', () => {
    const paged = run(searching, { type: 'turnPage', pageIndex: 2, atMs: 3_000 });
    const typed = run(paged, { type: 'typed', text: 'x'.repeat(500), atMs: 4_000 });
    expect(typed.screen).toEqual({ name: 'search', typed: 'x'.repeat(LONGEST_TYPED), pageIndex: 0 });
  });

  test('loses no letter to a page that has only just come up', () => {
    const young = run(searching, { type: 'typed', text: 'khai s', atMs: 1_001 });
    expect(young.screen).toMatchObject({ typed: 'khai s' });
  });

  test('is nothing on any other page', () => {
    const start = initialState(0, null);
    expect(run(start, { type: 'typed', text: 'a', atMs: 1_000 }).screen).toEqual({ name: 'start' });
  });

  test('stands again after a look at a procedure, and is gone with the person', () => {
    const back = run(
      searching,
      { type: 'openService', serviceId: SERVICE, atMs: 3_000 },
      { type: 'goBack', atMs: 4_000 },
    );
    expect(back.screen).toEqual({ name: 'search', typed: 'khai', pageIndex: 0 });
    const leftAtMs = 4_000 + IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS;
    const left = run(back, { type: 'timePassed', atMs: leftAtMs });
    expect(JSON.stringify(left)).not.toContain('khai');
    expect(left.screen).toEqual({ name: 'start' });
    expect(JSON.stringify(run(back, { type: 'goHome', atMs: 5_000 }))).not.toContain('khai');
  });

  test('the last letter goes whole, accents and all', () => {
    expect(withoutLastLetter('sổ đỏ'.normalize('NFD'))).toBe('sổ đ'.normalize('NFD'));
    expect(withoutLastLetter('')).toBe('');
  });

  test('there is a key for every plain letter and figure, and for the point of a code', () => {
    for (const keyboard of Object.values(KEYBOARDS)) {
      const letters = keyboard.flatMap((row) => row.letters).filter((letter) => letter !== ',');
      expect(letters.sort().join('')).toBe('.0123456789abcdefghijklmnopqrstuvwxyz');
    }
  });
});

test('the way back from a field’s procedures leads over the fields to what was typed', () => {
  const browsing = run(
    searching,
    { type: 'openFields', atMs: 3_000 },
    { type: 'browseField', fieldId: FIELD, atMs: 4_000 },
    { type: 'openProcedure', procedureId: PROCEDURE, atMs: 5_000 },
  );
  const names: string[] = [];
  let state = browsing;
  for (let step = 1; step <= 6; step += 1) {
    names.push(state.screen.name);
    state = run(state, { type: 'goBack', atMs: 5_000 + step * 1_000 });
  }
  expect(names).toEqual(['procedure', 'browse', 'fields', 'search', 'start', 'start']);
});

test('pages hold everything once, and a page that is gone is the last one', () => {
  const items = Array.from({ length: 13 }, (_, index) => index);
  expect([0, 1, 2].flatMap((wanted) => pageOf(items, 6, wanted).items)).toEqual(items);
  expect(pageOf(items, 6, 9)).toMatchObject({ index: 2, pages: 3, items: [12] });
  expect(pageOf([], 6, 0)).toEqual({ items: [], index: 0, pages: 1 });
});

test('there is room for at least one row in every layout', () => {
  for (const isLandscape of [true, false]) {
    for (const isFlowing of [true, false]) {
      for (const isReachMode of [true, false]) {
        for (const notice of ['none', 'strip'] as const) {
          for (const targetPx of [DRAWN_TARGET_PX, LARGEST_TARGET_PX]) {
            const layout = { isLandscape, isFlowing, isReachMode, notice, targetPx };
            expect(searchRows(layout)).toBeGreaterThanOrEqual(1);
            expect(browseRows(layout)).toBeGreaterThanOrEqual(1);
          }
        }
      }
    }
  }
});

describe('a list on paper', () => {
  test('is asked for once, however often the key is pressed', () => {
    const once = run(carrying, print('first', 5_000), print('second', 5_100));
    expect(paperInFlight(once.screen)?.requestId).toBe(requestId('first'));
  });

  test('can be asked for again after a refusal, and not after paper was ordered', () => {
    const refused = run(carrying, print('first', 5_000), {
      type: 'paperSettled',
      requestId: requestId('first'),
      outcome: { kind: 'refused', code: 'print_pending' },
      atMs: 5_500,
    });
    expect(paperInFlight(refused.screen)).toBeNull();
    expect(paperInFlight(run(refused, print('second', 6_000)).screen)?.requestId).toBe(requestId('second'));
    const ordered = run(carrying, print('first', 5_000), {
      type: 'paperSettled',
      requestId: requestId('first'),
      outcome: { kind: 'ordered', jobId: PRINT_JOB },
      atMs: 5_500,
    });
    expect(paperInFlight(run(ordered, print('second', 6_000)).screen)).toBeNull();
  });

  test('answered after its page was left is nobody’s', () => {
    const left = run(carrying, print('first', 5_000), { type: 'goBack', atMs: 6_000 });
    const late = run(left, {
      type: 'paperSettled',
      requestId: requestId('first'),
      outcome: { kind: 'ordered', jobId: PRINT_JOB },
      atMs: 7_000,
    });
    expect(late).toEqual(left);
  });

  const ORDER: PaperOrder = {
    requestId: requestId('list'),
    of: { what: 'list', procedureId: PROCEDURE },
    language: 'vi',
    pressedAtMs: 0,
    outcome: null,
  };

  test('says what is known of its paper, and never more', () => {
    const ordered: PaperOrder = { ...ORDER, outcome: { kind: 'ordered', jobId: PRINT_JOB } };
    expect(paperStage(null, viewWithPaper(null))).toBe('none');
    expect(paperStage(ORDER, null)).toBe('printing');
    expect(paperStage(ordered, viewWithPaper('sending'))).toBe('printing');
    expect(paperStage(ordered, viewWithPaper('printed'))).toBe('out');
    expect(paperStage(ordered, viewWithPaper('failed'))).toBe('failed');
    expect(paperStage(ordered, viewWithPaper('uncertain'))).toBe('uncertain');
    expect(paperStage(ordered, null)).toBe('uncertain');
    const printer = { name: 'Máy in kiosk', problem: 'paper_out', paperNearEnd: false, since: null } as const;
    expect(paperStage(ordered, { ...viewWithPaper('queued'), printer })).toBe('uncertain');
    expect(paperStage(ordered, { ...viewWithPaper('printed'), printer })).toBe('out');
  });

  test('is asked for under one name through silence and pace, and given up without a claim', async () => {
    let nowMs = 0;
    const asked: unknown[] = [];
    const silent = await runPaperOrder(
      ORDER,
      {
        send: (_, input) => {
          asked.push(input);
          nowMs += 4_000;
          return Promise.resolve({ ok: null });
        },
        now: () => nowMs,
        pause: () => Promise.resolve(),
      },
      new AbortController().signal,
    );
    expect(silent).toEqual({ kind: 'unknown' });
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked.map((input) => JSON.stringify(input))).size).toBe(1);
  });
});

describe('the receipt of feedback on paper', () => {
  const CODE = 'PA-2026-0007-K7QF-2N8X-90AB-TTWZ' as FeedbackCode;
  const taken: KioskState = {
    ...initialState(0, null),
    screen: {
      name: 'feedback',
      feedback: {
        step: 'taken',
        receipt: {
          number: 'PA-2026-0007' as FeedbackNumber,
          code: CODE,
          receivedOn: '2026-11-23' as BusinessDate,
          dueOn: '2026-12-07' as BusinessDate,
        },
        order: null,
      },
    },
  };
  const press = (name: string, atMs: number): KioskEvent => ({
    type: 'printPaper',
    of: { what: 'feedback', code: CODE },
    requestId: requestId(name),
    atMs,
  });

  test('is asked for once, however often the key is pressed, and not again after paper was ordered', () => {
    const once = run(taken, press('first', 5_000), press('second', 5_100));
    expect(paperInFlight(once.screen)?.requestId).toBe(requestId('first'));
    const ordered = run(once, {
      type: 'paperSettled',
      requestId: requestId('first'),
      outcome: { kind: 'ordered', jobId: PRINT_JOB },
      atMs: 5_500,
    });
    expect(paperInFlight(run(ordered, press('third', 6_000)).screen)).toBeNull();
  });

  test('answered after its page was left is nobody’s, and no other page orders it', () => {
    const left = run(taken, press('first', 5_000), { type: 'goBack', atMs: 6_000 });
    expect(left.screen).toEqual({ name: 'start' });
    const late = run(left, press('second', 7_000), {
      type: 'paperSettled',
      requestId: requestId('first'),
      outcome: { kind: 'ordered', jobId: PRINT_JOB },
      atMs: 7_100,
    });
    expect(late.screen).toEqual({ name: 'start' });
    expect(paperInFlight(run(carrying, press('third', 5_000)).screen)).toBeNull();
  });
});
