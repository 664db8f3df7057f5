import type { ReactElement } from 'react';
import './key-cap.css';

/** The cap of a key, as printed on the keyboard; part of the button it stands in, or of a sentence that names a key. */
export function KeyCap({ label }: { readonly label: string }): ReactElement {
  return <kbd className="key-cap">{label}</kbd>;
}
