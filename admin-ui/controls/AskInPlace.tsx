import { useEffect, useId, useRef, type ReactElement } from 'react';
import { Button } from './Button.tsx';

type AskInPlaceProps = {
  readonly title: string;
  readonly more: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** The question before something is taken away, under the very thing it is about. Esc or the first button: nothing happens. */
export function AskInPlace(props: AskInPlaceProps): ReactElement {
  const cancelButton = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  useEffect(() => {
    cancelButton.current?.focus();
  }, []);
  return (
    <div
      className="desk-ask"
      role="group"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <p>
        <strong id={titleId}>{props.title}</strong>
        <span>{props.more}</span>
      </p>
      <Button button={cancelButton} cap="Esc" onPress={props.onCancel}>
        {props.cancel}
      </Button>
      <Button look="ink" onPress={props.onConfirm}>
        {props.confirm}
      </Button>
    </div>
  );
}
