import type { ReactElement, ReactNode } from 'react';
import { Roundel } from '#ui-kit/Roundel.tsx';
import './rating-screen.css';

/** The whole screen while there is nothing to ask yet: what is the matter and what to do. */
export function Standstill(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactElement {
  const { title, text, children } = props;
  return (
    <div className="rating">
      <main className="rating-idle is-standstill">
        <div>
          <span className="rating-idle-roundel">
            <Roundel />
          </span>
          <h1>{title}</h1>
          <p className="rating-idle-what">{text}</p>
        </div>
        {children}
      </main>
    </div>
  );
}
