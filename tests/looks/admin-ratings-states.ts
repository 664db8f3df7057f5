/** The desk's page about what citizens said, in each of its states. */
import type { RatingsOfDay } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, type RatingSettings } from '#protocol/rating-settings.ts';
import { FIRST_TARGETS } from '#protocol/report.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import type { RatedDayState } from '../../admin-ui/ratings/rated-day-desk.ts';
import { NOTHING_HEARD } from '../../admin-ui/settings-desk.ts';
import {
  CALM_RATINGS,
  CUT_REMARKS,
  EARLIER_RATINGS,
  NO_RATINGS,
  NOBODY_RATED,
  ODD_RATINGS,
  REMARKS,
} from './admin-rating-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;

const SAID: RatedDayState = {
  chosen: null,
  date: liveProps.view.date,
  day: { ratings: CALM_RATINGS, remarks: REMARKS },
  hasLoadFailed: false,
};
const EARLIER = '2026-11-20' as BusinessDate;
const THEN: RatedDayState = {
  chosen: EARLIER,
  date: EARLIER,
  day: { ratings: EARLIER_RATINGS, remarks: { newest: [], total: 0 } },
  hasLoadFailed: false,
};
const ratings = (said: RatingsOfDay, ratedDay: RatedDayState = SAID): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    route: { page: 'ratings' },
    view: { ...liveProps.view, ratings: said },
    targets: { ...NOTHING_HEARD, saved: { ...FIRST_TARGETS, participation: 60 } },
    ratedDay,
  },
});

const SETTINGS: RatingSettings = {
  ...FIRST_RATING_SETTINGS,
  reasons: [
    ...FIRST_RATING_SETTINGS.reasons.map((reason) => ({
      ...reason,
      isOffered: reason.reasonId !== 'attitude',
    })),
    {
      reasonId: 'own-aaaaaaaa',
      words: { vi: 'Máy lấy số khó dùng', en: 'The kiosk was hard to use' },
      isOffered: true,
    },
  ],
};
const asking = (
  draft: RatingSettings | null,
  saved: RatingSettings | null = SETTINGS,
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    route: { page: 'rating-settings' },
    ratingSettings: { ...NOTHING_HEARD, saved, draft, hasLoadFailed: draft === null },
  },
});

export const ADMIN_RATINGS_STATES = {
  ratings: ratings(CALM_RATINGS),
  'ratings-odd': ratings(ODD_RATINGS),
  'ratings-nobody': ratings(NOBODY_RATED),
  'ratings-none': ratings(NO_RATINGS, {
    ...SAID,
    day: { ratings: NO_RATINGS, remarks: { newest: [], total: 0 } },
  }),
  'ratings-unread': ratings(CALM_RATINGS, { ...SAID, day: null, hasLoadFailed: true }),
  'ratings-earlier': ratings(CALM_RATINGS, THEN),
  'ratings-no-day': ratings(CALM_RATINGS, {
    ...THEN,
    day: { ratings: null, remarks: { newest: [], total: 0 } },
  }),
  'ratings-remarks-cut': ratings(CALM_RATINGS, {
    ...SAID,
    day: { ratings: CALM_RATINGS, remarks: CUT_REMARKS },
  }),
  'rating-settings': asking(SETTINGS),
  'rating-settings-five': asking({ ...SETTINGS, faces: 5, asksWords: false }),
  'rating-settings-wrong': asking({
    ...SETTINGS,
    faces: 2,
    question: { vi: '', en: '' },
    reasons: [...SETTINGS.reasons, { reasonId: 'own-bbbbbbbb', words: { vi: '', en: '' }, isOffered: true }],
  }),
  'rating-settings-loading': asking(null, null),
} as const satisfies Readonly<Record<string, AdminGalleryState>>;
