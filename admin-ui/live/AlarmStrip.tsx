import {
  Armchair,
  CircleHelp,
  Clock,
  DoorClosed,
  MonitorOff,
  Printer,
  ReceiptText,
  VolumeX,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { mayOpen, type Route } from '../route.ts';
import { alarmWords } from '../wording.ts';
import type { DeskAlarm } from './alarms.ts';
import { routeOfAlarm } from './live-page.ts';
import { supervisionTexts } from './supervision-texts.ts';

const ICONS: Record<DeskAlarm['about'], LucideIcon> = {
  printer: Printer,
  unprinted: ReceiptText,
  no_display: VolumeX,
  muted_display: VolumeX,
  help: CircleHelp,
  no_counter: DoorClosed,
  long_wait: Clock,
  seats: Armchair,
  absent_device: MonitorOff,
};

type AlarmStripProps = DeskFacts & {
  readonly alarm: DeskAlarm;
  /** Its button also answers to K. */
  readonly hasKey: boolean;
  readonly go: (route: Route) => void;
};

/** One trouble: what is wrong and since when, its cure, and the button that leads to it. Never blinks. */
export function AlarmStrip(props: AlarmStripProps): ReactElement {
  const { alarm, view, texts } = props;
  const { what, cure } = alarmWords(
    alarm,
    props.office,
    view.displays.connected,
    props.language,
    texts,
    props.nowMs,
  );
  const Icon = ICONS[alarm.about];
  const leads = routeOfAlarm(alarm);
  const route = leads !== null && mayOpen(leads.page, props.isAdministrator) ? leads : null;
  return (
    <div className={alarm.isBroken ? 'live-alarm is-broken' : 'live-alarm'} role="status">
      <Icon aria-hidden="true" size={22} />
      <p>
        <strong>{what}</strong>
        <span>{cure}</span>
      </p>
      {route === null ? null : (
        <button
          type="button"
          className="desk-alarm-button"
          onClick={() => {
            props.go(route);
          }}
        >
          {buttonWords(alarm, props)}
          {props.hasKey ? <KeyCap label="K" /> : null}
        </button>
      )}
    </div>
  );
}

function buttonWords(alarm: DeskAlarm, { language, texts }: DeskFacts): string {
  const said = supervisionTexts(language).alarms;
  switch (alarm.about) {
    case 'long_wait':
      return said.openTickets;
    case 'seats':
      return said.openServices;
    case 'absent_device':
      return said.openDevices;
    case 'printer':
      return texts.alarms.openPrinter;
    default:
      return texts.alarms.openUnprinted;
  }
}
