import { TEXTS } from './languages.ts';
import type { Texts } from './texts.ts';
import type { Dialogue } from './dialogue.ts';
import type { Situation } from './situation.ts';
import type { RatingReason, RatingScore } from '#protocol/rating.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** Everything the page shows, and what its presses lead to. */
export type Scene = {
  readonly situation: Situation;
  /** What the citizen is in the middle of; it makes sense in this situation. */
  readonly dialogue: Dialogue;
  readonly language: CitizenLanguage;
  /** The server answers only within the office's own network. */
  readonly isOnlyNearby: boolean;
  /** Somebody ahead was called since the page was last drawn: the line moves up. */
  readonly hasMovedUp: boolean;
  readonly bell: { readonly canRing: boolean; readonly isOn: boolean };
  readonly onLanguage: (language: CitizenLanguage) => void;
  readonly onBell: () => void;
  readonly onWhy: () => void;
  readonly onGiveUp: () => void;
  readonly onGiveUpConfirmed: () => void;
  readonly onScore: (score: RatingScore) => void;
  readonly onReason: (reason: RatingReason) => void;
  /** Something was written; the page is not drawn anew for it, so that no keyboard loses its place. */
  readonly onWords: (words: string) => void;
  /** What is ticked and written goes out. */
  readonly onExplain: () => void;
  /** Back to the ticket, with nothing done. */
  readonly onBack: () => void;
};

/** What a part of the page needs to know of a ticket. */
export type TicketScene = Scene & {
  readonly situation: Extract<Situation, { readonly kind: 'ticket' }>;
};

export const textsOf = ({ language }: Pick<Scene, 'language'>): Texts => TEXTS[language];
