/** What was changed of the targets, and what of it cannot be saved. Each target is a part of its own. */
import {
  isWaitTarget,
  TARGET_KEYS,
  TARGET_LIMITS,
  type ReportTargets,
  type TargetKey,
} from '#protocol/report.ts';

/** Every part that differs; the revision is none. */
export const changesBetween = (before: ReportTargets, after: ReportTargets): readonly TargetKey[] =>
  TARGET_KEYS.filter((key) => before[key] !== after[key]);

export const isSamePart = (one: TargetKey, other: TargetKey): boolean => one === other;

/** One's own changes since `base` carried onto `theirs`, under their revision. */
export const rebase = (base: ReportTargets, mine: ReportTargets, theirs: ReportTargets): ReportTargets => ({
  ...theirs,
  ...Object.fromEntries(changesBetween(base, mine).map((key) => [key, mine[key]])),
});

export const limitsOf = (key: TargetKey): { readonly least: number; readonly most: number } =>
  isWaitTarget(key) ? TARGET_LIMITS.minutes : TARGET_LIMITS.share;

export function isWithin(targets: ReportTargets, key: TargetKey): boolean {
  const value = targets[key];
  const { least, most } = limitsOf(key);
  return value === null || (Number.isInteger(value) && value >= least && value <= most);
}

/** Whether the targets can be sent. */
export const canBeSaved = (targets: ReportTargets | null): boolean =>
  targets !== null && TARGET_KEYS.every((key) => isWithin(targets, key));
