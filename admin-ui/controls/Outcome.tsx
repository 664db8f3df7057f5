import { Check, CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import './outcome.css';

type OutcomeProps = { readonly title: string; readonly more?: string; readonly isBad?: boolean };

/** What became of something, in a sentence that a sign stands before. */
export function Outcome({ title, more, isBad = false }: OutcomeProps): ReactElement {
  const Icon = isBad ? CircleAlert : Check;
  return (
    <p className={isBad ? 'desk-outcome is-bad' : 'desk-outcome'}>
      <Icon aria-hidden="true" size={20} />
      <span>
        <strong>{title}</strong> {more}
      </span>
    </p>
  );
}
