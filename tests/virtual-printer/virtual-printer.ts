/**
 * The demonstration's printer and the tests' printer: takes print data on a TCP port, reads it strictly, answers
 * status, keeps its paper and shows it in the browser. A fault machine: `faults.ts` says all that can go wrong with it.
 */
import type { RefusedCommand } from './device.ts';
import { createDevice } from './device.ts';
import type { Faults } from './faults.ts';
import type { Paper, Slip } from './mechanism.ts';
import { openPaperFolder } from './paper-folder.ts';
import { openPaperHttp } from './paper-http.ts';
import type { ConnectionCounts } from './printer-socket.ts';
import { openPrinterSocket } from './printer-socket.ts';

export type VirtualPrinterSettings = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly printerPort: number;
  /** 0 takes any free port. */
  readonly paperPort: number;
  /** Older slips are forgotten. */
  readonly keepSlips?: number;
  /** Where slips outlive the program; null (as when absent) keeps them in memory only. */
  readonly paperFolder?: string | null;
  /** Hears in one line of each file the paper folder could not give or take; standard error when absent. */
  readonly complain?: (line: string) => void;
  readonly now?: () => number;
  /** Dots across the paper, a multiple of 8; 576 when absent. A wider image is refused. */
  readonly widthDots?: number;
  /** What it says of itself when it is asked (GS I); ASCII. */
  readonly maker?: string;
  readonly model?: string;
  /** `none`: a cut is refused, and a slip comes off at the tear bar when its connection ends or the next one begins. */
  readonly cut?: 'cutter' | 'none';
  /** How fast paper moves; null (as when absent) = it takes no time. */
  readonly rowsPerSecond?: number | null;
  /** A connection that is silent for this long is hung up on; 90 s when absent. */
  readonly idleTimeoutMs?: number;
  /** What is wrong from the start; whoever switches it off (`offline`) does so with `setFault`. */
  readonly faults?: Partial<Omit<Faults, 'offline'>>;
};

export type PrinterCounts = ConnectionCounts & {
  /** Slips that came out since the start, also those that are not kept any more. */
  readonly slips: number;
};

export type VirtualPrinter = {
  readonly printerPort: number;
  readonly paperPort: number;
  /** The paper that came out, newest first. */
  readonly papers: () => readonly Slip[];
  /** Rows that came out and were not cut. */
  readonly uncutRows: () => number;
  /** What hangs on the roll, dot for dot. */
  readonly uncutPaper: () => Paper;
  readonly refused: () => RefusedCommand | null;
  /** What is wrong at this moment; what counts down shows what is left. */
  readonly faults: () => Faults;
  /** The print density last set and not yet taken back, -6 to 6. */
  readonly density: () => number;
  readonly counts: () => PrinterCounts;
  /** Changes what is wrong with the printer; what is not named stays. Resolves when it is so. */
  readonly setFault: (changes: Partial<Faults>) => Promise<void>;
  /** Lets the current fail now, as `powerCycleAfterBytes` does by itself; resolves when the printer is off. */
  readonly failPower: () => Promise<void>;
  /** Pulls out by hand what hangs on the roll: an unfinished slip. */
  readonly tear: () => void;
  readonly close: () => Promise<void>;
};

const DEFAULT_KEPT_SLIPS = 200;
const DEFAULT_WIDTH_DOTS = 576;
const DEFAULT_IDLE_TIMEOUT_MS = 90_000;

/** Starts the printer and its page. Rejects when a port is taken or the page's files are not installed. */
export const startVirtualPrinter = async ({
  host,
  printerPort,
  paperPort,
  keepSlips = DEFAULT_KEPT_SLIPS,
  paperFolder = null,
  complain = (line) => process.stderr.write(`${line}\n`),
  now = Date.now,
  widthDots = DEFAULT_WIDTH_DOTS,
  maker = 'MOT CUA',
  model = `VIRTUAL-${String(widthDots)}`,
  cut = 'cutter',
  rowsPerSecond = null,
  idleTimeoutMs = DEFAULT_IDLE_TIMEOUT_MS,
  faults = {},
}: VirtualPrinterSettings): Promise<VirtualPrinter> => {
  if (widthDots < 8 || widthDots % 8 !== 0) throw new RangeError('a width is a positive multiple of 8 dots');
  const hasCutter = cut === 'cutter';
  let announceChange = (): void => {};
  const device = createDevice({
    ...{ keepSlips, now, widthDots, rowsPerSecond, faults },
    identity: { maker, model, hasCutter },
    onChange: () => announceChange(),
    paperFolder: paperFolder === null ? null : openPaperFolder({ folder: paperFolder, keepSlips, complain }),
  });

  let powerUp: NodeJS.Timeout | null = null;
  /** Switching takes its time: one after the other, and the last word counts. */
  let switching: Promise<void> = Promise.resolve();
  const setFault = async (changes: Partial<Faults>): Promise<void> => {
    const wasStuck = device.state().faults.neverReads;
    if (changes.offline !== undefined && powerUp !== null) {
      clearTimeout(powerUp);
      powerUp = null;
    }
    device.setFaults(changes);
    if (wasStuck && changes.neverReads === false) socket.dropConnections();
    socket.onFaults();
    switching = switching.then(() => socket.switchPower(!device.state().faults.offline));
    await switching;
  };
  const failPower = async (): Promise<void> => {
    const off = setFault({ offline: true, powerCycleAfterBytes: null });
    powerUp = setTimeout(() => void setFault({ offline: false }), device.state().faults.powerUpAfterMs);
    await off;
  };

  const socket = await openPrinterSocket({
    ...{ host, port: printerPort, device, idleTimeoutMs },
    abilities: { widthDots, hasCutter },
    onPowerFailure: () => void failPower(),
  });
  const counts = (): PrinterCounts => ({ ...socket.counts(), slips: device.state().slipsInAll });
  const page = await openPaperHttp({
    ...{ host, port: paperPort, device, counts },
    carryOut: async (order) => {
      if (order.kind === 'tear') device.tearAll();
      else await setFault(order.changes);
    },
  }).catch(async (error: unknown) => {
    await socket.close();
    throw error;
  });
  announceChange = page.announceChange;
  return {
    printerPort: socket.port,
    paperPort: page.port,
    papers: () => device.state().slips,
    uncutRows: () => device.state().uncutRows,
    uncutPaper: device.uncutPaper,
    refused: () => device.state().refused,
    faults: () => device.state().faults,
    density: () => device.state().density,
    counts,
    setFault,
    failPower,
    tear: device.tear,
    close: async () => {
      if (powerUp !== null) clearTimeout(powerUp);
      device.close();
      await switching;
      await Promise.all([socket.close(), page.close()]);
    },
  };
};
