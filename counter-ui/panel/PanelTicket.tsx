import type { ReactElement, ReactNode } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { minutesSince, pick, stopwatch } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterTicket, CounterView, WaitingTicket } from '#protocol/views.ts';
import type { Language, ServiceId, TicketNumber } from '#protocol/vocabulary.ts';
import { waitedMs } from '../journey.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { Texts } from '../texts.ts';
import { panelTextsIn, type PanelTexts } from './panel-texts.ts';

export type PanelTicketProps = {
  readonly office: OfficeSettings;
  readonly view: CounterView;
  readonly isOnline: boolean;
  /** The time the figures are counted up to: now, or the last moment the server was heard. */
  readonly countedToMs: number;
  readonly language: Language;
  readonly texts: Texts;
};

/** State, number with its time, service: what the counter holds, or whom one key would call. */
export function PanelTicket(props: PanelTicketProps): ReactElement {
  const { current, paused, next } = props.view;
  if (current !== null) return <Held {...props} ticket={current} />;
  if (paused !== null) return <Paused {...props} paused={paused} />;
  const [first] = next;
  return first === undefined ? <Nobody {...props} /> : <Next {...props} ticket={first} />;
}

function Held(props: PanelTicketProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, texts, isOnline, countedToMs } = props;
  const { state } = texts;
  const isCalled = ticket.status === 'called';
  const sinceMs = isCalled ? ticket.calledAt : (ticket.servingSince ?? ticket.calledAt);
  const words = isCalled
    ? (isOnline ? state.calledShort : state.calledStale)(ticket.callCount)
    : isOnline
      ? state.serving
      : state.servingStale;
  return (
    <Block
      isCalled={isCalled}
      state={words}
      aside={isOnline ? cameWords(ticket, countedToMs, panelTextsIn(props.language)) : ''}
      number={ticket.number}
      time={<Figures text={stopwatch(countedToMs - sinceMs)} />}
      service={serviceName(props, ticket.serviceId)}
    />
  );
}

/** "chờ 29 phút, trở lại bổ sung" */
function cameWords(ticket: CounterTicket, nowMs: number, texts: PanelTexts): string {
  const waited = texts.waited(Math.floor(waitedMs(ticket.periods, nowMs) / 60_000));
  const rule = texts.rules[ticket.reason.rule];
  return rule === '' ? waited : `${waited}, ${rule}`;
}

function Next(props: PanelTicketProps & { readonly ticket: WaitingTicket }): ReactElement {
  const { ticket, texts, isOnline } = props;
  const panelTexts = panelTextsIn(props.language);
  const minutes = minutesSince(ticket.waitingSince, props.countedToMs);
  return (
    <Block
      state={isOnline ? texts.state.idle : texts.state.idleStale}
      aside={isOnline ? texts.todayShort(props.view.today.finished) : ''}
      isQuiet
      number={ticket.number}
      time={
        minutes === 0 ? (
          <span className="panel-time-words">{texts.underOneMinute}</span>
        ) : (
          panelTexts.minutes(minutes)
        )
      }
      service={serviceName(props, ticket.serviceId)}
    />
  );
}

function Nobody({ office, view, texts, isOnline }: PanelTicketProps): ReactElement {
  const isReception =
    office.counters.find(({ counterId }) => counterId === view.counterId)?.kind === 'reception';
  return (
    <Block
      state={isOnline ? texts.state.idle : texts.state.idleStale}
      aside={texts.todayShort(view.today.finished)}
      isQuiet
      headline={isReception ? texts.atReception : texts.nobody}
      {...(isReception ? { service: texts.atReceptionMore } : {})}
    />
  );
}

function Paused(
  props: PanelTicketProps & { readonly paused: NonNullable<CounterView['paused']> },
): ReactElement {
  const { paused, texts, countedToMs, isOnline } = props;
  const reason = texts.pauseReasons[paused.reason];
  return (
    <Block
      state={isOnline ? panelTextsIn(props.language).paused : texts.state.pausedStale(reason)}
      aside={texts.todayShort(props.view.today.finished)}
      headline={reason}
      time={<Figures text={stopwatch(countedToMs - paused.since)} />}
    />
  );
}

type BlockProps = {
  readonly isCalled?: boolean;
  readonly isQuiet?: boolean;
  readonly state: string;
  readonly aside: string;
  readonly number?: TicketNumber;
  /** In place of a number. */
  readonly headline?: string;
  readonly time?: ReactNode;
  readonly service?: string;
};

function Block({ isCalled = false, isQuiet = false, ...props }: BlockProps): ReactElement {
  return (
    <section className="panel-ticket">
      <div className="panel-state">
        <h2 className={isQuiet ? 'panel-state-words is-quiet' : 'panel-state-words'}>{props.state}</h2>
        <p className="panel-state-aside">{props.aside}</p>
      </div>
      <div className={isCalled ? 'panel-hero is-called' : 'panel-hero'}>
        {props.number === undefined ? (
          <p className="panel-headline">{props.headline}</p>
        ) : (
          <p className="panel-number">
            <span className="panel-number-text">
              <TicketNumberText number={props.number} />
            </span>
          </p>
        )}
        {props.time === undefined ? null : <p className="panel-time">{props.time}</p>}
      </div>
      {props.service === undefined ? null : <p className="panel-service">{props.service}</p>}
    </section>
  );
}

function serviceName({ office, language }: PanelTicketProps, serviceId: ServiceId): string {
  const service = office.services.find((candidate) => candidate.serviceId === serviceId);
  return service === undefined ? serviceId : pick(service.name, language);
}
