/**
 * The demonstration's printer: takes print data on a TCP port, reads it strictly, answers status, keeps its paper
 * and shows it in the browser. Can be driven to fail.
 */
import type { RefusedCommand } from './device.ts';
import { createDevice } from './device.ts';
import type { Faults } from './faults.ts';
import type { Slip } from './mechanism.ts';
import { openPaperFolder } from './paper-folder.ts';
import { openPaperHttp } from './paper-http.ts';
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
};

export type VirtualPrinter = {
  readonly printerPort: number;
  readonly paperPort: number;
  /** The paper that came out, newest first. */
  readonly papers: () => readonly Slip[];
  /** Rows that came out and were not cut. */
  readonly uncutRows: () => number;
  readonly refused: () => RefusedCommand | null;
  /** Changes what is wrong with the printer; what is not named stays. */
  readonly setFault: (changes: Partial<Faults>) => Promise<void>;
  readonly close: () => Promise<void>;
};

const DEFAULT_KEPT_SLIPS = 200;

/** Starts the printer and its page. Rejects when a port is taken or the page's files are not installed. */
export const startVirtualPrinter = async ({
  host,
  printerPort,
  paperPort,
  keepSlips = DEFAULT_KEPT_SLIPS,
  paperFolder = null,
  complain = (line) => process.stderr.write(`${line}\n`),
  now = Date.now,
}: VirtualPrinterSettings): Promise<VirtualPrinter> => {
  let announceChange = (): void => {};
  const device = createDevice({
    keepSlips,
    now,
    onChange: () => announceChange(),
    paperFolder: paperFolder === null ? null : openPaperFolder({ folder: paperFolder, keepSlips, complain }),
  });
  const socket = await openPrinterSocket(host, printerPort, device);
  const setFault = async (changes: Partial<Faults>): Promise<void> => {
    const wasStuck = device.state().faults.neverReads;
    device.setFaults(changes);
    if (wasStuck && changes.neverReads === false) socket.dropConnections();
    await socket.switchPower(!device.state().faults.offline);
  };
  const page = await openPaperHttp(host, paperPort, device, async (order) => {
    if (order.kind === 'tear') device.tearAll();
    else await setFault(order.changes);
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
    refused: () => device.state().refused,
    setFault,
    close: async () => {
      await Promise.all([socket.close(), page.close()]);
    },
  };
};
