import { useSyncExternalStore } from 'react';

const UPRIGHT = '(orientation: portrait)';
const isUprightNow = (): boolean => matchMedia(UPRIGHT).matches;
const subscribe = (listener: () => void): (() => void) => {
  const query = matchMedia(UPRIGHT);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
};

/** Whether the screen stands on its short side. */
export const useIsUpright = (): boolean => useSyncExternalStore(subscribe, isUprightNow);
