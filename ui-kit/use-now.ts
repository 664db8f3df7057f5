import { useEffect, useState } from 'react';

/** The window whose timers are used; a hidden one's come late. */
type Timers = Pick<Window, 'setTimeout' | 'clearTimeout'>;

/** The server's time, renewed just after every full second of it, so that clocks and timers tick together. */
export function useNow(now: () => number, timers: Timers = window): number {
  const [nowMs, setNowMs] = useState(now);
  useEffect(() => {
    let timer: number | undefined;
    const tick = (): void => {
      const currentMs = now();
      setNowMs(currentMs);
      timer = timers.setTimeout(tick, 1_000 - (currentMs % 1_000) + 5);
    };
    tick();
    return () => {
      timers.clearTimeout(timer);
    };
  }, [now, timers]);
  return nowMs;
}
