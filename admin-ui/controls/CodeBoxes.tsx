import type { ReactElement } from 'react';
import { codeGroups } from '../printers/pairing.ts';
import './code-boxes.css';

/** A pairing code to be read and typed elsewhere: a box a sign. */
export function CodeBoxes({ label, code }: { readonly label: string; readonly code: string }): ReactElement {
  const groups = codeGroups(code);
  return (
    <p className="pairing-boxes" aria-label={`${label}: ${groups.join('-')}`} role="img">
      {groups.map((group, index) => (
        <span key={group} className="pairing-group">
          {index === 0 ? null : <span className="pairing-dash">–</span>}
          {Array.from(group, (letter, place) => (
            <span key={place} className="pairing-box">
              {letter}
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}
