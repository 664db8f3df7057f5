import { useState, type ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { shortDate, stopwatch } from '#ui-kit/language.ts';
import type { DeviceStanding } from '#protocol/admin-view.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { CodeBoxes } from '../controls/CodeBoxes.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { deedKey, type Deed } from '../errand-desk.ts';
import type { PrinterPanelProps } from './printer-panel-props.ts';
import { isOwnMachineOnly, pairingCommand } from './pairing.ts';

type PairingProps = PrinterPanelProps & { readonly isSaved: boolean };

/** The print program on another machine: how it is paired, and which ones are. */
export function Pairing(props: PairingProps): ReactElement {
  const { printer, view, link, errands, isSaved, texts, actions } = props;
  const words = texts.printers;
  const devices = view.devices.filter(
    ({ role, printerId }) => role === 'printer' && printerId === printer.printerId,
  );
  const pairing = errands.pairing?.printerId === printer.printerId ? errands.pairing.state : null;
  return (
    <section className="pairing">
      <h3 className="panel-heading">{words.pairing}</h3>
      {isSaved ? null : <p className="desk-hint">{words.pairingSaveFirst}</p>}
      {devices.map((device) => (
        <PairedDevice key={device.deviceId} {...props} device={device} />
      ))}
      {isSaved ? (
        <>
          {pairing?.kind === 'done' ? <Code {...props} {...pairing.result} /> : null}
          <div className="panel-row">
            <Button
              isOff={!link.isOnline}
              isBusy={pairing?.kind === 'running'}
              onPress={() => actions.createPairingCode(printer.printerId, printer.name)}
            >
              {pairing?.kind === 'done' ? words.createAnother : words.createCode}
            </Button>
            {pairing?.kind === 'done' ? null : <ErrandLine state={pairing} done="" texts={texts} />}
          </div>
        </>
      ) : null}
    </section>
  );
}

function Code({
  code,
  expiresAt,
  nowMs,
  origin,
  texts,
}: PairingProps & { readonly code: string; readonly expiresAt: number }): ReactElement {
  const words = texts.printers;
  const leftMs = expiresAt - nowMs;
  if (leftMs <= 0) return <p className="desk-fault">{words.codeOver}</p>;
  return (
    <div className="pairing-code">
      <p className="desk-lead">{words.pairingLead}</p>
      <CodeBoxes label={words.code} code={code} />
      <p className="desk-hint">
        <Figures text={words.codeLeft(stopwatch(leftMs))} />
      </p>
      <p className="desk-label pairing-label">{words.command}</p>
      <code className="pairing-command" tabIndex={0}>
        {pairingCommand(origin, code)}
      </code>
      {isOwnMachineOnly(origin) ? <p className="desk-hint">{words.ownMachineOnly}</p> : null}
    </div>
  );
}

function PairedDevice(props: PairingProps & { readonly device: DeviceStanding }): ReactElement {
  const { device, office, link, errands, texts, actions } = props;
  const words = texts.printers;
  const [isAsking, setAsking] = useState(false);
  const deed: Deed = { name: 'revokeDevice', deviceId: device.deviceId };
  const state = errands.deeds.get(deedKey(deed));
  return (
    <div className="paired">
      <div className="paired-row">
        <span>
          {device.name}
          <span className="printers-more">
            {words.pairedAt(shortDate(device.enrolledAt, office.timeZone))},{' '}
            {device.isConnected ? words.isConnected : words.isAway}
          </span>
        </span>
        <ErrandLine state={state} done={words.revoked} texts={texts} />
        <Button
          look="quiet"
          isOff={!link.isOnline || isAsking}
          isBusy={state?.kind === 'running'}
          label={`${words.revoke} ${device.name}`}
          onPress={() => setAsking(true)}
        >
          {words.revoke}
        </Button>
      </div>
      {isAsking ? (
        <AskInPlace
          title={words.revokeAsk(device.name)}
          more={words.revokeMore}
          confirm={words.revoke}
          cancel={words.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            actions.run(deed);
          }}
        />
      ) : null}
    </div>
  );
}
