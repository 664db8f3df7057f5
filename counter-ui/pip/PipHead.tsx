import type { ReactElement, ReactNode } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { minutesSince, pick, stopwatch } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterTicket, CounterView, WaitingTicket } from '#protocol/views.ts';
import type { Language, ServiceId, TicketNumber } from '#protocol/vocabulary.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { PipTexts } from './pip-texts.ts';

/** Why the last press did nothing, or what is being asked. */
export type PipNote = { readonly tone: 'told' | 'refused'; readonly words: string };

type PipHeadProps = {
  readonly office: OfficeSettings;
  readonly view: CounterView;
  readonly isOnline: boolean;
  /** The time the figures are counted up to: now, or the last moment the server was heard. */
  readonly countedToMs: number;
  /** Stands in place of the service, which has been read by then. */
  readonly note: PipNote | null;
  readonly language: Language;
  readonly texts: PipTexts;
};

/** The number with its state and time, and one line of the service beneath. */
export function PipHead(props: PipHeadProps): ReactElement {
  const { current, paused, next } = props.view;
  if (current !== null) return <Held {...props} ticket={current} />;
  if (paused !== null) return <Paused {...props} paused={paused} />;
  const [first] = next;
  return first === undefined ? <Nobody {...props} /> : <Next {...props} ticket={first} />;
}

function Held(props: PipHeadProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, texts, countedToMs } = props;
  const isCalled = ticket.status === 'called';
  const sinceMs = isCalled ? ticket.calledAt : (ticket.servingSince ?? ticket.calledAt);
  return (
    <Block
      {...props}
      isCalled={isCalled}
      number={ticket.number}
      state={isCalled ? texts.state.called(ticket.callCount) : texts.state.serving}
      time={<Figures text={stopwatch(countedToMs - sinceMs)} />}
      line={serviceLine(props.office, ticket.serviceId, props.language)}
    />
  );
}

function Next(props: PipHeadProps & { readonly ticket: WaitingTicket }): ReactElement {
  const { ticket, texts } = props;
  const minutes = minutesSince(ticket.waitingSince, props.countedToMs);
  return (
    <Block
      {...props}
      number={ticket.number}
      state={texts.state.next}
      time={texts.waited(minutes)}
      line={serviceLine(props.office, ticket.serviceId, props.language)}
    />
  );
}

function Nobody(props: PipHeadProps): ReactElement {
  const { texts } = props;
  return (
    <Block {...props} headline={texts.nobody} state={texts.state.idle} time={null} line={texts.nobodyMore} />
  );
}

function Paused(props: PipHeadProps & { readonly paused: NonNullable<CounterView['paused']> }): ReactElement {
  const { paused, texts, countedToMs } = props;
  return (
    <Block
      {...props}
      headline={texts.pauseReasons[paused.reason]}
      state={texts.state.paused}
      time={<Figures text={stopwatch(countedToMs - paused.since)} />}
      line={texts.pausedMore}
    />
  );
}

type BlockProps = PipHeadProps & {
  readonly isCalled?: boolean;
  readonly number?: TicketNumber;
  /** In place of a number. */
  readonly headline?: string;
  readonly state: string;
  readonly time: ReactNode;
  readonly line: string;
};

function Block({
  isCalled = false,
  number,
  headline,
  state,
  time,
  line,
  ...props
}: BlockProps): ReactElement {
  const { note, isOnline, texts } = props;
  return (
    <>
      <div className={isCalled ? 'pip-head is-called' : 'pip-head'}>
        {number === undefined ? (
          <p className="pip-headline">{headline}</p>
        ) : (
          <p className="pip-number">
            <span className="pip-number-text">
              <TicketNumberText number={number} />
            </span>
          </p>
        )}
        <div className="pip-side">
          <h1 className="pip-state">
            {state}
            {isOnline ? null : <span className="pip-state-stale"> {texts.state.stale}</span>}
          </h1>
          {time === null ? null : <p className="pip-time">{time}</p>}
        </div>
      </div>
      {note === null ? (
        <p className="pip-service" title={line}>
          {line}
        </p>
      ) : (
        <p className={`pip-note is-${note.tone}`} role="status" title={note.words}>
          {note.words}
        </p>
      )}
    </>
  );
}

/** About as many letters as one line holds; a longer name is said by its short one rather than cut in the middle. */
const LINE_LETTERS = 42;

/** The service in one line. */
export function serviceLine(office: OfficeSettings, serviceId: ServiceId, language: Language): string {
  const service = office.services.find((candidate) => candidate.serviceId === serviceId);
  if (service === undefined) return serviceId;
  const name = pick(service.name, language);
  return name.length <= LINE_LETTERS ? name : pick(service.shortName, language);
}
