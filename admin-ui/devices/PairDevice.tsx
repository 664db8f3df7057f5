import { useState, type ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { stopwatch } from '#ui-kit/language.ts';
import {
  DEVICE_ROLES,
  isOfOneCounter,
  type CounterId,
  type DeviceRole,
  type PrinterId,
} from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { CodeBoxes } from '../controls/CodeBoxes.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { SelectField, TextField } from '../controls/Field.tsx';
import type { DeviceWish, PairingCode } from '../errand-desk.ts';
import { isOwnMachineOnly, pairingCommand } from '../printers/pairing.ts';
import type { DevicesPageProps } from './DevicesPage.tsx';
import type { DevicesTexts } from './texts.ts';

type PairDeviceProps = DevicesPageProps & { readonly words: DevicesTexts };

/** A new device is described here and given a code, which is typed there. */
export function PairDevice(props: PairDeviceProps): ReactElement {
  const { office, view, link, errands, actions, texts, words } = props;
  const [role, setRole] = useState<DeviceRole>('display');
  const [counterId, setCounterId] = useState<CounterId | null>(office.counters[0]?.counterId ?? null);
  const [printerId, setPrinterId] = useState<PrinterId | null>(view.printers[0]?.printerId ?? null);
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const { invited } = errands;
  const wish = wishOf(role, name.trim(), counterId, printerId);
  const lacksPrinter = role === 'printer' && printerId === null;
  const create = (): void => {
    setTried(true);
    if (name.trim() !== '' && wish !== null && link.isOnline) actions.inviteDevice(wish);
  };
  return (
    <section className="devices-pair" aria-labelledby="devices-pair">
      <h2 id="devices-pair" className="devices-heading">
        {words.pair}
      </h2>
      <SelectField
        label={words.role}
        value={role}
        groups={[
          { name: null, options: DEVICE_ROLES.map((value) => ({ value, words: words.roles[value] })) },
        ]}
        onChange={(value) => setRole(value as DeviceRole)}
      />
      {isOfOneCounter(role) ? (
        <SelectField
          label={words.atCounter}
          value={counterId ?? ''}
          groups={[
            {
              name: null,
              options: office.counters.map((counter) => ({
                value: counter.counterId,
                words: words.counter(counter.number),
              })),
            },
          ]}
          onChange={(value) => setCounterId(value as CounterId)}
        />
      ) : null}
      {role === 'printer' && !lacksPrinter ? (
        <SelectField
          label={words.ofPrinter}
          value={printerId ?? ''}
          groups={[
            {
              name: null,
              options: view.printers.map((printer) => ({ value: printer.printerId, words: printer.name })),
            },
          ]}
          onChange={(value) => setPrinterId(value as PrinterId)}
        />
      ) : null}
      {lacksPrinter ? (
        <p className="desk-hint">{words.noPrinter}</p>
      ) : (
        <>
          <TextField
            label={words.newName}
            hint={words.newNameHint}
            fault={isTried && name.trim() === '' ? words.nameMissing : null}
            value={name}
            maxLength={60}
            onChange={setName}
            onEnter={create}
          />
          <div className="devices-row">
            <Button
              look={invited?.state.kind === 'done' ? 'plain' : 'main'}
              isOff={!link.isOnline}
              isBusy={invited?.state.kind === 'running'}
              onPress={create}
            >
              {invited?.state.kind === 'done' ? words.createAnother : words.create}
            </Button>
            {invited?.state.kind === 'done' ? null : (
              <ErrandLine state={invited?.state} done="" texts={texts} />
            )}
          </div>
        </>
      )}
      {invited?.state.kind === 'done' ? (
        <Code {...props} wish={invited.wish} {...invited.state.result} />
      ) : null}
    </section>
  );
}

/** Null: the office has no such place for it. */
function wishOf(
  role: DeviceRole,
  name: string,
  counterId: CounterId | null,
  printerId: PrinterId | null,
): DeviceWish | null {
  if (role === 'counter' || role === 'rating') return counterId === null ? null : { role, name, counterId };
  if (role === 'printer') return printerId === null ? null : { role, name, printerId };
  return { role, name };
}

/** Where the new device opens its page. */
const addressOf = (origin: string, wish: DeviceWish): string =>
  `${origin}/${'counterId' in wish ? `${wish.role}/${wish.counterId}` : wish.role}`;

function Code(props: PairDeviceProps & PairingCode & { readonly wish: DeviceWish }): ReactElement {
  const { code, expiresAt, wish, nowMs, origin, words } = props;
  const leftMs = expiresAt - nowMs;
  if (leftMs <= 0) return <p className="desk-fault">{words.codeOver}</p>;
  return (
    <div className="devices-code" role="status">
      <p className="desk-label">
        {wish.name}, {words.roles[wish.role]}. {words.steps}
      </p>
      <ol className="devices-steps">
        {wish.role === 'printer' ? (
          <li>
            {words.stepRun}
            <code className="devices-command" tabIndex={0}>
              {pairingCommand(origin, code)}
            </code>
          </li>
        ) : (
          <>
            <li>
              {words.stepOpen} <strong className="devices-address">{addressOf(origin, wish)}</strong>
            </li>
            <li>{words.stepType}</li>
          </>
        )}
      </ol>
      <CodeBoxes label={words.code} code={code} />
      <p className="desk-hint">
        <Figures text={words.codeLeft(stopwatch(leftMs))} /> {words.codeHint}
      </p>
      {isOwnMachineOnly(origin) ? <p className="desk-hint">{words.ownMachineOnly}</p> : null}
    </div>
  );
}
