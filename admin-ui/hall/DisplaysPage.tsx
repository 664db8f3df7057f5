import type { ReactElement } from 'react';
import type { OpenInHall } from '../route.ts';
import { roomOf } from './hall-changes.ts';
import { DisplayPanel } from './DisplayPanel.tsx';
import { DisplayTable } from './DisplayTable.tsx';
import type { DisplaysPageProps, HallDraftProps } from './displays-props.ts';
import { HallSaveBar } from './HallSaveBar.tsx';
import { RoomList } from './RoomList.tsx';
import { RoomPanel } from './RoomPanel.tsx';
import '../printers/printers-page.css';
import './displays-page.css';

/** The displays of all rooms: how each is and what it shows; the rooms; and the chosen one of them. */
export function DisplaysPage(props: DisplaysPageProps): ReactElement {
  const { hall, texts } = props;
  const { draft } = hall;
  const words = texts.hall.displays;
  return (
    <>
      <main className="printers">
        <div className="printers-left desk-aged">
          <h1 className="desk-title">{words.title}</h1>
          <p className="desk-lead">{words.lead}</p>
          {draft === null ? (
            <p className="printers-loading" role="status">
              {hall.hasLoadFailed ? texts.hall.loadFailed : texts.hall.loading}
            </p>
          ) : (
            <LoadedLists {...props} draft={draft} />
          )}
        </div>
        {draft === null ? <div className="printers-panel" /> : <Panel {...props} draft={draft} />}
      </main>
      <HallSaveBar {...props} idle={texts.save.nothing} />
    </>
  );
}

function LoadedLists(props: HallDraftProps): ReactElement {
  const open = openOf(props);
  return (
    <>
      <DisplayTable {...props} open={open} />
      <RoomList {...props} open={open} />
    </>
  );
}

function Panel(props: HallDraftProps): ReactElement {
  const { draft } = props;
  const open = openOf(props);
  if (open.kind === 'room') {
    const room = roomOf(draft, open.roomId);
    if (room !== undefined) return <RoomPanel key={room.roomId} {...props} room={room} />;
  }
  const target = open.kind === 'display' ? open.deviceId : 'first';
  return <DisplayPanel key={target} {...props} target={target} />;
}

/** What stands beside the lists: what the address names while it is there, or else the first display. */
function openOf({ route, view, draft }: HallDraftProps): NonNullable<OpenInHall> {
  const { open } = route;
  const displays = view.devices.filter(({ role }) => role === 'display');
  if (open?.kind === 'first') return open;
  if (open?.kind === 'room' && roomOf(draft, open.roomId) !== undefined) return open;
  const named = open?.kind === 'display' ? open.deviceId : null;
  const display = displays.find(({ deviceId }) => deviceId === named) ?? displays[0];
  return display === undefined ? { kind: 'first' } : { kind: 'display', deviceId: display.deviceId };
}
