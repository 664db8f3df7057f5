import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { fitAtStep, lastFitStep, type PaperFit } from './paper-fit.ts';

/**
 * Finds the roomiest way in which the list in `ref` does not overflow, and finds it anew when `key` (what is shown and
 * how), the window or the fonts change.
 */
export function usePaperFit(
  key: string,
  count: number,
): { ref: RefObject<HTMLDivElement | null>; fit: PaperFit } {
  const ref = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState(0);
  const measureKey = `${key} ${String(measured)}`;
  const [tried, setTried] = useState({ measureKey, step: 0 });
  const step = tried.measureKey === measureKey ? tried.step : 0;

  useEffect(() => {
    const again = (): void => {
      setMeasured((times) => times + 1);
    };
    window.addEventListener('resize', again);
    // A fallback font may have been measured before the real one arrived.
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      window.removeEventListener('resize', again);
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, []);

  useLayoutEffect(() => {
    const list = ref.current;
    if (list === null || list.scrollHeight <= list.clientHeight + 1 || step >= lastFitStep(count)) return;
    setTried({ measureKey, step: step + 1 });
  }, [measureKey, step, count]);

  return { ref, fit: fitAtStep(step, count) };
}
