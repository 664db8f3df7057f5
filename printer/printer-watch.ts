/**
 * The newest word from the printer, and whether the office has heard it over its present connection.
 */
import type { Log } from './log.ts';
import type { OfficeLink } from './office-link.ts';
import type { PrinterPort } from './printer-port.ts';
import type { PrinterStatus } from './status.ts';

export type PrinterWatch = {
  /** How the printer is, asked for again when the last answer is older than `maxAgeMs`. */
  readonly read: (maxAgeMs: number) => Promise<PrinterStatus>;
  /** The last answer, however old; null before the first. */
  readonly last: () => PrinterStatus | null;
  /** Makes the next `read` ask again. */
  readonly expire: () => void;
  /** Tells the office, when it has not heard this over its present connection; tried again next time if unanswered. */
  readonly tell: (connection: number) => Promise<void>;
};

type Reading = { readonly status: PrinterStatus; readonly at: number; readonly toldOn: number | null };

const isSameStatus = (a: PrinterStatus, b: PrinterStatus): boolean =>
  a.problem === b.problem && a.paperNearEnd === b.paperNearEnd;

/** A watch that has not looked yet. */
export const createPrinterWatch = (printer: PrinterPort, office: OfficeLink, log: Log): PrinterWatch => {
  let reading: Reading | null = null;
  return {
    read: async (maxAgeMs) => {
      const previous = reading;
      if (previous !== null && performance.now() - previous.at < maxAgeMs) return previous.status;
      const status = await printer.readStatus();
      const isNews = previous === null || !isSameStatus(previous.status, status);
      if (isNews) log(status.problem === null ? 'info' : 'warn', 'printer_status', status);
      reading = { status, at: performance.now(), toldOn: isNews ? null : previous.toldOn };
      return status;
    },
    last: () => reading?.status ?? null,
    expire: () => {
      if (reading !== null) reading = { ...reading, at: -Infinity };
    },
    tell: async (connection) => {
      const told = reading;
      if (told === null || told.toldOn === connection) return;
      const answer = await office.reportPrinterStatus(told.status).catch(() => null);
      if (answer?.ok === true) reading = { ...told, toldOn: connection };
    },
  };
};
