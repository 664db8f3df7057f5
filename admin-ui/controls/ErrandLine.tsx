import { Check, CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ErrandState } from '../errand-desk.ts';
import type { Texts } from '../texts.ts';
import { errandWords } from '../wording.ts';
import './controls.css';

type ErrandLineProps = {
  readonly state: ErrandState<unknown> | null | undefined;
  readonly done: string;
  readonly texts: Texts;
};

/** How an errand ended, said where it was begun and to screen readers as soon as it is known. */
export function ErrandLine({ state, done, texts }: ErrandLineProps): ReactElement {
  const outcome = errandWords(state, done, texts);
  return (
    <span className="desk-errand" role="status">
      {outcome === null ? null : (
        <span className={outcome.isBad ? 'desk-errand-words is-bad' : 'desk-errand-words'}>
          {outcome.isBad ? (
            <CircleAlert aria-hidden="true" size={16} />
          ) : (
            <Check aria-hidden="true" size={16} />
          )}
          {outcome.words}
        </span>
      )}
    </span>
  );
}
