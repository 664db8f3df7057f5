/** Every dialog in a real browser, from the key that opens it to what it sends, without a pointer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGalleryCheck, type GalleryCheck } from './gallery-check.ts';

let gallery: GalleryCheck;
beforeAll(async () => {
  gallery = await openGalleryCheck();
});
afterAll(() => gallery.close());

type Typing = {
  readonly state: string;
  /** Keys by name; what stands after `text:` is typed letter by letter. */
  readonly keys: readonly string[];
  readonly sends: object;
};

const SERVING_ID = '2026-11-23/H009';
const TYPINGS: Readonly<Record<string, Typing>> = {
  'park: digits, when, Enter prints': {
    state: 'serving',
    keys: ['6', '1', '2', 'w', 'Enter'],
    sends: {
      name: 'park',
      input: { ticketId: SERVING_ID, paperIndexes: [0, 1], returnTime: 'this_afternoon', isPrinted: true },
    },
  },
  'park: own words, Shift+Enter without paper': {
    state: 'serving',
    keys: ['6', '3', 'text:Bản án', 'Shift+Enter'],
    sends: { name: 'park', input: { otherPapers: ['Bản án'], paperIndexes: [], isPrinted: false } },
  },
  'transfer: search, arrows, back here, a note': {
    state: 'serving',
    keys: ['5', 'text:chung thuc', 'ArrowDown', 'Alt+b', 'Tab', 'Tab', 'text:Cần hai bản', 'Enter'],
    sends: {
      name: 'transfer',
      input: {
        serviceId: 'signature-certification',
        returnsHere: true,
        counterId: null,
        note: 'Cần hai bản',
      },
    },
  },
  'transfer: to one counter': {
    state: 'serving',
    keys: ['5', 'text:quay 5', 'Enter'],
    sends: { name: 'transfer', input: { counterId: '5', note: null } },
  },
  'pause: one digit': {
    state: 'idle-quiet',
    keys: ['0', '2'],
    sends: { name: 'pauseCounter', input: { reason: 'meeting' } },
  },
  note: {
    state: 'serving',
    keys: ['n', 'text:Đã xem bản gốc', 'Enter'],
    sends: { name: 'addNote', input: { ticketId: SERVING_ID, text: 'Đã xem bản gốc' } },
  },
  'finish with details': {
    state: 'serving-full',
    keys: ['d', 'ArrowDown', '3', 'w', 'Enter'],
    sends: {
      name: 'finish',
      input: {
        done: [
          { count: 1, outcome: 'completed' },
          { serviceId: 'certified-copy', count: 3, outcome: 'papers_missing' },
          { count: 1, outcome: 'completed' },
        ],
      },
    },
  },
  'add a service': {
    state: 'serving',
    keys: ['t', 'text:dang ky khai tu', 'Enter'],
    sends: { name: 'addService', input: { ticketId: SERVING_ID, serviceId: 'death-registration' } },
  },
  'call a number': {
    state: 'idle-quiet',
    keys: ['g', 'text:h19', 'Enter'],
    sends: { name: 'callTicket', input: { ticketId: '2026-11-23/H019', reason: null } },
  },
  'call a number, with the reason asked for': {
    state: 'dialog-call-reason',
    keys: ['text:h19', '2'],
    sends: { name: 'callTicket', input: { reason: { code: 'short_question', note: null } } },
  },
  'serve without a number': {
    state: 'idle-quiet',
    keys: ['v', 'ArrowDown', 'Enter'],
    sends: { name: 'serveWithoutTicket', input: { seenCounterRevision: 41 } },
  },
  'give a number to somebody with priority, told only': {
    state: 'idle-quiet',
    keys: ['c', 'text:dang ky khai tu', 'Alt+1', 'Shift+Enter'],
    sends: {
      name: 'issueAtCounter',
      input: { serviceId: 'death-registration', priorityId: 'elderly', isPrinted: false, ordinal: null },
    },
  },
  'grant priority': {
    state: 'idle-quiet',
    keys: ['u', 'text:h19', 'Enter', '1'],
    sends: { name: 'grantPriority', input: { ticketId: '2026-11-23/H019', priorityId: 'elderly' } },
  },
  cancel: {
    state: 'idle-quiet',
    keys: ['x', 'text:h19', 'Enter', '1'],
    sends: { name: 'cancel', input: { ticketId: '2026-11-23/H019', reason: 'left' } },
  },
  'one of several sheets that did not come out': {
    state: 'paper-out-serving',
    keys: ['i', '3', 'Enter'],
    sends: { name: 'reprintJob', input: { jobId: 'print-H021' } },
  },
  'the ticket in hand once more': {
    state: 'serving',
    keys: ['i', 'Enter'],
    sends: { name: 'reprintTicket', input: { ticketId: SERVING_ID } },
  },
  'the ticket of one who lost it, typed over the list': {
    state: 'paper-out-serving',
    keys: ['i', 'text:h9', 'Enter'],
    sends: { name: 'reprintTicket', input: { ticketId: '2026-11-23/H009' } },
  },
  'the only sheet that did not come out': {
    state: 'unprinted',
    keys: ['i'],
    sends: { name: 'reprintJob', input: { jobId: 'print-H021' } },
  },
  'one of several who are back': {
    state: 'dialog-resume',
    keys: ['2'],
    sends: { name: 'resume', input: { ticketId: '2026-11-23/A007' } },
  },
  'a supervisor takes over': {
    state: 'dialog-colleagues',
    keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 't'],
    sends: { name: 'takeOver', input: { counterId: '5', ticketId: '2026-11-23/H014' } },
  },
};

async function type(page: Awaited<ReturnType<GalleryCheck['show']>>, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key.startsWith('text:')) await page.keyboard.type(key.slice('text:'.length));
    else await page.keyboard.press(key);
  }
}

test.each(Object.entries(TYPINGS))('%s', async (_name, { state, keys, sends }) => {
  const page = await gallery.show(state);
  await type(page, keys);
  expect(await gallery.sent()).toMatchObject(sends);
});

test('the focus stays within a dialog, Esc closes it and gives the focus back', async () => {
  const page = await gallery.show('serving');
  await page.keyboard.press('Tab');
  const before = await page.evaluate(() => document.activeElement?.outerHTML);
  await page.keyboard.press('6');
  await page.locator('dialog[open]').waitFor();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(
      () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
    );
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(before);
});

test('the key that opened a dialog, pressed twice, does nothing in it', async () => {
  const page = await gallery.show('serving');
  await page.keyboard.press('5');
  await page.keyboard.press('5');
  expect(await page.locator('dialog input').first().inputValue()).toBe('');
});

test('all keys are one key away, and each works from there', async () => {
  const page = await gallery.show('idle-quiet');
  await page.keyboard.press('?');
  await page.locator('dialog[open] .keys-row').first().waitFor();
  await page.keyboard.press('0');
  await page.keyboard.press('1');
  expect(await gallery.sent()).toMatchObject({ name: 'pauseCounter', input: { reason: 'break' } });
});
