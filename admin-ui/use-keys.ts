import { useEffect, useEffectEvent } from 'react';

/** What a key press is called here: `P`, `K`, `Ctrl S`; null for what no page listens to. */
export function keyName(press: {
  readonly code: string;
  readonly key: string;
  readonly isRepeat: boolean;
  readonly hasControl: boolean;
  readonly hasOther: boolean;
  readonly isTyping: boolean;
}): string | null {
  if (press.isRepeat || press.hasOther) return null;
  // By its print, or by its place where an input method hides the letter.
  const letter = /^[a-z]$/i.test(press.key) ? press.key.toUpperCase() : /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter === undefined) return null;
  if (press.hasControl) return `Ctrl ${letter}`;
  return press.isTyping ? null : letter;
}

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="range"])');

/** Hears the named keys while the component stands; letters do nothing while somebody types. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const name = keyName({
      code: event.code,
      key: event.key,
      isRepeat: event.repeat,
      hasControl: event.ctrlKey || event.metaKey,
      hasOther: event.altKey,
      isTyping: isTypedInto(event.target),
    });
    const act = name === null ? undefined : keys[name];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      hear(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
