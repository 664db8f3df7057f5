/** Everything that the poster's page is drawn from. */
import type { PosterTicket, ServicePapers } from '#protocol/poster.ts';
import type { CitizenLanguage, ServiceId } from '#protocol/vocabulary.ts';
import type { OpenPoster, Place, PosterSituation } from './situation.ts';
import type { Taking } from './taking.ts';
import { TEXTS, type PosterTexts } from './texts.ts';

export type PosterScene = {
  readonly situation: PosterSituation;
  readonly place: Place;
  readonly language: CitizenLanguage;
  /** The open number of this phone. */
  readonly own: PosterTicket | null;
  readonly taking: Taking;
  /** Of the service that is open; null until they were heard. */
  readonly papers: ServicePapers | null;
  /** What was typed of the hall's code so far. */
  readonly typedCode: string;
  readonly isOnlyNearby: boolean;
  readonly onLanguage: (language: CitizenLanguage) => void;
  readonly onPlace: (place: Place) => void;
  readonly onBack: () => void;
  readonly onCode: (typed: string) => void;
  readonly onTake: (serviceId: ServiceId) => void;
};
export type OpenScene = PosterScene & { readonly situation: OpenPoster };

export const textsOf = ({ language }: PosterScene): PosterTexts => TEXTS[language];
