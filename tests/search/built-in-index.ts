/** The built-in catalogue as a kiosk would search it. */
import type { PublicProcedure } from '#protocol/catalogue.ts';
import { DEMO_FIELDS, DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { publicProcedure } from '#catalogue/in-force.ts';
import { indexProcedures, type ProcedureIndex } from '#catalogue/search/procedure-index.ts';

export const BUILT_IN_PUBLIC: readonly PublicProcedure[] = BUILT_IN_PROCEDURES.map((procedure) =>
  publicProcedure(procedure, DEMO_SERVICES),
);

const COMMON = new Set(DEMO_SERVICES.filter(({ isCommon }) => isCommon).map(({ serviceId }) => serviceId));

/** Indexes as the kiosk does, in slices that give way to nobody. */
export const indexOf = (procedures: readonly PublicProcedure[]): Promise<ProcedureIndex> =>
  indexProcedures(
    {
      revision: 1,
      procedures,
      fields: DEMO_FIELDS,
      isCommon: ({ serviceId }) => serviceId !== null && COMMON.has(serviceId),
    },
    { sliceMs: 4, now: () => performance.now(), pause: () => Promise.resolve() },
  );
