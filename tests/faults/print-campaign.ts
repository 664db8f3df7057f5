/** Many slips under one fault that comes and goes, and what must be true of each of them. */
import { seededRandom } from '#server/domain/seeded-random.ts';
import type { KioskTicket } from '#protocol/views.ts';
import type { PrinterPort } from '#printer/printer-port.ts';
import type { PrinterFault } from './printer-faults.ts';
import type { Faults } from '#tests/virtual-printer/faults.ts';
import { startPrintWorld, type PrintWorld } from './print-world.ts';

const MOST_AT_ONCE = 8;
/** How long a fault lasts while slips are waiting for it to end. */
const FAULT_LASTS_MS = 250;
const NOTICED_PATIENCE_MS = 5_000;
const SETTLE_PATIENCE_MS = 60_000;

export type CampaignResult = {
  /** What was not as it must be, each in a sentence. */
  readonly wrong: readonly string[];
  readonly presses: number;
  /** How jobs ended, by state. */
  readonly ended: Readonly<Record<string, number>>;
  readonly reprints: number;
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const until = async (isSo: () => boolean, patienceMs: number): Promise<boolean> => {
  const end = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await sleep(10);
  }
  return true;
};

/** Presses `wanted` times while the fault comes and goes; `seed` decides how. Bounded in time. */
export async function campaign(
  fault: PrinterFault,
  wanted: number,
  seed: number,
  plant?: (port: PrinterPort) => PrinterPort,
): Promise<CampaignResult> {
  const random = seededRandom(seed);
  const world = await startPrintWorld(fault.profile, 'quick', plant);
  const wrong: string[] = [];
  const tickets: KioskTicket[] = [];
  let reprints = 0;
  try {
    while (tickets.length < wanted) {
      await world.printer.setFault(fault.begin(random));
      const count = Math.min(wanted - tickets.length, 1 + Math.floor(random() * MOST_AT_ONCE));
      const pressed = await Promise.all(Array.from({ length: count }, () => world.press(random() < 0.3)));
      tickets.push(...pressed);
      await until(world.isSettled, FAULT_LASTS_MS);
      // Nobody changes a roll between two questions half a second apart: whoever cures it comes after it was noticed.
      if (isStanding(world.printer.faults())) await noticed(world);
      // What hangs half printed is torn off by whoever cures it, more often than not; what is coming out is left alone.
      const canTear = isStanding(world.printer.faults()) || world.isSettled();
      if (random() < 0.7 && canTear) world.printer.tear();
      await world.printer.setFault(fault.cure);
      if (!(await until(world.isSettled, SETTLE_PATIENCE_MS))) {
        wrong.push(`after ${String(tickets.length)} presses slips are left that nobody settles`);
        break;
      }
      world.collectPaper();
      const missing = pressed.filter((ticket) => stateOf(world, ticket) !== 'printed');
      const lost = missing[Math.floor(random() * missing.length)];
      if (lost !== undefined && random() < 0.3 && (await world.reprint(lost.ticketId)) === 'ok')
        reprints += 1;
    }
    await until(world.isSettled, SETTLE_PATIENCE_MS);
    // A slip that is only called sent may still be on its way out.
    await sleep(300);
    world.collectPaper();
    wrong.push(...judged(world, tickets, reprints));
    return { wrong, presses: tickets.length, ended: endings(world), reprints };
  } finally {
    await world.close();
  }
}

/** No row moves until somebody does something. */
const isStanding = ({ coverOpen, paperOut, offline, cutterJammed, overheated }: Faults): boolean =>
  coverOpen || paperOut || offline || cutterJammed || overheated;

async function noticed(world: PrintWorld): Promise<void> {
  const end = performance.now() + NOTICED_PATIENCE_MS;
  while (world.alarm()?.problem == null && performance.now() < end) await sleep(10);
}

const stateOf = (world: PrintWorld, { printJobId }: KioskTicket): string | undefined =>
  printJobId === null ? undefined : world.lastStates.get(printJobId)?.state;

function judged(world: PrintWorld, tickets: readonly KioskTicket[], reprints: number): readonly string[] {
  const wrong: string[] = [];
  const { issued } = world.server.running.executor.day().tally;
  if (issued !== tickets.length)
    wrong.push(`${String(tickets.length)} presses gave ${String(issued)} numbers`);
  if (new Set(tickets.map(({ number }) => number)).size !== tickets.length) wrong.push('a number came twice');
  let marked = 0;
  for (const ticket of tickets) {
    const { number } = ticket;
    const state = stateOf(world, ticket);
    const paper = world.paperOf(number);
    marked += paper.marked;
    if (state === undefined) wrong.push(`nobody knows of the paper of ${number}`);
    if (state === 'printed' && paper.first === 0)
      wrong.push(`${number} is called printed without whole paper`);
    if (state === 'failed' && paper.first > 0)
      wrong.push(`${number} is called failed, and its paper came out`);
    if (paper.first > 1) wrong.push(`${number} came out ${String(paper.first)} times unmarked`);
  }
  if (marked > reprints)
    wrong.push(`${String(marked)} marked papers of ${String(reprints)} that were asked for`);
  if (world.server.fatalErrors.length > 0) wrong.push('the office stopped');
  return wrong;
}

function endings(world: PrintWorld): Readonly<Record<string, number>> {
  const ended: Record<string, number> = {};
  for (const { state } of world.lastStates.values()) ended[state] = (ended[state] ?? 0) + 1;
  return ended;
}
