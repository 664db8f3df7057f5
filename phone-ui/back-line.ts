import { element, icon } from './element.ts';
import { ICONS } from './icons.ts';
import { textsOf, type TicketScene } from './scene.ts';
import './key.css';

/** Above a page beside the ticket's own: the way back to it, and its number. */
export function backLine(scene: TicketScene): HTMLElement {
  const back = element(
    'button',
    { type: 'button', class: 'phone-back', 'data-key': 'back' },
    icon(ICONS.back),
    textsOf(scene).myNumber,
  );
  back.addEventListener('click', scene.onBack);
  return element(
    'div',
    { class: 'phone-back-line' },
    back,
    element('span', { class: 'phone-back-number' }, scene.situation.view.number),
  );
}
