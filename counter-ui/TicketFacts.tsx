import type { ReactElement, ReactNode } from 'react';
import { announcementSentence } from '#ui-kit/announcement/sentence.ts';
import { clockTime, clockTimeWithSeconds } from '#ui-kit/language.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { AnnouncementState } from './announcement-state.ts';
import { waitedMs } from './journey.ts';
import type { Texts } from './texts.ts';
import { reasonWords } from './wording.ts';
import './ticket-facts.css';

type TicketFactsProps = {
  readonly ticket: CounterTicket;
  readonly counterNumber: number;
  readonly announcement: AnnouncementState;
  /** The office's form of address, as spoken. */
  readonly citizenWord: string;
  readonly countedToMs: number;
  readonly timeZone: string;
  readonly texts: Texts;
};

/** What there is to know of the ticket at the counter; a fact that does not exist has no row. */
export function TicketFacts(props: TicketFactsProps): ReactElement {
  const { ticket, texts, timeZone } = props;
  const minutes = Math.floor(waitedMs(ticket.periods, props.countedToMs) / 60_000);
  const firstCallMs = ticket.periods.find((period) => period.kind === 'called')?.from ?? ticket.calledAt;
  const fromTo = texts.facts.waitedFromTo(
    clockTime(ticket.issuedAt, timeZone),
    clockTime(firstCallMs, timeZone),
  );
  return (
    <dl className="counter-facts">
      {ticket.status === 'called' ? (
        <Fact label={texts.facts.spoken}>
          <SpokenFact {...props} />
        </Fact>
      ) : null}
      <Fact label={texts.facts.waited} isWideOnly>
        <strong>{minutes === 0 ? texts.underOneMinute : texts.minutes(minutes)}</strong>{' '}
        <span className="counter-facts-soft">({fromTo})</span>
      </Fact>
      <Fact label={texts.facts.why}>
        {reasonWords(ticket.reason, texts)} <Overtaken numbers={ticket.reason.overtook} texts={texts} />
      </Fact>
    </dl>
  );
}

type FactProps = {
  readonly label: string;
  /** The side panel says it elsewhere. */
  readonly isWideOnly?: boolean;
  readonly children: ReactNode;
};

function Fact({ label, isWideOnly = false, children }: FactProps): ReactElement {
  return (
    <div className={isWideOnly ? 'counter-facts-row is-wide-only' : 'counter-facts-row'}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Overtaken({
  numbers,
  texts,
}: {
  readonly numbers: readonly TicketNumber[];
  readonly texts: Texts;
}): ReactElement | null {
  if (numbers.length === 0) return null;
  return (
    <>
      {texts.why.overtook(numbers.length)}
      {numbers.map((number, index) => (
        <span key={number}>
          {index === 0 ? '' : ', '}
          <strong>{number}</strong>
        </span>
      ))}
      .
    </>
  );
}

function SpokenFact(props: TicketFactsProps): ReactElement {
  const { announcement, texts, ticket, counterNumber } = props;
  const words = texts.spokenFact;
  switch (announcement.kind) {
    case 'spoken':
      return (
        <>
          <SpokenSentence ticket={ticket} counterNumber={counterNumber} citizenWord={props.citizenWord} />{' '}
          <span className="counter-facts-soft">
            {words.hall(clockTimeWithSeconds(announcement.atMs, props.timeZone))}
          </span>
        </>
      );
    case 'ready':
    case 'about_to_speak':
      return <span className="counter-facts-soft">{words.about_to_speak}</span>;
    case 'unknown':
      return <span className="counter-facts-soft">{words.unknown}</span>;
    case 'muted':
    case 'no_display':
    case 'not_spoken':
      return <strong className="counter-facts-needs-you">{words[announcement.kind]}</strong>;
    default:
      return announcement satisfies never;
  }
}

type SpokenSentenceProps = {
  readonly ticket: Pick<CounterTicket, 'number' | 'callCount'>;
  readonly counterNumber: number;
  readonly citizenWord: string;
};

/** The loudspeaker's own words: always Vietnamese, from the same grammar that speaks in the hall. */
function SpokenSentence({ ticket, counterNumber, citizenWord }: SpokenSentenceProps): ReactElement {
  const { phrases } = announcementSentence(
    [{ number: ticket.number, counterNumber, callCount: ticket.callCount }],
    citizenWord,
  );
  return (
    <q lang="vi" className="counter-spoken">
      {phrases.map((phrase, index) => (
        <span key={index}>
          {index === 0 ? '' : ' '}
          {phrase.isEmphasised ? <strong>{phrase.text}</strong> : phrase.text}
          {phrase.punctuation}
        </span>
      ))}
    </q>
  );
}
