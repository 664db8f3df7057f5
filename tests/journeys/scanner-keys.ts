/** A keyboard-wedge scanner on a real Chromium: its keys come in through the browser's own input, as fast as a scanner's. */
import type { CDPSession, Page } from 'playwright-core';
import { ENTER, strokes, type LAYOUTS, type Stroke } from '#tests/kiosk-ui/scanner/keys.ts';

export type ScanOptions = {
  readonly layout?: (typeof LAYOUTS)[keyof typeof LAYOUTS];
  readonly hasCapsLock?: boolean;
  /** The scanner sends no key at the end. */
  readonly isEndless?: boolean;
  /** An input method has every letter before the page: keys are all called `Process`. */
  readonly isComposing?: boolean;
};

const SHIFT = 8;
const GAP_MS = 4;
/** The keys are dated ahead, so that their pace is a scanner's however busy the machine is that sends them. */
const AHEAD_MS = 3_000;

/** Scans the text. Nothing is awaited between two keys: they stand in the browser's queue one behind the other. */
export async function scan(page: Page, text: string, options: ScanOptions = {}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [
    ...strokes(text, options.layout, options.hasCapsLock),
    ...(options.isEndless === true ? [] : [ENTER]),
  ];
  const beganMs = Date.now() + AHEAD_MS;
  await Promise.all(
    keys.flatMap((stroke, index) =>
      press(session, stroke, (beganMs + index * GAP_MS) / 1_000, options.isComposing === true),
    ),
  );
  await session.detach();
}

function press(
  session: CDPSession,
  stroke: Stroke,
  timestamp: number,
  isComposing: boolean,
): readonly Promise<unknown>[] {
  const { code, shiftKey } = stroke;
  const isEnter = stroke.key === 'Enter';
  const isTaken = isComposing && !isEnter;
  const key = isTaken ? 'Process' : stroke.key;
  const windowsVirtualKeyCode = isEnter ? 13 : isTaken ? 229 : 0;
  const of = { key, code, modifiers: shiftKey ? SHIFT : 0, windowsVirtualKeyCode, timestamp };
  const text = isEnter ? '\r' : key;
  return [
    session.send(
      'Input.dispatchKeyEvent',
      isTaken ? { type: 'rawKeyDown', ...of } : { type: 'keyDown', text, ...of },
    ),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...of }),
  ];
}
