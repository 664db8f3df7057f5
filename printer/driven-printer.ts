/**
 * The printer that this agent drives at the moment, as the office has set it up. Another setup is fetched when the office
 * speaks of one, and another line is opened only when the setup asks for it.
 */
import type { PrinterSettings, PrinterSetup } from '#protocol/printing.ts';
import type { PrinterView } from '#protocol/slips.ts';
import type { Log } from './log.ts';
import type { OfficeLink } from './office-link.ts';
import type { PrinterPort } from './printer-port.ts';

export type DrivenPrinter = { readonly setup: PrinterSetup; readonly port: PrinterPort };

type Known = { readonly connection: number; readonly view: PrinterView };

export type PrinterFollower = {
  /** Null until the office has said what there is to drive, and when it says that there is nothing. */
  readonly current: () => DrivenPrinter | null;
  /** Fetches what the office's view asks for. To be called between slips only: an old line is closed here. Never rejects. */
  readonly follow: (known: Known) => Promise<void>;
  /** Whether `current` is what this view asks for. */
  readonly isFollowing: (known: Known) => boolean;
  readonly close: () => void;
};

const wireOf = ({ connection, profile }: PrinterSettings): string => JSON.stringify({ connection, profile });

/** Once a connection as well: an office restored from a copy may have another setup under the same number. */
const wantedBy = ({ connection, view: { printerId, setupRevision } }: Known): string =>
  JSON.stringify([connection, printerId, setupRevision]);

/** Drives nothing yet. `openPrinter` must not throw. */
export const createPrinterFollower = ({
  office,
  openPrinter,
  isWorthRetrying,
  onSwap,
  log,
}: {
  readonly office: OfficeLink;
  readonly openPrinter: (printer: PrinterSettings) => PrinterPort;
  readonly isWorthRetrying: (code: string) => boolean;
  /** What was known of the printer is no longer so. */
  readonly onSwap: () => void;
  readonly log: Log;
}): PrinterFollower => {
  let driven: DrivenPrinter | null = null;
  let followed: string | null = null;
  let isClosed = false;

  const drive = (setup: PrinterSetup | null): void => {
    if (setup !== null && driven !== null && wireOf(setup.printer) === wireOf(driven.setup.printer)) {
      driven = { ...driven, setup };
      return;
    }
    driven?.port.close();
    driven = setup === null ? null : { setup, port: openPrinter(setup.printer) };
    onSwap();
    // Stopped while the office's answer was on its way.
    if (isClosed) driven?.port.close();
  };

  return {
    current: () => driven,
    follow: async (known) => {
      const wanted = wantedBy(known);
      if (followed === wanted) return;
      const answer = await office.getSetup().catch(() => null);
      if (answer === null) return;
      if (answer.ok) {
        const { revision, printer } = answer.result;
        log('info', 'setup_taken', { revision, connection: printer.connection.kind });
        drive(answer.result);
      } else {
        log('warn', 'setup_refused', { code: answer.refusal.code });
        if (isWorthRetrying(answer.refusal.code)) return;
        drive(null);
      }
      followed = wanted;
    },
    isFollowing: (known) => followed === wantedBy(known),
    close: () => {
      isClosed = true;
      driven?.port.close();
    },
  };
};
