/** A printer agent that keeps the rule of one paper per job, and honestly says when it cannot know. */
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { PrinterView } from '#protocol/views.ts';
import type { PrintJobId } from '#protocol/vocabulary.ts';
import { createAsker } from './asker.ts';
import { openLine } from './line.ts';
import type { Person, Surroundings } from './people.ts';

const PRINTING_MS = [400, 2_500] as const;
const MEAN_LIFE_MS = 90_000;

export type PaperPrinter = Person & {
  /** Every paper that came out. */
  readonly papers: readonly PrintJobId[];
};

/** The agent and its printer. The agent is killed now and then and forgets everything. */
export function paperPrinter(surroundings: Surroundings, deviceToken: string): PaperPrinter {
  const { world, office, evidence, weather, isClosing } = surroundings;
  const papers: PrintJobId[] = [];
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
  let asker = createAsker(world, line, evidence, 'printer-life-1');

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
  const print = (jobId: PrintJobId): void => {
    const life = lives;
    world.after(world.random.integer(...PRINTING_MS), () => {
      if (life !== lives) return;
      const comesOut = world.random.chance(0.93);
      if (comesOut) papers.push(jobId);
      if (papers.filter((paper) => paper === jobId).length > 1) world.broken(`two papers of ${jobId}`);
      report(jobId, comesOut ? 'printed' : 'failed', done);
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
    else report(job.jobId, 'sending', (isMyTurn) => (isMyTurn ? print(job.jobId) : done()));
  };
  const die = (): void => {
    if (isClosing()) return;
    world.after(world.random.waitMs(MEAN_LIFE_MS), die);
    world.note('the printer agent is killed');
    lives += 1;
    asker.giveUp();
    mine = new Set();
    isWorking = false;
    asker = createAsker(world, line, evidence, `printer-life-${String(lives)}`);
    line.reconnect();
  };
  world.after(world.random.waitMs(MEAN_LIFE_MS), die);

  return { isBusy: () => isWorking || asker.isBusy(), papers };
}
