import { Monitor, MonitorCog } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DeviceStanding } from '#protocol/admin-view.ts';
import { setupOf, type DisplaySetup } from '#protocol/hall.ts';
import { hashOf } from '../route.ts';
import { hasOwnSetup } from './display-draft.ts';
import type { HallListProps } from './displays-props.ts';
import { legibilityOf, measure, roomName } from './hall-wording.ts';

/** Every paired display in a row, and in the last one what a new display begins with. */
export function DisplayTable(props: HallListProps): ReactElement {
  const { view, texts } = props;
  const words = texts.hall.displays;
  const displays = view.devices.filter(({ role }) => role === 'display');
  return (
    <>
      {displays.length > 0 ? null : (
        <p className="printers-empty">
          <strong>{words.empty}</strong> {words.emptyCure}
        </p>
      )}
      <table className="printers-table displays-table">
        <thead>
          <tr>
            <th scope="col">{words.nameColumn}</th>
            <th scope="col">{words.standingColumn}</th>
            <th scope="col">{words.showsColumn}</th>
            <th scope="col" className="is-figure">
              {words.readableColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {displays.map((display) => (
            <DisplayRow key={display.deviceId} {...props} display={display} />
          ))}
          <FirstRow {...props} />
        </tbody>
      </table>
    </>
  );
}

function DisplayRow(props: HallListProps & { readonly display: DeviceStanding }): ReactElement {
  const { display, draft, open, texts } = props;
  const words = texts.hall.displays;
  const { deviceId, name } = display;
  const isOpen = open.kind === 'display' && open.deviceId === deviceId;
  return (
    <tr className={isOpen ? 'is-open' : undefined}>
      <th scope="row">
        <a
          className="printers-name"
          href={hashOf({ page: 'displays', open: { kind: 'display', deviceId } })}
          aria-label={words.select(name)}
          aria-current={isOpen ? 'true' : undefined}
        >
          <Monitor aria-hidden="true" size={20} />
          <span>
            {name}
            {hasOwnSetup(draft, deviceId) ? null : <span className="printers-more">{words.like}</span>}
          </span>
        </a>
      </th>
      <td>
        <DisplayStanding display={display} texts={texts} />
      </td>
      <Shown {...props} setup={setupOf(draft, deviceId)} />
    </tr>
  );
}

/** Connected or not, with the cure. */
export function DisplayStanding({
  display,
  texts,
}: Pick<HallListProps, 'texts'> & { readonly display: DeviceStanding }): ReactElement {
  const words = texts.hall.displays;
  return display.isConnected ? (
    <span className="printers-standing">
      <span className="printers-dot" /> {words.connected}
    </span>
  ) : (
    <span className="printers-standing">
      <strong className="needs-you">{words.away}</strong> {words.awayCure}
    </span>
  );
}

function FirstRow(props: HallListProps): ReactElement {
  const { draft, open, texts } = props;
  const words = texts.hall.displays;
  const isOpen = open.kind === 'first';
  return (
    <tr className={isOpen ? 'is-open' : undefined}>
      <th scope="row" colSpan={2}>
        <a
          className="printers-name"
          href={hashOf({ page: 'displays', open: { kind: 'first' } })}
          aria-label={words.select(words.first)}
          aria-current={isOpen ? 'true' : undefined}
        >
          <MonitorCog aria-hidden="true" size={20} />
          <span>
            {words.first}
            <span className="printers-more">{words.firstMore}</span>
          </span>
        </a>
      </th>
      <Shown {...props} setup={draft.firstSetup} />
    </tr>
  );
}

function Shown(props: HallListProps & { readonly setup: DisplaySetup }): ReactElement {
  const { setup, draft, language, texts } = props;
  const words = texts.hall.displays;
  const { fromMetres, isEnough } = legibilityOf(setup);
  return (
    <>
      <td>
        {words.layouts[setup.layout]}
        <span className="printers-more">
          {roomName(draft, setup.roomId, language, texts)},{' '}
          {words.loudspeakers[setup.loudspeaker].toLowerCase()}
        </span>
      </td>
      <td className="is-figure">
        <span className={isEnough ? undefined : 'displays-short'}>
          {words.metres(measure(fromMetres, language))}
        </span>
        <span className="printers-more">{words.tooSmall(measure(setup.farthestSeatMetres, language))}</span>
      </td>
    </>
  );
}
