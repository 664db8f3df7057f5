import type { PointerEvent, ReactElement } from 'react';
import { moveMark, type Mark, type Measuring } from './measuring.ts';
import type { Size } from './millimetres.ts';
import type { CalibrationTexts } from './texts.ts';

type MarksProps = {
  readonly measuring: Measuring;
  readonly window: Size;
  readonly texts: CalibrationTexts;
  readonly onChange: (measuring: Measuring) => void;
};

const STEP_PX: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 };

/** Two upright marks, to be dragged to the edges of a card or moved by the arrow keys. */
export function Marks({ measuring, window, texts, onChange }: MarksProps): ReactElement {
  const place = (mark: Mark, x: number): void => {
    onChange(moveMark(measuring, mark, Math.round(x), window));
  };
  const drag = (mark: Mark) => (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) place(mark, event.clientX);
  };
  return (
    <div className="kiosk-marks">
      <div
        className="kiosk-marks-card"
        style={{ left: measuring.left, width: measuring.right - measuring.left }}
      />
      {(['left', 'right'] as const).map((mark) => (
        <div
          key={mark}
          className={`kiosk-mark kiosk-mark-${mark}`}
          style={{ left: measuring[mark] }}
          role="slider"
          tabIndex={0}
          aria-label={mark === 'left' ? texts.leftMark : texts.rightMark}
          aria-valuenow={measuring[mark]}
          aria-valuemin={0}
          aria-valuemax={window.width}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={drag(mark)}
          onKeyDown={(event) => {
            const step = STEP_PX[event.key];
            if (step !== undefined) place(mark, measuring[mark] + step);
          }}
        />
      ))}
    </div>
  );
}
