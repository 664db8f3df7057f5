/**
 * `npm run simulate`: seeded days of a ward, on all processors.
 *   --seed 17      that one, with what it was like
 *   --seeds 10000  so many (300 if not said), the first of them --from 1
 * Exit code 1 when a promise was broken; each broken seed's last happenings are printed.
 *   --days 20 [--seed 1] [--load 0.85] [--policy strict]   so many ordinary days of a ward, added up to one page
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { ensureInstalled } from './bootstrap.mjs';
import { projectFolder, run } from './run-program.mjs';

const wholeNumber = (name, text) => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  process.stderr.write(`--${name} ${text}: a whole number from 1 is needed\n`);
  process.exit(1);
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    days: { type: 'string' },
    load: { type: 'string' },
    policy: { type: 'string' },
  },
});

await ensureInstalled();
process.chdir(projectFolder);
if (values.days !== undefined) {
  const campaign = await bundled('tests/campaign/campaign-main.ts', 'campaign');
  const { exitCode } = await run(process.execPath, [campaign, ...process.argv.slice(2)]);
  process.exit(exitCode);
}
const first = wholeNumber('seed', values.seed ?? values.from);
const count = values.seed === undefined ? wholeNumber('seeds', values.seeds) : 1;

const program = await bundled('tests/simulation/seeds-main.ts', 'simulate');
const startedAt = performance.now();
const { broken, totals } = await liveThroughAll();
const seconds = (performance.now() - startedAt) / 1_000;
process.stdout.write(
  `${count - broken} of ${count} days kept every promise, in ${seconds.toFixed(1)} s (${(count / seconds).toFixed(1)} a second): ` +
    `${Object.entries(totals)
      .map(([name, total]) => `${total} ${name}`)
      .join(', ')}\n`,
);
process.exit(broken === 0 ? 0 : 1);

async function bundled(entryPoint, name) {
  const esbuild = await import('esbuild');
  const outfile = path.join(projectFolder, 'dist', `${name}.mjs`);
  await esbuild.build({
    absWorkingDir: projectFolder,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await esbuild.stop();
  return outfile;
}

/** Each thread gets its next seed when it is done with one. */
async function liveThroughAll() {
  let next = first;
  let broken = 0;
  const totals = {};
  const hear = (outcome) => {
    if (!outcome.isKept) {
      broken += 1;
      process.stdout.write(`${outcome.story}\n\n`);
      return;
    }
    for (const [name, value] of Object.entries(outcome.summary)) totals[name] = (totals[name] ?? 0) + value;
  };
  const runThread = () =>
    new Promise((resolve, reject) => {
      const thread = new Worker(program);
      const giveNext = () => {
        if (next >= first + count) void thread.terminate();
        else thread.postMessage(next++);
      };
      thread.on('message', (outcome) => {
        hear(outcome);
        giveNext();
      });
      thread.on('error', reject);
      thread.on('exit', resolve);
      giveNext();
    });
  await Promise.all(Array.from({ length: Math.min(count, availableParallelism()) }, runThread));
  return { broken, totals };
}
