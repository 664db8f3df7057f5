import type { ReactElement, ReactNode, Ref } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import './controls.css';

type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `main`: the one filled button of a view; `ink`: takes something away; `quiet`: words alone. */
  readonly look?: 'plain' | 'main' | 'ink' | 'quiet';
  /** Its place stays, it does nothing now. */
  readonly isOff?: boolean;
  readonly isBusy?: boolean;
  readonly cap?: string;
  readonly label?: string;
  readonly button?: Ref<HTMLButtonElement>;
};

/** A press. Where it does nothing now it keeps its place and can still be reached, so that nobody loses the way. */
export function Button({ button, ...props }: ButtonProps): ReactElement {
  const { look = 'plain', isOff = false, isBusy = false } = props;
  return (
    <button
      ref={button}
      type="button"
      className={`desk-button is-${look}`}
      aria-disabled={isOff || isBusy}
      aria-busy={isBusy}
      aria-label={props.label}
      onClick={() => {
        if (!isOff && !isBusy) props.onPress();
      }}
    >
      {props.children}
      {props.cap === undefined ? null : <KeyCap label={props.cap} />}
    </button>
  );
}
