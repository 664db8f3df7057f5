import { describe, expect, test } from 'vitest';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { FileAnswer } from '#protocol/file-lookup.ts';
import { IDLE_WARNING_AFTER_MS, IDLE_WARNING_MS } from '../../kiosk-ui/closing.ts';
import { initialState, kioskReducer, SETTLE_MS } from '../../kiosk-ui/kiosk-state.ts';
import type { Touch } from '../../kiosk-ui/kiosk-events.ts';
import type { KioskState } from '../../kiosk-ui/screens.ts';
import { toldBy, type LookUp, type LookUpTouch } from '../../kiosk-ui/lookup/look-up.ts';
import { resultsService } from '../../kiosk-ui/lookup/results-service.ts';
import { DEMO_OFFICE } from '#demo/office.ts';

const CODE = 'H29-260310-0420' as FileCode;
const STEP_MS = SETTLE_MS + 50;

/** Touches one after the other, each after the page has settled. */
function touched(state: KioskState, ...touches: readonly Touch[]): KioskState {
  return touches.reduce(
    (before, touch, index) =>
      kioskReducer(before, { ...touch, atMs: before.screenSinceMs + STEP_MS + index }),
    state,
  );
}
const at = (touch: LookUpTouch): Touch => ({ type: 'lookUp', touch });
const typed = (signs: string): readonly Touch[] =>
  Array.from(signs, (sign) => at({ type: 'typeSign', sign }));
const CONFIRM = at({ type: 'confirm' });
const lookUpOf = ({ screen }: KioskState): LookUp | null => (screen.name === 'lookUp' ? screen.lookUp : null);

const START = initialState(0, null);
const OPEN = touched(START, at({ type: 'open' }));
const PROVING = touched(OPEN, ...typed('h29-260310-0420'), CONFIRM);
const ASKING = touched(PROVING, ...typed('4567'), CONFIRM);
const FOUND: FileAnswer = {
  outcome: 'found',
  file: { code: CODE, status: 'ready', dueOn: null, collectAt: null, asOf: 0 as never },
};
const told = (state: KioskState, asked: LookUp | null, answer: FileAnswer): KioskState =>
  asked === null
    ? state
    : kioskReducer(state, { type: 'fileTold', asked, answer, atMs: state.screenSinceMs + 900 });

describe('looking a file up at the kiosk', () => {
  test('goes from the code to the second factor to the question, and forgets the factor with the answer', () => {
    expect(lookUpOf(PROVING)).toEqual({ step: 'proof', code: CODE, typed: '', isWrong: false });
    expect(lookUpOf(ASKING)).toEqual({ step: 'asking', code: CODE, digits: '4567' });
    const answered = told(ASKING, lookUpOf(ASKING), FOUND);
    expect(lookUpOf(answered)).toEqual({ step: 'told', code: CODE, answer: FOUND });
    expect(JSON.stringify(answered)).not.toContain('4567');
  });

  test('what is no code yet, or not all the digits, asks nothing and says so; typing on takes that back', () => {
    const wrong = touched(OPEN, ...typed('H29'), CONFIRM);
    expect(lookUpOf(wrong)).toEqual({ step: 'code', typed: 'H29', isWrong: true });
    expect(lookUpOf(touched(wrong, ...typed('-')))).toMatchObject({ typed: 'H29-', isWrong: false });
    expect(lookUpOf(touched(PROVING, ...typed('45'), CONFIRM))).toMatchObject({ typed: '45', isWrong: true });
  });

  test('typing keeps within its bounds, and a page that is typed on does not settle anew', () => {
    expect(lookUpOf(touched(OPEN, ...typed('1'.repeat(60))))).toMatchObject({ typed: '1'.repeat(40) });
    expect(lookUpOf(touched(PROVING, ...typed('456789')))).toMatchObject({ typed: '4567' });
    expect(touched(OPEN, ...typed('H29')).screenSinceMs).toBe(OPEN.screenSinceMs);
    expect(lookUpOf(touched(OPEN, ...typed('H2'), at({ type: 'eraseSign' })))).toMatchObject({ typed: 'H' });
    expect(touched(OPEN, at({ type: 'eraseSign' })).screen).toEqual(OPEN.screen);
  });

  test('a scanned code fills in the first step from any page but a press, a number and a question on its way', () => {
    const scan = at({ type: 'readCode', code: CODE });
    const papers: Touch = { type: 'openService', serviceId: resultsService(DEMO_OFFICE)?.serviceId as never };
    for (const from of [START, touched(START, papers), OPEN, PROVING])
      expect(lookUpOf(touched(from, scan))).toMatchObject({ step: 'proof', code: CODE, typed: '' });
    expect(touched(ASKING, scan).screen).toEqual(ASKING.screen);
    const take: Touch = {
      ...papers,
      type: 'takeNumber',
      priorityId: null,
      requestId: 'r'.repeat(20) as never,
    };
    const issuing = touched(START, papers, take);
    expect(issuing.screen.name).toBe('issuing');
    expect(touched(issuing, scan).screen).toEqual(issuing.screen);
  });

  test('an answer to one who went back, or started over, is nobody’s', () => {
    const asked = lookUpOf(ASKING);
    for (const gone of [touched(ASKING, { type: 'goBack' }), touched(ASKING, { type: 'goHome' })])
      expect(told(gone, asked, FOUND)).toEqual(gone);
    const askedAgain = touched(touched(ASKING, { type: 'goBack' }), ...typed('4567'), CONFIRM);
    expect(told(askedAgain, asked, FOUND)).toBe(askedAgain);
  });

  test('Quay lại leads through the steps to the start', () => {
    const answered = told(ASKING, lookUpOf(ASKING), { outcome: 'not_found' });
    const back: Touch = { type: 'goBack' };
    const steps = [1, 2, 3].map((times) => touched(answered, ...Array<Touch>(times).fill(back)));
    expect(steps.map((state) => lookUpOf(state)?.step ?? state.screen.name)).toEqual([
      'proof',
      'code',
      'start',
    ]);
    expect(lookUpOf(touched(answered, at({ type: 'startAnew' })))).toMatchObject({ step: 'code', typed: '' });
  });

  test('the found result leads to the number for collecting it, and from there back to the start', () => {
    const service = resultsService(DEMO_OFFICE);
    expect(service?.serviceId).toBe('result-collection');
    const answered = told(ASKING, lookUpOf(ASKING), FOUND);
    const papers = touched(answered, { type: 'openService', serviceId: service?.serviceId as never });
    expect(papers.screen).toMatchObject({ name: 'papers', serviceId: 'result-collection' });
    expect(touched(papers, { type: 'goBack' }).screen).toEqual({ name: 'start' });
  });

  test('nothing stays of a person who walks away at any step', () => {
    for (const left of [
      touched(OPEN, ...typed('H29')),
      PROVING,
      ASKING,
      told(ASKING, lookUpOf(ASKING), FOUND),
    ]) {
      const atMs = left.lastTouchMs + IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS;
      expect(kioskReducer(left, { type: 'timePassed', atMs })).toEqual(initialState(atMs, null));
    }
  });
});

describe('what the server’s answer means', () => {
  const refusal = (code: 'too_many_tries' | 'unavailable', retryAfterMs?: number) =>
    ({
      ok: false,
      refusal: { code, message: '', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
    }) as const;
  test.each([
    [{ ok: true, revision: 1 as never, result: FOUND } as const, FOUND],
    [{ ok: null } as const, { outcome: 'not_now' }],
    [refusal('unavailable'), { outcome: 'not_now' }],
    [refusal('too_many_tries', 9_000), { outcome: 'too_many_tries', retryAfterMs: 9_000 }],
    [refusal('too_many_tries'), { outcome: 'too_many_tries', retryAfterMs: 0 }],
  ])('%j', (sent, answer) => {
    expect(toldBy(sent)).toEqual(answer);
  });
});
