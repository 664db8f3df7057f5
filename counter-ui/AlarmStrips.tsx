import { Printer, Unplug, VolumeX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTimeWithSeconds } from '#ui-kit/language.ts';
import type { Alarm } from './alarms.ts';
import { alarmKey } from './alarms.ts';
import { INTENT_KEYS } from './keyboard.ts';
import type { Texts } from './texts.ts';
import './alarm-strips.css';

type AlarmStripProps = {
  readonly icon: ReactNode;
  readonly isBroken: boolean;
  readonly what: string;
  readonly button: string;
  readonly hasKey: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

/** One trouble: first what is wrong, then its cure, at the end the button. Never blinks. */
function AlarmStrip(props: AlarmStripProps): ReactElement {
  return (
    <section className={props.isBroken ? 'counter-alarm is-broken' : 'counter-alarm'} role="status">
      {props.icon}
      <p className="counter-alarm-words">
        <strong>{props.what}</strong> {props.children}
      </p>
      <button type="button" className="counter-alarm-button" onClick={props.onPress}>
        {props.button}
        {props.hasKey ? <KeyCap label={INTENT_KEYS.attend} /> : null}
      </button>
    </section>
  );
}

type AlarmStripsProps = {
  readonly alarms: readonly Alarm[];
  readonly texts: Texts;
  readonly onNoted: (alarm: Alarm) => void;
};

/** The troubles not yet noted, worst first; the key notes the first of them. */
export function AlarmStrips({ alarms, texts, onNoted }: AlarmStripsProps): ReactElement {
  return (
    <>
      {alarms.map((alarm, index) => {
        const trouble =
          alarm.about === 'printer' ? texts.printerTroubles[alarm.cause] : texts.soundTroubles[alarm.cause];
        const Icon = alarm.about === 'printer' ? Printer : VolumeX;
        return (
          <AlarmStrip
            key={alarmKey(alarm)}
            icon={<Icon aria-hidden="true" size={20} />}
            isBroken={alarm.isBroken}
            what={trouble.what}
            button={texts.noted}
            hasKey={index === 0}
            onPress={() => {
              onNoted(alarm);
            }}
          >
            {trouble.cure}
          </AlarmStrip>
        );
      })}
    </>
  );
}

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
        button={texts.stale.tryNow}
        hasKey
        onPress={props.onTryNow}
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
