import { Link2Off, LoaderCircle } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import './standstill.css';

/** The whole wall when there is nothing to show yet: what is the matter and what to do. */
export function Standstill(props: {
  readonly title: string;
  readonly text: string;
  /** True while it may pass by itself. */
  readonly isWaiting: boolean;
  readonly children?: ReactNode;
}): ReactElement {
  const { title, text, isWaiting } = props;
  const Icon = isWaiting ? LoaderCircle : Link2Off;
  return (
    <main className="hall-standstill">
      <Icon aria-hidden="true" size="1em" strokeWidth={1.8} data-waiting={isWaiting || undefined} />
      <h1>{title}</h1>
      <p>{text}</p>
      {props.children}
    </main>
  );
}
