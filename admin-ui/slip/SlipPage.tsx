import { Printer } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { SettingsFacts } from '../desk-props.ts';
import { deedKey, type Deed } from '../errand-desk.ts';
import { PrintingSaveBar } from '../PrintingSaveBar.tsx';
import { useKeys } from '../use-keys.ts';
import { estimateWords } from './estimate-words.ts';
import { paperChoices, type PaperChoice } from './slip-page.ts';
import type { SlipKind } from './slip-http.ts';
import { SlipPreview } from './SlipPreview.tsx';
import { TemplateForm } from './TemplateForm.tsx';
import './slip-page.css';

export type SlipPageProps = SettingsFacts & {
  readonly firstKind?: SlipKind;
  /** By its place among the choices of paper; default: the first printer. */
  readonly firstPaper?: number;
};

/** What stands on the slips, with the very dots beside it. */
export function SlipPage(props: SlipPageProps): ReactElement {
  const { printing, texts } = props;
  const { draft } = printing;
  if (draft === null) {
    return (
      <main className="slip-page-loading">
        <h1 className="desk-title">{texts.slip.title}</h1>
        <p role="status">{printing.hasLoadFailed ? texts.printers.loadFailed : texts.printers.loading}</p>
      </main>
    );
  }
  return <LoadedSlipPage {...props} draft={draft} />;
}

function LoadedSlipPage(props: SlipPageProps & { readonly draft: PrintingSettings }): ReactElement {
  const { draft, preview, language: ownLanguage, link, errands, texts, actions } = props;
  const [kind, setKind] = useState<SlipKind>(props.firstKind ?? 'ticket');
  const [language, setLanguage] = useState<CitizenLanguage>(ownLanguage);
  const choices = paperChoices(draft);
  const [paperKey, setPaperKey] = useState(choices[props.firstPaper ?? 0]?.key ?? '');
  const paper = choices.find(({ key }) => key === paperKey) ?? choices[0];
  const show = useEffectEvent((chosen: PaperChoice) => {
    actions.showPreview({ kind, language, printer: chosen.printer, template: draft.template });
  });
  useEffect(() => {
    if (paper !== undefined) show(paper);
  }, [kind, language, draft, paper]);

  const printer = paper?.isOffices === true ? paper.printer : null;
  const isSaved = props.view.printers.some(({ printerId }) => printerId === printer?.printerId);
  const test: Deed | null =
    printer === null || !isSaved ? null : { name: 'printTestPage', printerId: printer.printerId };
  const state = test === null ? null : errands.deeds.get(deedKey(test));
  const printTest = (): void => {
    if (test !== null && link.isOnline) actions.run(test);
  };
  useKeys({ P: printTest });
  return (
    <>
      <main className="slip-page">
        <div className="slip-left">
          <header>
            <h1 className="desk-title">{texts.slip.title}</h1>
            <p className="desk-lead">{texts.slip.lead}</p>
          </header>
          <TemplateForm {...props} choices={choices} paperKey={paper?.key ?? ''} onPaper={setPaperKey} />
        </div>
        <div className="slip-right desk-aged">
          <div className="slip-print">
            <ErrandLine state={state} done={texts.slip.testPrintSaved} texts={texts} />
            {test === null || printer === null ? null : (
              <Button cap="P" isOff={!link.isOnline} isBusy={state?.kind === 'running'} onPress={printTest}>
                <Printer aria-hidden="true" size={18} /> {texts.slip.testPrint(printer.name)}
              </Button>
            )}
          </div>
          {paper === undefined ? null : (
            <SlipPreview
              preview={preview}
              profile={paper.printer.profile}
              kind={kind}
              language={language}
              texts={texts}
              onKind={setKind}
              onLanguage={setLanguage}
              onAgain={actions.drawAgain}
            />
          )}
        </div>
      </main>
      <PrintingSaveBar
        {...props}
        idle={paper === undefined ? '' : estimateWords(preview, paper.printer.profile, props)}
      />
    </>
  );
}
