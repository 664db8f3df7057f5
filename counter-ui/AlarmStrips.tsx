import { Printer, ReceiptText, Unplug, UserRoundX, VolumeX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTimeWithSeconds } from '#ui-kit/language.ts';
import type { Alarm } from './alarms.ts';
import { alarmKey } from './alarms.ts';
import { alarmWords } from './alarm-words.ts';
import { INTENT_KEYS, type KeyIntent } from './keyboard.ts';
import type { Texts } from './texts.ts';
import './alarm-strips.css';

type AlarmButton = {
  readonly words: string;
  /** The key that does the same; null for an alarm whose turn has not come. */
  readonly cap: string | null;
  readonly onPress: () => void;
};

type AlarmStripProps = {
  readonly icon: ReactNode;
  readonly isBroken: boolean;
  readonly what: string;
  readonly buttons: readonly AlarmButton[];
  readonly children: ReactNode;
};

/** One trouble: first what is wrong, then its cure, at the end what does it. Never blinks. */
function AlarmStrip(props: AlarmStripProps): ReactElement {
  return (
    <section className={props.isBroken ? 'counter-alarm is-broken' : 'counter-alarm'} role="status">
      {props.icon}
      <p className="counter-alarm-words">
        <strong>{props.what}</strong> {props.children}
      </p>
      <span className="counter-alarm-buttons">
        {props.buttons.map(({ words, cap, onPress }) => (
          <button key={words} type="button" className="counter-alarm-button" onClick={onPress}>
            {words}
            {cap === null ? null : <KeyCap label={cap} />}
          </button>
        ))}
      </span>
    </section>
  );
}

type AlarmStripsProps = {
  readonly alarms: readonly Alarm[];
  readonly timeZone: string;
  readonly texts: Texts;
  readonly onNoted: (alarm: Alarm) => void;
  readonly onIntent: (intent: KeyIntent) => void;
};

/** The troubles not yet noted, worst first; the key notes the first of them. */
export function AlarmStrips({ alarms, timeZone, texts, onNoted, onIntent }: AlarmStripsProps): ReactElement {
  return (
    <>
      {alarms.map((alarm, index) => {
        const { what, cure } = alarmWords(alarm, timeZone, texts);
        const Icon = ICONS[alarm.about];
        const noted: AlarmButton = {
          words: texts.noted,
          cap: index === 0 ? INTENT_KEYS.attend : null,
          onPress: () => {
            onNoted(alarm);
          },
        };
        const reprint: AlarmButton = {
          words: texts.unprinted.button,
          cap: INTENT_KEYS.reprint,
          onPress: () => {
            onIntent('reprint');
          },
        };
        return (
          <AlarmStrip
            key={alarmKey(alarm)}
            icon={<Icon aria-hidden="true" size={20} />}
            isBroken={alarm.isBroken}
            what={what}
            buttons={alarm.about === 'paper' ? [reprint, noted] : [noted]}
          >
            {cure}
          </AlarmStrip>
        );
      })}
    </>
  );
}

const ICONS = { printer: Printer, paper: ReceiptText, sound: VolumeX, taken: UserRoundX } as const;

type StaleStripProps = {
  readonly heardAtMs: number;
  readonly attempts: number;
  readonly isServing: boolean;
  readonly timeZone: string;
  readonly texts: Texts;
  readonly onTryNow: () => void;
};

/** Over the whole width: the server is away, since when, what still works and what to do. */
export function StaleStrip(props: StaleStripProps): ReactElement {
  const { texts } = props;
  return (
    <div className="counter-stale-strip">
      <AlarmStrip
        icon={<Unplug aria-hidden="true" size={24} />}
        isBroken
        what={texts.stale.what(clockTimeWithSeconds(props.heardAtMs, props.timeZone))}
        buttons={[{ words: texts.stale.tryNow, cap: INTENT_KEYS.attend, onPress: props.onTryNow }]}
      >
        {texts.stale.retrying(props.attempts)}{' '}
        {props.isServing ? (
          <>
            {texts.stale.servingBefore}
            <strong>{texts.deeds.finish}</strong>
            {texts.stale.servingAfter}
          </>
        ) : null}
        <span className="counter-stale-more">
          <span className="counter-stale-why">{texts.stale.noCalls}</span> {texts.stale.cure}
        </span>
      </AlarmStrip>
    </div>
  );
}
