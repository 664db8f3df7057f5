import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { fitAtStep, lastFitStep, type PaperFit } from './paper-fit.ts';

/**
 * Finds the roomiest way in which the list in `ref` does not overflow, and finds it anew when `key` (what is shown and
 * how) changes, or the room for it or what stands in it becomes another size: by the window, by a font that arrives late, by
 * what is told above it.
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
    const list = ref.current;
    if (list === null) return;
    let frame = 0;
    // What is found the second time has the size that was seen the first time, so this comes to rest.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        setMeasured((times) => times + 1);
      });
    });
    for (const element of [list, ...list.children]) observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);

  useLayoutEffect(() => {
    const list = ref.current;
    if (list === null || list.scrollHeight <= list.clientHeight + 1 || step >= lastFitStep(count)) return;
    setTried({ measureKey, step: step + 1 });
  }, [measureKey, step, count]);

  return { ref, fit: fitAtStep(step, count) };
}
