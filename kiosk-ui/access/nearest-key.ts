/** Which key an arrow leads to: the nearest one on that side, as a finger would find it. */

export const ARROWS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;
export type Direction = (typeof ARROWS)[keyof typeof ARROWS];

/** Where something stands, in pixels. */
export type Place = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** What lies beside the way weighs so much more than what lies along it: rows are kept to, and so are columns. */
const ASIDE_WEIGHT = 3;

/** How far `to` is from `from` in a direction; null when it does not lie there. */
function distanceTo(from: Place, to: Place, direction: Direction): number | null {
  const isUpright = direction === 'up' || direction === 'down';
  const along = {
    up: from.top - to.bottom,
    down: to.top - from.bottom,
    left: from.left - to.right,
    right: to.left - from.right,
  }[direction];
  // Neighbours may overlap by the pixel that rounding makes.
  if (along < -2) return null;
  const aside = isUpright
    ? Math.max(0, from.left - to.right, to.left - from.right)
    : Math.max(0, from.top - to.bottom, to.top - from.bottom);
  const middles = isUpright
    ? Math.abs(from.left + from.right - to.left - to.right) / 2
    : Math.abs(from.top + from.bottom - to.top - to.bottom) / 2;
  return along + ASIDE_WEIGHT * aside + middles / 10;
}

/** The index of the key that the arrow leads to from `from`; null when there is none on that side. */
export function nearestKey(keys: readonly Place[], from: Place, direction: Direction): number | null {
  let nearest: { readonly index: number; readonly distance: number } | null = null;
  for (const [index, key] of keys.entries()) {
    if (key === from) continue;
    const distance = distanceTo(from, key, direction);
    if (distance === null || (nearest !== null && nearest.distance <= distance)) continue;
    nearest = { index, distance };
  }
  return nearest?.index ?? null;
}
