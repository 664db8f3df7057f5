import { Armchair, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { setupOf, type Room } from '#protocol/hall.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { Switch } from '../controls/Switch.tsx';
import { hashOf } from '../route.ts';
import { listOf } from '../wording.ts';
import { countersWithoutRoom, MOST_ROOMS, SEATS, newRoom, withRoom } from './display-draft.ts';
import type { HallListProps } from './displays-props.ts';
import { roomName } from './hall-wording.ts';

/** Where people wait together and hear the same, and whose calls they hear. */
export function RoomList(props: HallListProps): ReactElement {
  const { draft, office, texts, hallActions } = props;
  const words = texts.hall.displays;
  const forgotten = countersWithoutRoom(draft, office.counters);
  const add = (): void => {
    const room = newRoom(hallActions.newRoomId());
    hallActions.edit((settings) => withRoom(settings, room));
    hallActions.go({ page: 'displays', open: { kind: 'room', roomId: room.roomId } });
  };
  return (
    <section className="rooms" aria-labelledby="rooms-title">
      <header className="desk-head">
        <div>
          <h2 id="rooms-title" className="printers-heading">
            {words.rooms}
          </h2>
          <p className="desk-lead">{words.roomsLead}</p>
        </div>
        <Button isOff={draft.rooms.length >= MOST_ROOMS} onPress={add}>
          <Plus aria-hidden="true" size={18} /> {words.addRoom}
        </Button>
      </header>
      <ul className="rooms-list">
        {draft.rooms.map((room) => (
          <RoomRow key={room.roomId} {...props} room={room} />
        ))}
      </ul>
      {forgotten.length === 0 ? null : (
        <p className="desk-fault" role="status">
          {words.withoutRoom(counterNames(props, forgotten))}
        </p>
      )}
      <Seats {...props} />
      <div className="rooms-switch">
        <Switch
          label={words.showsOfficers}
          isOn={draft.showsOfficers}
          onChange={(showsOfficers) => {
            hallActions.edit((settings) => ({ ...settings, showsOfficers }));
          }}
        />
        <p>
          {words.showsOfficers}
          <span className="printers-more">{words.showsOfficersWhy}</span>
        </p>
      </div>
    </section>
  );
}

function Seats({ draft, texts, hallActions }: HallListProps): ReactElement {
  const words = texts.hall.displays;
  return (
    <div className="rooms-seats">
      <label>
        {words.seats}{' '}
        <input
          className="desk-input"
          type="number"
          min={SEATS.least}
          max={SEATS.most}
          value={draft.seats ?? ''}
          onChange={(event) => {
            const typed = Math.round(event.target.valueAsNumber);
            const seats = Number.isFinite(typed) ? typed : null;
            hallActions.edit((settings) => ({ ...settings, seats }));
          }}
        />
      </label>
      <span className="printers-more">{words.seatsWhy}</span>
    </div>
  );
}

function RoomRow(props: HallListProps & { readonly room: Room }): ReactElement {
  const { room, draft, view, open, language, texts } = props;
  const words = texts.hall.displays;
  const name = roomName(draft, room.roomId, language, texts);
  const isOpen = open.kind === 'room' && open.roomId === room.roomId;
  const displays = view.devices.filter(
    ({ role, deviceId }) => role === 'display' && setupOf(draft, deviceId).roomId === room.roomId,
  );
  return (
    <li className={isOpen ? 'room-row is-open' : 'room-row'}>
      <a
        className="printers-name"
        href={hashOf({ page: 'displays', open: { kind: 'room', roomId: room.roomId } })}
        aria-label={words.select(name)}
        aria-current={isOpen ? 'true' : undefined}
      >
        <Armchair aria-hidden="true" size={20} />
        {name}
      </a>
      <span className="desk-soft">
        {room.counterIds.length === 0 ? words.everyCounter : counterNames(props, room.counterIds)}
      </span>
      <span className="desk-soft is-figure">{words.displaysIn(displays.length)}</span>
    </li>
  );
}

/** "Quầy 2, Quầy 3 và Quầy 5", in the order of the office. */
function counterNames(
  { office, texts }: Pick<HallListProps, 'office' | 'texts'>,
  counterIds: readonly CounterId[],
): string {
  const chosen = office.counters.filter(({ counterId }) => counterIds.includes(counterId));
  return listOf(
    chosen.map(({ number }) => texts.live.counterName(number)),
    texts,
  );
}
