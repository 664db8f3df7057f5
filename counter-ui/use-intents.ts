import { useEffect, useEffectEvent } from 'react';
import { intentOfKey, type KeyIntent } from './keyboard.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Hands over every meaningful key press of this window, at key down, while `isActive`. Never takes the focus. */
export function useIntents(isActive: boolean, onIntent: (intent: KeyIntent) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const intent = intentOfKey({
      code: event.code,
      key: event.key,
      isRepeat: event.repeat,
      hasModifier: event.ctrlKey || event.altKey || event.metaKey,
      isTyping: isField(event.target),
    });
    if (intent === null) return;
    event.preventDefault();
    onIntent(intent);
  });
  useEffect(() => {
    if (!isActive) return;
    const listen = (event: KeyboardEvent): void => {
      hear(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [isActive]);
}
