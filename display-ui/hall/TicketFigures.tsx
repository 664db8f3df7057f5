import type { ReactElement } from 'react';
import type { TicketNumber } from '#protocol/vocabulary.ts';

/** A ticket number as it stands on a plate or in the list: the letter apart, so that digits begin on one line. */
export function TicketFigures({ number }: { readonly number: TicketNumber }): ReactElement {
  return (
    <span className="hall-number">
      <span className="hall-number-letter">{number.slice(0, 1)}</span>
      {number.slice(1)}
    </span>
  );
}
