/** Mean waits that are known in closed form; rates per minute, waits in minutes. */

/** Probability of having to wait in M/M/c with an offered load of `load` (Erlang C, by the stable recursion over Erlang B). */
export function erlangC(counters: number, load: number): number {
  let blocked = 1;
  for (let count = 1; count <= counters; count += 1) blocked = (load * blocked) / (count + load * blocked);
  return (counters * blocked) / (counters - load * (1 - blocked));
}

/** Mean wait in M/M/c, first come first served. */
export const erlangWait = (arrivals: number, service: number, counters: number): number =>
  erlangC(counters, arrivals / service) / (counters * service - arrivals);

/** Mean wait of each class in M/M/c with strict priority that interrupts nobody (Cobham 1954), the first class first. */
export function cobhamWaits(
  arrivals: readonly number[],
  service: number,
  counters: number,
): readonly number[] {
  const all = arrivals.reduce((sum, rate) => sum + rate, 0);
  const untilFree = erlangC(counters, all / service) / (counters * service);
  let taken = 0;
  return arrivals.map((rate) => {
    const before = taken;
    taken += rate / (counters * service);
    return untilFree / ((1 - before) * (1 - taken));
  });
}
