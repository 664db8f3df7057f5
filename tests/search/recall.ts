/** How often the search finds what was meant. */
import type { ProcedureIndex } from '#catalogue/search/procedure-index.ts';
import type { Query } from './queries.ts';

/** The share of what was meant that stands among the first `places`, at most as much as fits there; 1 when nothing is wanting. */
export function recallOf(index: ProcedureIndex, { typed, means }: Query, places: number): number {
  const first = index
    .search(typed)
    .slice(0, places)
    .map(({ procedure }) => procedure.procedureId);
  return means.filter((meant) => first.includes(meant)).length / Math.min(places, means.length);
}

export const meanRecall = (index: ProcedureIndex, queries: readonly Query[], places: number): number =>
  queries.reduce((total, query) => total + recallOf(index, query, places), 0) / queries.length;
