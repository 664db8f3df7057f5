/** How long one would wait: an honest range from what is open, who waits and how long service takes today. */
import type { FieldLoad, WaitRangeMinutes } from '#protocol/views.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import { isWorking, serviceOf, waitingFor, type QueueDay } from './queue-day.ts';

/** Below this many services of a field today, the settings' usual minutes are believed instead. */
const ENOUGH_SERVICE_TIMES = 5;
/** Three quarters to four thirds of the day's mean: the spread of counter work around it. */
const SPREAD = { low: 0.75, high: 4 / 3 } as const;
/** Minutes between a call and the start of service: the walk to the counter. */
const WALK_MINUTES = 0.7;
const ROUND_TO_MINUTES = 5;

type Minutes = { readonly low: number; readonly high: number };

function minutesPerService(day: QueueDay, fieldId: FieldId): Minutes {
  const timesMs = day.visits
    .filter(({ serviceId }) => serviceOf(day.settings, serviceId)?.fieldId === fieldId)
    .map(({ calledAt, endedAt }) => endedAt - calledAt);
  if (timesMs.length >= ENOUGH_SERVICE_TIMES) {
    const mean = timesMs.reduce((sum, timeMs) => sum + timeMs, 0) / timesMs.length / 60_000;
    return { low: mean * SPREAD.low + WALK_MINUTES, high: mean * SPREAD.high + WALK_MINUTES };
  }
  const usual = day.settings.services.filter((service) => service.fieldId === fieldId && service.isCommon);
  const [from, to] = usual.reduce<readonly [number, number]>(
    ([low, high], { counterMinutes }) => [low + counterMinutes[0], high + counterMinutes[1]],
    [0, 0],
  );
  const count = Math.max(1, usual.length);
  return { low: from / count + WALK_MINUTES, high: to / count + WALK_MINUTES };
}

/**
 * The load of every field: who waits, and the range for one who would come now.
 *
 * Work ahead of a newcomer to field f = Σ over fields g of waiting(g) · minutes(g) · |C(f) ∩ C(g)| / |C(g)|, plus half a
 * service for each busy counter of C(f); wait = work / |C(f)|, where C(x) are the open counters that serve x. Exact for
 * first come, first served when the people of a field spread evenly over its counters. Rounded outward to five minutes.
 * With no open counter the range is null: nobody can know.
 */
export function fieldLoads(day: QueueDay): readonly FieldLoad[] {
  const openCounters = day.settings.counters.filter(({ counterId }) =>
    isWorking(day.counters.get(counterId)),
  );
  const facts = day.settings.fields.map(({ fieldId }) => ({
    fieldId,
    waiting: waitingFor(day, fieldId),
    minutes: minutesPerService(day, fieldId),
    open: openCounters
      .filter((counter) => counter.fieldIds.includes(fieldId))
      .map(({ counterId }) => counterId),
  }));
  return facts.map((mine) => {
    const busy = mine.open.filter((counterId) => day.counters.get(counterId)?.ticketId != null).length;
    const ahead = facts.map((other) => ({
      minutes: other.minutes,
      people:
        other.open.length === 0
          ? 0
          : (other.waiting * mine.open.filter((counterId) => other.open.includes(counterId)).length) /
            other.open.length,
    }));
    const workOf = (end: keyof Minutes): number =>
      ahead.reduce((sum, { people, minutes }) => sum + people * minutes[end], (busy * mine.minutes[end]) / 2);
    return {
      fieldId: mine.fieldId,
      waiting: mine.waiting,
      range: rangeOf(workOf('low'), workOf('high'), mine.open.length),
      openCounters: mine.open.length,
    };
  });
}

function rangeOf(workLow: number, workHigh: number, counters: number): WaitRangeMinutes {
  if (counters === 0) return null;
  const from = Math.floor(workLow / counters / ROUND_TO_MINUTES) * ROUND_TO_MINUTES;
  const to = Math.ceil(workHigh / counters / ROUND_TO_MINUTES) * ROUND_TO_MINUTES;
  return { from, to: Math.max(to, from + ROUND_TO_MINUTES) };
}
