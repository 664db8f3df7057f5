import { ArrowRight, MapPin } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PlacedCall } from '../scene/hall-scene.ts';
import type { Texts } from '../texts.ts';
import { TicketFigures } from './TicketFigures.tsx';
import './call-plate.css';

const LONG_PLACE_LETTERS = 28;

/** One number at full size: golden while it is called, a dashed outline when it is only the latest one known. */
export function CallPlate(props: {
  readonly placed: PlacedCall;
  readonly isCalled: boolean;
  readonly texts: Texts;
}): ReactElement {
  const { placed, isCalled, texts } = props;
  const { call, place } = placed;
  const hasWideCounter = call.counterNumber > 9;
  return (
    <section
      key={placed.key}
      className="hall-plate"
      data-called={isCalled || undefined}
      data-wide-counter={hasWideCounter || undefined}
    >
      <div className="hall-plate-labels">
        <span>{isCalled ? texts.inviteNumber : texts.lastCalled}</span>
        <span>{isCalled ? texts.toCounter : texts.counter}</span>
      </div>
      <div className="hall-plate-figures">
        <TicketFigures number={call.number} />
        <ArrowRight className="hall-plate-arrow" aria-hidden="true" strokeWidth={2.8} />
        <span className="hall-plate-counter-label">{isCalled ? texts.toCounter : texts.counter}</span>
        <span className="hall-plate-counter">{call.counterNumber}</span>
      </div>
      <p className="hall-plate-place">
        {place !== '' && (
          <>
            <MapPin aria-hidden="true" size="0.86em" strokeWidth={2.1} />
            <span data-long={place.length > LONG_PLACE_LETTERS || undefined}>{place}</span>
          </>
        )}
      </p>
    </section>
  );
}
