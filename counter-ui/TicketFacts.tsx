import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime, clockTimeWithSeconds, pick } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterTicket, MissingPaper } from '#protocol/views.ts';
import type { Language, ServiceId } from '#protocol/vocabulary.ts';
import type { AnnouncementState } from './announcement-state.ts';
import type { CounterCommand } from './counter-command.ts';
import { waitedMs, waitsMs } from './journey.ts';
import { INTENT_KEYS } from './keyboard.ts';
import { isWalkIn, reasonWords } from './reasons.ts';
import type { Texts } from './texts.ts';
import { lengthWords } from './wording.ts';
import './ticket-facts.css';

export type TicketFactsProps = {
  readonly ticket: CounterTicket;
  readonly office: OfficeSettings;
  readonly counterNumber: number;
  readonly announcement: AnnouncementState;
  readonly countedToMs: number;
  readonly isOnline: boolean;
  readonly language: Language;
  readonly texts: Texts;
  readonly onCommand: (command: CounterCommand) => void;
  readonly onAddNote: () => void;
};

/** What there is to know of the ticket at the counter; a fact that does not exist has no row. */
export function TicketFacts(props: TicketFactsProps): ReactElement {
  const { ticket, texts, office, language } = props;
  const { facts } = texts;
  const namesOf = (serviceIds: readonly ServiceId[]): string =>
    serviceIds
      .map((id) => office.services.find(({ serviceId }) => serviceId === id))
      .map((service) => (service === undefined ? '' : pick(service.name, language)))
      .join('; ');
  const isAllThere = ticket.missingPapers.every(({ isReceived }) => isReceived);
  return (
    <dl className="counter-facts">
      {ticket.status === 'called' ? (
        <Fact label={facts.spoken}>
          <SpokenFact {...props} />
        </Fact>
      ) : isWalkIn(ticket) ? null : (
        <Fact label={facts.waited}>
          <WaitedFact {...props} />
        </Fact>
      )}
      <Fact label={facts.why}>
        <WhyFact {...props} />
      </Fact>
      {ticket.addedServiceIds.length === 0 ? null : (
        <Fact label={facts.added}>{namesOf(ticket.addedServiceIds)}</Fact>
      )}
      {ticket.laterServiceIds.length === 0 ? null : (
        <Fact label={facts.later}>{namesOf(ticket.laterServiceIds)}</Fact>
      )}
      {ticket.missingPapers.length === 0 ? null : (
        <Fact label={isAllThere ? facts.papersReceived : facts.papers}>
          <Papers {...props} />
        </Fact>
      )}
      {ticket.notes.length === 0 ? null : (
        <Fact label={facts.notes}>
          <Notes {...props} />
        </Fact>
      )}
      {ticket.returnsTo === null ? null : (
        <Fact label={facts.returnsTo}>{facts.returnsToCounter(ticket.returnsTo)}</Fact>
      )}
    </dl>
  );
}

type FactProps = {
  readonly label: string;
  readonly children: ReactNode;
};

function Fact({ label, children }: FactProps): ReactElement {
  return (
    <div className="counter-facts-row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function WaitedFact({ ticket, office, countedToMs, texts }: TicketFactsProps): ReactElement {
  const { timeZone } = office;
  const minutes = Math.floor(waitedMs(ticket.periods, countedToMs) / 60_000);
  const [first = 0, ...later] = waitsMs(ticket.periods, countedToMs).map((ms) => Math.floor(ms / 60_000));
  const firstCallMs = ticket.periods.find((period) => period.kind === 'called')?.from ?? ticket.calledAt;
  const wasParked = ticket.periods.some(({ kind }) => kind === 'parked');
  // The parts must sum to the whole although each is rounded down.
  const parts =
    later.length === 0
      ? texts.facts.waitedFromTo(clockTime(ticket.issuedAt, timeZone), clockTime(firstCallMs, timeZone))
      : texts.facts.waitedParts(String(first), String(Math.max(0, minutes - first)), wasParked);
  return (
    <>
      <strong>{lengthWords(minutes, texts)}</strong> <span className="counter-facts-soft">({parts})</span>
    </>
  );
}

function WhyFact({ ticket, office, language, texts }: TicketFactsProps): ReactElement {
  const { sentence, overtookLead, overtook, unnamed } = reasonWords(ticket, { office, language, texts });
  return (
    <>
      {sentence}
      {overtookLead === null ? null : (
        <>
          {' '}
          {overtookLead}
          {overtook.map((number, index) => (
            <span key={number}>
              {index === 0 ? '' : ', '}
              <strong>{number}</strong>
            </span>
          ))}
          {unnamed === 0 ? '' : texts.why.andOthers(unnamed)}.
        </>
      )}
    </>
  );
}

function Papers(props: TicketFactsProps): ReactElement {
  const { ticket, isOnline, texts } = props;
  return (
    <ul className="counter-papers">
      {ticket.missingPapers.map((paper, paperIndex) => (
        <li key={`${String(paperIndex)} ${paper.name}`}>
          <PaperBox
            paper={paper}
            texts={texts}
            isDisabled={!isOnline}
            onToggle={() => {
              props.onCommand({
                name: 'tickPaper',
                input: { ticketId: ticket.ticketId, paperIndex, isReceived: !paper.isReceived },
              });
            }}
          />
        </li>
      ))}
    </ul>
  );
}

type PaperBoxProps = {
  readonly paper: MissingPaper;
  readonly isDisabled: boolean;
  readonly texts: Texts;
  readonly onToggle: () => void;
};

function PaperBox({ paper, isDisabled, texts, onToggle }: PaperBoxProps): ReactElement {
  const { isReceived, name } = paper;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isReceived}
      aria-disabled={isDisabled}
      className={isReceived ? 'counter-paper is-received' : 'counter-paper'}
      onClick={() => {
        if (!isDisabled) onToggle();
      }}
    >
      <span className="counter-tick">{isReceived ? <Check aria-hidden="true" size={14} /> : null}</span>
      <span className="counter-paper-name" lang="vi">
        {name}
      </span>
      <span className="counter-paper-state">{isReceived ? texts.facts.received : texts.facts.missing}</span>
    </button>
  );
}

function Notes({ ticket, office, isOnline, texts, onAddNote }: TicketFactsProps): ReactElement {
  return (
    <div className="counter-notes">
      <ul>
        {ticket.notes.map(({ text, at, counterNumber }) => (
          <li key={`${String(at)} ${text}`}>
            {texts.facts.noteFrom(counterNumber)} {text}{' '}
            <span className="counter-facts-soft">{clockTime(at, office.timeZone)}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="counter-key-link"
        aria-disabled={!isOnline}
        aria-keyshortcuts={INTENT_KEYS.addNote}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onAddNote}
      >
        {texts.facts.addNote} <KeyCap label={INTENT_KEYS.addNote} />
      </button>
    </div>
  );
}

function SpokenFact(props: TicketFactsProps): ReactElement {
  const { announcement, texts, office } = props;
  const words = texts.spokenFact;
  switch (announcement.kind) {
    case 'spoken':
      return (
        <>
          <q lang="vi" className="counter-spoken">
            {announcement.words}
          </q>{' '}
          <span className="counter-facts-soft">
            {words.hall(clockTimeWithSeconds(announcement.atMs, office.timeZone))}
          </span>
        </>
      );
    case 'ready':
    case 'about_to_speak':
      return <span className="counter-facts-soft">{words.about_to_speak}</span>;
    case 'unknown':
      return <span className="counter-facts-soft">{words.unknown}</span>;
    case 'quiet_hours':
    case 'muted':
    case 'no_display':
    case 'not_spoken': {
      const { kind, isShown } = announcement;
      const Tone = kind === 'quiet_hours' ? 'span' : 'strong';
      return (
        <>
          <Tone className={kind === 'quiet_hours' ? 'counter-facts-soft' : 'counter-facts-needs-you'}>
            {words[kind]}
          </Tone>
          {isShown && <span className="counter-facts-soft"> {words.isShown}</span>}
        </>
      );
    }
    default:
      return announcement satisfies never;
  }
}
