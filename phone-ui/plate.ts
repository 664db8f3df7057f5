import { element, type Child } from './element.ts';
import './plate.css';

type Plate = {
  readonly number: string;
  /** Above the number; absent where the page's heading stands there. */
  readonly label?: string;
  readonly isStale: boolean;
  /** Below the number: the service, or how near the turn is. */
  readonly foot: Child;
};

/** The plate with the number: white with an ink line, dashed while what it stands for is old. */
export function numberPlate({ number, label, isStale, foot }: Plate): HTMLElement {
  return element(
    'div',
    { class: isStale ? 'phone-plate is-stale' : 'phone-plate' },
    label !== undefined && element('p', { class: 'phone-plate-label' }, label),
    numberText(number),
    foot,
  );
}

/** The number at its full size, the letter a hair apart from its digits. */
export const numberText = (number: string): HTMLElement =>
  element(
    'p',
    { class: 'phone-number' },
    element('span', { class: 'phone-number-letter' }, number.slice(0, 1)),
    number.slice(1),
  );

/** The letter of a field on its small coloured plate. */
export function fieldPlate(letter: string): HTMLElement {
  const plate = element('span', { class: 'field-plate', 'aria-hidden': 'true' }, letter);
  plate.style.setProperty('background-color', `var(--field-${letter.toLowerCase()}, var(--field-x))`);
  return plate;
}
