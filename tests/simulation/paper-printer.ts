/** A printer agent that keeps the rule of one paper per job, and honestly says when it cannot know. */
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { PrinterView, PrintJob } from '#protocol/slips.ts';
import type { PrinterId, PrintJobId } from '#protocol/vocabulary.ts';
import { createAsker } from './asker.ts';
import { openLine } from './line.ts';
import type { Person, Surroundings } from './people.ts';

const PRINTING_MS = [400, 2_500] as const;
const MEAN_LIFE_MS = 45_000;
/** How often an agent would begin what is not for it to begin: another printer's paper, or its own once more. */
const MEAN_MEDDLING_MS = 20_000;

export type PaperPrinter = Person & {
  /** Every paper that came out. */
  readonly papers: readonly PrintJobId[];
};

/** The agent of one printer. The agent is killed now and then and forgets everything. */
export function paperPrinter(
  surroundings: Surroundings,
  printerId: PrinterId,
  deviceToken: string,
): PaperPrinter {
  const { world, office, evidence, weather, isClosing } = surroundings;
  const papers: PrintJobId[] = [];
  /** Tickets whose first paper came out, by what the slip says. */
  const handedOut = new Set<string>();
  /** Jobs that this life of the agent has taken up. */
  let mine = new Set<PrintJobId>();
  let lives = 1;
  let isWorking = false;

  const line = openLine({
    world,
    office,
    role: 'printer',
    auth: () => ({ protocol: PROTOCOL_VERSION, deviceToken }),
    weather,
    onView: (view) => lookAt(view),
  });
  const nameOfLife = (): string => `agent-${printerId}-${String(lives)}`;
  let asker = createAsker(world, line, evidence, nameOfLife());

  const report = (jobId: PrintJobId, state: string, then: (isDone: boolean) => void): void => {
    const life = lives;
    const problem = state === 'failed' ? 'paper_out' : null;
    asker.press('reportPrintJob', { jobId, state, problem }, (answer) => {
      if (life === lives) then(answer?.ok === true);
    });
  };
  const done = (): void => {
    isWorking = false;
    const view = line.view();
    if (view !== null) lookAt(view);
  };
  const comeOut = ({ jobId, slip }: PrintJob): void => {
    papers.push(jobId);
    if (papers.filter((paper) => paper === jobId).length > 1) world.broken(`two papers of ${jobId}`);
    if (slip.kind !== 'ticket' || slip.reprintedAt !== null) return;
    const sheet = `${slip.number} of ${String(slip.issuedAt)}`;
    if (handedOut.has(sheet)) world.broken(`two papers of ${sheet}, and none of them is marked`);
    handedOut.add(sheet);
  };
  const print = (job: PrintJob): void => {
    const life = lives;
    world.after(world.random.integer(...PRINTING_MS), () => {
      if (life !== lives) return;
      const isPrinted = world.random.chance(0.85);
      if (isPrinted) comeOut(job);
      report(job.jobId, isPrinted ? 'printed' : 'failed', done);
    });
  };
  const lookAt = (view: PrinterView): void => {
    if (isWorking || asker.isBusy()) return;
    const job = view.jobs.find(({ jobId }) => !mine.has(jobId));
    if (job === undefined) return;
    isWorking = true;
    mine.add(job.jobId);
    // What an earlier life was sending may lie in the tray or not.
    if (job.state === 'sending') report(job.jobId, 'uncertain', done);
    else report(job.jobId, 'sending', (isMyTurn) => (isMyTurn ? print(job) : done()));
  };
  const die = (): void => {
    if (isClosing()) return;
    world.after(world.random.waitMs(MEAN_LIFE_MS), die);
    world.note('the printer agent is killed', printerId);
    lives += 1;
    asker.giveUp();
    mine = new Set();
    isWorking = false;
    asker = createAsker(world, line, evidence, nameOfLife());
    line.reconnect();
  };
  const meddle = (): void => {
    if (isClosing()) return;
    world.after(world.random.waitMs(MEAN_MEDDLING_MS), meddle);
    const { paperFacts, papers: states } = evidence.auditor;
    const all = Array.from(paperFacts.values());
    const isOpen = (jobId: PrintJobId): boolean => ['queued', 'sending'].includes(states.get(jobId) ?? '');
    const others = all.filter((paper) => paper.printerId !== printerId && isOpen(paper.jobId));
    const begun = all.filter(
      (paper) => paper.printerId === printerId && states.get(paper.jobId) !== 'queued',
    );
    const chosen = world.random.chance(0.5) ? others : begun;
    if (isWorking || asker.isBusy() || chosen.length === 0) return;
    isWorking = true;
    const said = chosen === begun ? 'sending' : world.random.pick(['sending', 'printed', 'failed']);
    report(world.random.pick(chosen).jobId, said, done);
  };
  world.after(world.random.waitMs(MEAN_LIFE_MS), die);
  world.after(world.random.waitMs(MEAN_MEDDLING_MS), meddle);

  return { isBusy: () => isWorking || asker.isBusy(), papers };
}
