import type { ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';

type PipKeyProps = {
  readonly label: string;
  /** A second, smaller line; null for none. */
  readonly second?: string | null;
  readonly cap: string;
  /** The one filled button. */
  readonly isUsual?: boolean;
  /** Keeps its place and says why when pressed. */
  readonly isRefused?: boolean;
  readonly isPending?: boolean;
  readonly onPress: () => void;
};

/** A button of the small window with the cap of its key, 36 px high. */
export function PipKey(props: PipKeyProps): ReactElement {
  const { second = null, isUsual = false, isRefused = false, isPending = false } = props;
  const look = isUsual ? ' is-usual' : isRefused ? ' is-refused' : '';
  return (
    <button
      type="button"
      className={`pip-key${look}${isPending ? ' is-pending' : ''}`}
      aria-disabled={isRefused}
      aria-busy={isPending}
      onMouseDown={(event) => {
        // The mouse leaves no focus behind: the next Space or Enter must not press this button again.
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        // Enter has a meaning of its own here, and a held one would press twice.
        if (event.key === 'Enter') event.preventDefault();
      }}
      onClick={props.onPress}
    >
      <span className="pip-key-words">
        {props.label}
        {second === null ? null : <span className="pip-key-second">{second}</span>}
      </span>
      <KeyCap label={props.cap} />
    </button>
  );
}
