import type { ReactElement } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import { DeskFrame } from './DeskFrame.tsx';
import type { SettingsFacts } from './desk-props.ts';
import { alarmsOf } from './live/alarms.ts';
import { LivePage } from './live/LivePage.tsx';
import { routeOfAlarm, shownAlarms } from './live/live-page.ts';
import { PrintersPage } from './printers/PrintersPage.tsx';
import type { Route } from './route.ts';
import { saveObstacle } from './save-obstacle.ts';
import { SlipPage, type SlipPageProps } from './slip/SlipPage.tsx';
import { useKeys } from './use-keys.ts';

export type DeskScreenProps = SettingsFacts &
  Pick<SlipPageProps, 'firstKind' | 'firstPaper'> & {
    readonly route: Route;
    readonly displayName: string;
    readonly origin: string;
    readonly onLanguage: (language: Language) => void;
    readonly onSignOut: () => void;
  };

/** The desk of somebody who has signed in, on the page that is open. */
export function DeskScreen(props: DeskScreenProps): ReactElement {
  const { route, link, view, printing, actions } = props;
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
    if (route.page !== 'live' && link.isOnline && saveObstacle(printing.draft) === null) actions.save();
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
    default:
      return route satisfies never;
  }
}
