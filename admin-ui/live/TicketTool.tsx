import { useState, type ReactElement } from 'react';
import type { DeskTicket } from '#protocol/admin-view.ts';
import type { CancelReason, MoveReason } from '#protocol/officer-words.ts';
import type { CounterId, ServiceId } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { minutesSince, pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { SelectField, TextField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { deedKey, type Deed } from '../errand-desk.ts';
import { typedTicketNumber } from './live-page.ts';
import { isSaid, noteOf, ReasonChoice, Tool, type Because, type ToolProps } from './tool-parts.tsx';

/** One number, wherever it stands: found, then ended or sent elsewhere with a reason. */
export function TicketTool(props: ToolProps): ReactElement {
  const { errands, said, go } = props;
  const found = errands.found;
  const ticket = found?.state.kind === 'done' ? found.state.result : null;
  return (
    <Tool
      title={said.find.title}
      lead={said.find.lead}
      closeWords={said.close}
      onClose={() => {
        go({ page: 'live' });
      }}
    >
      <div className="live-ticket-tool">
        <Finder {...props} />
        {ticket === null ? null : <TicketDeeds key={ticket.ticketId} {...props} ticket={ticket} />}
      </div>
    </Tool>
  );
}

/** A number to type, and those who have waited longest to choose from. */
function Finder(props: ToolProps): ReactElement {
  const { view, nowMs, office, language, errands, actions, texts, said } = props;
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const find = (): void => {
    const number = typedTicketNumber(typed);
    setWrong(number === null);
    if (number !== null) actions.findTicket(number);
  };
  const { found } = errands;
  const isNone = found?.state.kind === 'done' && found.state.result === null;
  return (
    <div className="live-finder">
      <div className="live-finder-line">
        <TextField
          label={said.find.number}
          value={typed}
          maxLength={6}
          isCode
          placeholder={said.find.numberHint}
          fault={isWrong ? said.find.notANumber : null}
          onChange={setTyped}
          onEnter={find}
        />
        <Button onPress={find} isBusy={found?.state.kind === 'running'}>
          {said.find.go}
        </Button>
      </div>
      {isNone ? (
        <p className="desk-fault" role="status">
          {said.find.none(found.number)}
        </p>
      ) : (
        <ErrandLine
          state={found?.state.kind === 'done' ? null : (found?.state ?? null)}
          done=""
          texts={texts}
        />
      )}
      <h3>{said.find.longest}</h3>
      {view.longest.length === 0 ? <p className="desk-soft">{said.find.nobody}</p> : null}
      <ol className="live-longest">
        {view.longest.map((each) => {
          const service = office.services.find(({ serviceId }) => serviceId === each.serviceId);
          return (
            <li key={each.ticketId}>
              <button
                type="button"
                aria-pressed={found?.number === each.number}
                aria-label={said.find.choose(each.number)}
                onClick={() => {
                  actions.findTicket(each.number);
                }}
              >
                <FieldPlate letter={each.number.slice(0, 1)} />
                <strong>{each.number.slice(1)}</strong>
                <span>{service === undefined ? '' : pick(service.shortName, language)}</span>
                <span className="is-figure">{said.find.waited(minutesSince(each.since, nowMs))}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

type TicketDeedsProps = ToolProps & { readonly ticket: DeskTicket };

function TicketDeeds(props: TicketDeedsProps): ReactElement {
  const { ticket, errands, actions, office, language, nowMs, texts, said } = props;
  const [wish, setWish] = useState<'move' | 'end'>('move');
  const service = office.services.find(({ serviceId }) => serviceId === ticket.serviceId);
  const ended = errands.deeds.get(`endTicket:${ticket.ticketId}`);
  const moved = errands.deeds.get(`moveTicket:${ticket.ticketId}`);
  const isOver = ended?.kind === 'done' || moved?.kind === 'done';
  const last = ended?.kind === 'done' ? ended : (moved ?? ended);
  return (
    <div className="live-deeds">
      <p className="live-deeds-number">
        <FieldPlate letter={ticket.number.slice(0, 1)} />
        <strong>{ticket.number}</strong>
        <span>
          {said.standing[ticket.status]} {whereabouts(props)}
          <br />
          {service === undefined ? '' : pick(service.name, language)} ·{' '}
          {said.since(minutesSince(ticket.since, nowMs))}
        </span>
      </p>
      {isOver ? null : (
        <>
          <Segments
            label={said.what}
            options={[
              { value: 'move', words: said.move.choice },
              { value: 'end', words: said.end.choice },
            ]}
            value={wish}
            onChange={setWish}
          />
          {wish === 'move' ? <MoveForm {...props} /> : <EndForm {...props} />}
        </>
      )}
      <div className="live-deeds-outcome">
        <ErrandLine
          state={last}
          done={ended?.kind === 'done' ? said.end.done : said.move.done}
          texts={texts}
        />
        {last?.kind === 'refused' || last?.kind === 'unanswered' ? (
          <Button
            look="quiet"
            onPress={() => {
              actions.findTicket(ticket.number);
            }}
          >
            {said.find.again}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function whereabouts({ ticket, office, texts, said }: TicketDeedsProps): string {
  const counter = office.counters.find(({ counterId }) => counterId === ticket.counterId);
  if (counter === undefined) return '';
  const name = texts.live.counterName(counter.number);
  return ticket.status === 'waiting' ? said.forCounter(name) : said.at(name);
}

/** The counter that holds it and is told. */
function Holder({ ticket, office, texts, said }: TicketDeedsProps): ReactElement | null {
  if (ticket.status !== 'called' && ticket.status !== 'serving') return null;
  const counter = office.counters.find(({ counterId }) => counterId === ticket.counterId);
  return counter === undefined ? null : (
    <p className="desk-hint">{said.move.leaves(texts.live.counterName(counter.number))}</p>
  );
}

const ANY_COUNTER = '';

function MoveForm(props: TicketDeedsProps): ReactElement {
  const { ticket, view, office, language, link, errands, actions, texts, said } = props;
  const words = said.move;
  const [serviceId, setServiceId] = useState<string>(ticket.serviceId);
  const [counterId, setCounterId] = useState<string>(ANY_COUNTER);
  const [reason, setReason] = useState<Because<MoveReason>>({ code: 'wrong_line', note: '' });
  const isWhereItIs =
    ticket.status === 'waiting' && serviceId === ticket.serviceId && counterId === (ticket.counterId ?? '');
  const open = view.counters.filter(
    (counter) => counter.state !== 'closed' && counter.ticket?.ticketId !== ticket.ticketId,
  );
  const deed: Deed = {
    name: 'moveTicket',
    ticketId: ticket.ticketId,
    seenRevision: ticket.revision,
    serviceId: serviceId as ServiceId,
    counterId: counterId === ANY_COUNTER ? null : (counterId as CounterId),
    reason: { code: reason.code, note: noteOf(reason) },
  };
  return (
    <>
      <div className="live-pair">
        <SelectField
          label={words.service}
          value={serviceId}
          onChange={setServiceId}
          groups={office.fields.map((field) => ({
            name: `${field.letter} · ${pick(field.name, language)}`,
            options: office.services
              .filter((each) => each.fieldId === field.fieldId)
              .map((each) => ({ value: each.serviceId, words: pick(each.name, language) })),
          }))}
        />
        <SelectField
          label={words.counter}
          value={counterId}
          onChange={setCounterId}
          groups={[
            {
              name: null,
              options: [
                { value: ANY_COUNTER, words: words.anyCounter },
                ...open.map((counter) => ({
                  value: counter.counterId,
                  words: words.counterName(
                    texts.live.counterName(counter.counterNumber),
                    counter.officerName ?? '',
                  ),
                })),
              ],
            },
          ]}
        />
      </div>
      <ReasonChoice reasons={words.reasons} value={reason} onChange={setReason} said={said} />
      <p className="desk-hint">{words.keeps}</p>
      <Holder {...props} />
      <Button
        look="main"
        isOff={!link.isOnline || isWhereItIs || !isSaid(reason)}
        isBusy={errands.deeds.get(deedKey(deed))?.kind === 'running'}
        onPress={() => {
          actions.run(deed);
        }}
      >
        {words.press(ticket.number)}
      </Button>
    </>
  );
}

function EndForm(props: TicketDeedsProps): ReactElement {
  const { ticket, link, errands, actions, said } = props;
  const words = said.end;
  const [reason, setReason] = useState<Because<CancelReason>>({ code: 'left', note: '' });
  const deed: Deed = {
    name: 'endTicket',
    ticketId: ticket.ticketId,
    seenRevision: ticket.revision,
    reason: { code: reason.code, note: noteOf(reason) },
  };
  return (
    <>
      <ReasonChoice reasons={words.reasons} value={reason} onChange={setReason} said={said} />
      <p className="desk-hint">{words.warning}</p>
      <Holder {...props} />
      <Button
        look="ink"
        isOff={!link.isOnline || !isSaid(reason)}
        isBusy={errands.deeds.get(deedKey(deed))?.kind === 'running'}
        onPress={() => {
          actions.run(deed);
        }}
      >
        {words.press(ticket.number)}
      </Button>
    </>
  );
}
