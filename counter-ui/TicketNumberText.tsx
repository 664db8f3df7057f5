import type { CSSProperties, ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { fieldColour } from '#ui-kit/FieldPlate.tsx';
import type { TicketNumber } from '#protocol/vocabulary.ts';

type TicketNumberTextProps = {
  readonly number: TicketNumber;
  /** On equal cells, for lists; the single large number keeps its own widths. */
  readonly isInList?: boolean;
};

/** A ticket number: the letter in its field's colour, the digits in the surrounding ink. */
export function TicketNumberText({ number, isInList = false }: TicketNumberTextProps): ReactElement {
  const letter = number.slice(0, 1);
  const digits = number.slice(1);
  const style: CSSProperties = { color: fieldColour(letter) };
  if (!isInList) {
    return (
      <>
        <span className="counter-number-letter" style={style}>
          {letter}
        </span>
        {digits}
      </>
    );
  }
  return (
    <span className="counter-list-number">
      <span className="counter-number-letter" style={style}>
        {letter}
      </span>
      <Figures text={digits} />
    </span>
  );
}
