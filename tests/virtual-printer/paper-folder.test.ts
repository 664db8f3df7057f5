/** The printer's paper outlives the printer: what a restart finds is what was left, and nothing in the folder breaks it. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VirtualPrinter } from './virtual-printer.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

const CUT = [0x1d, 0x56, 0];
/** Sixteen dots wide, three rows, told apart by their first byte. */
const band = (mark: number): readonly number[] => [
  ...[0x1d, 0x76, 0x30, 0, 2, 0, 3, 0],
  ...[mark, 0x00, 0x80, 0x01, 0x00, 0xff],
];

let data: string;
let folder: string;
let complaints: string[];
let running: VirtualPrinter[];
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'mot-cua-paper-'));
  folder = path.join(data, 'office', 'paper');
  complaints = [];
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((printer) => printer.close()));
  rmSync(data, { recursive: true, force: true });
});

const start = async (keepSlips = 3): Promise<VirtualPrinter> => {
  const printer = await startVirtualPrinter({
    ...{ host: '127.0.0.1', printerPort: 0, paperPort: 0, keepSlips },
    paperFolder: folder,
    complain: (line) => complaints.push(line),
  });
  running.push(printer);
  return printer;
};
const end = async (printer: VirtualPrinter): Promise<void> => {
  running = running.filter((candidate) => candidate !== printer);
  await printer.close();
};
const restart = async (printer: VirtualPrinter, keepSlips = 3): Promise<VirtualPrinter> => {
  await end(printer);
  return start(keepSlips);
};

const print = async (printer: VirtualPrinter, bytes: readonly number[]): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(printer.printerPort, '127.0.0.1', () => socket.end(Uint8Array.from(bytes)));
    socket.resume().once('error', reject);
    socket.once('close', () => resolve());
  });
};
const printSlips = async (printer: VirtualPrinter, ...marks: readonly number[]): Promise<void> => {
  for (const mark of marks) await print(printer, [...band(mark), ...CUT]);
  await vi.waitFor(() => expect(printer.papers()[0]?.rows[0]).toBe(marks.at(-1)));
};

const marksOf = (printer: VirtualPrinter): readonly (readonly [number, number | undefined])[] =>
  printer.papers().map(({ id, rows }) => [id, rows[0]]);
/** Everything of the papers, pixel for pixel. */
const contentOf = (printer: VirtualPrinter): readonly unknown[] =>
  printer.papers().map((slip) => ({ ...slip, rows: Buffer.from(slip.rows).toString('hex') }));
const slipFile = (id: number): string => path.join(folder, `slip-${String(id)}.paper`);

describe('a printer that starts again', () => {
  test('finds whole, torn and refused paper as it was left, dot for dot, newest first', async () => {
    const before = await start();
    await printSlips(before, 0x11);
    await print(before, [...band(0x22), 0x41]);
    await vi.waitFor(() => expect(before.papers()).toHaveLength(2));
    await print(before, band(0x33));
    await vi.waitFor(() => expect(before.uncutRows()).toBe(3));
    await before.setFault({ paperOut: true });
    await before.setFault({ paperOut: false });
    const left = contentOf(before);
    expect(before.papers().map(({ id, end: how }) => [id, how])).toEqual([
      [3, 'torn'],
      [2, 'refused'],
      [1, 'cut'],
    ]);

    const after = await restart(before);
    expect(contentOf(after)).toEqual(left);
    expect(complaints).toEqual([]);
  });

  test('shows the same pictures, and counts on', async () => {
    const before = await start();
    await printSlips(before, 0x11, 0x22);
    const picture = async (printer: VirtualPrinter, id: number): Promise<Buffer> => {
      const response = await fetch(
        `http://127.0.0.1:${String(printer.paperPort)}/papers/${String(id)}.png?at=0`,
      );
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    };
    const left = await picture(before, 1);
    const after = await restart(before);
    expect((await picture(after, 1)).equals(left)).toBe(true);
    await printSlips(after, 0x44);
    expect(marksOf(after)).toEqual([
      [3, 0x44],
      [2, 0x22],
      [1, 0x11],
    ]);
  });

  test('finds no paper that was taken away', async () => {
    const before = await start();
    await printSlips(before, 0x11, 0x22);
    writeFileSync(path.join(folder, 'notes.txt'), 'not paper');
    const response = await fetch(`http://127.0.0.1:${String(before.paperPort)}/control`, {
      method: 'POST',
      body: new URLSearchParams({ state: 'tear' }),
    });
    expect(response.ok).toBe(true);
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    expect((await restart(before)).papers()).toEqual([]);
  });

  test('finds no more than it keeps, and the folder holds no more', async () => {
    const before = await start();
    await printSlips(before, 0x11, 0x22, 0x33, 0x44, 0x55);
    expect(readdirSync(folder).sort()).toEqual(['slip-3.paper', 'slip-4.paper', 'slip-5.paper']);
    const after = await restart(before, 2);
    expect(marksOf(after)).toEqual([
      [5, 0x55],
      [4, 0x44],
    ]);
    expect(readdirSync(folder).sort()).toEqual(['slip-4.paper', 'slip-5.paper']);
  });
});

describe('what the folder holds besides readable slips', () => {
  test('is skipped with one line each, stays, and is never written over', async () => {
    const before = await start(10);
    await printSlips(before, 0x11, 0x22, 0x33, 0x44);
    await end(before);
    const whole = readFileSync(slipFile(2));
    writeFileSync(slipFile(2), whole.subarray(0, whole.length - 5));
    const changed = Buffer.from(readFileSync(slipFile(3)));
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    writeFileSync(slipFile(3), changed);
    writeFileSync(slipFile(7), '');
    writeFileSync(path.join(folder, 'notes.txt'), 'not paper');
    mkdirSync(slipFile(8));
    writeFileSync(path.join(folder, 'slip.half'), whole.subarray(0, 9));

    const after = await start(10);
    expect(marksOf(after)).toEqual([
      [4, 0x44],
      [1, 0x11],
    ]);
    const skipped = [slipFile(2), slipFile(3), slipFile(7), slipFile(8), path.join(folder, 'notes.txt')];
    expect(complaints).toHaveLength(skipped.length);
    expect(complaints.join('')).not.toContain('\n');
    for (const file of skipped) {
      expect(complaints.filter((line) => line.includes(JSON.stringify(file)))).toHaveLength(1);
      expect(existsSync(file)).toBe(true);
    }
    expect(existsSync(path.join(folder, 'slip.half'))).toBe(false);
  });

  test('a slip that cannot be read keeps its number', async () => {
    const before = await start();
    await printSlips(before, 0x11);
    await end(before);
    copyFileSync(slipFile(1), slipFile(5));
    writeFileSync(slipFile(6), 'broken');
    const after = await start();
    await printSlips(after, 0x77);
    expect(after.papers().map(({ id }) => id)).toEqual([7, 5, 1]);
    expect(readFileSync(slipFile(6), 'utf8')).toBe('broken');
  });
});

describe('a folder that cannot be used', () => {
  test('costs the paper of a restart, not the printer', async () => {
    mkdirSync(path.dirname(folder));
    writeFileSync(folder, 'a file where the folder should be');
    const printer = await start();
    expect(complaints).toHaveLength(1);
    await printSlips(printer, 0x11, 0x22);
    expect(marksOf(printer)).toEqual([
      [2, 0x22],
      [1, 0x11],
    ]);
    expect(complaints).toHaveLength(3);
  });

  test('is made again when it was cleared away under the running printer', async () => {
    const before = await start();
    await printSlips(before, 0x11);
    rmSync(folder, { recursive: true });
    await printSlips(before, 0x22);
    expect(marksOf(await restart(before))).toEqual([[2, 0x22]]);
    expect(complaints).toEqual([]);
  });
});
