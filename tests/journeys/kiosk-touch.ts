/** Fingers on a kiosk, as the browser hears them from the glass. */
import type { CDPSession, Page } from 'playwright-core';

export type Finger = { readonly x: number; readonly y: number };

export type Fingers = {
  /** All fingers at once, moved along together in steps, and lifted. Each finger has its own path. */
  readonly swipe: (paths: readonly (readonly [from: Finger, to: Finger])[], steps?: number) => Promise<void>;
  /** All fingers down, held, and lifted. */
  readonly hold: (fingers: readonly Finger[], forMs: number) => Promise<void>;
  /** One tap after the other, as fast as the glass tells of them. */
  readonly tap: (fingers: readonly Finger[]) => Promise<void>;
};

export async function fingersOn(page: Page): Promise<Fingers> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const touch = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    points: readonly Finger[],
  ): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(({ x, y }, id) => ({ x, y, id, radiusX: 8, radiusY: 8, force: 1 })),
    });
  };
  return {
    swipe: async (paths, steps = 12) => {
      await touch(
        'touchStart',
        paths.map(([from]) => from),
      );
      for (let step = 1; step <= steps; step += 1) {
        const part = step / steps;
        await touch(
          'touchMove',
          paths.map(([from, to]) => ({
            x: from.x + (to.x - from.x) * part,
            y: from.y + (to.y - from.y) * part,
          })),
        );
      }
      await touch('touchEnd', []);
    },
    hold: async (fingers, forMs) => {
      await touch('touchStart', fingers);
      await page.waitForTimeout(forMs);
      await touch('touchEnd', []);
    },
    tap: async (fingers) => {
      await Promise.all(fingers.flatMap((finger) => [touch('touchStart', [finger]), touch('touchEnd', [])]));
    },
  };
}
