import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import type { SettingsFacts } from '../desk-props.ts';
import type { Route } from '../route.ts';
import { PrintingSaveBar } from '../PrintingSaveBar.tsx';
import { AddPrinter } from './AddPrinter.tsx';
import { OldestJob } from './OldestJob.tsx';
import { PrinterPanel } from './PrinterPanel.tsx';
import { PrinterTable } from './PrinterTable.tsx';
import { UnprintedList } from './UnprintedList.tsx';
import './printers-page.css';

type PrintersPageProps = SettingsFacts & {
  readonly route: Extract<Route, { readonly page: 'printers' }>;
  /** Where this page was loaded from, e.g. `http://10.0.0.5:4100`. */
  readonly origin: string;
};

/** The printers: how each is, what did not print, and everything about the chosen one. */
export function PrintersPage(props: PrintersPageProps): ReactElement {
  const { printing, route, texts, actions, isAdministrator } = props;
  const { draft } = printing;
  const words = texts.printers;
  const open = draft?.printers.find(({ printerId }) => printerId === route.open) ?? draft?.printers[0];
  const isAdding = route.open === 'add' || (draft !== null && open === undefined);
  return (
    <>
      <main className="printers">
        <div className="printers-left desk-aged">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{words.title}</h1>
              <p className="desk-lead">{words.lead}</p>
            </div>
            {isAdministrator ? (
              <Button
                isOff={isAdding || draft === null}
                onPress={() => actions.go({ page: 'printers', open: 'add' })}
              >
                <Plus aria-hidden="true" size={18} /> {words.add}
              </Button>
            ) : null}
          </header>
          {isAdministrator ? null : <p className="desk-read-only">{texts.notYours.readOnly}</p>}
          {draft === null ? (
            <p className="printers-loading" role="status">
              {printing.hasLoadFailed ? words.loadFailed : words.loading}
            </p>
          ) : (
            <PrinterTable {...props} draft={draft} openId={isAdding ? null : (open?.printerId ?? null)} />
          )}
          <UnprintedList {...props} />
          {draft === null || !isAdministrator ? null : <OldestJob {...props} draft={draft} />}
        </div>
        {draft === null || (!isAdministrator && open === undefined) ? (
          <div className="printers-panel" />
        ) : open === undefined || (isAdding && isAdministrator) ? (
          <AddPrinter {...props} draft={draft} />
        ) : (
          <PrinterPanel key={open.printerId} {...props} draft={draft} printer={open} />
        )}
      </main>
      {isAdministrator ? <PrintingSaveBar {...props} idle={texts.save.nothing} /> : null}
    </>
  );
}
