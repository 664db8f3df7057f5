/** The desk's page about numbers by phone, with its poster, in each of its states. */
import type { PosterSettings } from '#protocol/poster.ts';
import type { PosterKey } from '#protocol/vocabulary.ts';
import { NOTHING_HEARD } from '../../admin-ui/settings-desk.ts';
import type { PostersDeskState } from '../../admin-ui/posters/posters-desk.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;

const SAVED: PosterSettings = {
  revision: 3,
  isOn: true,
  posterKey: 'q3Vb8Kf0Zs2mYw7LxT1dRA' as PosterKey,
  asksForHallCode: true,
  perMinute: 6,
  mostWaiting: 20,
  mostADay: 200,
  wifi: 'MotCua-Khach, mật khẩu 12345678',
};
const posters = (
  more: Partial<PostersDeskState> = {},
  view: Partial<typeof liveProps.view> = {},
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    view: { ...liveProps.view, ...view },
    route: { page: 'posters' },
    posters: { ...NOTHING_HEARD, saved: SAVED, draft: SAVED, ...more },
  },
});

export const ADMIN_POSTERS_STATES = {
  posters: posters(),
  'posters-off': posters({
    saved: { ...SAVED, isOn: false, asksForHallCode: false, wifi: '' },
    draft: { ...SAVED, isOn: false, asksForHallCode: false, wifi: '' },
  }),
  'posters-changed': posters({
    draft: { ...SAVED, posterKey: 'Zs2mYw7LxT1dRAq3Vb8Kf0' as PosterKey, perMinute: 0, mostADay: 5_000 },
  }),
  'posters-own-machine': posters({}, { phoneAddress: 'http://127.0.0.1:4100/t/' }),
  'posters-no-address': posters({}, { phoneAddress: null }),
  'posters-loading': posters({ saved: null, draft: null, hasLoadFailed: true }),
} satisfies Readonly<Record<string, AdminGalleryState>>;
