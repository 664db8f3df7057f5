import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { Figures } from '#ui-kit/Figures.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime, clockTimeWithSeconds, minutesSince, pick, stopwatch } from '#ui-kit/language.ts';
import { PriorityTag } from '#ui-kit/PriorityTag.tsx';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { CounterTicket, CounterView, WaitingTicket } from '#protocol/views.ts';
import type { Language, PriorityId, TicketNumber } from '#protocol/vocabulary.ts';
import { recallSeconds } from './action-buttons.ts';
import { INTENT_KEYS } from './keyboard.ts';
import { othersWhoCall } from './pause-cover.ts';
import { nextReasonWords } from './reasons.ts';
import { TicketNumberText } from './TicketNumberText.tsx';
import type { Texts } from './texts.ts';
import { lengthWords, listWords, waitWords } from './wording.ts';
import './ticket-hero.css';

type HeroProps = {
  readonly office: OfficeSettings;
  readonly view: CounterView;
  readonly isOnline: boolean;
  /** The time the figures are counted up to: now, or the last moment the server was heard. */
  readonly countedToMs: number;
  readonly language: Language;
  readonly texts: Texts;
};

/** What the counter holds, as large as anything on the page; when it holds nothing, whom one key would call. */
export function TicketHero(props: HeroProps): ReactElement {
  const { current, next, paused } = props.view;
  if (current !== null) return <HeldTicket {...props} ticket={current} />;
  if (paused !== null) return <Paused {...props} paused={paused} />;
  const [first] = next;
  if (first !== undefined) return <NextTicket {...props} ticket={first} />;
  return <NobodyWaiting {...props} />;
}

function HeldTicket(props: HeroProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, texts, office, countedToMs } = props;
  const isCalled = ticket.status === 'called';
  const sinceMs = isCalled ? ticket.calledAt : (ticket.servingSince ?? ticket.calledAt);
  const time = clockTimeWithSeconds(sinceMs, office.timeZone);
  return (
    <div className="counter-held">
      <StateLine
        words={heldStateWords(ticket, props.isOnline, texts)}
        aside={isCalled ? texts.calledAt(time) : texts.since(time)}
        isQuiet={!props.isOnline}
      />
      <div className={isCalled ? 'counter-hero is-called' : 'counter-hero'}>
        <LargeNumber number={ticket.number} />
        <p className="counter-time">
          <span className="counter-time-figure">
            <Figures text={stopwatch(countedToMs - sinceMs)} />
          </span>
          <span className="counter-time-caption">
            {isCalled ? recallCaption(props, ticket) : usualWords(serviceOf(office, ticket.serviceId), texts)}
          </span>
        </p>
      </div>
      <ServiceLine {...props} ticket={ticket} />
    </div>
  );
}

/** Beneath the time since the call: what the officer can do about nobody coming, and when. */
function recallCaption({ view, isOnline, countedToMs, texts }: HeroProps, ticket: CounterTicket): string {
  if (!isOnline) return texts.sinceCall;
  if (ticket.recallFrom === null) return texts.calledInVain(ticket.callCount);
  const seconds = recallSeconds(view, countedToMs);
  return seconds === null ? texts.recallNow : texts.recallLater(seconds);
}

function NextTicket(props: HeroProps & { readonly ticket: WaitingTicket }): ReactElement {
  const { ticket, texts, office, view } = props;
  const reason = nextReasonWords(view, props);
  const minutes = minutesSince(ticket.waitingSince, props.countedToMs);
  return (
    <div className="counter-idle">
      <IdleStateLine {...props} />
      <div className="counter-idle-middle">
        <p className="counter-press">
          {props.isOnline ? (
            <>
              {texts.pressBefore} <KeyCap label={INTENT_KEYS.callNext} /> {texts.pressAfter}
            </>
          ) : (
            texts.nextNumber
          )}
        </p>
        <div className="counter-hero">
          <LargeNumber number={ticket.number} />
          <p className="counter-time">
            <span className={minutes === 0 ? 'counter-time-figure is-words' : 'counter-time-figure'}>
              {lengthWords(minutes, texts)}
            </span>
            <span className="counter-time-caption">
              {texts.waitedSince(clockTime(ticket.waitingSince, office.timeZone))}
            </span>
          </p>
        </div>
        <ServiceLine {...props} ticket={ticket} />
        {reason === null ? null : <p className="counter-why-next">{reason}</p>}
      </div>
    </div>
  );
}

function NobodyWaiting(props: HeroProps): ReactElement {
  const { office, view, texts, language } = props;
  const isReception =
    office.counters.find(({ counterId }) => counterId === view.counterId)?.kind === 'reception';
  const names = view.fields.flatMap(({ fieldId }) => {
    const field = office.fields.find((candidate) => candidate.fieldId === fieldId);
    return field === undefined ? [] : [pick(field.name, language)];
  });
  return (
    <div className="counter-idle">
      <IdleStateLine {...props} />
      <div className="counter-idle-middle">
        <p className="counter-nobody">{isReception ? texts.atReception : texts.nobody}</p>
        <p className="counter-why-next">
          {isReception ? texts.atReceptionMore : texts.nobodyMore(listWords(names, texts))}
        </p>
      </div>
    </div>
  );
}

function Paused(props: HeroProps & { readonly paused: NonNullable<CounterView['paused']> }): ReactElement {
  const { paused, texts, office, view, countedToMs, isOnline } = props;
  const reason = texts.pauseReasons[paused.reason];
  const others = othersWhoCall(view, office).map(String).join(', ');
  const own = view.next.filter(({ isForThisCounter }) => isForThisCounter).map(({ number }) => number);
  const [first] = view.next;
  return (
    <div className="counter-idle">
      <StateLine
        words={isOnline ? texts.state.paused(reason) : texts.state.pausedStale(reason)}
        aside={texts.pausedSince(clockTimeWithSeconds(paused.since, office.timeZone))}
        isQuiet={!isOnline}
      />
      <div className="counter-idle-middle">
        {isOnline ? (
          <p className="counter-press">
            {texts.pressBefore} <KeyCap label={INTENT_KEYS.pause} /> {texts.pressToResume}
          </p>
        ) : null}
        <div className="counter-hero">
          <p className="counter-paused-title">{reason}</p>
          <p className="counter-time">
            <span className="counter-time-figure">
              <Figures text={stopwatch(countedToMs - paused.since)} />
            </span>
            <span className="counter-time-caption">{texts.pausedFor}</span>
          </p>
        </div>
        <p className="counter-paused-more">
          {texts.pausedMore(view.waitingForCounter, others === '' ? '' : texts.countersWord(others))}
          {own.length === 0 ? '' : ` ${texts.pausedForThisCounter(listWords(own, texts))}`}
        </p>
        {first === undefined ? null : (
          <p className="counter-why-next">
            {texts.pausedNextUp(first.number, waitWords(first.waitingSince, countedToMs, texts))}
          </p>
        )}
      </div>
    </div>
  );
}

function IdleStateLine({ view, isOnline, texts }: HeroProps): ReactElement {
  const { finished, medianServiceMs } = view.today;
  const medianMinutes = medianServiceMs === null ? null : Math.max(1, Math.ceil(medianServiceMs / 60_000));
  const today = texts.todayHere(finished, medianMinutes);
  return <StateLine words={isOnline ? texts.state.idle : texts.state.idleStale} aside={today} isQuiet />;
}

type StateLineProps = {
  readonly words: string;
  readonly aside: string;
  readonly isQuiet?: boolean;
};

function StateLine({ words, aside, isQuiet = false }: StateLineProps): ReactElement {
  return (
    <div className="counter-state">
      <h2 className={isQuiet ? 'counter-state-words is-quiet' : 'counter-state-words'}>{words}</h2>
      <p className="counter-state-aside">{aside}</p>
    </div>
  );
}

function LargeNumber({ number }: { readonly number: TicketNumber }): ReactElement {
  return (
    <p className="counter-number">
      <span className="counter-number-text">
        <TicketNumberText number={number} />
      </span>
    </p>
  );
}

type ServiceLineProps = {
  readonly office: OfficeSettings;
  readonly ticket: Pick<CounterTicket, 'number' | 'serviceId' | 'priorityId'>;
  readonly language: Language;
};

function ServiceLine({ office, ticket, language }: ServiceLineProps): ReactElement {
  const service = serviceOf(office, ticket.serviceId);
  const field = office.fields.find(({ fieldId }) => fieldId === service?.fieldId);
  return (
    <>
      <p className="counter-service">
        <span className="counter-service-plate">
          <FieldPlate letter={field?.letter ?? ticket.number.slice(0, 1)} />
        </span>
        <span className="counter-service-name">
          {service === undefined ? ticket.serviceId : pick(service.name, language)}
        </span>
      </p>
      <PriorityOf office={office} priorityId={ticket.priorityId} language={language} />
    </>
  );
}

type PriorityOfProps = {
  readonly office: OfficeSettings;
  readonly priorityId: PriorityId | null;
  readonly language: Language;
};

/** The tag of the ticket's class; nothing for an ordinary one. */
export function PriorityOf({ office, priorityId, language }: PriorityOfProps): ReactElement | null {
  const found = office.rules.priorityClasses.find((one) => one.priorityId === priorityId);
  if (found === undefined) return null;
  return (
    <span className="counter-priority">
      <PriorityTag icon={found.icon} word={pick(found.name, language)} />
    </span>
  );
}

const serviceOf = (office: OfficeSettings, serviceId: string): Service | undefined =>
  office.services.find((candidate) => candidate.serviceId === serviceId);

const usualWords = (service: Service | undefined, texts: Texts): string =>
  service === undefined ? '' : texts.usually(service.counterMinutes[0], service.counterMinutes[1]);

function heldStateWords(ticket: CounterTicket, isOnline: boolean, texts: Texts): string {
  if (ticket.status === 'serving') return isOnline ? texts.state.serving : texts.state.servingStale;
  return isOnline ? texts.state.called(ticket.callCount) : texts.state.calledStale(ticket.callCount);
}
