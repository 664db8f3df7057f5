import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { Figures } from '#ui-kit/Figures.tsx';
import { clockTime, clockTimeWithSeconds, minutesSince, pick } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView, WaitingTicket } from '#protocol/views.ts';
import type { InstantMs, Language } from '#protocol/vocabulary.ts';
import { TicketNumberText } from './TicketNumberText.tsx';
import type { Texts } from './texts.ts';
import './queue-column.css';

type QueueColumnProps = {
  readonly office: OfficeSettings;
  readonly view: CounterView;
  readonly isOnline: boolean;
  readonly countedToMs: number;
  readonly language: Language;
  readonly texts: Texts;
};

/** Who comes next, how each field of this counter stands, and who was called in vain. Grey when it is not of now. */
export function QueueColumn(props: QueueColumnProps): ReactElement {
  const { view, texts, isOnline, office } = props;
  const [shown, ...rest] = view.next;
  // The next one already stands large on the left while the counter is free.
  const tickets = view.current === null && shown !== undefined ? rest : view.next;
  const isAfterHero = view.current === null && shown !== undefined;
  const time = clockTimeWithSeconds(props.countedToMs, office.timeZone);
  return (
    <aside className={isOnline ? 'counter-queue' : 'counter-queue is-stale'}>
      <section className="counter-queue-next">
        <div className="counter-queue-head">
          <h2 className="counter-queue-title">{isAfterHero ? texts.queue.afterThat : texts.queue.next}</h2>
          <p className="counter-queue-aside is-wide-only">
            {isOnline ? texts.queue.waiting(view.waitingForCounter) : texts.stale.at(time)}
          </p>
          <p className="counter-queue-aside is-panel-only">
            {isOnline ? <PanelAside {...props} /> : texts.stale.at(time)}
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
      <FieldTable {...props} />
      <MissedList {...props} />
    </aside>
  );
}

function PanelAside({ view, countedToMs, texts }: QueueColumnProps): ReactElement {
  return (
    <>
      {texts.queue.waitingShort(view.waitingForCounter)}
      {view.longestWaitSince === null ? null : minutesOf(view.longestWaitSince, countedToMs, texts)}
    </>
  );
}

const minutesOf = (sinceMs: InstantMs, nowMs: number, texts: Texts): string =>
  texts.minutes(minutesSince(sinceMs, nowMs));

function NextRow(props: QueueColumnProps & { readonly ticket: WaitingTicket }): ReactElement {
  const { ticket, office, texts } = props;
  const service = office.services.find((candidate) => candidate.serviceId === ticket.serviceId);
  const minutes = minutesSince(ticket.waitingSince, props.countedToMs);
  return (
    <li className="counter-queue-row">
      <TicketNumberText number={ticket.number} isInList />
      <span className="counter-queue-service">
        {service === undefined ? ticket.serviceId : pick(service.name, props.language)}
      </span>
      <span className="counter-queue-wait">
        <Figures text={texts.minutes(minutes)} />
      </span>
    </li>
  );
}

function FieldTable({ view, office, countedToMs, language, texts }: QueueColumnProps): ReactElement {
  return (
    <table className="counter-fields">
      <thead>
        <tr>
          <th scope="col">{texts.queue.fields}</th>
          <th scope="col">{texts.queue.waitingHead}</th>
          <th scope="col">{texts.queue.longestHead}</th>
        </tr>
      </thead>
      <tbody>
        {view.fields.map((row) => {
          const field = office.fields.find((candidate) => candidate.fieldId === row.fieldId);
          return (
            <tr key={row.fieldId} className={row.waiting === 0 ? 'is-empty' : undefined}>
              <th scope="row">
                <span className="counter-fields-name">
                  <FieldPlate letter={field?.letter ?? ''} />
                  {field === undefined ? row.fieldId : pick(field.name, language)}
                </span>
              </th>
              <td className="counter-fields-waiting">
                <Figures text={String(row.waiting)} />
              </td>
              <td>
                {row.longestWaitSince === null ? (
                  <span className="counter-fields-none">{texts.queue.none}</span>
                ) : (
                  <Figures text={minutesOf(row.longestWaitSince, countedToMs, texts)} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function MissedList({ view, office, texts }: QueueColumnProps): ReactElement | null {
  if (view.missed.length === 0) return null;
  return (
    <section className="counter-missed">
      <div className="counter-queue-head">
        <h2 className="counter-queue-title">{texts.queue.missed}</h2>
        <p className="counter-queue-aside">{texts.queue.missedToday(view.today.missed)}</p>
      </div>
      <ul>
        {view.missed.map((ticket) => (
          <li key={ticket.number} className="counter-queue-row">
            <TicketNumberText number={ticket.number} isInList />
            <span className="counter-queue-service is-soft">
              {texts.queue.missedRow(ticket.callCount, clockTime(ticket.missedAt, office.timeZone))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
