import { Megaphone } from 'lucide-react';
import type { ReactElement } from 'react';
import './bulletin-bar.css';

/** Letters that fit on one line of the wall, and on two. */
const [ONE_LINE, TWO_LINES] = [34, 80];

/** A supervisor's message to everybody in the hall. It stands where notices or waiting figures do, never over a number. */
export function BulletinBar({ text }: { readonly text: string }): ReactElement {
  const length = text.length <= ONE_LINE ? 'short' : text.length <= TWO_LINES ? 'medium' : 'long';
  return (
    <p className="hall-bulletin" data-length={length} role="status">
      <Megaphone aria-hidden="true" size="1em" strokeWidth={2} />
      <b key={text}>{text}</b>
    </p>
  );
}
