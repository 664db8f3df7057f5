/** What the page shows of feedback, and what a finger on it does. */
import type { FeedbackChoices, FeedbackStanding, FeedbackWords } from '#protocol/feedback.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** What was written so far: nothing chosen yet is null. */
export type Draft = Pick<FeedbackWords, 'kind' | 'fieldId'> & {
  readonly topic: FeedbackWords['topic'] | null;
  readonly content: string;
  readonly contact: string;
};
export const NO_DRAFT: Draft = { kind: 'problem', topic: null, fieldId: null, content: '', contact: '' };

export type Sending =
  | { readonly kind: 'no' }
  | { readonly kind: 'sending'; readonly isLong: boolean }
  | { readonly kind: 'refused'; readonly why: 'too_fast' | 'full' | 'other'; readonly minutes: number }
  /** What must be mended before it is sent. */
  | { readonly kind: 'wrong'; readonly what: 'content' | 'contact' };

export type FeedbackMoment =
  | { readonly kind: 'loading' }
  | { readonly kind: 'away' }
  | {
      readonly kind: 'writing';
      readonly choices: FeedbackChoices;
      readonly draft: Draft;
      readonly sending: Sending;
      readonly typedCode: string;
    }
  | { readonly kind: 'unknown'; readonly typedCode: string }
  | {
      readonly kind: 'standing';
      readonly code: string;
      readonly standing: FeedbackStanding;
      /** The server was not heard when it was asked last. */
      readonly isStale: boolean;
      readonly withdrawing: 'no' | 'asked' | 'running';
    };

export type FeedbackScene = {
  readonly moment: FeedbackMoment;
  readonly language: CitizenLanguage;
  readonly isOnlyNearby: boolean;
  readonly onLanguage: (language: CitizenLanguage) => void;
  /** `isTyped`: a letter in a field, under which nothing is drawn anew. */
  readonly onDraft: (change: Partial<Draft>, isTyped: boolean) => void;
  readonly onSend: () => void;
  readonly onCode: (typed: string) => void;
  readonly onLook: () => void;
  readonly onWithdraw: (step: 'ask' | 'yes' | 'never') => void;
};

/** As the server will judge it, so that nobody waits for a refusal that could be told at once. */
export const isContact = (typed: string): boolean =>
  typed === '' ||
  /^\+?\d[\d .-]{6,18}\d$/.test(typed) ||
  /^[^\s@]{1,50}@[^\s@]{1,60}\.[^\s@.]{2,20}$/.test(typed);
