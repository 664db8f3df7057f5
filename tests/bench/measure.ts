/** Percentiles, alternating rounds and the table: how every part of the bench is measured and shown. */

/** Nearest-rank percentile of unsorted values; NaN for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const sleep = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs));

/** One comparison: product against floor, each measured in every round. `goal50`/`goal99` are bounds of the ratio. */
export type Comparison = {
  readonly name: string;
  readonly floorName: string;
  readonly goal50: number | null;
  readonly goal99: number | null;
  /** Latencies in ms of one round. */
  readonly floor: () => Promise<readonly number[]>;
  readonly product: () => Promise<readonly number[]>;
};

export type Row = {
  readonly name: string;
  readonly floorName: string;
  readonly floor50Ms: number;
  readonly floor99Ms: number;
  readonly product50Ms: number;
  readonly product99Ms: number;
  readonly ratio50: number;
  readonly ratio99: number;
  readonly goal50: number | null;
  readonly goal99: number | null;
};

/**
 * Runs floor and product alternately, the order turned round every time, so that a slow minute of the machine hits
 * both. Each figure is the median over the rounds; the ratios are medians of the rounds' own ratios.
 */
export async function compare(comparison: Comparison, rounds: number): Promise<Row> {
  // Once unmeasured each: compiled code and a warm disk are what an office has at half past seven.
  await comparison.floor();
  await comparison.product();
  const measured: { readonly floor: readonly number[]; readonly product: readonly number[] }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isFloorFirst = round % 2 === 0;
    const first = await (isFloorFirst ? comparison.floor() : comparison.product());
    const second = await (isFloorFirst ? comparison.product() : comparison.floor());
    measured.push(isFloorFirst ? { floor: first, product: second } : { floor: second, product: first });
  }
  const over = (side: 'floor' | 'product', percent: number): number =>
    median(measured.map((round) => percentile(round[side], percent)));
  const ratio = (percent: number): number =>
    median(measured.map(({ floor, product }) => percentile(product, percent) / percentile(floor, percent)));
  const { name, floorName, goal50, goal99 } = comparison;
  return {
    name,
    floorName,
    floor50Ms: over('floor', 50),
    floor99Ms: over('floor', 99),
    product50Ms: over('product', 50),
    product99Ms: over('product', 99),
    ratio50: ratio(50),
    ratio99: ratio(99),
    goal50,
    goal99,
  };
}

/** Prints one row of the table. Goals that were missed are marked, never hidden. */
export function printRow(row: Row): void {
  const figure = (value: number): string => value.toFixed(value < 10 ? 3 : 1).padStart(9);
  const verdict = (ratio: number, goal: number | null): string =>
    goal === null ? '' : ratio <= goal ? ` (goal ${String(goal)}: met)` : ` (goal ${String(goal)}: MISSED)`;
  process.stdout.write(
    `${row.name}\n  floor: ${row.floorName}\n` +
      `  p50 ms ${figure(row.floor50Ms)} → ${figure(row.product50Ms)}   × ${row.ratio50.toFixed(2)}${verdict(row.ratio50, row.goal50)}\n` +
      `  p99 ms ${figure(row.floor99Ms)} → ${figure(row.product99Ms)}   × ${row.ratio99.toFixed(2)}${verdict(row.ratio99, row.goal99)}\n`,
  );
}
