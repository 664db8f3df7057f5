import { FileText, Ruler } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import type { PrinterSettings } from '#protocol/printing.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { TextField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { deedKey, type Deed } from '../errand-desk.ts';
import { faultOf } from '../wording.ts';
import { ConnectionForm } from './ConnectionForm.tsx';
import { DeviceChoice } from './DeviceChoice.tsx';
import { Pairing } from './Pairing.tsx';
import { withFirst, withoutPrinter, withPrinter } from './printer-draft.ts';
import type { PrinterPanelProps } from './printer-panel-props.ts';
import { StandingWords } from './PrinterTable.tsx';
import { ProfileForm } from './ProfileForm.tsx';

/** Everything about one printer: how it is, what it can print now, and how it is set up. */
export function PrinterPanel(props: PrinterPanelProps): ReactElement {
  const { printer, view, texts, actions } = props;
  const words = texts.printers;
  const isSaved = view.printers.some(({ printerId }) => printerId === printer.printerId);
  const edit = (change: Partial<PrinterSettings>): void => {
    actions.edit((settings) => withPrinter(settings, { ...printer, ...change }));
  };
  return (
    <section className="printers-panel" aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {printer.name.trim() === '' ? words.newName : printer.name}
      </h2>
      <p className="panel-standing">
        <StandingWords {...props} />
      </p>
      {isSaved ? <Prints {...props} /> : null}
      {props.isAdministrator ? <Setup {...props} isSaved={isSaved} edit={edit} /> : null}
    </section>
  );
}

type SetupProps = PrinterPanelProps & {
  readonly isSaved: boolean;
  readonly edit: (change: Partial<PrinterSettings>) => void;
};

/** How it is set up: an administrator's part. */
function Setup({ isSaved, edit, ...props }: SetupProps): ReactElement {
  const { draft, printer, texts, actions } = props;
  const words = texts.printers;
  const agents = (['server', 'own'] as const).map((value) => ({ value, words: words.agents[value] }));
  return (
    <>
      {printer.agent === 'own' ? <Pairing {...props} isSaved={isSaved} /> : null}
      <h3 className="panel-heading">{words.settings}</h3>
      <div className="panel-form">
        <TextField
          label={words.name}
          value={printer.name}
          maxLength={60}
          fault={faultOf(printer, draft.printers, ['name_missing'], texts)}
          onChange={(name) => {
            edit({ name });
          }}
        />
        <Segments
          label={words.agent}
          options={agents}
          value={printer.agent}
          onChange={(agent) => {
            edit({ agent });
          }}
        />
        <p className="desk-hint panel-tight">{words.agentHints[printer.agent]}</p>
        <ConnectionForm {...props} onChange={edit} />
        <ProfileForm {...props} onChange={edit} />
        <DeviceChoice {...props} />
        {draft.printers[0]?.printerId === printer.printerId ? (
          <p className="desk-hint panel-tight">{words.isFirst}</p>
        ) : (
          <div className="panel-row panel-tight">
            <Button
              look="quiet"
              onPress={() => actions.edit((settings) => withFirst(settings, printer.printerId))}
            >
              {words.makeFirst}
            </Button>
          </div>
        )}
      </div>
      <Removal {...props} />
    </>
  );
}

/** What it can be asked to print at once. */
function Prints({ printer, office, link, errands, texts, actions }: PrinterPanelProps): ReactElement {
  const words = texts.printers;
  const { printerId } = printer;
  const test: Deed = { name: 'printTestPage', printerId };
  const summary: Deed = { name: 'printSummary', printerId };
  const stateOf = (deed: Deed) => errands.deeds.get(deedKey(deed));
  const doneWords = (what: string, deed: Deed): string => {
    const state = stateOf(deed);
    return state?.kind === 'done' ? words.ordered(what, clockTime(state.atMs, office.timeZone)) : '';
  };
  return (
    <div className="panel-prints">
      <div className="panel-row">
        <Button
          isOff={!link.isOnline}
          isBusy={stateOf(test)?.kind === 'running'}
          onPress={() => actions.run(test)}
        >
          <Ruler aria-hidden="true" size={18} /> {words.testPage}
        </Button>
        <Button
          isOff={!link.isOnline}
          isBusy={stateOf(summary)?.kind === 'running'}
          onPress={() => actions.run(summary)}
        >
          <FileText aria-hidden="true" size={18} /> {words.summary}
        </Button>
      </div>
      <ErrandLine state={stateOf(test)} done={doneWords(words.testPage, test)} texts={texts} />
      <ErrandLine state={stateOf(summary)} done={doneWords(words.summary, summary)} texts={texts} />
    </div>
  );
}

function Removal({ printer, texts, actions }: PrinterPanelProps): ReactElement {
  const words = texts.printers;
  const [isAsking, setAsking] = useState(false);
  const name = printer.name.trim() === '' ? words.newName : printer.name;
  if (!isAsking) {
    return (
      <div className="panel-removal">
        <Button look="quiet" onPress={() => setAsking(true)}>
          {words.remove}
        </Button>
      </div>
    );
  }
  return (
    <div className="panel-removal">
      <AskInPlace
        title={words.removeAsk(name)}
        more={words.removeMore}
        confirm={words.remove}
        cancel={words.never}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          actions.edit((settings) => withoutPrinter(settings, printer.printerId));
          actions.go({ page: 'printers', open: null });
        }}
      />
    </div>
  );
}
