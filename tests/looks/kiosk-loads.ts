/** How full the gallery's hall is: people and ranges of every field. */
import type { FieldLoad } from '#protocol/views.ts';
import { GALLERY_OFFICE } from './office.ts';

const LOADS: readonly (readonly [waiting: number, from: number, to: number])[] = [
  [4, 10, 20],
  [6, 25, 40],
  [1, 5, 10],
  [3, 15, 25],
  [12, 60, 90],
  [5, 20, 30],
  [2, 5, 10],
];
const loadAt = (index: number): readonly [number, number, number] => LOADS[index % LOADS.length] ?? [0, 0, 5];

export type Hall = 'busy' | 'calm' | 'partlyOpen' | 'beforeOpening';

export function loads(hall: Hall): readonly FieldLoad[] {
  return GALLERY_OFFICE.fields.map(({ fieldId }, index): FieldLoad => {
    const [waiting, from, to] = loadAt(index);
    switch (hall) {
      case 'busy':
        return { fieldId, waiting, range: { from, to }, openCounters: 1 };
      case 'calm':
        return { fieldId, waiting: 0, range: { from: 0, to: 5 }, openCounters: 1 };
      case 'partlyOpen':
        return index % 3 === 1
          ? { fieldId, waiting: index === 1 ? 6 : 0, range: null, openCounters: 0 }
          : { fieldId, waiting, range: index === 3 ? null : { from, to }, openCounters: 1 };
      case 'beforeOpening':
        return { fieldId, waiting: index === 0 ? 2 : 0, range: null, openCounters: 0 };
      default:
        return hall satisfies never;
    }
  });
}
