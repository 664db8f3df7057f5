import { Plus, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FoundPrinter, PrintingSettings } from '#protocol/printing.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { SettingsFacts } from '../desk-props.ts';
import {
  addressOf,
  emptyConnection,
  freeName,
  MOST_PRINTERS,
  newPrinter,
  printerAt,
  withPrinter,
} from './printer-draft.ts';

type AddPrinterProps = SettingsFacts & { readonly draft: PrintingSettings };

/** A new printer: looked for in the office's network when somebody asks for it, or entered by hand. */
export function AddPrinter(props: AddPrinterProps): ReactElement {
  const { draft, errands, link, texts, actions } = props;
  const words = texts.printers;
  const isFull = draft.printers.length >= MOST_PRINTERS;
  const add = (name: string, connection: Parameters<typeof newPrinter>[2]): void => {
    const printer = newPrinter(actions.newPrinterId(), freeName(draft, name), connection);
    actions.edit((settings) => withPrinter(settings, printer));
    actions.go({ page: 'printers', open: printer.printerId });
  };
  const addFound = ({ host, port, model }: FoundPrinter): void => {
    add(model ?? words.newName, { kind: 'tcp', host, port });
  };
  return (
    <section className="printers-panel" aria-label={words.addTitle}>
      <div className="panel-head">
        <h2 className="panel-title">{words.addTitle}</h2>
        {draft.printers.length === 0 ? null : (
          <Button look="quiet" onPress={() => actions.go({ page: 'printers', open: null })}>
            {words.close}
          </Button>
        )}
      </div>
      {isFull ? <p className="desk-fault">{words.atMost(MOST_PRINTERS)}</p> : null}
      <h3 className="panel-heading">{words.findTitle}</h3>
      <p className="desk-lead">{words.findLead}</p>
      <div className="panel-row">
        <Button
          look="main"
          isOff={!link.isOnline}
          isBusy={errands.search?.kind === 'running'}
          onPress={actions.findPrinters}
        >
          <Search aria-hidden="true" size={18} />
          {errands.search?.kind === 'running' ? words.finding : words.find}
        </Button>
      </div>
      <FoundList {...props} isFull={isFull} onAdd={addFound} />
      <h3 className="panel-heading">{words.byHandTitle}</h3>
      <p className="desk-lead">{words.byHandLead}</p>
      <div className="panel-row">
        <Button isOff={isFull} onPress={() => add(words.newName, emptyConnection('tcp'))}>
          <Plus aria-hidden="true" size={18} /> {words.byHand}
        </Button>
      </div>
    </section>
  );
}

type FoundListProps = Pick<AddPrinterProps, 'draft' | 'errands' | 'texts'> & {
  /** What the press is called where it does more than add. */
  readonly addWords?: string;
  readonly isFull: boolean;
  readonly onAdd: (found: FoundPrinter) => void;
};

/** What was found, each with a press that adds it. */
export function FoundList(props: FoundListProps): ReactElement {
  const { draft, errands, isFull, texts, onAdd } = props;
  const words = texts.printers;
  const { addWords = words.addThis } = props;
  const { search } = errands;
  if (search?.kind !== 'done') return <ErrandLine state={search} done="" texts={texts} />;
  if (search.result.length === 0) {
    return (
      <p className="found-none" role="status">
        {words.foundNone}
      </p>
    );
  }
  return (
    <div role="status">
      <p className="found-count">{words.found(search.result.length)}</p>
      <ul className="found">
        {search.result.map((found) => {
          const known = printerAt(draft, found);
          const address = addressOf({ kind: 'tcp', host: found.host, port: found.port });
          return (
            <li key={address}>
              <span>
                <strong>{address}</strong>
                <span className="printers-more">
                  {found.model ?? words.unknownModel}
                  {found.problem === null ? '' : `, ${texts.problems[found.problem]}`}
                </span>
              </span>
              {known === null ? (
                <Button
                  isOff={isFull}
                  label={`${addWords} ${address}`}
                  onPress={() => {
                    onAdd(found);
                  }}
                >
                  {addWords}
                </Button>
              ) : (
                <span className="desk-soft">{words.foundHere(known.name)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
