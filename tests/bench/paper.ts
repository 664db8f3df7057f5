/** From a number's commit to its paper, beside the paper's own time; what printing costs the office's loop and memory. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createParser } from '#tests/virtual-printer/parser.ts';
import { nowMs, percentile, printRow, rowOf, type Row } from './measure.ts';
import type { PaperErrand, PaperReport } from './paper-office.ts';

const TICKETS = 120;
const WARM_UP = 10;
/** The fastest paper of this class: everything beyond it is ours. */
const PAPER_MM_PER_S = 300;
const DOTS_PER_MM = 203 / 25.4;
/** Everything is well. */
const WELL = 0x12;

/** A printer that is always well and notes when a slip began and ended to arrive. */
type Sink = {
  readonly port: number;
  /** Of the last slip. */
  readonly last: () => { readonly firstByteMs: number; readonly lastByteMs: number; readonly rows: number };
  readonly close: () => void;
};

async function openSink(): Promise<Sink> {
  let slip = { firstByteMs: 0, lastByteMs: 0, rows: 0 };
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const parser = createParser();
    socket.on('data', (chunk: Buffer) => {
      const at = nowMs();
      for (const byte of chunk) {
        const operation = parser.push(byte);
        switch (operation?.kind) {
          case 'initialize':
            slip = { firstByteMs: at, lastByteMs: at, rows: 0 };
            break;
          case 'raster':
            slip = { ...slip, rows: slip.rows + operation.rows.length / operation.bytesPerRow };
            break;
          case 'cut':
            slip = { ...slip, lastByteMs: at };
            break;
          case 'realTimeStatus':
            socket.write(Uint8Array.of(WELL));
            break;
          case 'transmitStatus':
            socket.write(Uint8Array.of(0));
            break;
          default:
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    last: () => slip,
    close: () => server.close(),
  };
}

const ask = async (office: ChildProcess, errand: PaperErrand): Promise<PaperReport> => {
  const answered = once(office, 'message');
  office.send(errand);
  return ((await answered) as [PaperReport])[0];
};

type Printed = { readonly toFirstMs: number; readonly toLastMs: number; readonly paperMs: number };

async function printOne(office: ChildProcess, sink: Sink): Promise<Printed> {
  const { committedAtMs, state } = await ask(office, { kind: 'issue', isPrinted: true });
  if (state !== 'printed') throw new Error(`a paper ended as ${String(state)}`);
  const { firstByteMs, lastByteMs, rows } = sink.last();
  return {
    toFirstMs: firstByteMs - committedAtMs,
    toLastMs: lastByteMs - committedAtMs,
    paperMs: (rows / DOTS_PER_MM / PAPER_MM_PER_S) * 1_000,
  };
}

/** How late the office's loop is while numbers are only told, and while they are printed. */
async function loopDelays(office: ChildProcess, isPrinted: boolean): Promise<readonly number[]> {
  await ask(office, { kind: 'measure' });
  for (let issued = 0; issued < TICKETS; issued += 1) await ask(office, { kind: 'issue', isPrinted });
  const { loopDelay50Ms, loopDelay99Ms } = await ask(office, { kind: 'measure' });
  return [loopDelay50Ms, loopDelay99Ms];
}

const single = (name: string, floorName: string, floor: number, product: number, goal: number | null): Row =>
  rowOf(name, floorName, [floor], [product], { goal50: goal, goal99: null });

/** Measures all of it; `papers` is how many are printed to see whether memory grows. */
export async function benchPaper(papers: number): Promise<readonly Row[]> {
  const sink = await openSink();
  const office = fork(path.join('dist', 'bench', 'paper-office.mjs'), [String(sink.port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(office, 'message');
  const printed: Printed[] = [];
  for (let issued = 0; issued < WARM_UP + TICKETS; issued += 1) {
    const paper = await printOne(office, sink);
    if (issued >= WARM_UP) printed.push(paper);
  }
  const of = (figure: keyof Printed): readonly number[] => printed.map((paper) => paper[figure]);
  const without = await loopDelays(office, false);
  const withPaper = await loopDelays(office, true);
  await ask(office, { kind: 'reprint', count: Math.ceil(papers / 10) });
  const early = (await ask(office, { kind: 'measure' })).residentMb;
  await ask(office, { kind: 'reprint', count: papers - Math.ceil(papers / 10) });
  const late = (await ask(office, { kind: 'measure' })).residentMb;
  const ended = once(office, 'exit');
  office.disconnect();
  await ended;
  sink.close();
  const paperName = `the paper itself at ${String(PAPER_MM_PER_S)} mm/s`;
  const rows = [
    rowOf('a paper: commit → first byte at the printer', paperName, of('paperMs'), of('toFirstMs'), {
      goal50: 0.25,
      goal99: null,
    }),
    rowOf('a paper: commit → last byte at the printer', paperName, of('paperMs'), of('toLastMs'), {
      goal50: 0.3,
      goal99: 1,
    }),
    rowOf("the office's loop while papers are printed, delay", 'numbers only told', without, withPaper, {
      goal50: 1.5,
      goal99: null,
    }),
    single(
      `resident memory (MB) after ${String(papers)} papers`,
      `after ${String(Math.ceil(papers / 10))}`,
      early,
      late,
      1.15,
    ),
  ];
  for (const row of rows) printRow(row);
  process.stdout.write(
    `  commit → first byte p50 ${percentile(of('toFirstMs'), 50).toFixed(1)} ms, loop delay p99 with paper ${String(withPaper[1]?.toFixed(2))} ms\n`,
  );
  return rows;
}
