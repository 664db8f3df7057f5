/**
 * What was changed in the printing settings, part by part, and how one's own unsaved changes are carried onto what
 * somebody else has saved meanwhile. Parts nobody else touched keep both; a part both changed keeps one's own, and is named.
 */
import type { PrinterSettings, PrintingSettings, SlipTemplate } from '#protocol/printing.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';
import { isSame } from './same.ts';

const TEMPLATE_PARTS = ['parts', 'logo', 'secondLanguage', 'closingWords'] as const;

/** A part of the settings that is changed and kept as one. */
export type ChangedPart =
  | {
      readonly kind: 'printer';
      readonly printerId: PrinterId;
      readonly name: string;
      readonly change: 'added' | 'changed' | 'removed';
    }
  | { readonly kind: 'printer_order' }
  | { readonly kind: (typeof TEMPLATE_PARTS)[number] }
  | { readonly kind: 'oldestJobMs' };

const printerOf = (settings: PrintingSettings, printerId: PrinterId): PrinterSettings | undefined =>
  settings.printers.find((printer) => printer.printerId === printerId);
const idsOf = ({ printers }: PrintingSettings): readonly PrinterId[] =>
  printers.map(({ printerId }) => printerId);

function printerChanges(before: PrintingSettings, after: PrintingSettings): readonly ChangedPart[] {
  const changes: ChangedPart[] = [];
  for (const printer of after.printers) {
    const { printerId, name } = printer;
    const old = printerOf(before, printerId);
    if (old === undefined) changes.push({ kind: 'printer', printerId, name, change: 'added' });
    else if (!isSame(old, printer)) changes.push({ kind: 'printer', printerId, name, change: 'changed' });
  }
  for (const { printerId, name } of before.printers) {
    if (printerOf(after, printerId) === undefined) {
      changes.push({ kind: 'printer', printerId, name, change: 'removed' });
    }
  }
  return changes;
}

function isOrderChanged(before: PrintingSettings, after: PrintingSettings): boolean {
  const inBoth = (ids: readonly PrinterId[], others: readonly PrinterId[]) =>
    ids.filter((printerId) => others.includes(printerId));
  return !isSame(inBoth(idsOf(before), idsOf(after)), inBoth(idsOf(after), idsOf(before)));
}

/** Every part that differs; the revision is no part. */
export function changesBetween(before: PrintingSettings, after: PrintingSettings): readonly ChangedPart[] {
  const changes = [...printerChanges(before, after)];
  if (isOrderChanged(before, after)) changes.push({ kind: 'printer_order' });
  for (const kind of TEMPLATE_PARTS) {
    if (!isSame(before.template[kind], after.template[kind])) changes.push({ kind });
  }
  if (before.oldestJobMs !== after.oldestJobMs) changes.push({ kind: 'oldestJobMs' });
  return changes;
}

/** The same part, whatever was done to it. */
export const isSamePart = (one: ChangedPart, other: ChangedPart): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'printer' || other.kind !== 'printer' || one.printerId === other.printerId);

function printersRebased(
  base: PrintingSettings,
  mine: PrintingSettings,
  theirs: PrintingSettings,
): readonly PrinterSettings[] {
  const changed = printerChanges(base, mine).flatMap((part) => (part.kind === 'printer' ? [part] : []));
  const removed = new Set(
    changed.filter(({ change }) => change === 'removed').map(({ printerId }) => printerId),
  );
  const touched = new Set(changed.map(({ printerId }) => printerId));
  const kept = theirs.printers.filter(({ printerId }) => !removed.has(printerId));
  const own = mine.printers.filter(({ printerId }) => touched.has(printerId));
  const claimed = new Set(own.flatMap(({ deviceIds }) => deviceIds));
  const merged = kept
    .filter(({ printerId }) => !touched.has(printerId))
    // A device prints at one printer: what one's own change claims, another printer gives up.
    .map((printer) => ({
      ...printer,
      deviceIds: printer.deviceIds.filter((deviceId) => !claimed.has(deviceId)),
    }));
  const byId = new Map([...merged, ...own].map((printer) => [printer.printerId, printer]));
  const order = isOrderChanged(base, mine)
    ? [...idsOf(mine), ...idsOf(theirs)]
    : [...idsOf(theirs), ...idsOf(mine)];
  return [...new Set(order)].flatMap((printerId) => byId.get(printerId) ?? []);
}

/** One's own changes since `base` carried onto `theirs`, under their revision. */
export function rebase(
  base: PrintingSettings,
  mine: PrintingSettings,
  theirs: PrintingSettings,
): PrintingSettings {
  const ownKinds = new Set(changesBetween(base, mine).map(({ kind }) => kind));
  const template: SlipTemplate = {
    parts: ownKinds.has('parts') ? mine.template.parts : theirs.template.parts,
    logo: ownKinds.has('logo') ? mine.template.logo : theirs.template.logo,
    secondLanguage: ownKinds.has('secondLanguage')
      ? mine.template.secondLanguage
      : theirs.template.secondLanguage,
    closingWords: ownKinds.has('closingWords') ? mine.template.closingWords : theirs.template.closingWords,
  };
  return {
    revision: theirs.revision,
    printers: printersRebased(base, mine, theirs),
    template,
    oldestJobMs: ownKinds.has('oldestJobMs') ? mine.oldestJobMs : theirs.oldestJobMs,
  };
}
