import type { RoomCall } from '#protocol/views.ts';
import { YOUNG_FOR_MS } from '#protocol/hall.ts';
import type { HallSnapshot } from '../hall-store.ts';

/**
 * The young calls that everybody before this display can read now; none while what it shows is old, or where it shows no
 * called numbers.
 */
export function shownNow({ connection, setup, serverNowMs }: HallSnapshot): readonly RoomCall[] {
  const { status, view } = connection;
  if (status !== 'online' || view === null || setup === null || setup.setup.layout === 'summary') return [];
  const { layout, counterIds } = setup.setup;
  const [ownCounter] = counterIds;
  const isHere = ({ counterId }: RoomCall): boolean =>
    layout === 'counter'
      ? counterId === ownCounter
      : counterIds.length === 0 || counterIds.includes(counterId);
  return view.calls.filter(
    (call) => call.status === 'called' && serverNowMs - call.calledAt <= YOUNG_FOR_MS && isHere(call),
  );
}
