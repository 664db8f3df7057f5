/**
 * The newest word from the printer, and whether the office has heard it over its present connection.
 */
import type { Log } from './log.ts';
import type { OfficeLink } from './office-link.ts';
import type { PrinterPort } from './printer-port.ts';
import type { PrinterStatus } from './status.ts';

export type PrinterWatch = {
  /** How the printer is, asked for again when the last answer is older than `maxAgeMs`. */
  readonly read: (printer: PrinterPort, maxAgeMs: number) => Promise<PrinterStatus>;
  /** Takes down what was learnt of the printer in another way, and tells it at once. */
  readonly hear: (status: PrinterStatus) => void;
  /** The last answer, however old; null before the first. */
  readonly last: () => PrinterStatus | null;
  /** Makes the next `read` ask again. */
  readonly expire: () => void;
  /** Forgets all that is known: it was another printer. */
  readonly forget: () => void;
  /** Tells the office what it has not heard over its present connection; what is not answered is told at a next call. */
  readonly tell: () => void;
};

type Told = { readonly status: PrinterStatus; readonly connection: number };

const isSameStatus = (a: PrinterStatus, b: PrinterStatus): boolean =>
  a.problem === b.problem && a.paperNearEnd === b.paperNearEnd;

/** A watch that has not looked yet. */
export const createPrinterWatch = (office: OfficeLink, log: Log): PrinterWatch => {
  let reading: { readonly status: PrinterStatus; readonly at: number } | null = null;
  let told: Told | null = null;
  let isTelling = false;

  const take = (status: PrinterStatus): void => {
    if (reading === null || !isSameStatus(reading.status, status)) {
      log(status.problem === null ? 'info' : 'warn', 'printer_status', status);
    }
    reading = { status, at: performance.now() };
  };
  const news = (): Told | null => {
    const known = office.current();
    if (known === null || reading === null) return null;
    const { connection } = known;
    const isTold = told?.connection === connection && isSameStatus(told.status, reading.status);
    return isTold ? null : { status: reading.status, connection };
  };
  const tellAll = async (): Promise<void> => {
    for (let next = news(); next !== null; next = news()) {
      const answer = await office.reportPrinterStatus(next.status).catch(() => null);
      if (answer?.ok !== true) return;
      told = next;
    }
  };
  const tell = (): void => {
    if (isTelling) return;
    isTelling = true;
    void tellAll().finally(() => {
      isTelling = false;
    });
  };

  return {
    read: async (printer, maxAgeMs) => {
      if (reading !== null && performance.now() - reading.at < maxAgeMs) return reading.status;
      const status = await printer.readStatus();
      take(status);
      return status;
    },
    hear: (status) => {
      take(status);
      tell();
    },
    last: () => reading?.status ?? null,
    expire: () => {
      if (reading !== null) reading = { ...reading, at: -Infinity };
    },
    forget: () => {
      reading = null;
    },
    tell,
  };
};
