import { describe, expect, test } from 'vitest';
import type { RatingPrompt, RatingScore } from '#protocol/rating.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { instantMs, type TicketId, type TicketNumber } from '#protocol/vocabulary.ts';
import {
  answered,
  explained,
  initialState,
  KEPT_AFTER_MS,
  pageOf,
  passed,
  PRESSED_MS,
  pressed,
  REASONS_MS,
  skipped,
  THANKS_MS,
  TOLD_MS,
  withReason,
  type RatingState,
} from '../../rating-ui/rating-state.ts';

const promptOf = (number: string, until = 20_000): RatingPrompt => ({
  ticketId: `2026-11-23/${number}` as TicketId,
  number: number as TicketNumber,
  serviceName: { vi: 'Sao y', en: 'Copy' },
  officerName: null,
  language: 'vi',
  form: FIRST_FORM,
  until: instantMs(until),
});
const A = promptOf('A001');
const shown = (state: RatingState, prompt: RatingPrompt | null, nowMs: number) =>
  pageOf(state, prompt, nowMs, nowMs);
/** Pressed at 0 and answered a moment later. */
const pressedAndHeard = (score: RatingScore, answer: 'recorded' | 'refused' = 'recorded'): RatingState =>
  answered(pressed(A, score, 0), A.ticketId, answer);

describe('the question', () => {
  test('stands while the server says so, and goes by itself when its time is over or it is skipped', () => {
    expect(shown(initialState(0), A, 1_000)).toMatchObject({ kind: 'asking', pressed: null });
    expect(shown(initialState(0), null, 1_000)).toEqual({ kind: 'idle' });
    // Also where nothing is heard any more: the last view would say it for ever.
    expect(shown(initialState(0), A, 20_000)).toEqual({ kind: 'idle' });
    expect(shown(skipped(A, 0), A, 1_000)).toEqual({ kind: 'idle' });
  });

  test('of a ticket that was finished anew is asked again', () => {
    expect(shown(skipped(A, 0), promptOf('A001', 90_000), 70_500)).toMatchObject({ kind: 'asking' });
  });
});

describe('after a touch', () => {
  test.each(['very_satisfied', 'satisfied', 'neutral'] as const)('%s: thanks, and back', (score) => {
    const heard = pressedAndHeard(score);
    expect(shown(passed(heard, A, PRESSED_MS - 1), A, 1)).toMatchObject({ kind: 'asking', pressed: score });
    const over = passed(heard, A, PRESSED_MS);
    expect(shown(over, A, PRESSED_MS)).toMatchObject({ kind: 'over', outcome: 'recorded' });
    expect(passed(over, null, PRESSED_MS + THANKS_MS - 1)).toBe(over);
    expect(shown(passed(over, null, PRESSED_MS + THANKS_MS), A, 5_000)).toEqual({ kind: 'idle' });
  });

  test('the lowest: reasons for a few seconds, counted down, then thanks', () => {
    const asking = passed(pressedAndHeard('dissatisfied'), A, PRESSED_MS);
    expect(shown(asking, A, PRESSED_MS)).toMatchObject({ kind: 'reasons', chosen: [], secondsLeft: 8 });
    const chosen = withReason(withReason(withReason(asking, 'slow'), 'attitude'), 'slow');
    expect(shown(chosen, A, PRESSED_MS + 5_100)).toMatchObject({ chosen: ['attitude'], secondsLeft: 3 });
    expect(passed(chosen, null, PRESSED_MS + REASONS_MS - 1)).toBe(chosen);
    expect(shown(passed(chosen, null, PRESSED_MS + REASONS_MS), null, 9_000)).toMatchObject({ kind: 'over' });
    expect(shown(explained(chosen, 2_000), null, 2_000)).toMatchObject({ kind: 'over', outcome: 'recorded' });
  });

  test('touch, reasons and thanks together take less than 20 seconds', () => {
    expect(KEPT_AFTER_MS + REASONS_MS + TOLD_MS).toBeLessThan(20_000);
  });

  test('that nobody answers it goes on, says that it is kept, and is corrected by a late answer', () => {
    const silent = pressed(A, 'satisfied', 0);
    expect(passed(silent, A, KEPT_AFTER_MS - 1)).toBe(silent);
    const over = passed(silent, A, KEPT_AFTER_MS);
    expect(shown(over, A, KEPT_AFTER_MS)).toMatchObject({ kind: 'over', outcome: 'kept' });
    expect(shown(answered(over, A.ticketId, 'recorded'), A, 2_000)).toMatchObject({ outcome: 'recorded' });
    // The last view still asks: not the one who has answered.
    expect(shown(passed(over, A, KEPT_AFTER_MS + TOLD_MS), A, 8_000)).toEqual({ kind: 'idle' });
  });

  test('that is refused nobody is thanked, nor asked for reasons', () => {
    const refused = passed(pressedAndHeard('dissatisfied', 'refused'), null, PRESSED_MS);
    expect(shown(refused, null, PRESSED_MS)).toMatchObject({ kind: 'over', outcome: 'refused' });
  });

  test('an answer for another ticket changes nothing', () => {
    const state = pressed(A, 'satisfied', 0);
    expect(answered(state, promptOf('A002').ticketId, 'refused')).toBe(state);
  });
});

test.each(['satisfied', 'dissatisfied'] as const)('the next citizen is asked at once, after %s', (score) => {
  const next = promptOf('A002', 30_000);
  const going = passed(pressedAndHeard(score), A, PRESSED_MS);
  expect(shown(passed(going, next, 1_000), next, 1_000)).toMatchObject({
    kind: 'asking',
    prompt: { number: 'A002' },
    pressed: null,
  });
});
