/** The doors of the launcher: where each leads and which key opens it. */
import type { DemoStatus } from '#protocol/demo.ts';

/** How many simulated citizens one press lets in. */
export const CROWD_SIZE = 40;

export const KIOSK = { key: 'K', href: '/kiosk' } as const;
export const DISPLAY = { key: 'M', href: '/display' } as const;
export const DESK = { key: 'Q', href: '/admin' } as const;
export const PAPER_KEY = 'G';
export const CROWD_KEY = 'D';
export const STOP_KEY = 'X';

export const counterHref = (counterNumber: number): string => `/counter/${String(counterNumber)}`;

/** The key of a counter's door: its own digit; none from 10 on. */
export const counterKey = (counterNumber: number): string | null =>
  counterNumber <= 9 ? String(counterNumber) : null;

/** The numbers of all doors that a newcomer may sit behind, as they stand in the addresses. */
export const newcomerDoors = ({ newcomerCounters, receptionDesk }: DemoStatus): readonly number[] =>
  receptionDesk === null ? newcomerCounters : [...newcomerCounters, receptionDesk];

export type LauncherIntent =
  | { readonly kind: 'open'; readonly href: string }
  | { readonly kind: 'start_crowd' }
  | { readonly kind: 'stop_crowd' };

/** What the page needs to know of a key press. */
export type KeyPress = {
  readonly code: string;
  readonly key: string;
  readonly isRepeat: boolean;
  readonly hasModifier: boolean;
};

function capOf(press: KeyPress): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(press.key)) return press.key.toUpperCase();
  return /^Key([A-Z])$/.exec(press.code)?.[1] ?? null;
}

/** What a key press opens or orders; null for held keys, browser shortcuts and doors that do not exist now. */
export function intentOfKey(press: KeyPress, status: DemoStatus): LauncherIntent | null {
  if (press.isRepeat || press.hasModifier) return null;
  const cap = capOf(press);
  switch (cap) {
    case KIOSK.key:
      return { kind: 'open', href: KIOSK.href };
    case DISPLAY.key:
      return { kind: 'open', href: DISPLAY.href };
    case DESK.key:
      return { kind: 'open', href: DESK.href };
    case PAPER_KEY:
      return status.paperUrl === null ? null : { kind: 'open', href: status.paperUrl };
    case CROWD_KEY:
      return status.crowd.running ? null : { kind: 'start_crowd' };
    case STOP_KEY:
      return status.crowd.running ? { kind: 'stop_crowd' } : null;
    default: {
      const number = newcomerDoors(status).find((candidate) => cap !== null && counterKey(candidate) === cap);
      return number === undefined ? null : { kind: 'open', href: counterHref(number) };
    }
  }
}
