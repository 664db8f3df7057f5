/**
 * A sweep makes one check of every state, size or language there is. Files of sweeps (`*.sweep.test.ts`) belong to both suites: by
 * default those are taken that differ most, or each so many-th; `npm run test:long` takes all.
 */
const isWhole = process.env['LONG'] === '1';

/** `all` in the long tests, else `some` of them. */
export const swept = <T>(some: readonly NoInfer<T>[], all: readonly T[]): readonly T[] =>
  isWhole ? all : some;

/** `all` in the long tests, else each `step`-th of them, the first among them. */
export const eachOf = <T>(step: number, all: readonly T[]): readonly T[] =>
  swept(
    all.filter((_, index) => index % step === 0),
    all,
  );
