import type { ReactElement } from 'react';
import { ActionBar } from '../ActionBar.tsx';
import { actionButtons } from '../action-buttons.ts';
import { AlarmStrips, StaleStrip } from '../AlarmStrips.tsx';
import { alarmKey } from '../alarms.ts';
import { announcementState } from '../announcement-state.ts';
import { CounterBar } from '../CounterBar.tsx';
import { standingAlarms } from '../CounterScreen.tsx';
import type { CounterScreenProps } from '../counter-screen-props.ts';
import { CounterDialog } from '../dialogs/CounterDialog.tsx';
import { HelpLines } from '../HelpLines.tsx';
import { DeedStrips } from '../UndoStrip.tsx';
import { textsIn } from '../texts.ts';
import { keptFinishWords, noteWords } from '../wording.ts';
import { PanelFacts } from './PanelFacts.tsx';
import { PanelExtras } from './PanelExtras.tsx';
import { PanelFoot, PanelNext } from './PanelQueue.tsx';
import { PanelTicket } from './PanelTicket.tsx';
import './panel.css';
import './panel-parts.css';

/**
 * The officer's page 400 px wide, beside the office's own software: the same keys and commands, in one column. Where
 * height is short, lines, note and the later numbers go; the number, the actions and the alarms never do.
 */
export function PanelScreen(props: CounterScreenProps): ReactElement {
  const { office, counter, view, link, nowMs, desk, language } = props;
  const { isOnline } = link;
  const { timeZone } = office;
  const texts = textsIn(language);
  // Nothing counts on while the server is away.
  const countedToMs = isOnline ? nowMs : link.heardAtMs;
  const announcement = announcementState(view, isOnline);
  const alarms = standingAlarms(view, link).filter(
    (alarm) => !props.notedAlarmKeys.includes(alarmKey(alarm)),
  );
  const keptFinish = keptFinishWords(desk.pending, isOnline, timeZone, texts);
  const lastNote = desk.note === null ? null : noteWords(desk.note, view.current, timeZone, texts);
  const parts = { ...props, isOnline, countedToMs, texts };
  return (
    <div className="panel">
      <CounterBar
        counter={counter}
        officerName={view.officer?.displayName ?? ''}
        announcement={announcement}
        printer={view.printer}
        isOnline={isOnline}
        nowMs={nowMs}
        timeZone={timeZone}
        language={language}
        texts={texts}
        onLanguage={props.onLanguage}
      />
      {isOnline ? null : (
        <StaleStrip
          heardAtMs={link.heardAtMs}
          attempts={link.attempts}
          isServing={view.current?.status === 'serving'}
          timeZone={timeZone}
          texts={texts}
          onTryNow={props.onTryNow}
        />
      )}
      <main className="panel-main">
        <AlarmStrips
          alarms={alarms}
          timeZone={timeZone}
          texts={texts}
          onNoted={props.onNoted}
          onIntent={props.onIntent}
        />
        <HelpLines
          office={office}
          view={view}
          isOnline={isOnline}
          texts={texts}
          onCommand={props.onCommand}
        />
        <PanelTicket {...parts} />
        <PanelFacts {...parts} announcement={announcement} />
        <DeedStrips
          view={view}
          isOnline={isOnline}
          nowMs={nowMs}
          office={office}
          note={keptFinish === null ? lastNote : { tone: 'told', words: keptFinish }}
          isNoteOfUndoable={desk.note?.kind === 'done' && desk.note.name === view.undo?.deed}
          texts={texts}
          onUndo={() => {
            props.onIntent('undo');
          }}
        />
        <ActionBar
          buttons={actionButtons(view, { isOnline, nowMs, pending: desk.pending, rules: office.rules })}
          current={view.current}
          isPaused={view.paused !== null}
          texts={texts}
          onIntent={props.onIntent}
        />
        <PanelNext {...parts} />
        <PanelExtras {...parts} />
      </main>
      <PanelFoot {...parts} />
      {props.dialog === null ? null : <CounterDialog {...props} dialog={props.dialog} texts={texts} />}
    </div>
  );
}
