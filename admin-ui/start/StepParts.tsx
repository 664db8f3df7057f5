/** What several steps are made of. */
import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';

type QuestionProps = {
  readonly ask: string;
  readonly more: string;
  readonly yes: string;
  readonly no: string;
  readonly isOff: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** What only a person can answer, who has looked or listened. */
export function Question({ ask, more, yes, no, isOff, onYes, onNo }: QuestionProps): ReactElement {
  return (
    <div className="start-question" role="group" aria-label={ask}>
      <p className="start-ask">{ask}</p>
      <p>{more}</p>
      <div className="start-deeds">
        <Button look="main" isOff={isOff} onPress={onYes}>
          {yes}
        </Button>
        <Button onPress={onNo}>{no}</Button>
      </div>
    </div>
  );
}

/** What is wrong and what to do about it. */
export function Trouble({ what, cure }: { readonly what: string; readonly cure: string }): ReactElement {
  return (
    <p className="start-trouble" role="status">
      <CircleAlert aria-hidden="true" size={20} />
      <span>
        <strong>{what}</strong> {cure}
      </span>
    </p>
  );
}
