import { useEffect, useState } from 'react';

/** The server's time, renewed just after every full second of it, so that clocks and timers tick together. */
export function useNow(now: () => number): number {
  const [nowMs, setNowMs] = useState(now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      const currentMs = now();
      setNowMs(currentMs);
      timer = setTimeout(tick, 1_000 - (currentMs % 1_000) + 5);
    };
    tick();
    return () => {
      clearTimeout(timer);
    };
  }, [now]);
  return nowMs;
}
