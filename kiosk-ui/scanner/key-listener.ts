/** Listens for a scanner among the page's keys, before anything else hears of them. */
import { IDLE_WEDGE, keyDown, timePassed, waitsUntilMs, type Wedge, type WedgeStep } from './wedge.ts';

/** `readings`: one scan in each way it can be read; empty when it was longer than any code. Never kept here. */
export type OnScan = (readings: readonly string[]) => void;

/** Installs the listener on the window; returns what removes it again. */
export function listenToKeys(onScan: OnScan): () => void {
  let wedge: Wedge = IDLE_WEDGE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let field: FieldBefore | null = null;
  /** Keys whose going down was held: their coming up is nobody else's either (it would press a button). */
  const heldDown = new Set<string>();

  const follow = (step: WedgeStep): void => {
    if (wedge.phase === 'idle' && step.wedge.phase === 'unsure') field = fieldNow();
    wedge = step.wedge;
    if (step.typed !== '') typeLate(step.typed);
    if (step.hasBegun) leaveAsBefore(field);
    if (wedge.phase !== 'unsure') field = null;
    clearTimeout(timer);
    const untilMs = waitsUntilMs(wedge);
    if (untilMs !== null) {
      timer = setTimeout(() => {
        follow(timePassed(wedge, performance.now()));
      }, untilMs - performance.now());
    }
    if (step.readings !== null) onScan(step.readings);
  };
  const onDown = (event: KeyboardEvent): void => {
    const { code, shiftKey, ctrlKey, altKey, metaKey, repeat, isComposing, timeStamp: atMs } = event;
    const key = isComposing ? 'Process' : event.key;
    const step = keyDown(wedge, { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat, atMs });
    if (step.isHeld) {
      heldDown.add(nameOf(event));
      swallow(event);
    } else {
      heldDown.delete(nameOf(event));
    }
    follow(step);
  };
  const onUp = (event: KeyboardEvent): void => {
    if (heldDown.delete(nameOf(event))) swallow(event);
  };
  /** What an input method types while a scanner speaks. */
  const onInput = (event: Event): void => {
    if (wedge.phase === 'scanning') swallow(event);
  };
  const capture = { capture: true };
  window.addEventListener('keydown', onDown, capture);
  window.addEventListener('keyup', onUp, capture);
  window.addEventListener('beforeinput', onInput, capture);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onDown, capture);
    window.removeEventListener('keyup', onUp, capture);
    window.removeEventListener('beforeinput', onInput, capture);
  };
}

const nameOf = ({ code, key }: KeyboardEvent): string => (code === '' ? key : code);

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A field one types into, as it was before the first key that may be a scanner's. */
type FieldBefore = { readonly element: HTMLInputElement | HTMLTextAreaElement; readonly value: string };

function fieldNow(): FieldBefore | null {
  const element = document.activeElement;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return isField ? { element, value: element.value } : null;
}

/** Types what a hand had typed, a moment late, where the hand is typing. */
function typeLate(text: string): void {
  const element = fieldNow()?.element;
  if (element === undefined || element.readOnly || element.disabled) return;
  const end = element.value.length;
  element.setRangeText(text, element.selectionStart ?? end, element.selectionEnd ?? end, 'end');
  element.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}

/**
 * An input method cannot be held back by a page: it has typed by now. Leaving the field ends its composition and keeps the rest of the
 * scan out of it; then the field is given back what it had.
 */
function leaveAsBefore(field: FieldBefore | null): void {
  if (field === null) return;
  field.element.blur();
  if (field.element.value === field.value) return;
  field.element.setRangeText(field.value, 0, field.element.value.length, 'end');
  field.element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
}
