import { useEffect, useEffectEvent } from 'react';

/** What a press of Space or Enter already means where it falls. */
const TAKEN_BY: Readonly<Record<string, string>> = {
  ' ': 'button, input, select, textarea, summary',
  Enter: 'a, button, input, select, textarea, summary',
};

/** Hears Space and Enter while the component stands, wherever they do not already press something. */
export function useRecorderKeys(keys: { readonly onSpace: () => void; readonly onEnter: () => void }): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const taken = TAKEN_BY[event.key];
    if (taken === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof HTMLElement && event.target.matches(taken)) return;
    event.preventDefault();
    if (event.key === ' ') keys.onSpace();
    else keys.onEnter();
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
