/**
 * What happens between the screen and the one who stands before it: one touch, perhaps reasons, thanks, and back. Pure: time is
 * handed in, on a clock that never jumps, in ms; what is sent is told by the return value.
 */
import {
  asksForReasons,
  MOST_RATING_LETTERS,
  type RatingPrompt,
  type RatingReason,
  type RatingScore,
} from '#protocol/rating.ts';

/** A pressed face is seen pressed for so long. */
export const PRESSED_MS = 400;
/** Longer than this nobody waits for the server: what was pressed is kept and sent all the same. */
export const KEPT_AFTER_MS = 1_500;
/** How long reasons are asked for; what is chosen by then goes out by itself. */
export const REASONS_MS = 8_000;
/** Who writes has so long after each letter; what was not sent by then is dropped. */
export const WORDS_MS = 20_000;
/** So long after a letter the fingers are still there, and would fall on the faces of whoever comes next. */
export const HANDS_MS = 3_000;
export const THANKS_MS = 3_000;
/** What was not as expected takes longer to read. */
export const TOLD_MS = 5_000;
/** A page that has just come up heeds nothing: the second tap of a double tap, or one meant for the page before. */
export const SETTLE_MS = 350;

/** What became of a touch. */
export type Outcome = 'recorded' | 'kept' | 'refused';

/** What somebody has pressed. */
type Given = {
  readonly prompt: RatingPrompt;
  readonly score: RatingScore;
  /** Null while the server has not answered. */
  readonly answer: 'recorded' | 'refused' | null;
};
export type RatingState = {
  readonly step:
    | { readonly kind: 'asking' }
    | ({ readonly kind: 'pressed' } & Given)
    | ({ readonly kind: 'reasons'; readonly chosen: readonly RatingReason[] } & Given)
    /** `typed` lives here alone, and goes when the page is left. */
    | ({
        readonly kind: 'words';
        readonly chosen: readonly RatingReason[];
        readonly typed: string;
      } & Given)
    | ({ readonly kind: 'over' } & Given);
  /** Since when the step is as it is; of `words`, since it was touched last. */
  readonly sinceMs: number;
  /** The question that was answered or skipped here; a stale view must not ask it again. */
  readonly doneKey: string | null;
};

/** A ticket that was taken up again and finished anew is another question. */
export const keyOf = ({ ticketId, until }: RatingPrompt): string => `${ticketId} ${String(until)}`;

export const initialState = (nowMs: number): RatingState => ({
  step: { kind: 'asking' },
  sinceMs: nowMs,
  doneKey: null,
});

export type RatingPage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly prompt: RatingPrompt; readonly pressed: RatingScore | null }
  | {
      readonly kind: 'reasons';
      readonly prompt: RatingPrompt;
      readonly score: RatingScore;
      readonly chosen: readonly RatingReason[];
      readonly secondsLeft: number;
    }
  | {
      readonly kind: 'words';
      readonly prompt: RatingPrompt;
      readonly score: RatingScore;
      readonly typed: string;
      readonly secondsLeft: number;
    }
  | { readonly kind: 'over'; readonly prompt: RatingPrompt; readonly outcome: Outcome };

/** What the screen shows. `prompt`: of the newest view; `serverNowMs`: the server's clock as this screen knows it. */
export function pageOf(
  { step, sinceMs, doneKey }: RatingState,
  prompt: RatingPrompt | null,
  nowMs: number,
  serverNowMs: number,
): RatingPage {
  switch (step.kind) {
    case 'asking':
      return prompt === null || keyOf(prompt) === doneKey || serverNowMs >= prompt.until
        ? { kind: 'idle' }
        : { kind: 'asking', prompt, pressed: null };
    case 'pressed':
      return { kind: 'asking', prompt: step.prompt, pressed: step.score };
    case 'reasons': {
      const { score, chosen } = step;
      const secondsLeft = wholeSeconds(sinceMs + REASONS_MS - nowMs);
      return { kind: 'reasons', prompt: step.prompt, score, chosen, secondsLeft };
    }
    case 'words': {
      const { score, typed } = step;
      const secondsLeft = wholeSeconds(sinceMs + WORDS_MS - nowMs);
      return { kind: 'words', prompt: step.prompt, score, typed, secondsLeft };
    }
    case 'over':
      return { kind: 'over', prompt: step.prompt, outcome: step.answer ?? 'kept' };
    default:
      return step satisfies never;
  }
}

const wholeSeconds = (ms: number): number => Math.max(0, Math.ceil(ms / 1_000));

/** One touch on a face. */
export const pressed = (prompt: RatingPrompt, score: RatingScore, nowMs: number): RatingState => ({
  step: { kind: 'pressed', prompt, score, answer: null },
  sinceMs: nowMs,
  doneKey: keyOf(prompt),
});

/** "Bỏ qua": this question is not asked again. */
export const skipped = (prompt: RatingPrompt, nowMs: number): RatingState => ({
  ...initialState(nowMs),
  doneKey: keyOf(prompt),
});

export function withReason(state: RatingState, reason: RatingReason): RatingState {
  const { step } = state;
  if (step.kind !== 'reasons') return state;
  const chosen = step.chosen.includes(reason)
    ? step.chosen.filter((other) => other !== reason)
    : [...step.chosen, reason];
  return { ...state, step: { ...step, chosen } };
}

/** Whoever is asked for reasons would write, where the office offers it. */
export function writing(state: RatingState, nowMs: number): RatingState {
  const { step } = state;
  if (step.kind !== 'reasons' || !step.prompt.form.asksWords) return state;
  return { ...state, step: { ...step, kind: 'words', typed: '' }, sinceMs: nowMs };
}

/** The whole text as it stands after a key, as much of it as is taken; who types is given time. */
export function withTyped(state: RatingState, text: string, nowMs: number): RatingState {
  const { step } = state;
  if (step.kind !== 'words') return state;
  const typed = text.replaceAll(/[\r\n]+/g, ' ').slice(0, MOST_RATING_LETTERS);
  return { ...state, step: { ...step, typed }, sinceMs: nowMs };
}

/** Somebody is asked why: what is chosen by then is sent when that is over. */
export const isExplaining = (
  step: RatingState['step'],
): step is Extract<RatingState['step'], { readonly chosen: unknown }> =>
  step.kind === 'reasons' || step.kind === 'words';

/** The server has answered the touch on a face. */
export function answered(
  state: RatingState,
  ticketId: RatingPrompt['ticketId'],
  answer: 'recorded' | 'refused',
): RatingState {
  const { step } = state;
  if (step.kind === 'asking' || step.prompt.ticketId !== ticketId) return state;
  return { ...state, step: { ...step, answer } };
}

/** Reasons and words are sent, or none are given; nothing is left of what was typed. */
export function explained(state: RatingState, nowMs: number): RatingState {
  const { step } = state;
  if (!isExplaining(step)) return state;
  const { prompt, score, answer } = step;
  return { ...state, step: { kind: 'over', prompt, score, answer }, sinceMs: nowMs };
}

/** What time alone, or the next citizen, makes of it. Reasons that were chosen meanwhile are for the caller to send. */
export function passed(state: RatingState, prompt: RatingPrompt | null, nowMs: number): RatingState {
  const { step, sinceMs } = state;
  if (step.kind === 'asking') return state;
  const ageMs = nowMs - sinceMs;
  // Whoever comes next is asked at once, unless fingers are on the letters.
  const isNext = prompt !== null && prompt.ticketId !== step.prompt.ticketId;
  if (isNext && !(step.kind === 'words' && ageMs < HANDS_MS)) return { ...state, ...initialState(nowMs) };
  switch (step.kind) {
    case 'pressed': {
      if (ageMs < PRESSED_MS || (step.answer === null && ageMs < KEPT_AFTER_MS)) return state;
      const isAsked = asksForReasons(step.score) && step.answer !== 'refused';
      return {
        ...state,
        step: isAsked ? { ...step, kind: 'reasons', chosen: [] } : { ...step, kind: 'over' },
        sinceMs: nowMs,
      };
    }
    case 'reasons':
      if (step.answer === 'refused' || ageMs >= REASONS_MS) return explained(state, nowMs);
      return state;
    case 'words':
      return step.answer === 'refused' || ageMs >= WORDS_MS ? explained(state, nowMs) : state;
    case 'over':
      return ageMs < (step.answer === 'recorded' ? THANKS_MS : TOLD_MS)
        ? state
        : { ...state, step: { kind: 'asking' }, sinceMs: nowMs };
    default:
      return step satisfies never;
  }
}
