import type { ReactElement, ReactNode } from 'react';
import { FieldPlate, fieldColour } from '#ui-kit/FieldPlate.tsx';
import { Figures } from '#ui-kit/Figures.tsx';
import { stopwatch } from '#ui-kit/language.ts';
import type { ColleagueCounter } from '#protocol/views.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { SupervisionTexts } from './supervision-texts.ts';

type CounterTableProps = DeskFacts & {
  /** The number at a counter was pressed. */
  readonly onTicket: (number: TicketNumber) => void;
  readonly said: SupervisionTexts;
};

/** Every counter: who sits there, what they do, and for how long. */
export function CounterTable(props: CounterTableProps): ReactElement {
  const { view, texts } = props;
  const words = texts.live;
  return (
    <table className="live-table live-counters">
      <caption className="visually-hidden">{words.counterTable}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {words.counterColumn}
          </th>
          <th scope="col" className="is-figure">
            {words.fieldsColumn}
          </th>
          <th scope="col" className="is-figure">
            {words.sinceColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.counters.map((counter) => (
          <CounterRow key={counter.counterId} {...props} counter={counter} />
        ))}
      </tbody>
    </table>
  );
}

type CounterRowProps = CounterTableProps & { readonly counter: ColleagueCounter };

function CounterRow(props: CounterRowProps): ReactElement {
  const { counter, office, nowMs, texts } = props;
  const settings = office.counters.find(({ counterId }) => counterId === counter.counterId);
  const letters = (settings?.fieldIds ?? []).flatMap(
    (fieldId) => office.fields.find((field) => field.fieldId === fieldId)?.letter ?? [],
  );
  return (
    <tr className={counter.state === 'working' ? undefined : 'is-away'}>
      <td className="live-counter-number">{counter.counterNumber}</td>
      <th scope="row">
        <span className="live-counter-name">{counter.officerName ?? texts.live.nobody}</span>
        <span className="live-counter-state">{stateWords(props)}</span>
      </th>
      <td className="is-figure">
        {/* All fields of a desk that gives numbers out would say nothing of it. */}
        {settings?.kind === 'reception' ? null : (
          <span className="live-plates">
            {letters.map((letter) => (
              <FieldPlate key={letter} letter={letter} />
            ))}
          </span>
        )}
      </td>
      <td className="is-figure">
        {counter.ticket === null ? (
          texts.unit.none
        ) : (
          <Figures text={stopwatch(nowMs - counter.ticket.since)} />
        )}
      </td>
    </tr>
  );
}

function stateWords({ counter, texts, said, onTicket }: CounterRowProps): ReactNode {
  const words = texts.live;
  if (counter.helpAskedAt !== null) return <strong className="needs-you">{words.help}</strong>;
  if (counter.ticket !== null) {
    const { number, status } = counter.ticket;
    const shown = (
      <button
        type="button"
        className="live-take"
        aria-label={said.find.choose(number)}
        onClick={() => {
          onTicket(number);
        }}
      >
        <strong>
          <span style={{ color: fieldColour(number.slice(0, 1)) }}>{number.slice(0, 1)}</span>
          {number.slice(1)}
        </strong>
      </button>
    );
    return status === 'serving' ? (
      <>
        {words.serving} {shown}
      </>
    ) : (
      <>
        {words.called} {shown}
        {words.calledAfter}
      </>
    );
  }
  if (counter.state === 'working') return words.ready;
  return counter.state === 'paused' ? words.paused : words.closedCounter;
}
