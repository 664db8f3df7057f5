import {
  Check,
  CircleAlert,
  Clock,
  DatabaseBackup,
  Gauge,
  HardDrive,
  LockOpen,
  Printer,
  RefreshCw,
  ShieldAlert,
  VolumeX,
  type LucideIcon,
} from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import type { HealthKind, HealthReport } from '#protocol/health.ts';
import { clockTime, clockTimeWithSeconds } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { routeOfAlarm } from '../live/live-page.ts';
import type { Route } from '../route.ts';
import { useKeys } from '../use-keys.ts';
import { alarmWords } from '../wording.ts';
import type { HealthActions, HealthDeskState } from './health-desk.ts';
import { brokenOf, faultWords, healthRows, wellLines, type HealthRow, type Wording } from './health-rows.ts';
import { healthTexts } from './texts.ts';
import './health-page.css';

export type HealthPageProps = DeskFacts & {
  readonly health: HealthDeskState;
  readonly healthActions: HealthActions;
  readonly go: (route: Route) => void;
};

const ICONS: Readonly<Record<HealthKind | 'printer' | 'sound', LucideIcon>> = {
  storage_failing: HardDrive,
  disk_full: HardDrive,
  disk_low: HardDrive,
  log_large: HardDrive,
  data_open: LockOpen,
  clock_behind: Clock,
  clock_stepped: Clock,
  data_changed: ShieldAlert,
  unsealed: ShieldAlert,
  certificate_ending: ShieldAlert,
  https_failed: ShieldAlert,
  https_uncovered: ShieldAlert,
  busy: Gauge,
  faults: CircleAlert,
  backup_none: DatabaseBackup,
  backup_old: DatabaseBackup,
  backup_failed: DatabaseBackup,
  place_none: DatabaseBackup,
  place_missing: DatabaseBackup,
  place_unmarked: DatabaseBackup,
  place_silent: DatabaseBackup,
  place_same_disk: DatabaseBackup,
  place_failed: DatabaseBackup,
  printer: Printer,
  sound: VolumeX,
};

/** How the server's machine is: each fault in a sentence with its cure, then what is well. */
export function HealthPage(props: HealthPageProps): ReactElement {
  const { health, healthActions, link, language, office, view } = props;
  const words = healthTexts(language);
  const wording = useMemo(
    () => ({ words, language, timeZone: office.timeZone }),
    [words, language, office.timeZone],
  );
  const report = health.heard?.health ?? null;
  const rows = healthRows(report, view);
  const broken = brokenOf(rows);
  const check = (): void => {
    if (link.isOnline) healthActions.check();
  };
  useKeys({ R: check });
  return (
    <main className="health">
      <header className="desk-head">
        <div>
          <h1 className="desk-title">{words.title}</h1>
          <p className="desk-lead">
            {report === null ? words.loading : words.lead(clockTimeWithSeconds(report.at, office.timeZone))}
          </p>
        </div>
        <Button isOff={!link.isOnline} isBusy={health.asking === 'check'} cap="R" onPress={check}>
          <RefreshCw aria-hidden="true" size={16} /> {words.check}
        </Button>
      </header>
      {health.isUnanswered ? (
        <p className="desk-fault" role="status">
          {words.unanswered}
        </p>
      ) : null}
      {report === null ? (
        <p className="health-wait" role="status">
          {health.hasLoadFailed ? words.loadFailed : words.loading}
        </p>
      ) : (
        <div className="desk-aged">
          {rows.length === 0 ? (
            <p className="health-calm">
              <Check aria-hidden="true" size={22} /> <strong>{words.calm}</strong>
            </p>
          ) : (
            <section aria-label={words.heading(broken, rows.length - broken)}>
              <h2 className="health-heading">{words.heading(broken, rows.length - broken)}</h2>
              <ul className="health-faults">
                {rows.map((row, index) => (
                  <Fault
                    key={row.key}
                    {...props}
                    row={row}
                    wording={wording}
                    isFirst={index === firstDeed(rows)}
                  />
                ))}
              </ul>
            </section>
          )}
          <Well report={report} {...props} wording={wording} />
        </div>
      )}
    </main>
  );
}

/** One filled button a page: the first backup that is asked for. */
const firstDeed = (rows: readonly HealthRow[]): number => rows.findIndex((row) => asksForBackup(row));
const asksForBackup = (row: HealthRow): boolean =>
  row.of === 'server' && row.fault.kind.startsWith('backup_');

function Fault(
  props: HealthPageProps & {
    readonly row: HealthRow;
    readonly wording: Wording;
    readonly isFirst: boolean;
  },
): ReactElement {
  const { row, wording, office, view, language, texts } = props;
  const { words } = wording;
  const Icon = ICONS[signOf(row)];
  const { what, cure } =
    row.of === 'server'
      ? faultWords(row.fault, wording)
      : alarmWords(row.alarm, office, view.displays.connected, language, texts);
  return (
    <li className={row.isBroken ? 'health-fault is-broken' : 'health-fault'}>
      <span className="health-sign">
        <Icon aria-hidden="true" size={20} /> {row.isBroken ? words.broken : words.should}
      </span>
      <p>
        <strong>{what}</strong>
        <span>
          {cure}
          {row.of === 'server' ? (
            <span className="health-since">{words.since(clockTime(row.fault.since, office.timeZone))}</span>
          ) : null}
        </span>
      </p>
      <Cure {...props} />
    </li>
  );
}

function signOf(row: HealthRow): keyof typeof ICONS {
  if (row.of === 'server') return row.fault.kind;
  return row.alarm.about === 'printer' ? 'printer' : 'sound';
}

/** The button that does what the sentence says; none where hands are needed. */
function Cure(
  props: HealthPageProps & { readonly row: HealthRow; readonly wording: Wording; readonly isFirst: boolean },
): ReactElement | null {
  const { row, health, healthActions, link, texts, go, isFirst } = props;
  const { words } = props.wording;
  if (row.of === 'hall') {
    const route = routeOfAlarm(row.alarm);
    return route === null ? null : <Button onPress={() => go(route)}>{texts.alarms.openPrinter}</Button>;
  }
  if (asksForBackup(row)) {
    const isRunning = health.asking === 'backup' || health.heard?.backups.isRunning === true;
    return (
      <Button
        look={isFirst ? 'main' : 'plain'}
        isOff={!link.isOnline}
        isBusy={isRunning}
        onPress={healthActions.makeBackup}
      >
        {isRunning ? words.backups.running : words.backUp}
      </Button>
    );
  }
  if (row.fault.kind === 'place_unmarked')
    return (
      <Button isOff={!link.isOnline} isBusy={health.asking === 'place'} onPress={healthActions.adoptPlace}>
        {words.usePlace}
      </Button>
    );
  return row.fault.kind.startsWith('place_') ? (
    <Button onPress={() => go({ page: 'backups' })}>{words.openBackups}</Button>
  ) : null;
}

function Well({
  report,
  view,
  wording,
}: DeskFacts & { readonly report: HealthReport; readonly wording: Wording }): ReactElement | null {
  const lines = wellLines(report, view, wording);
  if (lines.length === 0) return null;
  return (
    <section className="health-well">
      <h2 className="health-heading">{wording.words.good(lines.length)}</h2>
      <ul>
        {lines.map(({ name, more }) => (
          <li key={name}>
            <Check aria-hidden="true" size={18} />
            <span>{name}</span>
            <span className="desk-soft">{more}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
