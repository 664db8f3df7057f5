/** A keyboard or a keypad with arrows: they lead from key to key, beside Tab, which goes through all of them in order. */
import { ARROWS, nearestKey } from './nearest-key.ts';
import { operableKeys } from './operable-keys.ts';

const isArrow = (key: string): key is keyof typeof ARROWS => Object.hasOwn(ARROWS, key);

/** What needs its arrows for itself: a text in the making, a mark that is moved. */
const keepsArrows = (element: Element | null): boolean =>
  element?.matches('[role=slider], textarea, select') === true;

/** In a line of text the arrows along it move the caret. */
const movesCaret = (element: Element | null, key: string): boolean =>
  element?.matches('input') === true && (key === 'ArrowLeft' || key === 'ArrowRight');

/** Listens to the arrows of a keyboard, as long as the page lives. */
export function listenToArrows(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const { key } = event;
    const focused = page.activeElement;
    if (!isArrow(key) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (keepsArrows(focused) || movesCaret(focused, key)) return;
    event.preventDefault();
    const keys = operableKeys(page);
    const places = keys.map((element) => element.getBoundingClientRect());
    const from = places[keys.findIndex((element) => element === focused)];
    const next = from === undefined ? 0 : nearestKey(places, from, ARROWS[key]);
    if (next !== null) keys[next]?.focus({ preventScroll: true });
  });
}
