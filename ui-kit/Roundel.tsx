import { DoorOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import './roundel.css';

/** The product's own door mark in a double ring; no official emblem is drawn. Sized by the font size. */
export function Roundel(): ReactElement {
  return (
    <span className="roundel" aria-hidden="true">
      <DoorOpen size="0.52em" strokeWidth={1.9} />
    </span>
  );
}
