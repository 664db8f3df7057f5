import type { ReactElement } from 'react';
import type { Call } from '#protocol/views.ts';
import type { Texts } from '../texts.ts';
import { TicketFigures } from './TicketFigures.tsx';
import './called-list.css';

/** The last numbers called and their counters; says in words when there are none. */
export function CalledList(props: {
  readonly calls: readonly Call[];
  readonly hasCalls: boolean;
  readonly texts: Texts;
}): ReactElement {
  const { calls, hasCalls, texts } = props;
  return (
    <section className="hall-called">
      <header className="hall-called-head">
        <span>{texts.called}</span>
        <span>{texts.counter}</span>
      </header>
      {hasCalls ? (
        <ol className="hall-called-list">
          {calls.map((call) => (
            <li key={call.ticketId} className="hall-called-row">
              <TicketFigures number={call.number} />
              <span>{call.counterNumber}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="hall-called-none">{texts.nothingCalled}</p>
      )}
    </section>
  );
}
