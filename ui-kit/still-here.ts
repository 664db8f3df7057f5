/** Tells the server now and then that somebody uses the screen, so that a session ends only where nobody does. */

/** At most so often; a session that is let lie ends after half an hour at the earliest. */
const TOLD_EVERY_MS = 60_000;

/** `tell` is called soon after a key or a pointer was moved, once in a while. */
export function watchHands(
  page: Pick<Window, 'addEventListener'>,
  nowMs: () => number,
  tell: () => void,
): void {
  let toldAtMs = nowMs();
  const moved = (): void => {
    if (nowMs() - toldAtMs < TOLD_EVERY_MS) return;
    toldAtMs = nowMs();
    tell();
  };
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const)
    page.addEventListener(kind, moved, { passive: true });
}
