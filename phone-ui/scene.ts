import { TEXTS, type Texts } from './texts.ts';
import type { Situation } from './situation.ts';
import type { Language } from '#protocol/vocabulary.ts';

/** Everything the page shows, and what its presses lead to. */
export type Scene = {
  readonly situation: Situation;
  readonly language: Language;
  /** The server answers only within the office's own network. */
  readonly isOnlyNearby: boolean;
  /** Somebody ahead was called since the page was last drawn: the line moves up. */
  readonly hasMovedUp: boolean;
  readonly bell: { readonly canRing: boolean; readonly isOn: boolean };
  readonly onLanguage: (language: Language) => void;
  readonly onBell: () => void;
};

/** What a part of the page needs to know of a ticket. */
export type TicketScene = Scene & {
  readonly situation: Extract<Situation, { readonly kind: 'ticket' }>;
};

export const textsOf = ({ language }: Pick<Scene, 'language'>): Texts => TEXTS[language];
