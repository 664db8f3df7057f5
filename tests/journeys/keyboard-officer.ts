/** An officer at the counter's page who has a keyboard and nothing else, and a witness of every mouse. */
import type { BrowserContext, Page } from 'playwright-core';

/** A page may answer late on a busy machine; it never needs this long. */
const STEP_PATIENCE_MS = 20_000;
/** The page takes a second press of the same deed within this time for one press. */
const DOUBLE_PRESS_MS = 800;
const MOST_PRESSES = 5;

const CALLED = '.counter-held .counter-hero.is-called';
const SERVING = '.counter-held .counter-hero:not(.is-called)';
const IDLE = '.counter-idle';
const DIALOG = 'dialog[open]';
const ABSENT = '.counter-queue-row.is-absent';

/** Every mouse, pen or finger that a page of the context heard of, from its first line on. Call before opening pages. */
export async function watchForMice(context: BrowserContext): Promise<readonly string[]> {
  const heard: string[] = [];
  await context.exposeBinding('tellOfMouse', (_source, event: string) => {
    heard.push(event);
  });
  await context.addInitScript(() => {
    const kinds = [
      ...['mousedown', 'mouseup', 'mousemove', 'mouseover', 'click', 'dblclick', 'contextmenu', 'wheel'],
      ...['pointerdown', 'pointerup', 'pointermove', 'touchstart', 'touchend', 'dragstart'],
    ];
    let hasMoved = false;
    for (const kind of kinds) {
      window.addEventListener(
        kind,
        (event) => {
          // Enter on a button makes a click too: no pointer was there, and none is counted.
          const isByKey = kind === 'click' && event instanceof PointerEvent && event.pointerType === '';
          if (kind === 'pointermove') hasMoved = true;
          // When what lies in the corner changes, Chromium says so of a pointer that rests there and was never moved.
          const isOfNobody =
            kind === 'mouseover' &&
            !hasMoved &&
            event instanceof MouseEvent &&
            event.clientX === 0 &&
            event.clientY === 0;
          if (!isByKey && !isOfNobody)
            (window as unknown as { tellOfMouse: (what: string) => void }).tellOfMouse(kind);
        },
        { capture: true, passive: true },
      );
    }
  });
  return heard;
}

export type KeyboardOfficer = {
  readonly page: Page;
  /** Presses keys one after the other, as a hand would. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Calls the next number and answers it. */
  readonly callNext: () => Promise<string>;
  readonly startService: () => Promise<void>;
  readonly finish: () => Promise<void>;
  /** Takes back the last deed, which must leave a ticket in service. */
  readonly undoToService: () => Promise<void>;
  /** Recalls as soon as the office's rule lets, then gives the number up as missed. */
  readonly recallAndMiss: () => Promise<void>;
  /** Opens the dialog of a key, works in it, and waits until it has closed with the counter free. */
  readonly inDialog: (
    key: string,
    ...keys: readonly (string | { readonly typed: string })[]
  ) => Promise<void>;
  /** Brings back the only one who is away, or the one whose digit is given. */
  readonly bringBack: (key: 'B' | 'R', digit: string | null) => Promise<void>;
  readonly pauseAndResume: () => Promise<void>;
};

export function keyboardOfficer(page: Page): KeyboardOfficer {
  const see = (selector: string): Promise<unknown> =>
    page.waitForSelector(selector, { state: 'visible', timeout: STEP_PATIENCE_MS });
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /**
   * A press until it has led where it should: in the moment in which a line is made anew, or the last deed is still on
   * its way, the page says so and takes none.
   */
  const pressUntilTrue = async (
    key: string,
    isThere: (timeoutMs: number) => Promise<unknown>,
  ): Promise<void> => {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await press(key);
      const isDone = await isThere(STEP_PATIENCE_MS / MOST_PRESSES).then(
        () => true,
        () => false,
      );
      if (isDone) return;
    }
    throw new Error(`${key} led nowhere: ${await page.innerText('body')}`);
  };
  const pressUntil = (key: string, selector: string): Promise<void> =>
    pressUntilTrue(key, (timeout) => page.waitForSelector(selector, { state: 'visible', timeout }));
  const heldNumber = async (): Promise<string> =>
    (await page.locator('.counter-held .counter-number').innerText()).replace(/\s/g, '');
  const usable = (key: string): string => `[aria-keyshortcuts="${key}"][aria-disabled="false"]`;

  return {
    page,
    press,
    callNext: async () => {
      await pressUntil('1', CALLED);
      return heldNumber();
    },
    startService: () => pressUntil('3', SERVING),
    finish: () => pressUntil('4', IDLE),
    undoToService: async () => {
      await pressUntil('z', SERVING);
      // The next finish of the same ticket is meant, not a trembling finger.
      await page.waitForTimeout(DOUBLE_PRESS_MS);
    },
    recallAndMiss: async () => {
      await see(usable('2'));
      await press('2');
      await page.waitForFunction(
        () => document.querySelector('.counter-held')?.textContent.includes('lần 2') === true,
        undefined,
        { timeout: STEP_PATIENCE_MS, polling: 100 },
      );
      await pressUntil('7', IDLE);
    },
    inDialog: async (key, ...keys) => {
      await pressUntil(key, DIALOG);
      // The key that opened it is not taken for a choice in it.
      await page.waitForTimeout(DOUBLE_PRESS_MS);
      for (const each of keys) {
        if (typeof each === 'string') await press(each);
        else await page.keyboard.type(each.typed);
      }
      await page.waitForSelector(DIALOG, { state: 'detached', timeout: STEP_PATIENCE_MS });
    },
    bringBack: async (key, digit) => {
      await page.waitForSelector(ABSENT, { state: 'visible', timeout: STEP_PATIENCE_MS });
      const before = await page.locator(ABSENT).count();
      const isBack = (timeout: number): Promise<unknown> =>
        page.waitForFunction(
          ([selector, count]) => document.querySelectorAll(selector).length < count,
          [ABSENT, before] as const,
          { timeout, polling: 100 },
        );
      if (digit === null) {
        await pressUntilTrue(key, isBack);
        return;
      }
      await pressUntil(key, DIALOG);
      await page.waitForTimeout(DOUBLE_PRESS_MS);
      await pressUntilTrue(digit, isBack);
    },
    pauseAndResume: async () => {
      await pressUntil('0', DIALOG);
      await press('1');
      await page.waitForFunction(() => document.body.innerText.includes('Tạm ngưng: '), undefined, {
        timeout: STEP_PATIENCE_MS,
        polling: 100,
      });
      await pressUntil('0', usable('1'));
    },
  };
}
