import { CircleCheck } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { clockTimeWithSeconds, longDate } from '#ui-kit/language.ts';
import type { DeskFacts, HallFacts, SettingsFacts } from '../desk-props.ts';
import type { LiveTool, Route } from '../route.ts';
import { AlarmStrip } from './AlarmStrip.tsx';
import { alarmKey, liveAlarms } from './alarms.ts';
import { CounterTable } from './CounterTable.tsx';
import { FieldTable } from './FieldTable.tsx';
import { HallFigures } from './HallFigures.tsx';
import { OpenTool, StandingStrips, ToolButtons } from './LiveTools.tsx';
import { shownAlarms } from './live-page.ts';
import { supervisionTexts } from './supervision-texts.ts';
import './live-page.css';

type LivePageProps = DeskFacts &
  Pick<SettingsFacts, 'errands' | 'actions'> &
  Pick<HallFacts, 'hall'> & {
    readonly open: LiveTool | null;
    readonly go: (route: Route) => void;
  };

/** The hall at this moment: five numbers, what needs somebody, the lines and the counters. */
export function LivePage(props: LivePageProps): ReactElement {
  const { office, link, texts, language } = props;
  // Waits stand still while the server is away: nobody knows how long they have become.
  const nowMs = link.isOnline ? props.nowMs : link.heardAtMs;
  const said = supervisionTexts(language);
  const tools = { ...props, nowMs, said, rooms: props.hall.saved?.rooms ?? [] };
  return (
    <main className="live desk-aged">
      <header className="live-head">
        <h1 className="desk-title">{texts.live.title}</h1>
        <span className="desk-soft">{longDate(nowMs, office.timeZone, language)}</span>
        <ToolButtons {...tools} />
        <span className={link.isOnline ? 'live-fresh' : 'live-fresh is-broken'}>
          {link.isOnline ? <span className="live-dot" /> : null}
          {link.isOnline
            ? texts.live.fresh
            : texts.live.staleAt(clockTimeWithSeconds(link.heardAtMs, office.timeZone))}
        </span>
        <span className="live-clock">
          <Figures text={clockTimeWithSeconds(props.nowMs, office.timeZone)} />
        </span>
      </header>
      <HallFigures {...props} nowMs={nowMs} />
      <OpenTool {...tools} />
      <StandingStrips {...tools} />
      <Alarms {...props} nowMs={nowMs} />
      <div className="live-tables">
        <FieldTable {...props} nowMs={nowMs} />
        <CounterTable
          {...props}
          nowMs={nowMs}
          onTicket={(number) => {
            props.actions.findTicket(number);
            props.go({ page: 'live', tool: 'ticket' });
          }}
          said={said}
        />
      </div>
    </main>
  );
}

function Alarms(props: LivePageProps): ReactElement {
  const { view, office, nowMs, texts } = props;
  const [isAllShown, setAllShown] = useState(false);
  const alarms = liveAlarms(view, office, nowMs);
  if (alarms.length === 0) {
    return (
      <p className="live-calm">
        <CircleCheck aria-hidden="true" size={22} />
        <span>
          <strong>{texts.live.calm}</strong> <span className="desk-soft">{texts.live.calmMore}</span>
        </span>
      </p>
    );
  }
  const { shown, hidden, keyed } = shownAlarms(alarms, isAllShown);
  return (
    <section className="live-alarms" aria-label={texts.live.alarms}>
      {shown.map((alarm) => (
        <AlarmStrip key={alarmKey(alarm)} {...props} alarm={alarm} hasKey={alarm === keyed} />
      ))}
      {hidden === 0 && !isAllShown ? null : (
        <button
          type="button"
          className="desk-button is-quiet live-more"
          aria-expanded={isAllShown}
          onClick={() => {
            setAllShown(!isAllShown);
          }}
        >
          {isAllShown ? texts.live.less : texts.live.more(hidden)}
        </button>
      )}
    </section>
  );
}
