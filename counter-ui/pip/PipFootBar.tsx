import { CircleHelp, Printer, ReceiptText, Undo2, Unplug, UserRoundX, Volume2, VolumeX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime, clockTimeWithSeconds, minutesSince } from '#ui-kit/language.ts';
import type { CounterView } from '#protocol/views.ts';
import type { Alarm } from '../alarms.ts';
import type { AnnouncementState } from '../announcement-state.ts';
import { INTENT_KEYS, type KeyIntent } from '../keyboard.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { PipFoot } from './pip-foot.ts';
import type { PipTexts } from './pip-texts.ts';

type PipFootBarProps = {
  readonly foot: PipFoot;
  readonly view: CounterView;
  readonly announcement: AnnouncementState;
  /** Waits from this long on are amber. */
  readonly longWaitMs: number;
  /** Server time of the last thing heard. */
  readonly heardAtMs: number;
  readonly countedToMs: number;
  readonly timeZone: string;
  readonly texts: PipTexts;
  readonly onIntent: (intent: KeyIntent) => void;
};

/** The lowest 26 px: the queue in a few figures, or in its place what is wrong or can still be undone. */
export function PipFootBar(props: PipFootBarProps): ReactElement {
  const { foot, texts } = props;
  switch (foot.kind) {
    case 'stale':
      return (
        <FootMessage
          look="is-broken"
          icon={<Unplug aria-hidden="true" size={16} />}
          button={texts.tryNow}
          intent="attend"
          onIntent={props.onIntent}
        >
          {texts.stale(clockTime(props.heardAtMs, props.timeZone))}
        </FootMessage>
      );
    case 'undo':
      return (
        <FootMessage
          look="is-undo"
          icon={<Undo2 aria-hidden="true" size={16} />}
          button={texts.undo}
          intent="undo"
          onIntent={props.onIntent}
        >
          {texts.deeds[foot.undo.deed](foot.undo.number)},{' '}
          <Figures text={texts.secondsLeft(foot.secondsLeft)} />
        </FootMessage>
      );
    case 'alarm':
      return (
        <FootMessage
          look={foot.alarm.isBroken ? 'is-broken' : 'needs-you'}
          icon={<AlarmIcon alarm={foot.alarm} />}
          button={foot.alarm.about === 'paper' ? texts.reprint : texts.noted}
          intent={foot.alarm.about === 'paper' ? 'reprint' : 'attend'}
          onIntent={props.onIntent}
        >
          {alarmWords(foot.alarm, props.timeZone, texts)}
        </FootMessage>
      );
    case 'help':
      return (
        <FootMessage
          look="needs-you"
          icon={<CircleHelp aria-hidden="true" size={16} />}
          button={texts.see}
          intent="colleagues"
          onIntent={props.onIntent}
        >
          {texts.help(foot.counterNumber)}
        </FootMessage>
      );
    case 'queue':
      return <QueueFoot {...props} />;
    default:
      return foot satisfies never;
  }
}

function AlarmIcon({ alarm }: { readonly alarm: Alarm }): ReactElement {
  const Icon = { printer: Printer, paper: ReceiptText, sound: VolumeX, taken: UserRoundX }[alarm.about];
  return <Icon aria-hidden="true" size={16} />;
}

function alarmWords(alarm: Alarm, timeZone: string, texts: PipTexts): string {
  switch (alarm.about) {
    case 'printer': {
      const since = alarm.since === null ? '' : `, ${clockTime(alarm.since, timeZone)}`;
      return `${alarm.name}: ${texts.printer[alarm.cause]}${since}`;
    }
    case 'paper': {
      const { numbers, unnamed } = alarm;
      const [first] = numbers;
      const others = numbers.length - 1 + unnamed;
      return texts.unprinted[alarm.cause](
        `${first ?? ''}${others > 0 ? texts.unprinted.others(others) : ''}`,
      );
    }
    case 'sound':
      return texts.sound[alarm.cause];
    case 'taken':
      return texts.taken[alarm.cause](alarm.number);
    default:
      return alarm satisfies never;
  }
}

type FootMessageProps = {
  readonly look: 'is-broken' | 'needs-you' | 'is-undo';
  readonly icon: ReactNode;
  readonly button: string;
  readonly intent: 'attend' | 'undo' | 'colleagues' | 'reprint';
  readonly onIntent: (intent: KeyIntent) => void;
  readonly children: ReactNode;
};

/** Icon, a few words, and the key that sees to it. */
function FootMessage({ look, icon, button, intent, onIntent, children }: FootMessageProps): ReactElement {
  const cap = INTENT_KEYS[intent];
  return (
    <div className={`pip-foot ${look}`}>
      {icon}
      <span className="pip-foot-words" role="status">
        {children}
      </span>
      <button
        type="button"
        className="pip-foot-button"
        aria-keyshortcuts={cap}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          onIntent(intent);
        }}
      >
        {button}
        <KeyCap label={cap} />
      </button>
    </div>
  );
}

function QueueFoot({ view, announcement, texts, ...props }: PipFootBarProps): ReactElement {
  const words = texts.foot;
  // The first in line already stands large above while the counter is free.
  const isFree = view.current === null && view.paused === null;
  const next = view.next[isFree ? 1 : 0];
  const { longestWaitSince } = view;
  const longest = longestWaitSince === null ? null : minutesSince(longestWaitSince, props.countedToMs);
  const isLong = longestWaitSince !== null && props.countedToMs - longestWaitSince >= props.longWaitMs;
  return (
    <p className="pip-foot is-queue">
      <span className="pip-foot-dot">
        <span className="visually-hidden">{words.connected}. </span>
      </span>
      {next === undefined ? null : (
        <span className="pip-foot-next">
          {isFree ? words.then : words.next}{' '}
          <strong>
            <TicketNumberText number={next.number} />
          </strong>
        </span>
      )}
      <span className="pip-foot-waiting">
        {view.waitingForCounter === 0 ? (
          words.nobody
        ) : (
          <>
            <strong>{words.waiting(view.waitingForCounter)}</strong>
            {longest === null ? null : (
              <>
                {' · '}
                <span className="visually-hidden">{words.longestLabel} </span>
                <span className={isLong ? 'pip-foot-long' : undefined}>{words.longest(longest)}</span>
              </>
            )}
          </>
        )}
      </span>
      <SpokenTime announcement={announcement} timeZone={props.timeZone} texts={texts} />
    </p>
  );
}

type SpokenTimeProps = {
  readonly announcement: AnnouncementState;
  readonly timeZone: string;
  readonly texts: PipTexts;
};

/** When the loudspeaker last spoke this call, or that it is about to. What is wrong with it is an alarm, not this. */
function SpokenTime({ announcement, timeZone, texts }: SpokenTimeProps): ReactElement | null {
  const atMs =
    announcement.kind === 'spoken'
      ? announcement.atMs
      : announcement.kind === 'ready'
        ? announcement.lastSpokenAtMs
        : null;
  if (atMs !== null) {
    const time = clockTimeWithSeconds(atMs, timeZone);
    return (
      <span className="pip-foot-spoken">
        <Volume2 aria-hidden="true" size={15} />
        <span className="visually-hidden">{texts.foot.spoken(time)}</span>
        <span aria-hidden="true">
          <Figures text={time} />
        </span>
      </span>
    );
  }
  if (announcement.kind === 'about_to_speak') {
    return (
      <span className="pip-foot-spoken is-quiet">
        <Volume2 aria-hidden="true" size={15} />
        {texts.foot.aboutToSpeak}
      </span>
    );
  }
  const { kind } = announcement;
  if (kind === 'ready' || kind === 'spoken' || kind === 'unknown' || kind === 'quiet_hours') return null;
  // Noted or not, a call nobody heard keeps its sign.
  return (
    <span className="pip-foot-spoken needs-you">
      <VolumeX aria-hidden="true" size={15} />
      <span className="visually-hidden">{texts.sound[kind]}</span>
    </span>
  );
}
