/** What must not happen on a kiosk: menus, zoom, gestures, drag, printing, new windows, browser keys. */

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** F5 and Ctrl+R stay: a reload is harmless here and is what staff reach for. */
const HARMLESS_FUNCTION_KEYS = new Set(['F5']);
const FORBIDDEN_KEYS = new Set([
  'ContextMenu',
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserSearch',
  'Print',
  'Help',
]);

/**
 * True for keys that would leave, print, search or zoom the page. The window itself must still be closed to the public
 * by starting the browser in kiosk mode: a page cannot hold Ctrl+W or Alt+F4.
 */
export function isForbiddenKey({ key, ctrlKey, metaKey, altKey, repeat }: KeyPress): boolean {
  if (/^F\d{1,2}$/.test(key)) return !HARMLESS_FUNCTION_KEYS.has(key);
  if (FORBIDDEN_KEYS.has(key)) return true;
  if (ctrlKey || metaKey) return key.toLowerCase() !== 'r';
  if (altKey) return true;
  // A key held down is one press.
  return repeat && (key === 'Enter' || key === ' ');
}

/** Menus, text and pictures that would be carried away, and what a browser makes of pinching. */
const FORBIDDEN_EVENTS = [
  'contextmenu',
  'dragstart',
  'dragover',
  'drop',
  'selectstart',
  'gesturestart',
  'gesturechange',
  'gestureend',
  'auxclick',
] as const;

/** Installs the guards on the document and its window; returns what removes them again. */
export function guardKiosk(target: Document): () => void {
  const removing = new AbortController();
  const { signal } = removing;
  // Before anybody else hears of it, and able to forbid what browsers take for granted.
  const early = { signal, capture: true, passive: false } as const;
  const forbid = (event: Event): void => {
    event.preventDefault();
  };
  for (const name of FORBIDDEN_EVENTS) target.addEventListener(name, forbid, early);
  target.addEventListener('wheel', forbid, early);
  target.addEventListener(
    'keydown',
    (event) => {
      if (isForbiddenKey(event)) event.preventDefault();
    },
    early,
  );
  // Several fingers are a palm or a pinch. One of them was a press already, or none is.
  target.addEventListener(
    'touchmove',
    (event) => {
      if (event.cancelable) event.preventDefault();
    },
    early,
  );
  target.addEventListener(
    'click',
    (event) => {
      if (event.target instanceof Element && event.target.closest('a[href]') !== null) event.preventDefault();
    },
    early,
  );
  const { defaultView } = target;
  if (defaultView !== null) guardWindow(defaultView, signal);
  return () => {
    removing.abort();
  };
}

/** No second window and no dialog of the browser: the paper comes from the office's own printer. */
function guardWindow(view: Window, signal: AbortSignal): void {
  const [open, print] = [view.open.bind(view), view.print.bind(view)];
  view.open = () => null;
  view.print = () => undefined;
  signal.addEventListener('abort', () => {
    view.open = open;
    view.print = print;
  });
}
