import { describe, expect, test } from 'vitest';
import { pipPair } from '../../counter-ui/pip/pip-buttons.ts';
import { pipFoot } from '../../counter-ui/pip/pip-foot.ts';
import { meaningOfKey } from '../../counter-ui/pip/pip-keys.ts';
import { hindranceAt } from '../../counter-ui/pip/pip-window.ts';
import { alarmsOf } from '../../counter-ui/alarms.ts';
import {
  CALLED_VIEW,
  HELP_VIEW,
  IDLE_VIEW,
  PANEL_NOW_MS,
  PAUSED_VIEW,
  PRINTER_VIEW,
  SERVING_VIEW,
  UNDO_VIEW,
} from '../looks/panel-views.ts';

const press = (code: string, key: string, change: { isRepeat?: boolean; hasModifier?: boolean } = {}) => ({
  code,
  key,
  isRepeat: false,
  hasModifier: false,
  isTyping: false,
  ...change,
});

describe('the two buttons', () => {
  test.each([
    ['idle', IDLE_VIEW, ['callNext', 'pause']],
    ['paused', PAUSED_VIEW, ['callNext', 'pause']],
    ['called', CALLED_VIEW, ['startService', 'markMissed']],
    ['serving', SERVING_VIEW, ['finish', 'park']],
  ] as const)('%s', (_state, view, pair) => {
    expect(pipPair(view)).toEqual(pair);
  });
});

describe('a key in the small window', () => {
  test('means what it means in the page while nothing is asked', () => {
    expect(meaningOfKey(press('Digit6', '6'), null)).toEqual({ kind: 'intent', intent: 'park' });
    expect(meaningOfKey(press('Numpad1', 'End'), null)).toEqual({ kind: 'intent', intent: 'callNext' });
    expect(meaningOfKey(press('Digit1', '1', { isRepeat: true }), null)).toBeNull();
    expect(meaningOfKey(press('Escape', 'Escape'), null)).toBeNull();
  });

  test('answers with a digit why the counter pauses, and nothing else', () => {
    const question = { kind: 'pause' } as const;
    expect(meaningOfKey(press('Digit1', '&'), question)).toEqual({ kind: 'pause', reason: 'break' });
    expect(meaningOfKey(press('Numpad5', '5'), question)).toEqual({ kind: 'pause', reason: 'other' });
    expect(meaningOfKey(press('Escape', 'Escape'), question)).toEqual({ kind: 'cancel' });
    for (const [code, key] of [
      ['Digit0', '0'],
      ['Digit6', '6'],
      ['KeyL', 'l'],
      ['Enter', 'Enter'],
    ] as const) {
      expect(meaningOfKey(press(code, key), question)).toBeNull();
    }
  });

  test('leads to the page, or back, while the page asks; no deed', () => {
    const question = { kind: 'in_page', title: 'Chuyển' } as const;
    expect(meaningOfKey(press('Enter', 'Enter'), question)).toEqual({ kind: 'show_page' });
    expect(meaningOfKey(press('Escape', 'Escape'), question)).toEqual({ kind: 'cancel' });
    expect(meaningOfKey(press('Digit4', '4'), question)).toBeNull();
    expect(meaningOfKey(press('Enter', 'Enter', { hasModifier: true }), question)).toBeNull();
  });
});

describe('the foot says one thing', () => {
  const alarms = alarmsOf({ kind: 'muted', isShown: false }, PRINTER_VIEW);

  test('that the server is away, before anything else', () => {
    expect(pipFoot(UNDO_VIEW, alarms, false, PANEL_NOW_MS)).toEqual({ kind: 'stale' });
  });

  test('then what can still be undone, and for how long', () => {
    expect(pipFoot(UNDO_VIEW, alarms, true, PANEL_NOW_MS)).toMatchObject({ kind: 'undo', secondsLeft: 7 });
    expect(pipFoot(UNDO_VIEW, [], true, PANEL_NOW_MS + 6_999)).toMatchObject({ secondsLeft: 1 });
    expect(pipFoot(UNDO_VIEW, [], true, PANEL_NOW_MS + 7_000)).toEqual({ kind: 'queue' });
  });

  test('then the worst alarm, a colleague’s call, and otherwise the queue', () => {
    expect(pipFoot(HELP_VIEW, alarms, true, PANEL_NOW_MS)).toEqual({ kind: 'alarm', alarm: alarms[0] });
    expect(pipFoot(HELP_VIEW, [], true, PANEL_NOW_MS)).toEqual({ kind: 'help', counterNumber: 5 });
    expect(pipFoot(SERVING_VIEW, [], true, PANEL_NOW_MS)).toEqual({ kind: 'queue' });
  });
});

test('what a page lacks: the address first, then the browser', () => {
  const documentPictureInPicture = { requestWindow: () => Promise.reject(new Error('not called')) };
  expect(hindranceAt({ isSecureContext: false })).toBe('needs_https');
  expect(hindranceAt({ isSecureContext: true })).toBe('needs_chromium');
  expect(hindranceAt({ isSecureContext: true, documentPictureInPicture })).toBeNull();
});
