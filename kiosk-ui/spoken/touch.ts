/**
 * A finger that feels its way: it hears what it comes to, and nothing is pressed by it. A second touch of the same control
 * presses it. Keys of a keyboard press as always.
 */
import { CONTROL, LIVE } from './reading.ts';

const LINE = `h1, h2, p, li, dt, dd, ${LIVE}`;

export type Explored = {
  /** Came to a control by touch, or touched it anew. */
  readonly onControl: (control: HTMLElement) => void;
  readonly onLine: (line: Element) => void;
  /** Went down anywhere. */
  readonly onTouch: () => void;
};

export type Exploring = {
  /** The next touch of any control explores again. */
  readonly forget: () => void;
};

/** Listens before anything else on the page does, until `signal` is aborted. */
export function exploreByTouch(page: Document, explored: Explored, signal: AbortSignal): Exploring {
  /** What the finger is on, and the control that a second touch presses. */
  let under: Element | null = null;
  let armed: Element | null = null;
  /** The control that this very touch may press. */
  let pressing: Element | null = null;

  const comeTo = (x: number, y: number): void => {
    const element = page.elementFromPoint(x, y);
    const control = element?.closest<HTMLElement>(CONTROL) ?? null;
    const found = control ?? element?.closest(LINE) ?? null;
    if (found === null || found === under || found.closest('[inert]') !== null) return;
    under = found;
    armed = control;
    if (control === null) explored.onLine(found);
    else explored.onControl(control);
  };
  const early = { capture: true, signal } as const;
  page.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isPrimary) return;
      explored.onTouch();
      const control = event.target instanceof Element ? event.target.closest(CONTROL) : null;
      pressing = control !== null && control === armed ? control : null;
      if (pressing !== null) return;
      under = null;
      comeTo(event.clientX, event.clientY);
    },
    early,
  );
  page.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isPrimary || event.buttons === 0) return;
      const control = page.elementFromPoint(event.clientX, event.clientY)?.closest(CONTROL) ?? null;
      if (control === pressing && pressing !== null) return;
      pressing = null;
      comeTo(event.clientX, event.clientY);
    },
    early,
  );
  page.addEventListener(
    'click',
    (event) => {
      // A key of the keyboard, a switch or another program pressed it: no finger did.
      if (event.detail === 0) return;
      const control = event.target instanceof Element ? event.target.closest(CONTROL) : null;
      if (control !== null && control === pressing) {
        armed = null;
        under = null;
        pressing = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    early,
  );
  return {
    forget: () => {
      under = null;
      armed = null;
      pressing = null;
    },
  };
}
