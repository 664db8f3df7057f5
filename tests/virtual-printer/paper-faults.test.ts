/** What goes wrong with paper, mechanism and current, and which paper is really there afterwards. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AUTO_STATUS,
  band,
  connectClient,
  CUT,
  dotsOf,
  echoOf,
  eventually,
  INITIALIZE,
  processId,
  realTimeStatus,
} from './client.ts';
import type { Client } from './client.ts';
import type { Faults } from './faults.ts';
import { parseFaults } from './faults.ts';
import type { Slip } from './mechanism.ts';
import type { VirtualPrinter } from './virtual-printer.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

let printer: VirtualPrinter;
let client: Client;
beforeEach(async () => {
  printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0, widthDots: 16 });
  client = await connectClient(printer.printerPort);
});
afterEach(() => printer.close());

const ROWS = 40;
const SLIP = [...INITIALIZE, ...band(2, ROWS), ...CUT, ...processId('A001')];
const DOTS = dotsOf(2, ROWS);
const dotsIn = (paper: Pick<Slip, 'rows'> | undefined): readonly number[] => [...(paper?.rows ?? [])];
const ends = (): readonly (readonly [Slip['end'], number])[] =>
  printer.papers().map(({ end, heightDots }) => [end, heightDots]);

describe('something is wrong beforehand', () => {
  test.each<[string, Partial<Faults>, Partial<Faults>, number]>([
    ['the cover is open', { coverOpen: true }, { coverOpen: false }, 0x16],
    ['there is no paper', { paperOut: true }, { paperOut: false }, 0x32],
    ['the cutter is jammed', { cutterJammed: true }, { cutterJammed: false }, 0x52],
    ['the head is too hot', { overheated: true }, { overheated: false }, 0x52],
  ])('%s: not a dot, no echo; all of it once it is cured', async (_, fault, cure, offlineCause) => {
    await printer.setFault(fault);
    client.say(...SLIP, ...realTimeStatus(2));
    await eventually(() => expect(client.heard()).toEqual([offlineCause]));
    expect([printer.uncutRows(), printer.papers()]).toEqual([0, []]);
    await printer.setFault(cure);
    await eventually(() => expect(client.heard()).toEqual([offlineCause, ...echoOf('A001')]));
    expect(dotsIn(printer.papers()[0])).toEqual(DOTS);
  });

  test('near the end of the roll everything still comes out', async () => {
    await printer.setFault({ paperNearEnd: true });
    client.say(...SLIP);
    await eventually(() => expect(client.heard()).toEqual(echoOf('A001')));
    expect(ends()).toEqual([['cut', ROWS]]);
  });
});

describe('something goes wrong in the middle of a slip', () => {
  test.each([1, 13, ROWS])('the cover opens after %i rows: those hang, the rest follows', async (rows) => {
    await printer.setFault({ coverOpensAfterRows: rows });
    client.say(...SLIP, ...realTimeStatus(2));
    await eventually(() => expect(client.heard()).toEqual([0x16]));
    expect(printer.faults()).toMatchObject({ coverOpen: true, coverOpensAfterRows: null });
    expect(dotsIn(printer.uncutPaper())).toEqual(DOTS.slice(0, rows * 2));
    await printer.setFault({ coverOpen: false });
    await eventually(() => expect(client.heard()).toEqual([0x16, ...echoOf('A001')]));
    expect(dotsIn(printer.papers()[0])).toEqual(DOTS);
  });

  test('the roll ends: half is torn out, the other half comes on the new roll, and only then the echo', async () => {
    await printer.setFault({ paperEndsAfterRows: 25 });
    client.say(...SLIP, ...realTimeStatus(4));
    await eventually(() => expect(client.heard()).toEqual([0x7e]));
    expect(dotsIn(printer.uncutPaper())).toEqual(DOTS.slice(0, 50));
    await printer.setFault({ paperOut: false });
    await eventually(() => expect(client.heard()).toEqual([0x7e, ...echoOf('A001')]));
    expect(ends()).toEqual([
      ['cut', 15],
      ['torn', 25],
    ]);
    expect(printer.papers().toReversed().flatMap(dotsIn)).toEqual(DOTS);
    expect(printer.faults().paperEndsAfterRows).toBeNull();
  });

  test('the roll ends while it is fed to the cutter: whole, but not cut', async () => {
    await printer.setFault({ paperEndsAfterRows: ROWS + 5 });
    client.say(...band(2, ROWS), 0x1d, 0x56, 66, 24, ...realTimeStatus(1));
    await eventually(() => expect(client.heard()).toEqual([0x1a]));
    expect([printer.uncutRows(), printer.papers()]).toEqual([ROWS + 5, []]);
  });

  test('the cutter jams when it is used: the slip hangs whole, and no echo', async () => {
    await printer.setFault({ cutterJamsAtCut: true });
    client.say(...SLIP, ...realTimeStatus(3));
    await eventually(() => expect(client.heard()).toEqual([0x1a]));
    expect(dotsIn(printer.uncutPaper())).toEqual(DOTS);
    expect(printer.papers()).toEqual([]);
    await printer.setFault({ cutterJammed: false });
    await eventually(() => expect(client.heard()).toEqual([0x1a, ...echoOf('A001')]));
    expect(ends()).toEqual([['cut', ROWS]]);
  });

  test('half a slip that nobody tears off comes out with the next one, marked by nothing', async () => {
    client.say(...band(2, 10, 5));
    await eventually(() => expect(printer.uncutRows()).toBe(10));
    await client.hangUp();
    const next = await connectClient(printer.printerPort);
    next.say(...SLIP);
    await eventually(() => expect(next.heard()).toEqual(echoOf('A001')));
    expect(ends()).toEqual([['cut', 10 + ROWS]]);
    expect(dotsIn(printer.papers()[0])).toEqual([...dotsOf(2, 10, 5), ...DOTS]);
  });

  test('half a slip that somebody pulls out is a torn slip', async () => {
    client.say(...band(2, 10));
    await eventually(() => expect(printer.uncutRows()).toBe(10));
    printer.tear();
    expect(ends()).toEqual([['torn', 10]]);
    expect(printer.uncutRows()).toBe(0);
  });

  test('the rows of an image that breaks off are burnt, the row that was not whole is not', async () => {
    client.say(...band(2, 10).slice(0, 8 + 7));
    await eventually(() => expect(printer.uncutRows()).toBe(3));
    await client.hangUp();
    expect(dotsIn(printer.uncutPaper())).toEqual(dotsOf(2, 10).slice(0, 6));
  });
});

describe('the current', () => {
  const connectsAgain = (): Promise<Client> =>
    eventually(async () => {
      const next = await connectClient(printer.printerPort);
      expect(next.end()).toBeNull();
      return next;
    });

  test.each([INITIALIZE.length + 8 + 21, SLIP.length - 1])(
    'fails after %i bytes: the connection dies, what was on paper hangs, the rest is lost for good',
    async (bytes) => {
      await printer.setFault({ powerCycleAfterBytes: bytes, powerUpAfterMs: 100 });
      client.say(...SLIP);
      await eventually(() => expect(client.end()).toBe('reset'));
      expect(printer.counts().receivedBytes).toBe(bytes);
      const next = await connectsAgain();
      expect(printer.faults()).toMatchObject({ offline: false, powerCycleAfterBytes: null });
      const whole = bytes === SLIP.length - 1;
      expect(printer.uncutRows()).toBe(whole ? 0 : 10);
      expect(printer.papers()).toHaveLength(whole ? 1 : 0);
      next.say(...realTimeStatus(1));
      await eventually(() => expect(next.heard()).toEqual([0x12]));
      expect(client.heard()).toEqual([]);
    },
  );

  test('is off for a while: nobody gets through, then it is as it was, with an empty memory', async () => {
    await printer.setFault({ coverOpen: true, powerUpAfterMs: 150 });
    client.say(...AUTO_STATUS, ...SLIP, ...realTimeStatus(2));
    await eventually(() => expect(client.heard()).toEqual([0x16]));
    await printer.failPower();
    expect((await connectClient(printer.printerPort)).end()).toBe('refused');
    await printer.setFault({ coverOpen: false });
    const next = await connectsAgain();
    next.say(...processId('A002'));
    await eventually(() => expect(next.heard()).toEqual(echoOf('A002')));
    expect([printer.uncutRows(), printer.papers()]).toEqual([0, []]);
  });

  test('switched off by hand stays off, whatever it was about to do by itself', async () => {
    await printer.setFault({ powerUpAfterMs: 50 });
    await printer.failPower();
    await printer.setFault({ offline: true });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await connectClient(printer.printerPort)).end()).toBe('refused');
    await printer.setFault({ offline: false });
    expect((await connectClient(printer.printerPort)).end()).toBeNull();
  });
});

describe('faults from outside', () => {
  test.each([
    { coverOpensAfterRows: 3, bytesPerSecond: 100, processIdEcho: 'early', answersRealTime: false },
    { powerCycleAfterBytes: null, powerUpAfterMs: 0, floodBytes: 1e9 },
    {},
  ])('%j is taken', (faults) => {
    expect(parseFaults(faults)).toEqual(faults);
  });

  test.each<readonly [unknown]>([
    [{ coverOpensAfterRows: -1 }],
    [{ bytesPerSecond: 0 }],
    [{ floodBytes: 1.5 }],
    [{ statusDelayMs: null }],
    [{ processIdEcho: 'loud' }],
    [{ answersRealTime: 1 }],
    [{ toString: true }],
    [[]],
    [null],
  ])('%j is not', (faults) => {
    expect(parseFaults(faults)).toBeNull();
  });
});
