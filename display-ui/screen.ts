import { useSyncExternalStore } from 'react';
import type { Screen } from '#ui-kit/legibility.ts';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('resize', listener);
  return () => {
    removeEventListener('resize', listener);
  };
};

/** The page's size in CSS pixels; redraws when the screen is turned or its resolution changes. */
export function useScreen(): Screen {
  const widthPx = useSyncExternalStore(subscribe, () => innerWidth);
  const heightPx = useSyncExternalStore(subscribe, () => innerHeight);
  return { widthPx, heightPx };
}
