import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PlacedCall } from '../scene/hall-scene.ts';
import type { Texts } from '../texts.ts';
import { TicketFigures } from './TicketFigures.tsx';
import './call-rows.css';

/** Two or three numbers called within moments: the one being said is a golden plate, the others golden figures. */
export function CallRows(props: {
  readonly rows: readonly PlacedCall[];
  readonly spokenKey: string | null;
  readonly texts: Texts;
}): ReactElement {
  const { rows, spokenKey, texts } = props;
  const hasWideCounter = rows.some(({ call }) => call.counterNumber > 9);
  return (
    <ol className="hall-rows" data-count={rows.length} data-wide-counter={hasWideCounter || undefined}>
      {rows.map(({ call, key, place }) => (
        <li key={key} className="hall-row" data-spoken={key === spokenKey || undefined}>
          <span className="hall-row-place">{place}</span>
          <TicketFigures number={call.number} />
          <ArrowRight className="hall-row-arrow" aria-hidden="true" strokeWidth={2.8} />
          <span className="hall-row-label">{texts.counter}</span>
          <span className="hall-row-counter">{call.counterNumber}</span>
        </li>
      ))}
    </ol>
  );
}
