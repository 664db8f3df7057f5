import type { CounterView } from '#protocol/views.ts';
import type { PrinterCondition, UnprintedPaper } from '#protocol/printing.ts';
import {
  instantMs,
  type PrinterId,
  type PrinterProblem,
  type PrintJobId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { GALLERY_NOW_MS } from './office.ts';

const MINUTE_MS = 60_000;

/** The kiosk's printer with or without a trouble, since three minutes. */
export const printerThat = (problem: PrinterProblem | null, paperNearEnd = false): PrinterCondition => ({
  name: 'Kiosk sảnh',
  problem,
  paperNearEnd,
  since: instantMs(GALLERY_NOW_MS - 3 * MINUTE_MS),
});

type Printing = Pick<CounterView, 'printer' | 'unprinted' | 'unprintedCount'>;

/** A printer that is well, and every sheet is out. */
export const ALL_PRINTED: Printing = { printer: printerThat(null), unprinted: [], unprintedCount: 0 };

const unprinted = (
  number: string,
  minutesAgo: number,
  change: Partial<UnprintedPaper> = {},
): UnprintedPaper => ({
  jobId: `print-${number}` as PrintJobId,
  kind: 'ticket',
  ticketId: `2026-11-23/${number}` as TicketId,
  number: number as TicketNumber,
  state: 'failed',
  problem: 'paper_out',
  printerId: 'kiosk-1' as PrinterId,
  orderedAt: instantMs(GALLERY_NOW_MS - minutesAgo * MINUTE_MS),
  ...change,
});

/** One sheet did not come out; the printer is well again. */
export const ONE_UNPRINTED: Printing = {
  ...ALL_PRINTED,
  unprinted: [unprinted('H021', 4)],
  unprintedCount: 1,
};

/** The roll ran out while many came. */
export const MANY_UNPRINTED: Printing = {
  printer: printerThat('paper_out'),
  unprinted: [
    unprinted('H023', 1),
    unprinted('A118', 2, { state: 'uncertain', problem: null }),
    unprinted('H021', 4),
    unprinted('M007', 5, { kind: 'checklist' }),
    unprinted('H020', 6),
  ],
  unprintedCount: 8,
};
