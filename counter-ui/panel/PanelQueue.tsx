import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { Figures } from '#ui-kit/Figures.tsx';
import { clockTimeWithSeconds, minutesSince, pick } from '#ui-kit/language.ts';
import { PriorityGlyph } from '#ui-kit/PriorityTag.tsx';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { WaitingTicket } from '#protocol/views.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { priorityName } from '../reasons.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { PanelTicketProps } from './PanelTicket.tsx';
import { panelTextsIn } from './panel-texts.ts';

const NEXT_SHOWN = 3;

/** The next three and how many wait in all; the third and the second go where height is short. */
export function PanelNext(props: PanelTicketProps): ReactElement {
  const { view, texts, isOnline, office, countedToMs } = props;
  // The first already stands large above while the counter is free.
  const isAfterHero = view.current === null && view.paused === null && view.next.length > 0;
  const tickets = view.next.slice(isAfterHero ? 1 : 0).slice(0, NEXT_SHOWN);
  return (
    <section className={isOnline ? 'panel-next' : 'panel-next is-stale'}>
      <div className="panel-next-head">
        <h2 className="panel-next-title">{isAfterHero ? texts.queue.afterThat : texts.queue.nextShort}</h2>
        <p className="panel-next-aside">
          {isOnline ? (
            <Waiting {...props} />
          ) : (
            texts.stale.at(clockTimeWithSeconds(countedToMs, office.timeZone))
          )}
        </p>
      </div>
      {tickets.length === 0 ? (
        <p className="panel-next-none">{isAfterHero ? texts.queue.nobodyAfter : texts.queue.nobodyNext}</p>
      ) : (
        <ol className="panel-next-rows">
          {tickets.map((ticket) => (
            <NextRow key={ticket.ticketId} {...props} ticket={ticket} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Waiting({ view, office, countedToMs, language }: PanelTicketProps): ReactElement {
  const texts = panelTextsIn(language);
  const { longestWaitSince } = view;
  return (
    <>
      {texts.waiting(view.waitingForCounter)}
      {longestWaitSince === null ? null : (
        <Longest sinceMs={longestWaitSince} nowMs={countedToMs} limitMs={office.rules.longWaitMs}>
          {texts.minutes}
        </Longest>
      )}
    </>
  );
}

type LongestProps = {
  readonly sinceMs: InstantMs;
  readonly nowMs: number;
  readonly limitMs: number;
  readonly children: (minutes: number) => string;
};

/** A wait in minutes, amber from the office's limit on. */
function Longest({ sinceMs, nowMs, limitMs, children }: LongestProps): ReactElement {
  const words = children(minutesSince(sinceMs, nowMs));
  return nowMs - sinceMs >= limitMs ? <strong className="panel-long">{words}</strong> : <>{words}</>;
}

function NextRow(props: PanelTicketProps & { readonly ticket: WaitingTicket }): ReactElement {
  const { ticket, office, language, countedToMs } = props;
  const service = office.services.find((candidate) => candidate.serviceId === ticket.serviceId);
  const priority = office.rules.priorityClasses.find(({ priorityId }) => priorityId === ticket.priorityId);
  return (
    <li className="panel-next-row">
      <TicketNumberText number={ticket.number} isInList />
      <span className="panel-next-service">
        {service === undefined ? ticket.serviceId : pick(service.name, language)}
        {priority === undefined ? null : <Priority {...props} priority={priority} />}
      </span>
      <span className="panel-next-wait">
        <Figures text={panelTextsIn(language).minutesShort(minutesSince(ticket.waitingSince, countedToMs))} />
      </span>
    </li>
  );
}

function Priority({
  priority,
  office,
  language,
}: PanelTicketProps & { readonly priority: PriorityClass }): ReactElement {
  return (
    <span className="panel-priority">
      {' · '}
      <PriorityGlyph icon={priority.icon} /> {priorityName(office, priority.priorityId, language)}
    </span>
  );
}

/** How the fields of this counter stand. */
export function PanelFoot(props: PanelTicketProps): ReactElement {
  const { view, office, countedToMs, language, isOnline } = props;
  const texts = panelTextsIn(language);
  const isMany = view.fields.length > MANY_FIELDS;
  return (
    <footer className={isOnline ? 'panel-foot' : 'panel-foot is-stale'}>
      <ul className={isMany ? 'panel-fields is-many' : 'panel-fields'}>
        {view.fields.map(({ fieldId, waiting, longestWaitSince }) => {
          const field = office.fields.find((candidate) => candidate.fieldId === fieldId);
          return (
            <li key={fieldId} className={waiting === 0 ? 'panel-field is-empty' : 'panel-field'}>
              <FieldPlate letter={field?.letter ?? ''} />
              <span className="panel-field-name">
                {field === undefined ? fieldId : pick(isMany ? field.shortName : field.name, language)}
              </span>
              <span className="panel-field-load">
                <strong>{waiting}</strong>
                {longestWaitSince === null ? null : (
                  <>
                    {' · '}
                    <Longest sinceMs={longestWaitSince} nowMs={countedToMs} limitMs={office.rules.longWaitMs}>
                      {isMany ? texts.minutesShort : texts.minutes}
                    </Longest>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </footer>
  );
}

/** More fields than this stand in two columns under their short names. */
const MANY_FIELDS = 3;
