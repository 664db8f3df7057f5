/**
 * From where a printer hangs to the port that the agent prints on.
 */
import type { PrinterConnection, PrinterProfile } from '#protocol/printing.ts';
import type { Log } from '../log.ts';
import type { PrinterPort } from '../printer-port.ts';
import { deviceLineOpener } from './device-line.ts';
import type { LinePrinterLimits } from './line-printer.ts';
import { LINE_PRINTER_LIMITS, openLinePrinter } from './line-printer.ts';
import type { SpoolerLimits } from './spooler.ts';
import { openSpoolerPrinter, SPOOLER_LIMITS, spoolerRefusal } from './spooler.ts';
import type { TcpAddress, TcpLineLimits } from './tcp-line.ts';
import { openTcpLine } from './tcp-line.ts';

export const TCP_LINE_LIMITS: TcpLineLimits = { connectMs: 2_000, maxReceivedBytes: 4_096 };

/** A printer that takes raw bytes on a TCP port. */
export const openTcpPrinter = (
  address: TcpAddress,
  profile: PrinterProfile,
  limits: LinePrinterLimits & TcpLineLimits = { ...LINE_PRINTER_LIMITS, ...TCP_LINE_LIMITS },
): PrinterPort => openLinePrinter((signal) => openTcpLine(address, limits, signal), profile, limits);

/** A printer behind a device file. */
export const openDevicePrinter = (
  path: string,
  profile: PrinterProfile,
  limits: LinePrinterLimits = LINE_PRINTER_LIMITS,
): PrinterPort => openLinePrinter(deviceLineOpener(path), profile, limits);

/** Whatever is asked of it cannot be done here: the log has said why. */
const unusablePrinter = (): PrinterPort => ({
  readStatus: () => Promise.resolve({ problem: 'unknown', paperNearEnd: false }),
  print: () => Promise.resolve({ state: 'failed', problem: 'unknown' }),
  close: () => {},
});

/** The port of a printer of the office. Opens nothing before it is asked for something; never throws. */
export const openPrinter = (
  connection: PrinterConnection,
  profile: PrinterProfile,
  log: Log,
  limits: { readonly line: LinePrinterLimits & TcpLineLimits; readonly spooler: SpoolerLimits } = {
    line: { ...LINE_PRINTER_LIMITS, ...TCP_LINE_LIMITS },
    spooler: SPOOLER_LIMITS,
  },
): PrinterPort => {
  switch (connection.kind) {
    case 'tcp':
      return openTcpPrinter(connection, profile, limits.line);
    case 'device':
      return openDevicePrinter(connection.path, profile, limits.line);
    case 'spooler': {
      const refusal = spoolerRefusal(process.platform);
      if (refusal === null) return openSpoolerPrinter(connection.queue, limits.spooler);
      log('warn', 'spooler_refused', { reason: refusal });
      return unusablePrinter();
    }
    default:
      return connection satisfies never;
  }
};
