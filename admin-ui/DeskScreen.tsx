import type { ReactElement } from 'react';
import type { DeviceId, Language } from '#protocol/vocabulary.ts';
import { DeskFrame } from './DeskFrame.tsx';
import type { HallFacts, SettingsFacts } from './desk-props.ts';
import { canBeSaved as canBackupsBeSaved } from './health/backup-changes.ts';
import { BackupsPage, type BackupsPageProps } from './health/BackupsPage.tsx';
import { HealthPage, type HealthPageProps } from './health/HealthPage.tsx';
import { hallObstacle } from './hall/display-draft.ts';
import { FeedbackPage, type FeedbackPageProps } from './feedback/FeedbackPage.tsx';
import { FilesPage, type FilesPageProps } from './files/FilesPage.tsx';
import { DisplaysPage } from './hall/DisplaysPage.tsx';
import { NoticesPage } from './hall/NoticesPage.tsx';
import { liveAlarms } from './live/alarms.ts';
import { LivePage } from './live/LivePage.tsx';
import { routeOfAlarm, shownAlarms } from './live/live-page.ts';
import { CountersPage } from './office/CountersPage.tsx';
import { officeObstacle } from './office/office-obstacle.ts';
import type { OfficePagesProps } from './office/office-props.ts';
import { OfficePage } from './office/OfficePage.tsx';
import { ServicesPage } from './office/ServicesPage.tsx';
import { PostersPage, type PostersPageProps } from './posters/PostersPage.tsx';
import { canBeSaved } from './posters/poster-changes.ts';
import { DevicesPage } from './devices/DevicesPage.tsx';
import { NotYours } from './NotYours.tsx';
import { AccountPage, type AccountPageProps } from './people/AccountPage.tsx';
import { PeoplePage } from './people/PeoplePage.tsx';
import { ProceduresPage } from './procedures/ProceduresPage.tsx';
import type { ProceduresPageProps } from './procedures/procedures-props.ts';
import { PrintersPage } from './printers/PrintersPage.tsx';
import { ReportSettingsPage, type ReportSettingsPageProps } from './report-settings/ReportSettingsPage.tsx';
import { canBeSaved as canTargetsBeSaved } from './report-settings/target-changes.ts';
import { ReportsPage, type ReportsPageProps } from './reports/ReportsPage.tsx';
import { RecorderPage } from './recorder/RecorderPage.tsx';
import { ratingObstacle } from './rating-settings/rating-changes.ts';
import { RatingSettingsPage, type RatingSettingsPageProps } from './rating-settings/RatingSettingsPage.tsx';
import { RatingsPage, type RatingsPageProps } from './ratings/RatingsPage.tsx';
import { mayOpen, type PageName, type Route } from './route.ts';
import { SecurePage, type SecurePageProps } from './secure/SecurePage.tsx';
import { saveObstacle } from './save-obstacle.ts';
import { SlipPage, type SlipPageProps } from './slip/SlipPage.tsx';
import { StartPage } from './start/StartPage.tsx';
import { TrailPage, type TrailPageProps } from './trail/TrailPage.tsx';
import { useKeys } from './use-keys.ts';
import { VoicePage } from './voice/VoicePage.tsx';

export type DeskScreenProps = SettingsFacts &
  Pick<TrailPageProps, 'trail' | 'trailActions'> &
  Pick<AccountPageProps, 'people' | 'peopleActions' | 'officerId' | 'username' | 'role'> &
  HallFacts &
  Pick<OfficePagesProps, 'officeDesk' | 'officeActions'> &
  Pick<FeedbackPageProps, 'feedback' | 'feedbackActions'> &
  Pick<FilesPageProps, 'files' | 'filesActions'> &
  Pick<PostersPageProps, 'posters' | 'postersActions'> &
  Pick<HealthPageProps, 'health' | 'healthActions'> &
  Pick<BackupsPageProps, 'backups' | 'backupsActions'> &
  Pick<SecurePageProps, 'secure' | 'secureActions'> &
  Pick<ReportsPageProps, 'reports' | 'reportsActions'> &
  Pick<ReportSettingsPageProps, 'targets' | 'targetsActions' | 'apiKeys' | 'apiKeysActions'> &
  Pick<RatingSettingsPageProps, 'ratingSettings' | 'ratingSettingsActions'> &
  Pick<RatingsPageProps, 'ratedDay' | 'ratedDayActions'> &
  Pick<ProceduresPageProps, 'procedures' | 'proceduresActions'> &
  Pick<SlipPageProps, 'firstKind' | 'firstPaper'> & {
    readonly route: Route;
    readonly displayName: string;
    readonly origin: string;
    readonly deviceId: DeviceId;
    readonly onLanguage: (language: Language) => void;
    readonly onSignOut: () => void;
  };

/** Pages on which nothing waits to be saved. */
const SAVES_NOTHING: readonly PageName[] = [
  'live',
  'start',
  'reports',
  'ratings',
  'feedback',
  'files',
  'procedures',
  'trail',
  'people',
  'devices',
  'account',
  'health',
  'secure',
];

/** Pages on which the office's own settings are changed. */
const OFFICE_PAGES: readonly PageName[] = ['office', 'services', 'counters'];

/** The desk of somebody who has signed in, on the page that is open. */
export function DeskScreen(props: DeskScreenProps): ReactElement {
  const { route, link, view, printing, hall, actions, hallActions } = props;
  const attend = (): void => {
    if (!link.isOnline) {
      actions.tryNow();
      return;
    }
    if (route.page !== 'live') return;
    const { keyed } = shownAlarms(liveAlarms(view, props.office, props.nowMs), false);
    const to = keyed === null ? null : routeOfAlarm(keyed);
    if (to !== null && mayOpen(to.page, props.isAdministrator)) actions.go(to);
  };
  const save = (): void => {
    if (!link.isOnline || !props.isAdministrator) return;
    if (route.page === 'printers' || route.page === 'slip') {
      if (saveObstacle(printing.draft) === null) actions.save();
    } else if (OFFICE_PAGES.includes(route.page)) {
      if (officeObstacle(props.officeDesk.draft) === null) props.officeActions.save();
    } else if (route.page === 'posters') {
      if (canBeSaved(props.posters.draft)) props.postersActions.save();
    } else if (route.page === 'backups') {
      if (canBackupsBeSaved(props.backups.draft)) props.backupsActions.save();
    } else if (route.page === 'rating-settings') {
      if (ratingObstacle(props.ratingSettings.draft) === null) props.ratingSettingsActions.save();
    } else if (route.page === 'report-settings') {
      if (canTargetsBeSaved(props.targets.draft)) props.targetsActions.save();
    } else if (!SAVES_NOTHING.includes(route.page) && hallObstacle(hall.draft) === null) {
      hallActions.save();
    }
  };
  useKeys({ K: attend, 'Ctrl S': save });
  return (
    <DeskFrame {...props} onTryNow={actions.tryNow}>
      <Page {...props} />
    </DeskFrame>
  );
}

function Page(props: DeskScreenProps): ReactElement {
  const { route } = props;
  const { go } = props.actions;
  if (!mayOpen(route.page, props.isAdministrator)) return <NotYours {...props} />;
  switch (route.page) {
    case 'live':
      return <LivePage {...props} open={route.tool ?? null} go={props.actions.go} />;
    case 'start':
      return <StartPage {...props} open={route.open} />;
    case 'ratings':
      return <RatingsPage {...props} />;
    case 'feedback':
      return <FeedbackPage {...props} open={route.open} go={go} />;
    case 'printers':
      return <PrintersPage {...props} route={route} />;
    case 'slip':
      return <SlipPage {...props} />;
    case 'displays':
      return <DisplaysPage {...props} route={route} />;
    case 'notices':
      return <NoticesPage {...props} />;
    case 'office':
      return <OfficePage {...props} />;
    case 'services':
      return <ServicesPage {...props} />;
    case 'counters':
      return <CountersPage {...props} />;
    case 'files':
      return <FilesPage {...props} />;
    case 'posters':
      return <PostersPage {...props} />;
    case 'health':
      return <HealthPage {...props} go={props.actions.go} />;
    case 'secure':
      return <SecurePage {...props} />;
    case 'backups':
      return <BackupsPage {...props} />;
    case 'reports':
      return <ReportsPage {...props} route={route} go={props.actions.go} />;
    case 'rating-settings':
      return <RatingSettingsPage {...props} />;
    case 'report-settings':
      return <ReportSettingsPage {...props} />;
    case 'procedures':
      return <ProceduresPage {...props} open={route.open} />;
    case 'trail':
      return <TrailPage {...props} />;
    case 'people':
      return <PeoplePage {...props} open={route.open} go={go} />;
    case 'account':
      return <AccountPage {...props} go={go} />;
    case 'devices':
      return <DevicesPage {...props} />;
    case 'voice':
      return <VoicePage {...props} />;
    case 'recorder':
      return <RecorderPage {...props} route={route} />;
    default:
      return route satisfies never;
  }
}
