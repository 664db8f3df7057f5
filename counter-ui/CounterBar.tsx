import { Printer, Unplug, Volume2, VolumeX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { clockTimeWithSeconds } from '#ui-kit/language.ts';
import type { Counter } from '#protocol/office.ts';
import type { PrinterCondition } from '#protocol/printing.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { isBroken, printerCause } from './alarms.ts';
import type { AnnouncementState } from './announcement-state.ts';
import type { Texts } from './texts.ts';
import { deskName } from './wording.ts';
import './counter-bar.css';

type CounterBarProps = {
  readonly counter: Counter;
  readonly officerName: string;
  readonly announcement: AnnouncementState;
  /** Null where the office has no printer: then nothing is said of one. */
  readonly printer: PrinterCondition | null;
  readonly isOnline: boolean;
  readonly nowMs: number;
  readonly timeZone: string;
  readonly language: Language;
  readonly texts: Texts;
  readonly onLanguage: (language: Language) => void;
  /** Opens the small window. */
  readonly pipEntry?: ReactNode;
};

/** The top bar: who sits where, and at a glance whether calls are heard, paper comes and the server answers. */
export function CounterBar(props: CounterBarProps): ReactElement {
  const { texts, isOnline } = props;
  return (
    <header className="counter-bar">
      <span className="counter-bar-roundel">
        <Roundel />
      </span>
      <h1 className="counter-bar-title">{deskName(props.counter, texts)}</h1>
      <span className="counter-bar-officer">{props.officerName}</span>
      <div className="counter-bar-signs">
        <AnnouncementSign announcement={props.announcement} timeZone={props.timeZone} texts={texts} />
        {props.printer === null ? null : (
          <PrinterSign printer={props.printer} isOnline={isOnline} texts={texts} />
        )}
        <span
          className={isOnline ? 'counter-sign counter-sign-link' : 'counter-sign counter-sign-link is-broken'}
        >
          {isOnline ? <span className="counter-sign-dot" /> : <Unplug aria-hidden="true" size={18} />}
          {isOnline ? texts.connected : texts.disconnected}
        </span>
      </div>
      {props.pipEntry}
      <span className="counter-bar-clock">
        <Figures text={clockTimeWithSeconds(props.nowMs, props.timeZone)} />
      </span>
      <span className="counter-bar-language">
        <LanguageSwitch language={props.language} onChange={props.onLanguage} isShort />
      </span>
    </header>
  );
}

type AnnouncementSignProps = {
  readonly announcement: AnnouncementState;
  readonly timeZone: string;
  readonly texts: Texts;
};

function AnnouncementSign({ announcement, timeZone, texts }: AnnouncementSignProps): ReactElement {
  const { kind } = announcement;
  const needsYou = kind === 'no_display' || kind === 'muted' || kind === 'not_spoken';
  const Icon = needsYou ? VolumeX : Volume2;
  const tone = needsYou ? ' needs-you' : kind === 'spoken' ? ' is-good' : ' is-quiet';
  return (
    <span className={`counter-sign${tone}`}>
      <Icon aria-hidden="true" size={18} />
      {announcementWords(announcement, timeZone, texts)}
    </span>
  );
}

function announcementWords(announcement: AnnouncementState, timeZone: string, texts: Texts): string {
  const words = texts.announcement;
  switch (announcement.kind) {
    case 'spoken':
      return words.spoken(clockTimeWithSeconds(announcement.atMs, timeZone));
    case 'ready':
      return announcement.lastSpokenAtMs === null
        ? words.ready
        : words.readySince(clockTimeWithSeconds(announcement.lastSpokenAtMs, timeZone));
    case 'unknown':
    case 'no_display':
    case 'muted':
    case 'quiet_hours':
    case 'about_to_speak':
    case 'not_spoken':
      return words[announcement.kind];
    default:
      return announcement satisfies never;
  }
}

type PrinterSignProps = {
  readonly printer: PrinterCondition;
  readonly isOnline: boolean;
  readonly texts: Texts;
};

function PrinterSign({ printer, isOnline, texts }: PrinterSignProps): ReactElement {
  const cause = printerCause(printer);
  const tone = !isOnline
    ? ' is-quiet'
    : cause === null
      ? ' is-good'
      : isBroken(cause)
        ? ' is-broken'
        : ' needs-you';
  const words = !isOnline
    ? texts.printer.unknown
    : cause === null
      ? texts.printer.good
      : texts.printer.causes[cause];
  return (
    <span className={`counter-sign${tone}`}>
      <Printer aria-hidden="true" size={18} />
      {words}
    </span>
  );
}
