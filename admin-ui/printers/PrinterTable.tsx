import { Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import type { PrinterSettings, PrintingSettings } from '#protocol/printing.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';
import type { SettingsFacts } from '../desk-props.ts';
import { isStopping, printerTrouble } from '../live/alarms.ts';
import { hashOf } from '../route.ts';
import { paperMm } from '../slip/paper.ts';
import { addressOf, printerFaults } from './printer-draft.ts';

type PrinterTableProps = SettingsFacts & {
  readonly draft: PrintingSettings;
  /** The one shown beside the list; null while another one is being added. */
  readonly openId: PrinterId | null;
};

/** Every printer in a row: how it is with the cure, who prints there, what waits. */
export function PrinterTable(props: PrinterTableProps): ReactElement {
  const { draft, texts } = props;
  const words = texts.printers;
  if (draft.printers.length === 0) {
    return (
      <p className="printers-empty">
        <strong>{words.empty}</strong> {words.emptyCure}
      </p>
    );
  }
  return (
    <table className="printers-table">
      <thead>
        <tr>
          <th scope="col">{words.nameColumn}</th>
          <th scope="col">{words.standingColumn}</th>
          <th scope="col">{words.usersColumn}</th>
          <th scope="col" className="is-figure">
            {words.waitingColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {draft.printers.map((printer, index) => (
          <PrinterRow key={printer.printerId} {...props} printer={printer} isFirst={index === 0} />
        ))}
      </tbody>
    </table>
  );
}

type PrinterRowProps = PrinterTableProps & {
  readonly printer: PrinterSettings;
  readonly isFirst: boolean;
};

function PrinterRow(props: PrinterRowProps): ReactElement {
  const { printer, view, texts, openId } = props;
  const words = texts.printers;
  const standing = view.printers.find(({ printerId }) => printerId === printer.printerId);
  const name = printer.name.trim() === '' ? words.newName : printer.name;
  const isOpen = printer.printerId === openId;
  return (
    <tr className={isOpen ? 'is-open' : undefined}>
      <th scope="row">
        <a
          className="printers-name"
          href={hashOf({ page: 'printers', open: printer.printerId })}
          aria-label={words.select(name)}
          aria-current={isOpen ? 'true' : undefined}
        >
          <Printer aria-hidden="true" size={20} />
          <span>
            {name}
            <span className="printers-more">
              {[words.paper(paperMm(printer.profile)), addressOf(printer.connection)]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          </span>
        </a>
      </th>
      <td>
        <StandingWords {...props} />
      </td>
      <td className="printers-users">{userWords(props)}</td>
      <td className={standing === undefined || standing.waiting === 0 ? 'is-figure desk-soft' : 'is-figure'}>
        {words.slips(standing?.waiting ?? 0)}
      </td>
    </tr>
  );
}

/** How a printer is, in words with the cure; also for one that is not saved yet. */
export function StandingWords({
  printer,
  draft,
  view,
  office,
  texts,
}: Pick<PrinterRowProps, 'printer' | 'draft' | 'view' | 'office' | 'texts'>): ReactElement {
  const words = texts.printers;
  const standing = view.printers.find(({ printerId }) => printerId === printer.printerId);
  if (standing === undefined) {
    const isFaulty = printerFaults(printer, draft.printers).length > 0;
    return (
      <span className="printers-standing">
        <strong className="needs-you">{words.notSaved}.</strong> {isFaulty ? null : words.notSavedCure}
      </span>
    );
  }
  const trouble = printerTrouble(standing);
  const since = standing.since === null ? '' : ` ${words.since(clockTime(standing.since, office.timeZone))}`;
  if (trouble === null) {
    return (
      <span className="printers-standing">
        <span className="printers-dot" /> {words.ready}
      </span>
    );
  }
  const { what, cure } = texts.troubles[trouble];
  const isBroken = trouble === 'no_agent' || isStopping(trouble);
  return (
    <span className="printers-standing">
      <strong className={isBroken ? 'is-broken' : 'needs-you'}>
        {capitalised(what)}
        {since}.
      </strong>{' '}
      {cure}
    </span>
  );
}

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

function userWords({ printer, isFirst, view, texts }: PrinterRowProps): string {
  const words = texts.printers;
  const names = printer.deviceIds.map(
    (deviceId) => view.devices.find((device) => device.deviceId === deviceId)?.name ?? deviceId,
  );
  if (names.length === 0) return isFirst ? words.firstOnly : words.nobody;
  return isFirst ? `${names.join(', ')} ${words.first}` : names.join(', ');
}
