/** Milliseconds that never step while the page lives and roughly continue across a reload. */
export const pageNow = (): number => performance.timeOrigin + performance.now();
