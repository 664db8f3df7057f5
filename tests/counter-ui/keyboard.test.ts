import { describe, expect, test } from 'vitest';
import { INTENT_KEYS, intentOfKey, KEY_INTENTS, type KeyPress } from '../../counter-ui/keyboard.ts';
import { counterIdOfPath } from '../../counter-ui/address.ts';

const press = (change: Partial<KeyPress>): KeyPress => ({
  code: '',
  key: '',
  isRepeat: false,
  hasModifier: false,
  isTyping: false,
  ...change,
});

describe('the keys of the counter', () => {
  test.each([
    ['Digit1', 'callNext'],
    ['Digit2', 'recall'],
    ['Digit3', 'startService'],
    ['Digit4', 'finish'],
    ['Digit5', 'transfer'],
    ['Digit6', 'park'],
    ['Digit7', 'markMissed'],
    ['Digit0', 'pause'],
  ] as const)('%s is %s, on the top row and on the keypad', (code, action) => {
    expect(intentOfKey(press({ code, key: code.slice(-1) }))).toBe(action);
    expect(intentOfKey(press({ code: code.replace('Digit', 'Numpad'), key: code.slice(-1) }))).toBe(action);
  });

  test('a digit goes by its place: VNI, AZERTY, Telex and a keypad without Num Lock change nothing', () => {
    expect(intentOfKey(press({ code: 'Digit1', key: '&' }))).toBe('callNext');
    expect(intentOfKey(press({ code: 'Digit4', key: 'Process' }))).toBe('finish');
    expect(intentOfKey(press({ code: 'Digit7', key: 'ă' }))).toBe('markMissed');
    expect(intentOfKey(press({ code: 'Numpad1', key: 'End' }))).toBe('callNext');
  });

  test('a letter goes by what is printed on the cap', () => {
    expect(intentOfKey(press({ code: 'KeyP', key: 'e' }))).toBe('signOut');
    expect(intentOfKey(press({ code: 'KeyL', key: 'L' }))).toBe('lock');
    expect(intentOfKey(press({ code: 'KeyL', key: 'y' }))).toBeNull();
    expect(intentOfKey(press({ code: 'KeyK', key: 'Process' }))).toBe('attend');
  });

  test('a key held down, a browser shortcut and typing in a field are no commands', () => {
    const finish = { code: 'Digit4', key: '4' };
    expect(intentOfKey(press({ ...finish, isRepeat: true }))).toBeNull();
    expect(intentOfKey(press({ ...finish, hasModifier: true }))).toBeNull();
    expect(intentOfKey(press({ ...finish, isTyping: true }))).toBeNull();
  });

  test('the letters of the drawings', () => {
    const letters = {
      N: 'addNote',
      R: 'reinstate',
      B: 'resume',
      Z: 'undo',
      K: 'attend',
      A: 'account',
      L: 'lock',
      E: 'signOut',
    } as const;
    for (const [cap, intent] of Object.entries(letters)) {
      expect(intentOfKey(press({ code: `Key${cap}`, key: cap.toLowerCase() }))).toBe(intent);
    }
  });

  test('a question mark asks for all keys, wherever it stands on the board', () => {
    expect(intentOfKey(press({ code: 'Slash', key: '?' }))).toBe('keys');
    expect(intentOfKey(press({ code: 'KeyM', key: 'm' }))).toBe('keys');
    expect(intentOfKey(press({ code: 'Slash', key: '?', isTyping: true }))).toBeNull();
  });

  test('Enter, Space and keys without a meaning do nothing', () => {
    for (const code of ['Enter', 'NumpadEnter', 'Space', 'Digit8', 'Digit9', 'KeyY']) {
      expect(intentOfKey(press({ code, key: code }))).toBeNull();
    }
  });

  test('no two keys share a cap', () => {
    const caps = KEY_INTENTS.map((intent) => INTENT_KEYS[intent]);
    expect(new Set(caps).size).toBe(caps.length);
  });
});

describe('the address of a counter', () => {
  test('names the counter by its id', () => {
    expect(counterIdOfPath('/counter/3')).toBe('3');
    expect(counterIdOfPath('/counter/12/')).toBe('12');
    expect(counterIdOfPath('/counter/ground-floor.2')).toBe('ground-floor.2');
  });

  test.each(['/counter/', '/counter', '/', '/counter/a b', '/counter/3/4', '/counter/<3>'])(
    '%s names none',
    (path) => {
      expect(counterIdOfPath(path)).toBeNull();
    },
  );
});
