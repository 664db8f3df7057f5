import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkConnection } from '#printer/check-connection.ts';
import type { PrinterPort, PrintOutcome } from '#printer/printer-port.ts';
import { openSpoolerPrinter, spoolerRefusal } from '#printer/transports/spooler.ts';
import type { PrinterProblem } from '#protocol/vocabulary.ts';

const QUEUE = 've-so';
const QUICK = { commandMs: 2_000, jobMs: 1_200, pollMs: 30, troubleMs: 60_000 };
const SLIP = Uint8Array.from({ length: 9_000 }, (_, index) => index % 256);

/**
 * The spooler's programs as small scripts over a folder: `lp` keeps what it is given, `lpstat` shows the folder's files, and
 * `cancel` notes what it was told.
 */
const LP = `#!/bin/sh
echo "$LC_ALL $*" > "$SPOOL/lp.args"
[ -f "$SPOOL/lp.fails" ] && { echo 'lp: Error - no such queue' >&2; exit 1; }
[ -f "$SPOOL/lp.hangs" ] && exec sleep 20
cat > "$SPOOL/slip"
[ -f "$SPOOL/next-queue" ] && cp "$SPOOL/next-queue" "$SPOOL/queue"
echo "request id is ve-so-7 (0 file(s))"
`;
const LPSTAT = `#!/bin/sh
echo "$LC_ALL $*" >> "$SPOOL/lpstat.args"
case "$*" in
  '-l -p '*) [ -f "$SPOOL/queue" ] || exit 1; cat "$SPOOL/queue" ;;
  '-W completed -l -o '*) cat "$SPOOL/completed" ;;
  '-l -o '*) cat "$SPOOL/pending" ;;
esac
`;
const CANCEL = `#!/bin/sh
echo "$*" > "$SPOOL/cancel.args"
`;
const IDLE = (alerts = 'none', message = ''): string =>
  `printer ve-so is idle.  enabled since Sun Nov 29 08:33:53 2026\n${message}\tForm mounted:\n\tAlerts: ${alerts}\n`;
const DISABLED = 'printer ve-so disabled since Sun Nov 29 08:34:08 2026 -\n\tno paper\n\tAlerts: paused\n';
const JOB = (alerts: string): string =>
  `ve-so-7                 kiosk             1024   Sun Nov 29 08:34:08 2026\n\tStatus: \n\tAlerts: ${alerts}\n\tqueued for ve-so\n`;
const OTHER_JOB = JOB('job-canceled-by-user').replaceAll('ve-so-7', 've-so-70');

let folder: string;
let port: PrinterPort;
const put = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
const get = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-spool-'));
  for (const [name, script] of [
    ['lp', LP],
    ['lpstat', LPSTAT],
    ['cancel', CANCEL],
  ] as const) {
    put(name, script);
    chmodSync(path.join(folder, name), 0o755);
  }
  put('queue', IDLE());
  put('pending', '');
  put('completed', OTHER_JOB + JOB('processing-to-stop-point'));
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  vi.stubEnv('SPOOL', folder);
  port = openSpoolerPrinter(QUEUE, QUICK);
});
afterEach(() => {
  port.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const told: (PrinterProblem | null)[] = [];
const print = (): Promise<PrintOutcome> => {
  told.splice(0);
  return port.print(SLIP, ({ problem }) => {
    if (told.length === 0 || told.at(-1) !== problem) told.push(problem);
  });
};

describe.runIf(process.platform !== 'win32')('a queue of the spooler', () => {
  test('takes the very bytes, raw and in the language C, and has at best been sent them', async () => {
    expect(await print()).toEqual({ state: 'sent', problem: null });
    expect(Buffer.compare(readFileSync(path.join(folder, 'slip')), SLIP)).toBe(0);
    expect(get('lp.args')).toBe('C -d ve-so -o raw -\n');
    expect(get('lpstat.args')).toMatch(/^(C .*\n)+$/);
  });

  test.each<[string, PrinterProblem, string]>([
    ['out of paper', 'paper_out', IDLE('media-empty-error')],
    ['its cover open, before anything else', 'cover_open', IDLE('media-empty-error cover-open-error')],
    ['too hot', 'overheated', IDLE('fuser-over-temp-error')],
    ['a jammed cutter', 'cutter_error', IDLE('media-jam-error')],
    ['offline', 'offline', IDLE('offline-report')],
    ['stopped', 'offline', DISABLED],
    ['in an error without a name', 'unknown', IDLE('other-error')],
    ['unreachable', 'offline', IDLE('none', '\tThe printer may not exist or is unavailable at this time.\n')],
  ])('%s gets nothing', async (_, problem, queue) => {
    put('queue', queue);
    expect((await port.readStatus()).problem).toBe(problem);
    expect(await print()).toEqual({ state: 'failed', problem });
    expect(existsSync(path.join(folder, 'slip'))).toBe(false);
  });

  test('near the end of its paper is told, and prints', async () => {
    put('queue', IDLE('media-low-warning'));
    expect(await port.readStatus()).toEqual({ problem: null, paperNearEnd: true });
    expect((await print()).state).toBe('sent');
  });

  test('that is not there is offline, and nothing stands at it', async () => {
    rmSync(path.join(folder, 'queue'));
    expect((await port.readStatus()).problem).toBe('offline');
    expect(await checkConnection({ kind: 'spooler', queue: QUEUE })).toEqual({ kind: 'unreachable' });
    put('queue', IDLE());
    expect(await checkConnection({ kind: 'spooler', queue: QUEUE })).toEqual({
      kind: 'printer',
      model: null,
      problem: null,
    });
  });

  test('whose job is cancelled leaves the slip uncertain', async () => {
    put('completed', JOB('job-canceled-by-user'));
    expect((await print()).state).toBe('uncertain');
  });

  test('that was stopped when the job vanished leaves it uncertain, though it looks completed', async () => {
    put('next-queue', DISABLED);
    expect(await print()).toEqual({ state: 'uncertain', problem: 'offline' });
  });

  test('that does not hand a slip on has it cancelled in the end, and its trouble is told meanwhile', async () => {
    put('pending', JOB('job-printing'));
    put('next-queue', IDLE('none', '\tThe printer may not exist or is unavailable at this time.\n'));
    expect(await print()).toEqual({ state: 'uncertain', problem: 'offline' });
    expect(told).toEqual([null, 'offline']);
    expect(get('cancel.args')).toBe('ve-so-7\n');
    // The queue itself has forgotten it by now.
    put('queue', IDLE());
    expect((await port.readStatus()).problem).toBe('offline');
  });

  test('that refuses a slip by itself has none of it', async () => {
    put('lp.fails', '');
    expect(await print()).toEqual({ state: 'failed', problem: 'offline' });
  });

  test('that takes a slip and never says so leaves it uncertain, in bounded time', async () => {
    put('lp.hangs', '');
    port = openSpoolerPrinter(QUEUE, { ...QUICK, commandMs: 400 });
    expect((await print()).state).toBe('uncertain');
  });

  test('is not there when the programs are not', async () => {
    vi.stubEnv('PATH', path.join(folder, 'nothing-here'));
    expect((await port.readStatus()).problem).toBe('offline');
    expect(await print()).toEqual({ state: 'failed', problem: 'offline' });
  });

  test('answers offline once it is closed', async () => {
    port.close();
    expect(await print()).toEqual({ state: 'failed', problem: 'offline' });
  });
});

test('on Windows the spooler is refused with the path that works there', () => {
  expect(spoolerRefusal('win32')).toContain('\\\\localhost\\PrinterName');
  expect(spoolerRefusal('linux')).toBeNull();
});
