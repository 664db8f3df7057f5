import type { ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { CounterAction, CounterView } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { ActionBar } from './ActionBar.tsx';
import { actionButtons } from './action-buttons.ts';
import { AlarmStrips, StaleStrip } from './AlarmStrips.tsx';
import { alarmKey, alarmsOf, type Alarm } from './alarms.ts';
import { announcementState } from './announcement-state.ts';
import type { DeskState } from './command-desk.ts';
import { CounterBar } from './CounterBar.tsx';
import { JourneyStrip } from './JourneyStrip.tsx';
import { QueueColumn } from './QueueColumn.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import { TicketHero } from './TicketHero.tsx';
import { textsIn } from './texts.ts';
import { keptFinishWords, noteWords } from './wording.ts';
import './counter-screen.css';

/** How the server is reached, as far as the page must say it. */
export type Link = {
  readonly isOnline: boolean;
  /** Server time of the last thing heard. */
  readonly heardAtMs: number;
  readonly attempts: number;
};

export type CounterScreenProps = {
  readonly office: OfficeSettings;
  readonly counter: Counter;
  readonly view: CounterView;
  readonly link: Link;
  /** Server time now. */
  readonly nowMs: number;
  readonly desk: DeskState;
  /** Alarms the officer has taken note of. */
  readonly notedAlarmKeys: readonly string[];
  readonly language: Language;
  readonly onPress: (action: CounterAction) => void;
  readonly onNoted: (alarm: Alarm) => void;
  readonly onTryNow: () => void;
  readonly onLanguage: (language: Language) => void;
};

/** What troubles the hall or the printer now; nothing while the server is away, since nothing is known of them then. */
export function standingAlarms(view: CounterView, link: Link, nowMs: number): readonly Alarm[] {
  return link.isOnline ? alarmsOf(announcementState(view, true, nowMs), view.printer) : [];
}

/** The officer's whole page, full window or side panel by its width. Pure: everything it shows is in its props. */
export function CounterScreen(props: CounterScreenProps): ReactElement {
  const { office, counter, view, link, nowMs, desk, language } = props;
  const { isOnline } = link;
  const { timeZone } = office;
  const { current } = view;
  const texts = textsIn(language);
  // Nothing counts on while the server is away.
  const countedToMs = isOnline ? nowMs : link.heardAtMs;
  const announcement = announcementState(view, isOnline, nowMs);
  const alarms = standingAlarms(view, link, nowMs).filter(
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
        counterNumber={counter.number}
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
          isServing={current?.status === 'serving'}
          timeZone={timeZone}
          texts={texts}
          onTryNow={props.onTryNow}
        />
      )}
      <div className="counter-columns">
        <main className="counter-main">
          <AlarmStrips alarms={alarms} texts={texts} onNoted={props.onNoted} />
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
                  counterNumber={counter.number}
                  announcement={announcement}
                  citizenWord={pick(office.citizenWord, 'vi')}
                  countedToMs={countedToMs}
                  timeZone={timeZone}
                  texts={texts}
                />
              </>
            )}
          </div>
          <ActionBar
            buttons={actionButtons(view, isOnline, desk.pending?.action ?? null)}
            current={current}
            note={note}
            texts={texts}
            onPress={props.onPress}
          />
        </main>
        <QueueColumn
          office={office}
          view={view}
          isOnline={isOnline}
          countedToMs={countedToMs}
          language={language}
          texts={texts}
        />
      </div>
    </div>
  );
}
