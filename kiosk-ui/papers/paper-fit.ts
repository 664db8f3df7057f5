/** How a list of papers is made to fit where nothing scrolls: first tighter, then shorter, then on several pages. */

/** From roomy to names only. */
export const DENSITIES = ['roomy', 'tight', 'oneLineNotes', 'namesOnly'] as const;
export type Density = (typeof DENSITIES)[number];

export type PaperFit = {
  readonly density: Density;
  /** Papers on one page; all of them until nothing else helps. */
  readonly papersPerPage: number;
};

/** The last step there is for a list of `count` papers: names only, one to a page. */
export const lastFitStep = (count: number): number => DENSITIES.length - 1 + Math.max(0, count - 1);

/** What to try at each step; the page takes the first that fits. */
export function fitAtStep(step: number, count: number): PaperFit {
  const density = DENSITIES[Math.min(step, DENSITIES.length - 1)] ?? 'namesOnly';
  const papersLess = Math.max(0, step - (DENSITIES.length - 1));
  return { density, papersPerPage: Math.max(1, count - papersLess) };
}
