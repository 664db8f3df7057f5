import { LayoutDashboard, Monitor, Printer, Smile, Tablet, Tv, type LucideIcon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { DeviceStanding } from '#protocol/admin-view.ts';
import { shortDate } from '#ui-kit/language.ts';
import type { DeviceId, DeviceRole } from '#protocol/vocabulary.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { DeskActions, DeskFacts } from '../desk-props.ts';
import { deedKey, type ErrandDeskState } from '../errand-desk.ts';
import { PairDevice } from './PairDevice.tsx';
import { placeOf, standingOf } from './standing.ts';
import { devicesTexts, type DevicesTexts } from './texts.ts';
import './devices-page.css';

export type DevicesPageProps = DeskFacts & {
  readonly errands: ErrandDeskState;
  readonly actions: Pick<DeskActions, 'run' | 'inviteDevice'>;
  readonly origin: string;
  /** The very desk. */
  readonly deviceId: DeviceId;
};

const ICONS: Readonly<Record<DeviceRole, LucideIcon>> = {
  kiosk: Tablet,
  display: Tv,
  counter: Monitor,
  rating: Smile,
  printer: Printer,
  admin: LayoutDashboard,
};

/** Every device that may come in: how it is, what it is called, and the way out; and the way in for a new one. */
export function DevicesPage(props: DevicesPageProps): ReactElement {
  const { view, language } = props;
  const words = devicesTexts(language);
  const { devices } = view;
  return (
    <main className="devices">
      <div className="devices-left desk-aged">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead(devices.length)}</p>
          </div>
        </header>
        {devices.length === 0 ? (
          <p className="devices-empty">{words.empty}</p>
        ) : (
          <table className="devices-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{words.name}</th>
                <th scope="col">{words.standing}</th>
                <th scope="col">{words.enrolled}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {devices.map((device) => (
                <DeviceRow key={device.deviceId} {...props} device={device} words={words} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div className="devices-right">
        <PairDevice {...props} words={words} />
      </div>
    </main>
  );
}

type DeviceRowProps = DevicesPageProps & { readonly device: DeviceStanding; readonly words: DevicesTexts };

function DeviceRow(props: DeviceRowProps): ReactElement {
  const { device, words, office, link, errands, actions, texts } = props;
  const [open, setOpen] = useState<'rename' | 'revoke' | null>(null);
  const { deviceId, name } = device;
  const Icon = ICONS[device.role];
  const { look, what, cure } = standingOf(device, props, words);
  const isOwn = deviceId === props.deviceId;
  const close = (): void => setOpen(null);
  const stateOf = (deed: 'renameDevice' | 'revokeDevice') =>
    errands.deeds.get(
      deedKey(deed === 'renameDevice' ? { name: deed, deviceId, deviceName: '' } : { name: deed, deviceId }),
    );
  const isBusy = stateOf('renameDevice')?.kind === 'running' || stateOf('revokeDevice')?.kind === 'running';
  return (
    <>
      <tr className={open === null ? undefined : 'is-open'}>
        <td className="devices-icon">
          <Icon aria-hidden="true" size={20} />
        </td>
        <th scope="row">
          {name}
          <span className="devices-more">
            {placeOf(device, props, words)}
            {isOwn ? `, ${words.own}` : null}
          </span>
        </th>
        <td>
          {look === 'works' ? <span className="live-dot" /> : null}{' '}
          <span className={`devices-standing is-${look}`}>{what}</span>{' '}
          {cure === null ? null : <span className="desk-soft">{cure}</span>}
        </td>
        <td className="devices-date">{shortDate(device.enrolledAt, office.timeZone)}</td>
        <td className="devices-deeds">
          <Button
            look="quiet"
            isOff={!link.isOnline || open !== null}
            isBusy={isBusy}
            label={words.renameLabel(name)}
            onPress={() => setOpen('rename')}
          >
            {words.rename}
          </Button>
          {isOwn ? null : (
            <Button
              look="quiet"
              isOff={!link.isOnline || open !== null}
              isBusy={isBusy}
              label={words.revokeLabel(name)}
              onPress={() => setOpen('revoke')}
            >
              {words.revoke}
            </Button>
          )}
          <ErrandLine state={stateOf('renameDevice')} done={words.renamed} texts={texts} />
          <ErrandLine state={stateOf('revokeDevice')} done={words.revoked} texts={texts} />
        </td>
      </tr>
      {open === null ? null : (
        <tr className="devices-asking">
          <td colSpan={5}>
            {open === 'revoke' ? (
              <AskInPlace
                title={words.revokeAsk(name)}
                more={words.revokeMore}
                confirm={words.revoke}
                cancel={words.never}
                onCancel={close}
                onConfirm={() => {
                  close();
                  actions.run({ name: 'revokeDevice', deviceId });
                }}
              />
            ) : (
              <Rename
                name={name}
                words={words}
                onCancel={close}
                onSave={(deviceName) => {
                  close();
                  if (deviceName !== name) actions.run({ name: 'renameDevice', deviceId, deviceName });
                }}
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

type RenameProps = {
  readonly name: string;
  readonly words: DevicesTexts;
  readonly onCancel: () => void;
  readonly onSave: (name: string) => void;
};

function Rename({ name, words, onCancel, onSave }: RenameProps): ReactElement {
  const [typed, setTyped] = useState(name);
  const isEmpty = typed.trim() === '';
  return (
    <form
      className="devices-rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label>
        <span className="visually-hidden">{words.newName}</span>
        <input
          className="desk-input"
          value={typed}
          maxLength={60}
          autoFocus
          aria-invalid={isEmpty}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </label>
      <Button cap="Esc" onPress={onCancel}>
        {words.never}
      </Button>
      <button type="submit" className="desk-button is-main" aria-disabled={isEmpty}>
        {words.save}
      </button>
    </form>
  );
}
