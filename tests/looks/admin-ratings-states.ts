/** The desk's page about what citizens said, in each of its states. */
import type { RatingsOfDay } from '#protocol/rating.ts';
import { CALM_RATINGS, NO_RATINGS, NOBODY_RATED, ODD_RATINGS } from './admin-rating-fixtures.ts';
import { ADMIN_STATES, type AdminGalleryState } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;

const ratings = (said: RatingsOfDay): AdminGalleryState => ({
  page: 'screen',
  props: { ...liveProps, route: { page: 'ratings' }, view: { ...liveProps.view, ratings: said } },
});

export const ADMIN_RATINGS_STATES = {
  ratings: ratings(CALM_RATINGS),
  'ratings-odd': ratings(ODD_RATINGS),
  'ratings-nobody': ratings(NOBODY_RATED),
  'ratings-none': ratings(NO_RATINGS),
} as const satisfies Readonly<Record<string, AdminGalleryState>>;
