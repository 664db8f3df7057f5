import { Armchair, FileText } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import { clockTime, pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { closingSecondsLeft } from '../closing.ts';
import type { Screen } from '../screens.ts';
import type { PaperNotice } from '../paper-notice.ts';
import { priorityClassOf } from '../priority/priority-classes.ts';
import { textsOf, type Scene } from '../scene.ts';
import { furtherThan } from '../visit/visit.ts';
import { NumberPlate } from './NumberPlate.tsx';
import { PhoneTicket } from './PhoneTicket.tsx';
import { phoneUrlIn } from './phone-url.ts';
import './ticket.css';

type TicketPageProps = {
  readonly scene: Scene;
  readonly screen: Extract<Screen, { name: 'ticket' }>;
  readonly notice: PaperNotice;
  readonly field: Field | undefined;
  readonly service: Service | undefined;
};

/** The number, large until it is put away, and what to do now. */
export function TicketPage({ scene, screen, notice, field, service }: TicketPageProps): ReactElement {
  const texts = textsOf(scene);
  const { ticket, phoneUrl } = screen;
  const { language } = scene.state;
  const secondsLeft = closingSecondsLeft(scene.state, scene.pageNowMs);
  const priority = priorityClassOf(scene.office, ticket.priorityId);
  const isPaperComing = notice.kind === 'printing' || notice.kind === 'printed' || notice.kind === 'sent';
  return (
    <main className="kiosk-page kiosk-ticket">
      <h1 className="visually-hidden" tabIndex={-1}>
        {texts.yourNumber}: {ticket.number}
      </h1>
      <NumberPlate
        label={texts.yourNumber}
        number={ticket.number}
        letter={ticket.number.slice(0, 1)}
        serviceName={namesOf(scene, ticket, service)}
        priority={
          priority === undefined ? null : { icon: priority.icon, word: pick(priority.name, language) }
        }
      />
      <div className="kiosk-ticket-now">
        <TicketFacts scene={scene} ticket={ticket} />
        {field !== undefined && <WhereToWait scene={scene} ticket={ticket} field={field} />}
        {phoneUrl === null ? (
          <KeptByHand scene={scene} ticket={ticket} service={service} />
        ) : (
          <PhoneTicket
            scene={scene}
            url={phoneUrlIn(phoneUrl, language)}
            number={ticket.number}
            isPaperComing={isPaperComing}
          />
        )}
      </div>
      <Key
        kind="main"
        className="kiosk-ticket-done"
        onPress={() => {
          scene.act({ type: 'goHome' });
        }}
      >
        {isPaperComing ? (
          <>
            {texts.done}
            {secondsLeft !== null && (
              <span className="kiosk-ticket-seconds">{texts.closesIn(secondsLeft)}</span>
            )}
          </>
        ) : (
          texts.rememberedNumber
        )}
      </Key>
    </main>
  );
}

/** What the number is for: its own service, and how many others it was taken for as well. */
function namesOf(scene: Scene, { serviceId }: IssuedTicket, service: Service | undefined): string {
  const name = service === undefined ? '' : pick(service.name, scene.state.language);
  const others = furtherThan(scene.state.visit, serviceId).length;
  return others === 0 ? name : textsOf(scene).visit.withOthers(name, others);
}

type FactsProps = { readonly scene: Scene; readonly ticket: IssuedTicket };

function TicketFacts({ scene, ticket }: FactsProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className={`kiosk-ticket-facts ${ticket.range === null ? 'kiosk-ticket-facts-one' : ''}`}>
      <div>
        <p className="kiosk-ticket-value">{ticket.ahead === 0 ? texts.nobody : texts.people(ticket.ahead)}</p>
        <p className="kiosk-ticket-note">{texts.beforeYou}</p>
        {ticket.range === null && <p className="kiosk-ticket-note">{texts.placeOnly}</p>}
      </div>
      {ticket.range !== null && <RangeFact scene={scene} ticket={ticket} range={ticket.range} />}
    </div>
  );
}

function RangeFact({
  scene,
  ticket,
  range,
}: FactsProps & { readonly range: NonNullable<IssuedTicket['range']> }): ReactElement {
  const texts = textsOf(scene);
  const [value, note] =
    ticket.ahead === 0
      ? [texts.soon, texts.soonDetail]
      : [texts.minutesRange(range.from, range.to), texts.expectedWait];
  return (
    <div>
      <p className="kiosk-ticket-value">{value}</p>
      <p className="kiosk-ticket-note">{note}</p>
    </div>
  );
}

function WhereToWait({ scene, ticket, field }: FactsProps & { readonly field: Field }): ReactElement {
  const texts = textsOf(scene);
  const { counterNumbers, number } = ticket;
  return (
    <div className="kiosk-ticket-row">
      <span className="kiosk-ticket-square">
        <Armchair aria-hidden="true" size="0.56em" strokeWidth={1.9} />
      </span>
      <div>
        <p className="kiosk-ticket-what">{texts.sitAt(pick(field.waitingArea, scene.state.language))}</p>
        <p className="kiosk-ticket-how">
          {counterNumbers.length === 0
            ? texts.hallWillCall(number)
            : texts.counterWillCall(texts.counters(counterNumbers), number)}
        </p>
      </div>
    </div>
  );
}

/** Where no phone can follow: what else the paper would say. */
function KeptByHand({
  scene,
  ticket,
  service,
}: FactsProps & { readonly service: Service | undefined }): ReactElement {
  const { office, state } = scene;
  return (
    <>
      {service !== undefined && service.papers.length > 0 && <HoldReady scene={scene} service={service} />}
      <p className="kiosk-ticket-taken">
        {textsOf(scene).takenAt(clockTime(ticket.issuedAt, office.timeZone))} ·{' '}
        {pick(office.name, state.language)}
      </p>
    </>
  );
}

/** More than this many papers would push the row off its place. */
const MOST_PAPERS_NAMED = 4;

function HoldReady({ scene, service }: { readonly scene: Scene; readonly service: Service }): ReactElement {
  const { language } = scene.state;
  const names = service.papers.slice(0, MOST_PAPERS_NAMED).map((paper) => pick(paper.name, language));
  const isMore = service.papers.length > MOST_PAPERS_NAMED;
  return (
    <div className="kiosk-ticket-row">
      <span className="kiosk-ticket-square kiosk-ticket-square-quiet">
        <FileText aria-hidden="true" size="0.52em" strokeWidth={1.9} />
      </span>
      <div>
        <p className="kiosk-ticket-what">{textsOf(scene).holdReady}</p>
        <p className="kiosk-ticket-how">
          {names.map((name, index) => (
            <span key={name} className="kiosk-ticket-paper">
              {name}
              {index < names.length - 1 ? ' · ' : isMore && ' · …'}
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
