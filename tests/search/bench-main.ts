/**
 * `npm run bench:search`: how often the search finds what was meant, and what a keystroke costs with 5,000 procedures, beside a
 * floor measured in the same run: the same names gone through for the letters that were typed.
 */
import { indexProcedures } from '#catalogue/search/procedure-index.ts';
import { wordsOf } from '#catalogue/search/fold.ts';
import { DEMO_FIELDS } from '#catalogue/built-in/index.ts';
import { nowMs, percentile } from '../bench/measure.ts';
import { bigCatalogue } from './big-catalogue.ts';
import { BUILT_IN_PUBLIC, indexOf } from './built-in-index.ts';
import { HELD_OUT, TUNED, type Query } from './queries.ts';
import { meanRecall, recallOf } from './recall.ts';

const PROCEDURES = 5_000;
const SEED = 20_261_129;
const SLICE_MS = 8;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

async function reportQuality(): Promise<void> {
  const index = await indexOf(BUILT_IN_PUBLIC);
  const parts: readonly (readonly [string, readonly Query[]])[] = [
    ['tuned on', TUNED],
    ['held out', HELD_OUT],
    ['together', [...TUNED, ...HELD_OUT]],
  ];
  print(`Finding what was meant among the ${String(BUILT_IN_PUBLIC.length)} built-in procedures`);
  for (const [name, queries] of parts) {
    const [first, three] = [meanRecall(index, queries, 1), meanRecall(index, queries, 3)];
    print(
      `  ${name}: ${String(queries.length).padStart(3)} queries   recall@1 ${percent(first).padStart(7)}   recall@3 ${percent(three).padStart(7)}`,
    );
  }
  const missed = TUNED.filter((query) => recallOf(index, query, 3) < 1);
  if (missed.length > 0)
    print(`  missed, of those tuned on: ${missed.map(({ typed }) => typed).join(' · ')}`);
}

/** Each query as it grows under the finger. */
const keystrokes = (queries: readonly Query[]): readonly string[] =>
  queries.flatMap(({ typed }) => {
    const letters = Array.from(typed);
    return letters.map((_, index) => letters.slice(0, index + 1).join(''));
  });

async function reportSpeed(): Promise<void> {
  const procedures = bigCatalogue(PROCEDURES, SEED);
  const slices: number[] = [];
  const beganMs = nowMs();
  let sliceBeganMs = beganMs;
  const index = await indexProcedures(
    { revision: 1, procedures, fields: DEMO_FIELDS, isCommon: () => false },
    {
      sliceMs: SLICE_MS,
      now: nowMs,
      pause: () => {
        slices.push(nowMs() - sliceBeganMs);
        sliceBeganMs = nowMs();
        return Promise.resolve();
      },
    },
  );
  const indexMs = nowMs() - beganMs;
  const names = procedures.map(({ name }) => wordsOf(name.vi).join(' '));
  const typed = keystrokes([...TUNED, ...HELD_OUT]);
  const search: number[] = [];
  const floor: number[] = [];
  let found = 0;
  for (const text of typed) {
    const searchFromMs = nowMs();
    found += index.search(text).length;
    const floorFromMs = nowMs();
    const letters = wordsOf(text).join(' ');
    found += names.filter((name) => name.includes(letters)).length;
    search.push(floorFromMs - searchFromMs);
    floor.push(nowMs() - floorFromMs);
  }
  const row = (name: string, values: readonly number[]): string =>
    `  ${name.padEnd(28)}${[50, 99, 100].map((rank) => percentile(values, rank).toFixed(2).padStart(9)).join('')}`;
  print(
    `\nA keystroke among ${String(PROCEDURES)} procedures (${String(typed.length)} keystrokes, ${String(found)} results)`,
  );
  print(`  ${'ms'.padEnd(28)}${['p50', 'p99', 'max'].map((head) => head.padStart(9)).join('')}`);
  print(row('search', search));
  print(row('floor: letters in the names', floor));
  print(
    `  indexed in ${indexMs.toFixed(0)} ms, in ${String(slices.length + 1)} slices of at most ${Math.max(...slices).toFixed(1)} ms`,
  );
}

await reportQuality();
await reportSpeed();
