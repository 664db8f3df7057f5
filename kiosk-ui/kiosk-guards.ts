/** What must not happen on a kiosk: menus, zoom, drag, browser keys. */

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** F5 and Ctrl+R stay: a reload is harmless here and is what staff reach for. */
const HARMLESS_FUNCTION_KEYS = new Set(['F5']);

/**
 * True for keys that would leave, print, search or zoom the page. The window itself must still be closed to the public
 * by starting the browser in kiosk mode: a page cannot hold Ctrl+W or Alt+F4.
 */
export function isForbiddenKey({ key, ctrlKey, metaKey, altKey, repeat }: KeyPress): boolean {
  if (/^F\d{1,2}$/.test(key)) return !HARMLESS_FUNCTION_KEYS.has(key);
  if (key === 'ContextMenu' || key === 'BrowserBack' || key === 'BrowserForward') return true;
  if (ctrlKey || metaKey) return key.toLowerCase() !== 'r';
  if (altKey) return true;
  // A key held down is one press.
  return repeat && (key === 'Enter' || key === ' ');
}

/** Installs the guards on the document; returns what removes them again. */
export function guardKiosk(target: Document): () => void {
  const forbid = (event: Event): void => {
    event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isForbiddenKey(event)) event.preventDefault();
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
  };
  const forbidden = ['contextmenu', 'dragstart', 'selectstart', 'gesturestart'] as const;
  for (const name of forbidden) target.addEventListener(name, forbid);
  target.addEventListener('keydown', onKey);
  target.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    for (const name of forbidden) target.removeEventListener(name, forbid);
    target.removeEventListener('keydown', onKey);
    target.removeEventListener('wheel', onWheel);
  };
}
