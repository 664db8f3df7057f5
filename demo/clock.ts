/** Time as the simulated crowd lives it; tests make it run faster. */

/** A clock that only moves forward, and a way to wait on it. */
export type Clock = {
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  /** Waits `ms`, or less when `signal` is raised. Never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** The clock of this machine, `speed` times as fast. */
export const createClock = (speed = 1): Clock => ({
  now: () => performance.now() * speed,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, ms) / speed);
      signal.addEventListener('abort', wake);
    }),
});
