import type { ReactElement } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import { DeskFrame } from './DeskFrame.tsx';
import type { HallFacts, SettingsFacts } from './desk-props.ts';
import { hallObstacle } from './hall/display-draft.ts';
import { DisplaysPage } from './hall/DisplaysPage.tsx';
import { NoticesPage } from './hall/NoticesPage.tsx';
import { alarmsOf } from './live/alarms.ts';
import { LivePage } from './live/LivePage.tsx';
import { routeOfAlarm, shownAlarms } from './live/live-page.ts';
import { PrintersPage } from './printers/PrintersPage.tsx';
import { RecorderPage } from './recorder/RecorderPage.tsx';
import type { Route } from './route.ts';
import { saveObstacle } from './save-obstacle.ts';
import { SlipPage, type SlipPageProps } from './slip/SlipPage.tsx';
import { useKeys } from './use-keys.ts';
import { VoicePage } from './voice/VoicePage.tsx';

export type DeskScreenProps = SettingsFacts &
  HallFacts &
  Pick<SlipPageProps, 'firstKind' | 'firstPaper'> & {
    readonly route: Route;
    readonly displayName: string;
    readonly origin: string;
    readonly onLanguage: (language: Language) => void;
    readonly onSignOut: () => void;
  };

/** The desk of somebody who has signed in, on the page that is open. */
export function DeskScreen(props: DeskScreenProps): ReactElement {
  const { route, link, view, printing, hall, actions, hallActions } = props;
  const attend = (): void => {
    if (!link.isOnline) {
      actions.tryNow();
      return;
    }
    if (route.page !== 'live') return;
    const { keyed } = shownAlarms(alarmsOf(view), false);
    const to = keyed === null ? null : routeOfAlarm(keyed);
    if (to !== null) actions.go(to);
  };
  const save = (): void => {
    if (!link.isOnline) return;
    if (route.page === 'printers' || route.page === 'slip') {
      if (saveObstacle(printing.draft) === null) actions.save();
    } else if (route.page !== 'live' && hallObstacle(hall.draft) === null) {
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
  switch (route.page) {
    case 'live':
      return <LivePage {...props} go={props.actions.go} />;
    case 'printers':
      return <PrintersPage {...props} route={route} />;
    case 'slip':
      return <SlipPage {...props} />;
    case 'displays':
      return <DisplaysPage {...props} route={route} />;
    case 'notices':
      return <NoticesPage {...props} />;
    case 'voice':
      return <VoicePage {...props} />;
    case 'recorder':
      return <RecorderPage {...props} route={route} />;
    default:
      return route satisfies never;
  }
}
