import type { ReactElement } from 'react';
import type { PriorityIcon } from '#protocol/queue-rules.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { PriorityTag } from '#ui-kit/PriorityTag.tsx';
import './number-plate.css';

type NumberPlateProps = {
  readonly label: string;
  /** Null while there is no number yet: the plate keeps its place. */
  readonly number: string | null;
  readonly letter: string;
  readonly serviceName: string;
  /** The class the number was given under; null for an ordinary one. */
  readonly priority: { readonly icon: PriorityIcon; readonly word: string } | null;
};

/** The plate with a person's number: the largest thing on any page that has it, always in the same place. */
export function NumberPlate({
  label,
  number,
  letter,
  serviceName,
  priority,
}: NumberPlateProps): ReactElement {
  return (
    <div className={`kiosk-plate ${number === null ? 'kiosk-plate-empty' : ''}`}>
      <p className="kiosk-plate-label">
        {label}
        {priority !== null && <PriorityTag {...priority} />}
      </p>
      <p className="kiosk-plate-number">
        {number === null ? (
          <span className="kiosk-plate-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        ) : (
          <span>
            <span className="kiosk-plate-letter">{number.slice(0, 1)}</span>
            {number.slice(1)}
          </span>
        )}
      </p>
      <p className="kiosk-plate-service">
        <FieldPlate letter={letter} />
        <span>{serviceName}</span>
      </p>
    </div>
  );
}
