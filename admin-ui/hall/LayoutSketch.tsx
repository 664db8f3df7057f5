import type { ReactElement } from 'react';
import { fieldColour } from '#ui-kit/FieldPlate.tsx';
import type { DisplaySetup } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';

type LayoutSketchProps = {
  readonly setup: DisplaySetup;
  readonly office: OfficeSettings;
  readonly label: string;
};

/** Where things stand on a display of that layout, with the fields and the rows it is set to. */
export function LayoutSketch({ setup, office, label }: LayoutSketchProps): ReactElement {
  const letters = office.fields
    .filter(({ fieldId }) => setup.fieldIds.length === 0 || setup.fieldIds.includes(fieldId))
    .map(({ letter }) => letter)
    .slice(0, 8);
  const counter = office.counters.find(({ counterId }) => counterId === setup.counterIds[0])?.number ?? 1;
  return (
    <svg className="layout-sketch" viewBox="0 0 160 90" role="img" aria-label={label}>
      <rect className="sketch-ground" width="160" height="90" />
      <Inside setup={setup} letters={letters} counter={counter} />
    </svg>
  );
}

type InsideProps = {
  readonly setup: DisplaySetup;
  readonly letters: readonly string[];
  readonly counter: number;
};

function Inside({ setup, letters, counter }: InsideProps): ReactElement {
  switch (setup.layout) {
    case 'hall':
      return <Hall setup={setup} letters={letters} />;
    case 'counter':
      return (
        <>
          <text className="sketch-words" x="80" y="18" fontSize="11" textAnchor="middle">
            {counter}
          </text>
          <rect className="sketch-called" x="10" y="24" width="140" height="48" />
          <text className="sketch-number" x="80" y="61" fontSize="36" textAnchor="middle">
            {(letters[0] ?? 'A') + '012'}
          </text>
          <rect className="sketch-line" x="40" y="79" width="80" height="3" />
        </>
      );
    case 'next':
      return <Rows letters={letters} numbers={3} />;
    case 'summary':
      return <Rows letters={letters} numbers={1} />;
    default:
      return setup.layout satisfies never;
  }
}

function Hall({ setup, letters }: Pick<InsideProps, 'setup' | 'letters'>): ReactElement {
  const row = 54 / setup.listedCalls;
  const field = 148 / Math.max(letters.length, 1);
  return (
    <>
      <rect className="sketch-called" x="6" y="10" width="96" height="54" />
      <text className="sketch-number" x="54" y="45" fontSize="26" textAnchor="middle">
        {(letters[0] ?? 'A') + '012'}
      </text>
      {Array.from({ length: setup.listedCalls }, (_, index) => (
        <rect
          key={index}
          className="sketch-row"
          x="106"
          y={10 + index * row}
          width="48"
          height={Math.max(row - 2, 1)}
        />
      ))}
      {letters.map((letter, index) => (
        <g key={letter}>
          <rect className="sketch-row" x={6 + index * field} y="68" width={field - 2} height="16" />
          <Letter letter={letter} x={9 + index * field} y={71} />
        </g>
      ))}
    </>
  );
}

function Rows({
  letters,
  numbers,
}: Pick<InsideProps, 'letters'> & { readonly numbers: number }): ReactElement {
  const height = 76 / Math.max(letters.length, 1);
  return (
    <>
      {letters.map((letter, index) => (
        <g key={letter}>
          <rect className="sketch-row" x="6" y={7 + index * height} width="148" height={height - 2} />
          <Letter letter={letter} x={9} y={7 + index * height + (height - 12) / 2} />
          {Array.from({ length: numbers }, (_, place) => (
            <rect
              key={place}
              className="sketch-line"
              x={(numbers === 1 ? 110 : 44) + place * 36}
              y={6 + index * height + height / 2 - 2.5}
              width="28"
              height="4"
            />
          ))}
        </g>
      ))}
    </>
  );
}

function Letter({
  letter,
  x,
  y,
}: {
  readonly letter: string;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  return (
    <>
      <rect x={x} y={y} width="10" height="10" rx="2" fill={fieldColour(letter)} />
      <text className="sketch-words" x={x + 5} y={y + 7.8} fontSize="7.5" textAnchor="middle">
        {letter}
      </text>
    </>
  );
}
