import type { DisplayView, FieldLoad } from '#protocol/views.ts';
import type { InstantMs, Revision } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';

/** What the hall may see: the newest calls and the loads; no ticket that was not called. */
export function toDisplayView(day: QueueDay, loads: readonly FieldLoad[], at: InstantMs): DisplayView {
  return { revision: day.sequence as Revision, at, date: day.date, calls: day.calls, fields: loads };
}
