import { Ruler, Search } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { PrinterConnection } from '#protocol/printing.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { TextField } from '../controls/Field.tsx';
import { deedKey, type Deed } from '../errand-desk.ts';
import { FoundList } from '../printers/AddPrinter.tsx';
import { freeName, MOST_PRINTERS, newPrinter, withPrinter } from '../printers/printer-draft.ts';
import { refusalWords } from '../wording.ts';
import { Question, Trouble } from './StepParts.tsx';
import type { StepProps } from './start-props.ts';
import { paperMoment, readAddress, type PrinterMoment } from './start-steps.ts';

/** A printer is found or named, a test page comes out of it, and somebody says whether it is right. */
export function PrinterStep(props: StepProps): ReactElement {
  const { view, said, printing, actions } = props;
  const [isAdding, setAdding] = useState(false);
  /** Its test page is ordered as soon as the office has it. */
  const added = useRef<PrinterId | null>(null);
  const words = said.printer;
  const moment = paperMoment(view);
  useEffect(() => {
    const printer = view.printers.find(({ printerId }) => printerId === added.current);
    if (printer === undefined) return;
    added.current = null;
    actions.run({ name: 'printTestPage', printerId: printer.printerId });
  }, [view.printers, actions]);
  const use = (name: string, connection: PrinterConnection): void => {
    const printerId = actions.newPrinterId();
    actions.edit((settings) =>
      withPrinter(settings, newPrinter(printerId, freeName(settings, name), connection)),
    );
    actions.save();
    added.current = printerId;
    setAdding(false);
  };
  if (printing.isSaving) return <p role="status">{words.saving}</p>;
  if (!('printer' in moment) && (moment.kind === 'no_printer' || isAdding))
    return <NewPrinter {...props} onUse={use} />;
  if ('printer' in moment) return <Testing {...props} moment={moment} />;
  return (
    <>
      <p>{words.done}</p>
      <div className="start-deeds">
        <Button onPress={() => setAdding(true)}>{words.more}</Button>
      </div>
    </>
  );
}

type NewPrinterProps = StepProps & {
  readonly onUse: (name: string, connection: PrinterConnection) => void;
};

function NewPrinter(props: NewPrinterProps): ReactElement {
  const { printing, errands, link, texts, said, actions, onUse } = props;
  const words = said.printer;
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const connection = readAddress(typed);
  const isSearching = errands.search?.kind === 'running';
  const { draft, notice } = printing;
  const newName = texts.printers.newName;
  const useTyped = (): void => {
    setTried(true);
    if (connection !== null && link.isOnline) onUse(newName, connection);
  };
  if (draft === null) return <p role="status">{texts.printers.loading}</p>;
  return (
    <>
      <p>{words.find}</p>
      <div className="start-deeds">
        <Button look="main" isOff={!link.isOnline} isBusy={isSearching} onPress={actions.findPrinters}>
          <Search aria-hidden="true" size={18} /> {isSearching ? words.searching : words.search}
        </Button>
      </div>
      <FoundList
        {...props}
        draft={draft}
        addWords={words.use}
        isFull={draft.printers.length >= MOST_PRINTERS}
        onAdd={({ host, port, model }) => onUse(model ?? newName, { kind: 'tcp', host, port })}
      />
      <h3 className="start-heading">{words.byAddress}</h3>
      <div className="start-line">
        <TextField
          label={words.address}
          hint={words.addressHint}
          fault={isTried && connection === null ? words.addressWrong : null}
          isCode
          value={typed}
          maxLength={120}
          onChange={setTyped}
          onEnter={useTyped}
        />
        <Button isOff={!link.isOnline} onPress={useTyped}>
          {words.use}
        </Button>
      </div>
      {notice?.kind === 'refused' ? <p className="desk-fault">{refusalWords(notice.code, texts)}</p> : null}
      {notice?.kind === 'unanswered' ? <p className="desk-fault">{texts.unanswered}</p> : null}
      <p>
        <a href="#printers/+">{words.otherKinds}</a>
      </p>
    </>
  );
}

type TestingProps = StepProps & {
  readonly moment: PrinterMoment;
};

function Testing({ moment, ...props }: TestingProps): ReactElement {
  const { view, errands, link, texts, said, tell, actions } = props;
  const words = said.printer;
  const { printer } = moment;
  const test: Deed = { name: 'printTestPage', printerId: printer.printerId };
  const ordered = errands.deeds.get(deedKey(test));
  const again = (label: string, look: 'main' | 'plain'): ReactElement => (
    <div className="start-deeds">
      <Button
        look={look}
        isOff={!link.isOnline}
        isBusy={ordered?.kind === 'running'}
        onPress={() => actions.run(test)}
      >
        <Ruler aria-hidden="true" size={18} /> {label}
      </Button>
      <ErrandLine state={ordered?.kind === 'done' ? null : ordered} done="" texts={texts} />
    </div>
  );
  switch (moment.kind) {
    case 'untested':
      return (
        <>
          <p>{words.added(printer.name)}</p>
          {again(words.test, 'main')}
        </>
      );
    case 'printing':
      return <p role="status">{words.printing(printer.name)}</p>;
    case 'trouble': {
      const { what, cure } = texts.troubles[moment.trouble];
      return <Trouble what={`${printer.name} ${what}.`} cure={cure} />;
    }
    case 'failed':
      return (
        <>
          <Trouble what={words.failed(printer.name)} cure={texts.troubles.offline.cure} />
          {again(words.testAgain, 'main')}
        </>
      );
    case 'look':
      return (
        <>
          <Question
            ask={words.look}
            more={words.lookFor}
            yes={words.right}
            no={words.wrong}
            isOff={!link.isOnline}
            onYes={() =>
              tell({ rightPrinterIds: [...view.start.settings.rightPrinterIds, printer.printerId] })
            }
            onNo={() => actions.go({ page: 'printers', open: printer.printerId })}
          />
          {again(words.testAgain, 'plain')}
        </>
      );
    default:
      return moment satisfies never;
  }
}
