import { describe, expect, test } from 'vitest';
import { ORDINARY_COMFORT } from '../../kiosk-ui/access/comfort.ts';
import {
  closingSecondsLeft,
  idleSecondsLeft,
  IDLE_WARNING_AFTER_MS,
  IDLE_WARNING_MS,
  NO_PAPER_CLOSES_AFTER_MS,
  TICKET_CLOSES_AFTER_MS,
} from '../../kiosk-ui/closing.ts';
import { initialState, kioskReducer, STAFF_HELPS_MS } from '../../kiosk-ui/kiosk-state.ts';
import { FIELD, requestId, ticketNumbered, viewWithPaper } from './kiosk-fixtures.ts';
import { inFlight, issued, onPapers, onTicket, openPapers, run, take } from './kiosk-moments.ts';

describe('a forgotten kiosk goes back to the start', () => {
  test('20 s after the last touch it asks, counts down from 10 and leaves nothing behind', () => {
    const english = run(onPapers, { type: 'chooseLanguage', language: 'en', atMs: 2_000 });
    expect(idleSecondsLeft(english, 2_000 + IDLE_WARNING_AFTER_MS - 1)).toBeNull();
    expect(idleSecondsLeft(english, 2_000 + IDLE_WARNING_AFTER_MS)).toBe(10);
    const endMs = 2_000 + IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS;
    expect(idleSecondsLeft(english, endMs - 1)).toBe(1);
    expect(run(english, { type: 'timePassed', atMs: endMs })).toEqual(initialState(endMs, null));
  });

  test('a touch under the question answers it and presses nothing', () => {
    const state = run(onPapers, take('through the sheet', 22_000));
    expect(state.screen.name).toBe('papers');
    expect(idleSecondsLeft(state, 22_100)).toBeNull();
  });

  test('a finger that goes down on the question does not take it away before it is lifted', () => {
    const state = run(onPapers, { type: 'stirred', atMs: 22_000 });
    expect(idleSecondsLeft(state, 22_000)).not.toBeNull();
  });

  test('an untouched start page never asks; one left in English does', () => {
    expect(idleSecondsLeft(initialState(0, null), 10 * 3_600_000)).toBeNull();
    const english = run(initialState(0, null), { type: 'chooseLanguage', language: 'en', atMs: 1_000 });
    expect(idleSecondsLeft(english, 1_000 + IDLE_WARNING_AFTER_MS)).toBe(10);
  });

  test('a machine that is busy with a press does not ask whether the person is still there', () => {
    expect(idleSecondsLeft(inFlight, 60_000)).toBeNull();
  });

  test('who needs the kiosk set otherwise is given three times as long, and half a minute to answer', () => {
    const large = run(initialState(0, null), { type: 'setComfort', comfort: { textSize: 150 }, atMs: 1_000 });
    const papers = run(large, openPapers(2_000));
    expect(idleSecondsLeft(papers, 2_000 + 3 * IDLE_WARNING_AFTER_MS - 1)).toBeNull();
    expect(idleSecondsLeft(papers, 2_000 + 3 * IDLE_WARNING_AFTER_MS)).toBe((3 * IDLE_WARNING_MS) / 1_000);
    const gone = run(papers, {
      type: 'timePassed',
      atMs: 2_000 + 3 * (IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS),
    });
    expect(gone).toMatchObject({ comfort: ORDINARY_COMFORT, screen: { name: 'start' } });
  });

  test('while a member of staff explains nobody is asked, and then as ever', () => {
    const helped = run(onPapers, { type: 'openHelp', atMs: 2_000 }, { type: 'staffHelps', atMs: 3_000 });
    expect(helped).toMatchObject({ sheet: null, screen: { name: 'papers' } });
    expect(idleSecondsLeft(helped, 3_000 + STAFF_HELPS_MS - 1)).toBeNull();
    expect(idleSecondsLeft(helped, 3_000 + STAFF_HELPS_MS)).toBe(IDLE_WARNING_MS / 1_000);
    const after = run(helped, { type: 'timePassed', atMs: 3_000 + STAFF_HELPS_MS + IDLE_WARNING_MS });
    expect(after).toMatchObject({ screen: { name: 'start' }, staffUntilMs: null });
  });

  test('after a day of ticks without a hand the start is as it was, whatever was left behind', () => {
    const left = run(
      initialState(0, null),
      { type: 'chooseLanguage', language: 'en', atMs: 500 },
      { type: 'setComfort', comfort: { textSize: 200, contrast: 'lightOnDark' }, atMs: 600 },
      openPapers(1_000),
    );
    const DAY_MS = 86_400_000;
    let state = left;
    let home = 0;
    for (let atMs = 1_000; atMs <= DAY_MS; atMs += 200) {
      state = kioskReducer(state, { type: 'timePassed', atMs });
      if (home === 0 && state.screen.name === 'start') home = atMs;
      if (atMs % 3_600_000 === 0) {
        state = kioskReducer(state, { type: 'viewArrived', view: viewWithPaper(null), atMs });
      }
    }
    expect(home).toBe(1_000 + 3 * (IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS));
    expect(state).toEqual(initialState(home, null));
  });

  test('reach mode and larger text hold from page to page until then', () => {
    const state = run(
      initialState(0, null),
      { type: 'setComfort', comfort: { isReachMode: true }, atMs: 1_000 },
      { type: 'setComfort', comfort: { textSize: 200 }, atMs: 1_100 },
      { type: 'openField', fieldId: FIELD, atMs: 2_000 },
      openPapers(3_000),
      { type: 'goBack', atMs: 4_000 },
    );
    expect(state).toMatchObject({
      comfort: { isReachMode: true, textSize: 200 },
      screen: { name: 'field' },
    });
  });
});

describe('a number stays until it is seen', () => {
  test('no countdown runs while the paper is not out', () => {
    expect(closingSecondsLeft(onTicket, 15_000)).toBeNull();
  });

  test('once the paper is out the remaining seconds are counted from then', () => {
    const printed = run(onTicket, { type: 'viewArrived', view: viewWithPaper('printed'), atMs: 8_000 });
    expect(closingSecondsLeft(printed, 8_000)).toBe(TICKET_CLOSES_AFTER_MS / 1_000);
    expect(run(printed, { type: 'timePassed', atMs: 22_999 }).screen.name).toBe('ticket');
    expect(run(printed, { type: 'timePassed', atMs: 23_000 }).screen.name).toBe('start');
  });

  test.each(['failed', 'uncertain', 'queued', 'sending'] as const)(
    'without a paper (%s) it stays 60 s after the last touch, uncounted',
    (paper) => {
      const state = run(onTicket, { type: 'viewArrived', view: viewWithPaper(paper), atMs: 4_000 });
      const touched = run(state, { type: 'stirred', atMs: 50_000 });
      const endMs = 50_000 + NO_PAPER_CLOSES_AFTER_MS;
      expect(closingSecondsLeft(touched, endMs - 1)).toBeNull();
      expect(run(touched, { type: 'timePassed', atMs: endMs - 1 }).screen.name).toBe('ticket');
      expect(run(touched, { type: 'timePassed', atMs: endMs }).screen.name).toBe('start');
    },
  );

  test('one without paper is not waited for: it stays as long as one whose paper does not come', () => {
    const told = { ...ticketNumbered(7), printJobId: null };
    const state = run(inFlight, {
      type: 'pressSettled',
      requestId: requestId('press'),
      outcome: { kind: 'issued', ticket: told },
      view: viewWithPaper('printed'),
      atMs: 3_000,
    });
    expect(state.screen).toMatchObject({ name: 'ticket', paper: null, paperOutMs: null });
    expect(run(state, { type: 'timePassed', atMs: 3_000 + NO_PAPER_CLOSES_AFTER_MS }).screen.name).toBe(
      'start',
    );
  });

  test('the view that came before the answer already tells the state of the paper', () => {
    const state = run(inFlight, issued('press', 3_000, viewWithPaper('printed')));
    expect(state.screen).toMatchObject({ name: 'ticket', paper: { state: 'printed' }, paperOutMs: 3_000 });
  });
});
