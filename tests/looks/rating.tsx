import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import '@fontsource-variable/noto-sans-tc/index.css';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import type { RatingActions } from '../../rating-ui/rating-desk.ts';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { Standstill } from '../../rating-ui/Standstill.tsx';
import { TEXTS } from '../../rating-ui/texts.ts';
import { RatingScreen } from '../../rating-ui/RatingScreen.tsx';
import { ratingStates, type RatingGalleryState } from './rating-states.ts';

const nothing = (): void => undefined;
const ACTIONS: RatingActions = {
  press: nothing,
  skip: nothing,
  toggle: nothing,
  sendReasons: nothing,
  giveNoReason: nothing,
  write: nothing,
  type: nothing,
  sendWords: nothing,
  dropWords: nothing,
};

/** The gallery of the rating screen: `rating.html?state=asking`, with `&language=zh` for a ticket in Chinese. */
const query = new URLSearchParams(location.search);
const language = CITIZEN_LANGUAGES.find((each) => each === query.get('language')) ?? 'vi';
const states: Readonly<Record<string, RatingGalleryState>> = ratingStates(language);
const state = states[query.get('state') ?? 'asking'] ?? ratingStates(language).asking;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  query.get('state') === 'unpaired' ? (
    <Standstill title={TEXTS.vi.notEnrolled} text={TEXTS.vi.notEnrolledHow}>
      <PairingForm language="vi" hasKeys />
    </Standstill>
  ) : (
    <RatingScreen {...state} actions={ACTIONS} />
  ),
);
