import { describe, expect, test } from 'vitest';
import { MOST_RATING_LETTERS, type RatingPrompt, type RatingScore } from '#protocol/rating.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { instantMs, type TicketId, type TicketNumber } from '#protocol/vocabulary.ts';
import {
  answered,
  explained,
  HANDS_MS,
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
  withTyped,
  WORDS_MS,
  writing,
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

describe('own words', () => {
  const reasons = withReason(passed(pressedAndHeard('dissatisfied'), A, PRESSED_MS), 'slow');
  const open = writing(reasons, 1_000);
  const typing = withTyped(open, 'cho\nlau', 3_000);

  test('are typed while the number stays shown, and each letter prolongs the time', () => {
    expect(shown(open, A, 1_000)).toMatchObject({ kind: 'words', typed: '', secondsLeft: 20, prompt: A });
    expect(shown(typing, A, 3_000)).toMatchObject({ typed: 'cho lau', secondsLeft: 20 });
    expect(passed(typing, null, 3_000 + WORDS_MS - 1)).toBe(typing);
    const long = withTyped(typing, 'a'.repeat(MOST_RATING_LETTERS + 1), 4_000);
    expect(shown(long, A, 4_000)).toMatchObject({ typed: 'a'.repeat(MOST_RATING_LETTERS) });
  });

  test('are gone with their page, whichever way it goes', () => {
    const left = [
      explained(typing, 4_000),
      passed(typing, null, 3_000 + WORDS_MS),
      passed(typing, promptOf('A002', 30_000), 3_000 + HANDS_MS),
      passed(answered(typing, A.ticketId, 'refused'), null, 3_100),
    ];
    for (const state of left) expect(JSON.stringify(state)).not.toContain('cho lau');
    expect(left.map(({ step }) => step.kind)).toEqual(['over', 'over', 'asking', 'over']);
  });

  test('hold back the next question for as long as fingers are on the letters', () => {
    expect(passed(typing, promptOf('A002', 30_000), 3_000 + HANDS_MS - 1)).toBe(typing);
  });

  test('are not asked for where the office does not want them', () => {
    const wordless = { ...A, form: { ...FIRST_FORM, asksWords: false } };
    const heard = answered(pressed(wordless, 'dissatisfied', 0), A.ticketId, 'recorded');
    const asked = passed(heard, wordless, PRESSED_MS);
    expect(writing(asked, 1_000)).toBe(asked);
    expect(withTyped(asked, 'cho lau', 1_000)).toBe(asked);
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
