import {
  Activity,
  ChartColumn,
  BookOpenText,
  Building2,
  DatabaseBackup,
  FolderSearch,
  History,
  HeartPulse,
  Image,
  LayoutGrid,
  ListChecks,
  ListTodo,
  LogOut,
  Mic,
  Monitor,
  MonitorSmartphone,
  Printer,
  ShieldCheck,
  Smartphone,
  MessageCircleQuestionMark,
  Target,
  Smile,
  Ticket,
  Unplug,
  Users,
  MessageSquareText,
  Volume2,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { clockTimeWithSeconds, pick } from '#ui-kit/language.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { DeskFacts } from './desk-props.ts';
import type { HealthDeskState } from './health/health-desk.ts';
import { brokenOf, healthRows } from './health/health-rows.ts';
import { troubledPrinters } from './live/alarms.ts';
import { openSteps } from './start/start-steps.ts';
import { hashOf, mayOpen, type PageName, type Route } from './route.ts';
import './desk-frame.css';

type DeskFrameProps = DeskFacts & {
  readonly route: Route;
  readonly health: HealthDeskState;
  readonly displayName: string;
  readonly onLanguage: (language: Language) => void;
  readonly onSignOut: () => void;
  readonly onTryNow: () => void;
  readonly children: ReactNode;
};

/** What stands around every page: where one is, who sits here, and whether the server is heard. */
export function DeskFrame(props: DeskFrameProps): ReactElement {
  const { office, link, texts, language } = props;
  return (
    <div className={link.isOnline ? 'desk' : 'desk is-stale'}>
      <header className="desk-side">
        <p className="desk-office">
          <Roundel />
          <span>
            <strong>{pick(office.name, language)}</strong>
            <span className="desk-soft">{texts.desk}</span>
          </span>
        </p>
        <Navigation {...props} />
        <div className="desk-person">
          <a
            className="desk-account"
            href={hashOf({ page: 'account' })}
            aria-current={props.route.page === 'account' ? 'page' : undefined}
          >
            {props.displayName} <span className="visually-hidden">{texts.nav.account}</span>
          </a>
          <button type="button" className="desk-leave" onClick={props.onSignOut}>
            <LogOut aria-hidden="true" size={16} /> {texts.nav.signOut}
          </button>
          <LanguageSwitch language={language} onChange={props.onLanguage} />
        </div>
      </header>
      <div className="desk-content">
        {link.isOnline ? null : <StaleStrip {...props} />}
        {props.children}
      </div>
    </div>
  );
}

function Navigation({ route, office, view, health, texts, isAdministrator }: DeskFrameProps): ReactElement {
  const troubled = troubledPrinters(view);
  const broken = brokenOf(healthRows(health.heard?.health ?? null, view));
  const words = texts.nav;
  const item = (
    page: PageName,
    Icon: LucideIcon,
    to: Route,
    count = 0,
    counted = words.troubled,
    look: 'is-broken' | 'is-to-do' = 'is-broken',
  ): ReactElement | null =>
    !mayOpen(page, isAdministrator) ? null : (
      <li>
        <a
          className="desk-nav-item"
          href={hashOf(to)}
          aria-current={route.page === page ? 'page' : undefined}
        >
          <Icon aria-hidden="true" size={18} />
          {words[page]}
          {count === 0 ? null : (
            <span className={`desk-nav-count ${look}`}>
              <span aria-hidden="true">{count}</span>
              <span className="visually-hidden">{counted(count)}</span>
            </span>
          )}
        </a>
      </li>
    );
  return (
    <nav className="desk-nav" aria-label={words.label}>
      <p className="desk-nav-group">{words.today}</p>
      <ul>
        {view.start.settings.isPutAway && route.page !== 'start'
          ? null
          : item(
              'start',
              ListTodo,
              { page: 'start', open: null },
              openSteps(view, office).length,
              words.toDo,
              'is-to-do',
            )}
        {item('live', Activity, { page: 'live' })}
        {item('reports', ChartColumn, { page: 'reports', kind: 'day', range: null })}
        {item('ratings', Smile, { page: 'ratings' })}
        {item(
          'feedback',
          MessageSquareText,
          { page: 'feedback', open: null },
          view.overdueFeedback,
          words.overdueFeedback,
        )}
      </ul>
      <p className="desk-nav-group">{words.settings}</p>
      <ul>
        {item('office', Building2, { page: 'office' })}
        {item('services', ListChecks, { page: 'services' })}
        {item('counters', LayoutGrid, { page: 'counters' })}
        {item('printers', Printer, { page: 'printers', open: null }, troubled)}
        {item('slip', Ticket, { page: 'slip' })}
        {item('displays', Monitor, { page: 'displays', open: null })}
        {item('notices', Image, { page: 'notices' })}
        {item('procedures', BookOpenText, { page: 'procedures', open: null })}
        {item('files', FolderSearch, { page: 'files' })}
        {item('posters', Smartphone, { page: 'posters' })}
        {item('rating-settings', MessageCircleQuestionMark, { page: 'rating-settings' })}
        {item('report-settings', Target, { page: 'report-settings' })}
        {item('voice', Volume2, { page: 'voice' })}
        {item('recorder', Mic, { page: 'recorder', language: 'vi' })}
      </ul>
      <p className="desk-nav-group">{words.system}</p>
      <ul>
        {item('people', Users, { page: 'people', open: null })}
        {item('devices', MonitorSmartphone, { page: 'devices' })}
        {item('trail', History, { page: 'trail' })}
        {item('health', HeartPulse, { page: 'health' }, broken, words.broken)}
        {item('backups', DatabaseBackup, { page: 'backups' })}
        {item('secure', ShieldCheck, { page: 'secure' })}
      </ul>
    </nav>
  );
}

/** Over the whole width: the server is away, since when, what it means and what to do. */
function StaleStrip({ office, link, texts, onTryNow }: DeskFrameProps): ReactElement {
  return (
    <section className="desk-stale" role="status">
      <Unplug aria-hidden="true" size={24} />
      <p>
        <strong>{texts.stale.what(clockTimeWithSeconds(link.heardAtMs, office.timeZone))}</strong>
        <span>
          {texts.stale.retrying(link.attempts)} {texts.stale.cure}
        </span>
      </p>
      <button type="button" className="desk-alarm-button" onClick={onTryNow}>
        {texts.stale.tryNow}
        <KeyCap label="K" />
      </button>
    </section>
  );
}
