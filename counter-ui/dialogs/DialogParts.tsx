import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';

/** A title that ends with the number the dialog is about. */
export function TitleWithNumber({
  words,
  number,
}: {
  readonly words: string;
  readonly number: TicketNumber | null;
}): ReactElement {
  return (
    <>
      {words}{' '}
      {number === null ? null : (
        <span className="counter-dialog-number">
          <TicketNumberText number={number} />
        </span>
      )}
    </>
  );
}

type SubmitButtonProps = {
  readonly words: string;
  readonly cap: string;
  readonly isUsual?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
};

/** A button that ends the dialog; its cap is pressed from anywhere in it. */
export function SubmitButton({
  words,
  cap,
  isUsual = false,
  isDisabled = false,
  onPress,
}: SubmitButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={isUsual && !isDisabled ? 'counter-dialog-submit is-usual' : 'counter-dialog-submit'}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {words}
      <KeyCap label={cap} />
    </button>
  );
}

type TickRowProps = {
  readonly cap: string | null;
  readonly isChosen: boolean;
  readonly name: string;
  readonly more: string | null;
  readonly onToggle: () => void;
};

/** One thing to be ticked, by its digit, by Space or by a click. */
export function TickRow({ cap, isChosen, name, more, onToggle }: TickRowProps): ReactElement {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isChosen}
      className={isChosen ? 'counter-dialog-row is-chosen' : 'counter-dialog-row'}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={onToggle}
    >
      {cap === null ? <span className="counter-dialog-no-cap" /> : <KeyCap label={cap} />}
      <span className="counter-tick">{isChosen ? <Check aria-hidden="true" size={14} /> : null}</span>
      <span>
        <span className="counter-dialog-row-name">{name}</span>
        {more === null ? null : <span className="counter-dialog-row-more"> · {more}</span>}
      </span>
    </button>
  );
}

type ChipsProps<Value extends string> = {
  readonly label: string;
  readonly chips: readonly { readonly value: Value; readonly words: string; readonly cap: string }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
};

/** One of a few, each under its key. */
export function Chips<Value extends string>(props: ChipsProps<Value>): ReactElement {
  return (
    <div className="counter-dialog-chips" role="radiogroup" aria-label={props.label}>
      {props.chips.map(({ value, words, cap }) => (
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={value === props.chosen}
          className="counter-dialog-chip"
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            props.onChoose(value);
          }}
        >
          {words}
          <KeyCap label={cap} />
        </button>
      ))}
    </div>
  );
}

export type Choice = {
  readonly key: string;
  readonly name: ReactNode;
  readonly more: ReactNode;
};

type ChoiceRowsProps = {
  readonly choices: readonly Choice[];
  /** The digit of the first row: the others count on. */
  readonly onChoose: (index: number) => void;
};

/** The digit of a row; the tenth and later ones have none and are reached with Tab. */
export const digitOf = (index: number): string | null => (index < 9 ? String(index + 1) : null);
/** The row of a digit, or null. */
export const indexOfDigit = (cap: string | null, rows: number): number | null =>
  cap !== null && /^[1-9]$/.test(cap) && Number(cap) <= rows ? Number(cap) - 1 : null;

/** Rows of which one is chosen, at once, by its digit. */
export function ChoiceRows({ choices, onChoose }: ChoiceRowsProps): ReactElement {
  return (
    <ul className="counter-dialog-rows counter-dialog-choices">
      {choices.map(({ key, name, more }, index) => {
        const cap = digitOf(index);
        return (
          <li key={key}>
            <button
              type="button"
              className="counter-dialog-row"
              onClick={() => {
                onChoose(index);
              }}
            >
              {cap === null ? <span className="counter-dialog-no-cap" /> : <KeyCap label={cap} />}
              <span className="counter-dialog-row-name">{name}</span>
              {more === null ? null : <span className="counter-dialog-row-more">{more}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** For the `ref` of what takes the focus as soon as it appears. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
