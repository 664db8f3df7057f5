import type { FieldLoad, KioskView } from '#protocol/views.ts';
import type { FieldId } from '#protocol/vocabulary.ts';

/** What may honestly be said about the wait for one field. */
export type WaitSummary =
  /** No fresh figures: say nothing, neither zero nor yesterday's. */
  | { readonly kind: 'unknown' }
  /** Nobody waits and a counter is open. */
  | { readonly kind: 'none' }
  /** No counter for it is open now; numbers are given all the same. */
  | { readonly kind: 'notOpen'; readonly waiting: number }
  /** People wait; `range` in minutes is null where it cannot be known. */
  | { readonly kind: 'waiting'; readonly waiting: number; readonly range: FieldLoad['range'] };

/** Reads a field's load from the view; a null view means that there is nothing fresh to read. */
export function waitSummary(view: KioskView | null, fieldId: FieldId): WaitSummary {
  const load = view?.fields.find((candidate) => candidate.fieldId === fieldId);
  if (load === undefined) return { kind: 'unknown' };
  if (load.openCounters === 0) return { kind: 'notOpen', waiting: load.waiting };
  if (load.waiting === 0) return { kind: 'none' };
  return { kind: 'waiting', waiting: load.waiting, range: load.range };
}
