import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { Figures } from '#ui-kit/Figures.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime, clockTimeWithSeconds, minutesSince, pick } from '#ui-kit/language.ts';
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { AbsentTicket, CounterView, WaitingTicket } from '#protocol/views.ts';
import type { InstantMs, Language } from '#protocol/vocabulary.ts';
import type { CounterCommand } from './counter-command.ts';
import { HelpLines } from './HelpLines.tsx';
import { INTENT_KEYS } from './keyboard.ts';
import { absentRows, serviceRows } from './queue-rows.ts';
import { PriorityOf } from './TicketHero.tsx';
import { TicketNumberText } from './TicketNumberText.tsx';
import type { Texts } from './texts.ts';
import { waitWords } from './wording.ts';
import './queue-column.css';

export type QueueColumnProps = {
  readonly office: OfficeSettings;
  readonly counter: Counter;
  readonly view: CounterView;
  readonly isOnline: boolean;
  readonly countedToMs: number;
  readonly language: Language;
  readonly texts: Texts;
  readonly onCommand: (command: CounterCommand) => void;
};

/** Who comes next, how each service of this counter stands, and who may come back. Grey when it is not of now. */
export function QueueColumn(props: QueueColumnProps): ReactElement {
  const { view, texts, isOnline, office } = props;
  const [shown, ...rest] = view.next;
  // The next one already stands large on the left while the counter is free.
  const isAfterHero = view.current === null && view.paused === null && shown !== undefined;
  const tickets = isAfterHero ? rest : view.next;
  const time = clockTimeWithSeconds(props.countedToMs, office.timeZone);
  return (
    <aside className={isOnline ? 'counter-queue' : 'counter-queue is-stale'}>
      <HelpLines {...props} />
      <section className="counter-queue-next">
        <div className="counter-queue-head">
          <h2 className="counter-queue-title">{isAfterHero ? texts.queue.afterThat : texts.queue.next}</h2>
          <p className="counter-queue-aside">
            {isOnline ? texts.queue.waiting(view.waitingForCounter) : texts.stale.at(time)}
          </p>
        </div>
        {tickets.length === 0 ? (
          <p className="counter-queue-empty">
            {isAfterHero ? texts.queue.nobodyAfter : texts.queue.nobodyNext}
          </p>
        ) : (
          <ol>
            {tickets.map((ticket) => (
              <NextRow key={ticket.ticketId} {...props} ticket={ticket} />
            ))}
          </ol>
        )}
      </section>
      <ServiceTable {...props} />
      <AbsentList {...props} />
    </aside>
  );
}

const minutesOf = (sinceMs: InstantMs, nowMs: number, texts: Texts): string =>
  texts.minutes(minutesSince(sinceMs, nowMs));

function NextRow(props: QueueColumnProps & { readonly ticket: WaitingTicket }): ReactElement {
  const { ticket, office, texts, countedToMs } = props;
  const service = office.services.find((candidate) => candidate.serviceId === ticket.serviceId);
  const isLong = countedToMs - ticket.waitingSince >= office.rules.longWaitMs;
  return (
    <li className="counter-queue-row">
      <TicketNumberText number={ticket.number} isInList />
      <span className="counter-queue-middle">
        <span className="counter-queue-service">
          {service === undefined ? ticket.serviceId : pick(service.name, props.language)}
        </span>
        <PriorityOf office={office} priorityId={ticket.priorityId} language={props.language} />
        {ticket.isForThisCounter ? (
          <span className="counter-queue-aside">{texts.queue.forThisCounter}</span>
        ) : null}
        {isLong ? (
          <span className="counter-queue-long">
            {texts.queue.tooLong(Math.floor(office.rules.longWaitMs / 60_000))}
          </span>
        ) : null}
      </span>
      <span className="counter-queue-wait">
        <Figures text={minutesOf(ticket.waitingSince, countedToMs, texts)} />
      </span>
    </li>
  );
}

/** Nothing at a desk that takes no service. */
function ServiceTable(props: QueueColumnProps): ReactElement | null {
  const { view, office, counter, language, texts } = props;
  const { rows, others } = serviceRows(view, office, counter);
  if (rows.length === 0 && others.services === 0) return null;
  return (
    <table className="counter-fields">
      <thead>
        <tr>
          <th scope="col">{texts.queue.services}</th>
          <th scope="col">{texts.queue.waitingHead}</th>
          <th scope="col">{texts.queue.longestHead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ service, waiting, longestWaitSince }) => (
          <tr key={service.serviceId} className={waiting === 0 ? 'is-empty' : undefined}>
            <th scope="row">
              <span className="counter-fields-name">
                <FieldPlate
                  letter={office.fields.find(({ fieldId }) => fieldId === service.fieldId)?.letter ?? ''}
                />
                {pick(service.shortName, language)}
              </span>
            </th>
            <td className="counter-fields-waiting">
              <Figures text={String(waiting)} />
            </td>
            <td>
              <LongestWait {...props} since={longestWaitSince} />
            </td>
          </tr>
        ))}
        {others.services === 0 ? null : (
          <tr className={others.waiting === 0 ? 'is-empty' : undefined}>
            <th scope="row">
              <span className="counter-fields-name">{texts.queue.otherServices(others.services)}</span>
            </th>
            <td className="counter-fields-waiting">
              <Figures text={String(others.waiting)} />
            </td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function LongestWait({
  since,
  office,
  countedToMs,
  texts,
}: QueueColumnProps & { readonly since: InstantMs | null }): ReactElement {
  if (since === null) return <span className="counter-fields-none">{texts.queue.none}</span>;
  const isLong = countedToMs - since >= office.rules.longWaitMs;
  return (
    <span className={isLong ? 'counter-queue-long' : undefined}>
      <Figures text={minutesOf(since, countedToMs, texts)} />
    </span>
  );
}

function AbsentList(props: QueueColumnProps): ReactElement | null {
  const { view, texts } = props;
  if (view.absent.length === 0) return null;
  const { rows, others } = absentRows(view);
  return (
    <section className="counter-missed">
      <div className="counter-queue-head">
        <h2 className="counter-queue-title">{texts.queue.absent}</h2>
        {others === 0 ? null : <p className="counter-queue-aside">{texts.queue.absentMore(others)}</p>}
      </div>
      <ul>
        {rows.map((ticket) => (
          <AbsentRow key={ticket.ticketId} {...props} ticket={ticket} isFirst={isFirstOfKind(ticket, rows)} />
        ))}
      </ul>
    </section>
  );
}

const isFirstOfKind = (ticket: AbsentTicket, rows: readonly AbsentTicket[]): boolean =>
  rows.find(({ kind }) => kind === ticket.kind) === ticket;

function AbsentRow(
  props: QueueColumnProps & { readonly ticket: AbsentTicket; readonly isFirst: boolean },
): ReactElement {
  const { ticket, texts, isOnline, isFirst } = props;
  const name = ticket.kind === 'parked' ? 'resume' : 'reinstate';
  const words = ticket.kind === 'parked' ? texts.queue.bringBack : texts.queue.putBack;
  return (
    <li className="counter-queue-row is-absent">
      <TicketNumberText number={ticket.number} isInList />
      <span className="counter-queue-service">
        <AbsentWords {...props} />
      </span>
      <button
        type="button"
        className="counter-key-link"
        aria-label={`${words} ${ticket.number}`}
        aria-disabled={!isOnline}
        aria-keyshortcuts={isFirst ? INTENT_KEYS[name] : undefined}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          props.onCommand({ name, input: { ticketId: ticket.ticketId } });
        }}
      >
        {words}
        {isFirst ? <KeyCap label={INTENT_KEYS[name]} /> : null}
      </button>
    </li>
  );
}

type AbsentWordsProps = Pick<QueueColumnProps, 'office' | 'countedToMs' | 'texts' | 'view'> & {
  readonly ticket: AbsentTicket;
};

/** Who set it aside, why, since when, and when it is due; of a missed one how often it was called. */
export function AbsentWords({ ticket, office, view, countedToMs, texts }: AbsentWordsProps): ReactElement {
  const here = office.counters.find(({ counterId }) => counterId === view.counterId)?.number;
  const by =
    ticket.counterNumber === here ? [] : [texts.queue.atCounter(ticket.counterNumber, ticket.officerName)];
  if (ticket.kind === 'missed') {
    const called = texts.queue.missedRow(ticket.callCount, clockTime(ticket.since, office.timeZone));
    return (
      <>
        {texts.queue.missedWord}{' '}
        <span className="counter-queue-aside">{['', called, ...by].join(' · ').trim()}</span>
      </>
    );
  }
  const missing = ticket.missingPapers.filter(({ isReceived }) => !isReceived).map(({ name }) => name);
  const what = missing.length > 0 ? missing.join(', ') : texts.parkReasons[ticket.reason];
  const due = ticket.returnTime === null ? [] : [texts.queue.due(texts.returnTimes[ticket.returnTime])];
  return (
    <>
      {texts.queue.parkedWord}{' '}
      <span className="counter-queue-aside">
        {[waitWords(ticket.since, countedToMs, texts), what, ...due, ...by].join(' · ')}
      </span>
    </>
  );
}
