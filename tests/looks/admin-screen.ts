/** One page of the supervisor's desk with everything it is given: what the gallery's states are made of. */
import { NO_RATED_DAY } from '../../admin-ui/ratings/rated-day-desk.ts';
import type { DeskScreenProps } from '../../admin-ui/DeskScreen.tsx';
import { NO_ERRANDS } from '../../admin-ui/errand-desk.ts';
import type { PrintingDeskState } from '../../admin-ui/printing-desk.ts';
import type { SignInPageProps } from '../../admin-ui/SignInPage.tsx';
import { NO_PREVIEW, type PreviewState } from '../../admin-ui/slip/preview-desk.ts';
import { NOTHING_HEARD } from '../../admin-ui/settings-desk.ts';
import { NO_FEEDBACK } from '../../admin-ui/feedback/feedback-desk.ts';
import { NO_FILES } from '../../admin-ui/files/files-desk.ts';
import { NOT_HEARD } from '../../admin-ui/secure/secure-desk.ts';
import { NO_HEALTH } from '../../admin-ui/health/health-desk.ts';
import { NO_KEYS } from '../../admin-ui/report-settings/keys-desk.ts';
import { NO_REPORTS } from '../../admin-ui/reports/reports-desk.ts';
import { NO_PROCEDURES } from '../../admin-ui/procedures/procedures-desk.ts';
import { NO_RECORDER } from '../../admin-ui/recorder/recorder-session.ts';
import { NOT_LISTENING } from '../../admin-ui/voice/listening.ts';
import { NO_PEOPLE } from '../../admin-ui/people/people-desk.ts';
import { NO_TRAIL } from '../../admin-ui/trail/trail-desk.ts';
import { CALM_VIEW, FACTS, SEAT, SETTINGS } from './admin-fixtures.ts';
import { HALL_FILES, HALL_READY } from './admin-hall-fixtures.ts';

export type ScreenState = Omit<
  DeskScreenProps,
  'language' | 'texts' | 'actions' | `${string}Actions` | 'displayName' | 'onLanguage' | 'onSignOut'
>;
export type AdminGalleryState =
  | { readonly page: 'screen'; readonly props: ScreenState }
  | {
      readonly page: 'sign-in';
      readonly props: Omit<SignInPageProps, 'language' | `on${string}`>;
    }
  | { readonly page: 'plain'; readonly about: 'connecting' | 'not_enrolled' | 'revoked' };

export const READY: PrintingDeskState = {
  saved: SETTINGS,
  draft: SETTINGS,
  isSaving: false,
  hasLoadFailed: false,
  notice: null,
};
const paper = new URL('../../docs/paper.png', import.meta.url).href;
/** The paper in the documentation: 576 dots wide, 920 long. */
export const DRAWN: PreviewState = {
  ...NO_PREVIEW,
  standing: 'fresh',
  picture: { dataUrl: paper, widthDots: 576, heightDots: 1_163, heightMm: 146 },
};

/** One page of the desk as it is on an ordinary morning, but for what is said to be otherwise. */
export const screen = (more: Partial<ScreenState>): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...FACTS,
    view: CALM_VIEW,
    route: { page: 'live' },
    printing: READY,
    errands: NO_ERRANDS,
    preview: DRAWN,
    origin: 'http://192.168.10.5:4100',
    hall: HALL_READY,
    hallFiles: HALL_FILES,
    officeDesk: NOTHING_HEARD,
    feedback: NO_FEEDBACK,
    files: NO_FILES,
    posters: NOTHING_HEARD,
    health: NO_HEALTH,
    backups: NOTHING_HEARD,
    secure: NOT_HEARD,
    reports: NO_REPORTS,
    targets: NOTHING_HEARD,
    ...{ ratingSettings: NOTHING_HEARD, ratedDay: NO_RATED_DAY },
    apiKeys: NO_KEYS,
    procedures: NO_PROCEDURES,
    listening: NOT_LISTENING,
    recorder: NO_RECORDER,
    trail: NO_TRAIL,
    people: NO_PEOPLE,
    ...SEAT,
    ...more,
  },
});
