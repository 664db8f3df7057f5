import type { Service } from '#protocol/office.ts';
import type { TimeOfDay } from '#protocol/queue-rules.ts';
import type { HoursTold, Screen } from '../../kiosk-ui/screens.ts';

/** Half hours from 09:30 on; null for one of which too little is known. */
const hoursOf = (ranges: readonly (readonly [number, number] | null)[]): HoursTold =>
  ranges.map((range, index) => {
    const timeAt = (halves: number): TimeOfDay =>
      `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
    // The break at noon has no half hours.
    const half = 19 + index + (index >= 4 ? 3 : 0);
    return {
      from: timeAt(half),
      to: timeAt(half + 1),
      range: range === null ? null : { from: range[0], to: range[1] },
    };
  });
const WHOLE_DAY = hoursOf([
  ...([
    [25, 40],
    [25, 40],
    [20, 35],
    [15, 25],
    [20, 30],
    [10, 20],
    [5, 10],
    [5, 15],
  ] as const),
  null,
  ...([
    [10, 25],
    [15, 30],
  ] as const),
]);

/** The page of the better hour, in everything that it can have to say. */
export function hoursMoments({ serviceId }: Service) {
  const hours = (told: HoursTold | null): { readonly screen: Screen } => ({
    screen: { name: 'hours', serviceId, origin: { name: 'start' }, told },
  });
  return {
    hours: hours(WHOLE_DAY),
    'hours-asking': hours(null),
    'hours-no-better': hours(
      hoursOf([
        [25, 40],
        [25, 45],
        [30, 50],
      ]),
    ),
    'hours-unknown': hours('unknown'),
    'hours-offline': { ...hours(WHOLE_DAY), isOffline: true },
  } as const;
}
