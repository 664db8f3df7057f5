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

/** Bounds of the ratio at p50 and p99; null = none. */
export type Goals = { readonly goal50: number | null; readonly goal99: number | null };

/** One comparison: product against floor, each measured in every round. */
export type Comparison = Goals & {
  readonly name: string;
  readonly floorName: string;
  /** Latencies in ms of one round. */
  readonly floor: () => Promise<readonly number[]>;
  readonly product: () => Promise<readonly number[]>;
};

/** One of several that take turns, operation by operation. */
export type Side<Figure extends string> = {
  /** Does it once; ms per figure. */
  readonly step: () => Promise<readonly (readonly [Figure, number])[]>;
  readonly close: () => void;
};

export type Row = Goals & {
  readonly name: string;
  readonly floorName: string;
  readonly floor50Ms: number;
  readonly floor99Ms: number;
  readonly product50Ms: number;
  readonly product99Ms: number;
  readonly ratio50: number;
  readonly ratio99: number;
};

/** The latencies of a side, in ms. */
export type Measured<Figure extends string> = (side: string, figure: Figure) => readonly number[];

/**
 * Lets all sides take turns, one operation each, another one first every time, so that whatever else the machine does
 * hits all of them alike; the first `warmUp` operations are not counted. Closes the sides.
 */
export async function inTurns<Figure extends string>(
  sides: ReadonlyMap<string, Side<Figure>>,
  operations: number,
  warmUp: number,
): Promise<Measured<Figure>> {
  const order = [...sides];
  const measured = new Map(order.map(([name]) => [name, new Map<Figure, number[]>()]));
  for (let operation = 0; operation < warmUp + operations; operation += 1) {
    const first = operation % order.length;
    for (const [name, side] of [...order.slice(first), ...order.slice(0, first)]) {
      const figures = await side.step();
      if (operation < warmUp) continue;
      for (const [figure, ms] of figures) {
        const own = measured.get(name);
        own?.set(figure, [...(own.get(figure) ?? []), ms]);
      }
    }
  }
  for (const [, side] of order) side.close();
  return (name, figure) => measured.get(name)?.get(figure) ?? [];
}

/** The row of two sides that took turns. */
export function rowOf(
  name: string,
  floorName: string,
  floor: readonly number[],
  product: readonly number[],
  goals: Goals,
): Row {
  const [floor50Ms, floor99Ms] = [percentile(floor, 50), percentile(floor, 99)];
  const [product50Ms, product99Ms] = [percentile(product, 50), percentile(product, 99)];
  return {
    ...{ name, floorName, floor50Ms, floor99Ms, product50Ms, product99Ms },
    ...{ ratio50: product50Ms / floor50Ms, ratio99: product99Ms / floor99Ms },
    ...goals,
  };
}

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
