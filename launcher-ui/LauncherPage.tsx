import type { ReactElement, ReactNode } from 'react';
import { Unplug } from 'lucide-react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { clockTimeWithSeconds, pick } from '#ui-kit/language.ts';
import type { DemoStatus } from '#protocol/demo.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { AccountTable } from './AccountTable.tsx';
import { CrowdPanel } from './CrowdPanel.tsx';
import { DESK, DISPLAY, KIOSK, PAPER_KEY } from './doors.ts';
import {
  CounterMiniature,
  DeskMiniature,
  DisplayMiniature,
  KioskMiniature,
  PaperMiniature,
} from './miniatures.tsx';
import { textsIn, type Texts } from './texts.ts';
import './launcher-page.css';

/** The computer the launcher runs on is the server's own, so its clock's zone is the server's. */
const LOCAL_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export type LauncherPageProps = {
  readonly status: DemoStatus;
  /** False when the status is of `heardAtMs` and nothing newer came. */
  readonly isLive: boolean;
  readonly heardAtMs: number;
  /** The last order to the crowd did not go through. */
  readonly hasOrderFailed: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onStartCrowd: () => void;
  readonly onStopCrowd: () => void;
  readonly onSetUp: () => void;
};

/** The board of the demonstration: every screen one key away, the accounts, and a hall to fill. */
export function LauncherPage(props: LauncherPageProps): ReactElement {
  const { status, language } = props;
  const texts = textsIn(language);
  const counters = status.newcomerCounters.map((number) => texts.counter.name(number));
  return (
    <div className="launcher">
      <Head {...props} texts={texts} />
      <main className="launcher-main">
        <div className="launcher-lead">
          <div>
            <h1 className="launcher-title">{texts.title}</h1>
            <p className="launcher-soft">
              {texts.leadBefore} <KeyCap label="1" /> {texts.leadAfter}
            </p>
          </div>
          <CrowdPanel
            crowd={status.crowd}
            isLive={props.isLive}
            hasOrderFailed={props.hasOrderFailed}
            texts={texts}
            onStart={props.onStartCrowd}
            onStop={props.onStopCrowd}
          />
        </div>
        <div className="launcher-doors">
          <Door
            area="kiosk"
            href={KIOSK.href}
            doorKey={KIOSK.key}
            title={texts.kiosk.title}
            lead={texts.kiosk.lead}
          >
            <KioskMiniature status={status} texts={texts} />
          </Door>
          <Door
            area="display"
            href={DISPLAY.href}
            doorKey={DISPLAY.key}
            title={texts.display.title}
            lead={`${texts.display.lead} ${texts.display.waiting(status.hall.waiting)}`}
          >
            <DisplayMiniature status={status} texts={texts} />
          </Door>
          <section className="launcher-door is-counters">
            <div>
              <CounterMiniature status={status} texts={texts} />
              <h2 className="launcher-door-title">{texts.counter.title}</h2>
              <p className="launcher-soft">{texts.counter.lead}</p>
            </div>
            <AccountTable status={status} texts={texts} />
          </section>
          <div className="launcher-side">
            <Door
              area="desk"
              href={DESK.href}
              doorKey={DESK.key}
              title={texts.desk.title}
              lead={texts.desk.lead}
            >
              <DeskMiniature status={status} texts={texts} />
            </Door>
            <Door
              area="paper"
              href={status.paperUrl}
              doorKey={PAPER_KEY}
              title={texts.paper.title}
              lead={status.paperUrl === null ? texts.paper.absent : texts.paper.lead}
            >
              <PaperMiniature status={status} texts={texts} />
            </Door>
          </div>
        </div>
      </main>
      <footer className="launcher-foot">
        <p>{texts.footPeople(listOf(counters, texts))}</p>
        <p>{texts.foot}</p>
        <p className="launcher-set-up">
          <button type="button" onClick={props.onSetUp}>
            {texts.setUp}
          </button>
          {texts.setUpMore}
        </p>
      </footer>
    </div>
  );
}

const listOf = (items: readonly string[], texts: Texts): string =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')}${texts.listEnd}${items.at(-1) ?? ''}`;

function Head(props: LauncherPageProps & { readonly texts: Texts }): ReactElement {
  const { status, language, texts } = props;
  return (
    <header className="launcher-head">
      <Roundel />
      <p className="launcher-office">
        <strong>{texts.product}</strong>
        <span className="launcher-soft">
          {texts.trial(pick(status.officeName, language), pick(status.unitName, language))}
        </span>
      </p>
      {props.isLive ? (
        <p className="launcher-link">
          <span className="launcher-dot" />
          {texts.running} <strong>{status.url}</strong>
        </p>
      ) : (
        <p className="launcher-link is-broken" role="status">
          <Unplug aria-hidden="true" size={18} />
          {texts.lost(clockTimeWithSeconds(props.heardAtMs, LOCAL_TIME_ZONE))}{' '}
          <code>{texts.lostCommand}</code>
        </p>
      )}
      <LanguageSwitch language={language} onChange={props.onLanguage} />
    </header>
  );
}

type DoorProps = {
  readonly area: 'kiosk' | 'display' | 'desk' | 'paper';
  /** Null for a door that does not open now. */
  readonly href: string | null;
  readonly doorKey: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
};

function Door({ area, href, doorKey, title, lead, children }: DoorProps): ReactElement {
  const words = (
    <>
      <span className="launcher-door-picture">{children}</span>
      <span className="launcher-door-words">
        <span className="launcher-door-title">
          {title} <KeyCap label={doorKey} />
        </span>
        <span className="launcher-soft">{lead}</span>
      </span>
    </>
  );
  if (href === null) return <section className={`launcher-door is-${area} is-shut`}>{words}</section>;
  return (
    <a
      className={`launcher-door is-${area}`}
      href={href}
      target="_blank"
      rel="noopener"
      aria-keyshortcuts={doorKey}
    >
      {words}
    </a>
  );
}
