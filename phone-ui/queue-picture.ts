import { element, icon } from './element.ts';
import { ICONS } from './icons.ts';
import type { Texts } from './texts.ts';
import './queue-picture.css';

/** At most so many places are drawn; the first of them then stands for all who find none. */
const MOST_PLACES = 4;

/** The line as a picture: the counter, who stands before, and one's own number. The words beside it say the same. */
export function queuePicture(
  {
    ahead,
    number,
    hasMovedUp,
  }: { readonly ahead: number; readonly number: string; readonly hasMovedUp: boolean },
  texts: Texts,
): HTMLElement {
  const drawn = Math.min(ahead, MOST_PLACES);
  const notDrawn = ahead - drawn;
  const places = Array.from({ length: drawn }, (_place, index) =>
    element(
      'span',
      { class: 'phone-queue-place' },
      // Whoever has no place of their own stands in the first, together with its own.
      index === 0 && notDrawn > 0 ? texts.moreOf(notDrawn + 1) : icon(ICONS.person),
    ),
  );
  return element(
    'div',
    { class: hasMovedUp ? 'phone-queue has-moved-up' : 'phone-queue', 'aria-hidden': 'true' },
    element('span', { class: 'phone-queue-counter' }, texts.counterWord),
    ...places,
    element('span', { class: 'phone-queue-mine' }, number),
  );
}
