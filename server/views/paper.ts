/** What staff and kiosks may know of the office's printers, and of paper that did not come out. */
import type { PrinterSettings } from '#protocol/printing.ts';
import type { PrinterCondition, PrinterStanding, UnprintedPaper } from '#protocol/printing.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';
import { isSettled, unprintedJobs, type CitizenJob } from '#server/domain/print-jobs.ts';
import { liveTicket, type QueueDay } from '#server/domain/queue-day.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'presence' | 'printing'>;

const condition = ({ printerId, name }: PrinterSettings, { presence }: Around): PrinterCondition => {
  const { problem, paperNearEnd, since } = presence.printer(printerId);
  return { name, problem, paperNearEnd, since };
};

/** How the printer is; null when the office has none of that id. */
export function printerCondition(printerId: PrinterId | null, around: Around): PrinterCondition | null {
  const printer = around.printing.printers.find((candidate) => candidate.printerId === printerId);
  return printer === undefined ? null : condition(printer, around);
}

/** The printer that most needs somebody: one in trouble, else one that will soon have no paper, else the first; null for none. */
export function neediestPrinter(around: Around): PrinterCondition | null {
  const conditions = around.printing.printers.map((printer) => condition(printer, around));
  return (
    conditions.find(({ problem }) => problem !== null) ??
    conditions.find(({ paperNearEnd }) => paperNearEnd) ??
    conditions[0] ??
    null
  );
}

/** Every printer in the order of the settings, with what waits for it. */
export const printerStandings = (day: QueueDay, around: Around): readonly PrinterStanding[] =>
  around.printing.printers.map((printer) => ({
    ...condition(printer, around),
    printerId: printer.printerId,
    connection: printer.connection,
    isAgentConnected: around.presence.printer(printer.printerId).isAgentConnected,
    waiting: day.printJobs.filter((job) => job.printerId === printer.printerId && !isSettled(job.state))
      .length,
  }));

const knownUnprinted = new WeakMap<QueueDay, readonly UnprintedPaper[]>();

/**
 * Paper that is perhaps missing while its ticket is good, newest first. A checklist is wanted only while its citizen is
 * away. Made once for a day as it stands, however many ask.
 */
export function unprintedPapers(day: QueueDay): readonly UnprintedPaper[] {
  const known = knownUnprinted.get(day);
  if (known !== undefined) return known;
  const found = unprintedJobs(day.printJobs)
    .filter(({ paper }) => {
      const ticket = liveTicket(day, paper.ticketId);
      return ticket !== undefined && (paper.kind === 'ticket' || ticket.status === 'parked');
    })
    .map(unprintedPaper)
    .reverse();
  knownUnprinted.set(day, found);
  return found;
}

const unprintedPaper = ({
  jobId,
  paper,
  state,
  problem,
  printerId,
  orderedAt,
}: CitizenJob): UnprintedPaper => ({
  jobId,
  kind: paper.kind,
  ticketId: paper.ticketId,
  number: paper.number,
  state: state === 'uncertain' ? 'uncertain' : 'failed',
  problem,
  printerId,
  orderedAt,
});
