/** How each field stands: who waits, how many counters are open, and the range that was forecast for a newcomer. */
import type { FieldLoad, WaitRangeMinutes } from '#protocol/views.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import { noForecast, type Forecast } from './forecast.ts';
import { isWorking, waitingFor, type QueueDay } from './queue-day.ts';

/** The load of every field, in the order of the settings. Without a forecast every range is unknown. */
export function fieldLoads(day: QueueDay, forecast: Forecast = noForecast(day.lastAt)): readonly FieldLoad[] {
  const { settings } = day;
  return settings.fields.map(({ fieldId }) => {
    const openCounters = settings.counters.filter(
      ({ counterId, kind, fieldIds }) =>
        kind === 'service' && fieldIds.includes(fieldId) && isWorking(day.counters.get(counterId)),
    ).length;
    return {
      fieldId,
      waiting: waitingFor(day, fieldId),
      // A forecast is older than the day it is shown with: the last counter may have closed meanwhile.
      range: openCounters === 0 ? null : rangeOfField(day, fieldId, forecast),
      openCounters,
    };
  });
}

/** What is true for whichever of its common services one comes for: from the shortest to the longest of their ranges. */
function rangeOfField(day: QueueDay, fieldId: FieldId, forecast: Forecast): WaitRangeMinutes {
  const offered = day.settings.services.filter((service) => service.fieldId === fieldId);
  const common = offered.filter(({ isCommon }) => isCommon);
  return (common.length === 0 ? offered : common).reduce<WaitRangeMinutes>((hull, { serviceId }) => {
    const range = forecast.rangeFor(serviceId, null);
    if (range === null || hull === null) return hull ?? range;
    return { from: Math.min(hull.from, range.from), to: Math.max(hull.to, range.to) };
  }, null);
}
