/** Looking up a file at the kiosk, step by step: what was typed, what was asked, what was told. Pure. */
import { readFileCode, type FileCode } from '#protocol/codes/file-code.ts';
import { SECOND_FACTOR_DIGITS, type FileAnswer } from '#protocol/file-lookup.ts';
import type { Sent } from '#ui-kit/connection.ts';

export type LookUp =
  /** `isWrong`: what stands there was confirmed and cannot be. */
  | { readonly step: 'code'; readonly typed: string; readonly isWrong: boolean }
  | { readonly step: 'proof'; readonly code: FileCode; readonly typed: string; readonly isWrong: boolean }
  /** The question is on its way. */
  | { readonly step: 'asking'; readonly code: FileCode; readonly digits: string }
  /** The second factor is forgotten as soon as there is an answer. */
  | { readonly step: 'told'; readonly code: FileCode; readonly answer: FileAnswer };

const FIRST_STEP: LookUp = { step: 'code', typed: '', isWrong: false };

/** A known code: what remains is the second factor. */
const proofStep = (code: FileCode): LookUp => ({ step: 'proof', code, typed: '', isWrong: false });

export type LookUpTouch =
  | { readonly type: 'open' }
  /** A file's code was scanned. */
  | { readonly type: 'readCode'; readonly code: FileCode }
  | { readonly type: 'typeSign'; readonly sign: string }
  | { readonly type: 'eraseSign' }
  | { readonly type: 'confirm' }
  /** Another code, or the same once more. */
  | { readonly type: 'startAnew' };

/** No code is longer. */
const MOST_SIGNS = 40;

/** The step after a touch; null for no looking up at all. A touch that means nothing here leaves everything as it is. */
export function lookUpAfter(lookUp: LookUp | null, touch: LookUpTouch): LookUp | null {
  switch (touch.type) {
    case 'open':
      return lookUp ?? FIRST_STEP;
    case 'readCode':
      // Another is being asked for.
      return lookUp?.step === 'asking' ? lookUp : proofStep(touch.code);
    case 'typeSign':
    case 'eraseSign':
      return lookUp === null ? null : typing(lookUp, touch);
    case 'confirm':
      return lookUp === null ? null : confirmed(lookUp);
    case 'startAnew':
      return lookUp?.step === 'told' ? FIRST_STEP : lookUp;
    default:
      return touch satisfies never;
  }
}

function typing(lookUp: LookUp, touch: Extract<LookUpTouch, { type: 'typeSign' | 'eraseSign' }>): LookUp {
  if (lookUp.step !== 'code' && lookUp.step !== 'proof') return lookUp;
  const most = lookUp.step === 'code' ? MOST_SIGNS : SECOND_FACTOR_DIGITS;
  const typed = touch.type === 'eraseSign' ? lookUp.typed.slice(0, -1) : lookUp.typed + touch.sign;
  return typed.length > most || typed === lookUp.typed ? lookUp : { ...lookUp, typed, isWrong: false };
}

function confirmed(lookUp: LookUp): LookUp {
  if (lookUp.step === 'code') {
    const code = readFileCode(lookUp.typed);
    return code === null ? { ...lookUp, isWrong: true } : proofStep(code);
  }
  if (lookUp.step !== 'proof') return lookUp;
  const { code, typed } = lookUp;
  return typed.length === SECOND_FACTOR_DIGITS
    ? { step: 'asking', code, digits: typed }
    : { ...lookUp, isWrong: true };
}

/** The step that "Quay lại" leads to; null leaves the looking up. */
export function lookUpBefore(lookUp: LookUp): LookUp | null {
  switch (lookUp.step) {
    case 'code':
      return null;
    case 'proof':
      return { step: 'code', typed: lookUp.code, isWrong: false };
    case 'asking':
    case 'told':
      return proofStep(lookUp.code);
    default:
      return lookUp satisfies never;
  }
}

/** What the server's answer, or its silence, means for one who asked. */
export function toldBy(sent: Sent<FileAnswer>): FileAnswer {
  if (sent.ok === true) return sent.result;
  const isTooOften = sent.ok === false && sent.refusal.code === 'too_many_tries';
  if (!isTooOften) return { outcome: 'not_now' };
  return { outcome: 'too_many_tries', retryAfterMs: sent.refusal.retryAfterMs ?? 0 };
}
