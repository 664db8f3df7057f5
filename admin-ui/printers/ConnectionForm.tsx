import type { ReactElement } from 'react';
import type { PrinterConnection, PrinterSettings } from '#protocol/printing.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { NumberField, TextField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { checkWords, faultOf } from '../wording.ts';
import type { PrinterPanelProps } from './printer-panel-props.ts';
import { connectionFault, emptyConnection } from './printer-draft.ts';

type ConnectionFormProps = PrinterPanelProps & {
  readonly onChange: (change: Pick<PrinterSettings, 'connection'>) => void;
};
const KINDS = ['tcp', 'device', 'spooler'] as const satisfies readonly PrinterConnection['kind'][];

/** Where the printer hangs, and what stands there when it is tried. */
export function ConnectionForm(props: ConnectionFormProps): ReactElement {
  const { printer, texts, onChange } = props;
  const words = texts.printers;
  return (
    <>
      <Segments
        label={words.connection}
        options={KINDS.map((value) => ({ value, words: words.connections[value] }))}
        value={printer.connection.kind}
        onChange={(kind) => {
          onChange({ connection: emptyConnection(kind) });
        }}
      />
      <Address {...props} />
      <Check {...props} />
    </>
  );
}

function Address({ printer, draft, texts, onChange }: ConnectionFormProps): ReactElement {
  const { connection } = printer;
  const words = texts.printers;
  const fault = faultOf(
    printer,
    draft.printers,
    ['host_wrong', 'path_wrong', 'queue_wrong', 'address_twice'],
    texts,
  );
  switch (connection.kind) {
    case 'tcp':
      return (
        <div className="panel-address">
          <TextField
            label={words.host}
            value={connection.host}
            maxLength={253}
            placeholder="192.168.1.50"
            isCode
            fault={fault}
            onChange={(host) => {
              onChange({ connection: { ...connection, host: host.trim() } });
            }}
          />
          <NumberField
            label={words.port}
            value={connection.port}
            min={1}
            max={65_535}
            fault={faultOf(printer, draft.printers, ['port_wrong'], texts)}
            onChange={(port) => {
              onChange({ connection: { ...connection, port } });
            }}
          />
        </div>
      );
    case 'device':
      return (
        <TextField
          label={words.path}
          value={connection.path}
          maxLength={200}
          placeholder="/dev/usb/lp0"
          isCode
          hint={words.pathHint}
          fault={fault}
          onChange={(path) => {
            onChange({ connection: { ...connection, path } });
          }}
        />
      );
    case 'spooler':
      return (
        <TextField
          label={words.queue}
          value={connection.queue}
          maxLength={127}
          placeholder="phieu"
          isCode
          fault={fault}
          onChange={(queue) => {
            onChange({ connection: { ...connection, queue } });
          }}
        />
      );
    default:
      return connection satisfies never;
  }
}

/** Tries the address as it is written, before anything is saved. */
function Check({ printer, link, errands, texts, actions }: ConnectionFormProps): ReactElement {
  const { connection } = printer;
  const words = texts.printers;
  if (printer.agent === 'own' && connection.kind !== 'tcp') {
    return <p className="desk-hint panel-tight">{words.checkElsewhere}</p>;
  }
  const check =
    errands.check !== null && JSON.stringify(errands.check.connection) === JSON.stringify(connection)
      ? errands.check.state
      : null;
  return (
    <div className="panel-row panel-tight">
      <Button
        isOff={!link.isOnline || connectionFault(connection) !== null}
        isBusy={check?.kind === 'running'}
        onPress={() => actions.checkConnection(connection)}
      >
        {check?.kind === 'running' ? words.checking : words.check}
      </Button>
      {check?.kind === 'done' ? (
        <span
          className={check.result.kind === 'printer' ? 'panel-checked is-good' : 'panel-checked'}
          role="status"
        >
          {checkWords(check.result, texts)}
        </span>
      ) : (
        <ErrandLine state={check} done="" texts={texts} />
      )}
    </div>
  );
}
