import type { ReactElement, ReactNode } from 'react';
import './key.css';

export type KeyKind =
  /** White: everything pressable that is not the main thing. */
  | 'plain'
  /** Jade: the one main action. */
  | 'main'
  /** White with a jade edge: the second action. */
  | 'second'
  /** Ink: a chosen state. */
  | 'chosen';

type KeyProps = {
  readonly kind?: KeyKind;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly label?: string;
  readonly language?: string;
  /** For keys that choose one of several. */
  readonly isOn?: boolean;
};

/** A key that looks like a key: gives way when touched, acts when released. */
export function Key({ kind = 'plain', className = '', onPress, children, ...rest }: KeyProps): ReactElement {
  return (
    <button
      type="button"
      className={`kiosk-key kiosk-key-${kind} ${className}`}
      onClick={onPress}
      aria-label={rest.label}
      aria-pressed={rest.isOn}
      lang={rest.language}
    >
      {children}
    </button>
  );
}
