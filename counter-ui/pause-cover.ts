/** Who looks after the people waiting here while this counter is paused. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';

/** Numbers of the other counters that are working and serve a field somebody waits here for, in ascending order. */
export function othersWhoCall(view: CounterView, office: OfficeSettings): readonly number[] {
  const wanted = new Set(view.fields.filter(({ waiting }) => waiting > 0).map(({ fieldId }) => fieldId));
  return view.colleagues
    .filter(({ state }) => state === 'working')
    .map(({ counterId }) => office.counters.find((counter) => counter.counterId === counterId))
    .filter((counter) => counter?.fieldIds.some((fieldId) => wanted.has(fieldId)) === true)
    .map((counter) => counter?.number ?? 0)
    .sort((one, other) => one - other);
}
