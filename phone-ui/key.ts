import { element, type Child } from './element.ts';
import './key.css';

type Key = {
  /** Keeps the finger on it while the page is drawn anew. */
  readonly key: string;
  /** `main`: the one deed of a page; `plain`: everything else that is pressed. */
  readonly rank: 'main' | 'plain';
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
};

/** A key to be pressed, with its words. */
export function pressKey(
  { key, rank, isDisabled = false, onPress }: Key,
  ...words: readonly Child[]
): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: `phone-key is-${rank}`, 'data-key': key, 'aria-disabled': isDisabled && 'true' },
    ...words,
  );
  button.addEventListener('click', () => {
    if (!isDisabled) onPress();
  });
  return button;
}
