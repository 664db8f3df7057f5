import { useState, type ReactElement } from 'react';
import type { Room } from '#protocol/hall.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { toggled, withoutRoom, withRoom } from './display-draft.ts';
import type { HallDraftProps } from './displays-props.ts';
import { roomName } from './hall-wording.ts';

type RoomPanelProps = HallDraftProps & { readonly room: Room };
const MOST_NAME_LETTERS = 60;

/** One room: its name in both languages and whose calls are heard there. */
export function RoomPanel(props: RoomPanelProps): ReactElement {
  const { draft, room, office, language, texts, hallActions } = props;
  const words = texts.hall.displays;
  const edit = (change: Partial<Room>): void => {
    hallActions.edit((settings) => withRoom(settings, { ...room, ...change }));
  };
  const faultOf = (name: string): string | null => (name.trim() === '' ? words.unnamed : null);
  const counters = office.counters.filter(({ kind }) => kind === 'service');
  return (
    <section className="printers-panel" aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {roomName(draft, room.roomId, language, texts)}
      </h2>
      <div className="panel-form">
        <TextField
          label={words.roomNameVi}
          value={room.name.vi}
          maxLength={MOST_NAME_LETTERS}
          lang="vi"
          placeholder={words.roomHint}
          fault={faultOf(room.name.vi)}
          onChange={(vi) => edit({ name: { ...room.name, vi } })}
        />
        <TextField
          label={words.roomNameEn}
          value={room.name.en}
          maxLength={MOST_NAME_LETTERS}
          lang="en"
          fault={faultOf(room.name.en)}
          onChange={(en) => edit({ name: { ...room.name, en } })}
        />
        <ChoiceList
          label={words.roomCounters}
          hint={words.noRoomCounters}
          options={counters.map(({ counterId, number }) => ({
            id: counterId,
            words: texts.live.counterName(number),
          }))}
          chosen={room.counterIds}
          onToggle={(counterId) =>
            edit({
              counterIds: toggled(
                room.counterIds,
                counterId,
                counters.map((counter) => counter.counterId),
              ),
            })
          }
        />
      </div>
      <Removal {...props} />
    </section>
  );
}

function Removal({ draft, room, language, texts, hallActions }: RoomPanelProps): ReactElement {
  const words = texts.hall.displays;
  const [isAsking, setAsking] = useState(false);
  if (draft.rooms.length < 2) return <p className="desk-hint panel-removal">{words.lastRoom}</p>;
  return (
    <div className="panel-removal">
      {isAsking ? (
        <AskInPlace
          title={words.removeRoomAsk(roomName(draft, room.roomId, language, texts))}
          more={words.removeRoomMore}
          confirm={words.removeRoom}
          cancel={words.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            hallActions.edit((settings) => withoutRoom(settings, room.roomId));
            hallActions.go({ page: 'displays', open: null });
          }}
        />
      ) : (
        <Button look="quiet" onPress={() => setAsking(true)}>
          {words.removeRoom}
        </Button>
      )}
    </div>
  );
}
