import type { ReactElement } from 'react';
import type { CounterView } from '#protocol/views.ts';
import { ActionBar } from './ActionBar.tsx';
import type { CounterScreenProps, Link } from './counter-screen-props.ts';
import { actionButtons } from './action-buttons.ts';
import { AlarmStrips, StaleStrip } from './AlarmStrips.tsx';
import { alarmKey, alarmsOf, type Alarm } from './alarms.ts';
import { announcementState } from './announcement-state.ts';
import { CounterBar } from './CounterBar.tsx';
import { CounterDialog } from './dialogs/CounterDialog.tsx';
import { JourneyStrip } from './JourneyStrip.tsx';
import { QueueColumn } from './QueueColumn.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import { TicketHero } from './TicketHero.tsx';
import { DeedStrips } from './UndoStrip.tsx';
import { textsIn } from './texts.ts';
import { keptFinishWords, noteWords } from './wording.ts';
import './counter-screen.css';

/** What troubles the hall or the printer now; nothing while the server is away, since nothing is known of them then. */
export function standingAlarms(view: CounterView, link: Link): readonly Alarm[] {
  return link.isOnline ? alarmsOf(announcementState(view, true), view) : [];
}

/** The officer's whole page in the full window. Pure: all it shows is in its props, but for what is typed into a dialog. */
export function CounterScreen(props: CounterScreenProps): ReactElement {
  const { office, counter, view, link, nowMs, desk, language } = props;
  const { isOnline } = link;
  const { timeZone } = office;
  const { current } = view;
  const texts = textsIn(language);
  // Nothing counts on while the server is away.
  const countedToMs = isOnline ? nowMs : link.heardAtMs;
  const announcement = announcementState(view, isOnline);
  const alarms = standingAlarms(view, link).filter(
    (alarm) => !props.notedAlarmKeys.includes(alarmKey(alarm)),
  );
  const keptFinish = keptFinishWords(desk.pending, isOnline, timeZone, texts);
  const note =
    keptFinish !== null
      ? ({ tone: 'told', words: keptFinish } as const)
      : desk.note === null
        ? null
        : noteWords(desk.note, current, timeZone, texts);
  return (
    <div className="counter-screen">
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
        pipEntry={props.pipEntry}
      />
      {isOnline ? null : (
        <StaleStrip
          heardAtMs={link.heardAtMs}
          attempts={link.attempts}
          isServing={current?.status === 'serving'}
          timeZone={timeZone}
          texts={texts}
          onTryNow={props.onTryNow}
        />
      )}
      <div className="counter-columns">
        <main className="counter-main">
          <AlarmStrips
            alarms={alarms}
            timeZone={timeZone}
            texts={texts}
            onNoted={props.onNoted}
            onIntent={props.onIntent}
          />
          <div className="counter-ticket">
            <TicketHero
              office={office}
              view={view}
              isOnline={isOnline}
              countedToMs={countedToMs}
              language={language}
              texts={texts}
            />
            {current === null ? null : (
              <>
                <JourneyStrip
                  periods={current.periods}
                  countedToMs={countedToMs}
                  timeZone={timeZone}
                  texts={texts}
                />
                <TicketFacts
                  ticket={current}
                  office={office}
                  counterNumber={counter.number}
                  announcement={announcement}
                  countedToMs={countedToMs}
                  isOnline={isOnline}
                  language={language}
                  texts={texts}
                  onCommand={props.onCommand}
                  onAddNote={() => {
                    props.onIntent('addNote');
                  }}
                />
              </>
            )}
          </div>
          <DeedStrips
            view={view}
            isOnline={isOnline}
            nowMs={nowMs}
            office={office}
            note={note}
            isNoteOfUndoable={desk.note?.kind === 'done' && desk.note.name === view.undo?.deed}
            texts={texts}
            onUndo={() => {
              props.onIntent('undo');
            }}
          />
          <ActionBar
            buttons={actionButtons(view, { isOnline, nowMs, pending: desk.pending, rules: office.rules })}
            current={current}
            isPaused={view.paused !== null}
            texts={texts}
            onIntent={props.onIntent}
          />
        </main>
        <QueueColumn
          office={office}
          counter={counter}
          view={view}
          isOnline={isOnline}
          countedToMs={countedToMs}
          language={language}
          texts={texts}
          onCommand={props.onCommand}
        />
      </div>
      {props.dialog === null ? null : <CounterDialog {...props} dialog={props.dialog} texts={texts} />}
    </div>
  );
}
