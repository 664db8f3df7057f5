import { useEffect, useState, type ReactElement } from 'react';
import type { ProcedureId } from '#protocol/catalogue.ts';
import { CATALOGUE_FORMATS, type CatalogueOrigin } from '#protocol/catalogue-desk.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { FileDrop, useDropping } from '../controls/FileDrop.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { ProcedurePanel } from './ProcedurePanel.tsx';
import { ProcedureTable } from './ProcedureTable.tsx';
import { isBusyWithFile } from './procedures-desk.ts';
import type { ProceduresPageProps, WithTexts } from './procedures-props.ts';
import { proceduresTexts } from './texts.ts';
import './procedures-page.css';

/** The catalogue of procedures: what holds, what another one would change, and every procedure with all its versions. */
export function ProceduresPage(
  props: ProceduresPageProps & { readonly open: ProcedureId | null },
): ReactElement {
  const { procedures, link, language, open, proceduresActions } = props;
  const texts = proceduresTexts(language);
  const { isOnline } = link;
  const { load, openProcedure } = proceduresActions;
  useEffect(() => {
    if (isOnline) load();
  }, [isOnline, load]);
  useEffect(() => {
    if (isOnline) openProcedure(open);
  }, [isOnline, open, openProcedure]);
  const bring = ([file]: readonly File[]): void => {
    if (file !== undefined && isOnline) proceduresActions.bring(file);
  };
  const { isOver, target } = useDropping(bring);
  const worded: WithTexts = { ...props, texts };
  return (
    <main className={open === null ? 'procedures' : 'procedures has-panel'} {...target}>
      <div className="procedures-list">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{texts.title}</h1>
            <p className="desk-lead">{texts.lead}</p>
          </div>
        </header>
        <Standing {...worded} />
        <FileDrop
          words={texts}
          accept=".xlsx,.csv,.txt,.json"
          isOver={isOver}
          isOff={!isOnline}
          isBusy={procedures.tried?.kind === 'reading'}
          onFiles={bring}
        />
        {procedures.tried === null ? null : <ImportPanel {...worded} tried={procedures.tried} />}
        <ProcedureTable {...worded} open={open} />
      </div>
      {open === null ? null : <ProcedurePanel {...worded} />}
    </main>
  );
}

function Standing(props: WithTexts): ReactElement {
  const { texts, procedures, link, office, proceduresActions } = props;
  const [isAsking, setAsking] = useState(false);
  const { list, goingBack } = procedures;
  if (list === null) {
    return (
      <section className="procedures-standing">
        <p role="status">{procedures.hasLoadFailed ? texts.loadFailed : texts.loading}</p>
        {procedures.hasLoadFailed ? (
          <Button isOff={!link.isOnline} onPress={proceduresActions.load}>
            {texts.again}
          </Button>
        ) : null}
      </section>
    );
  }
  const { holding, before } = list;
  const told = ({ imported }: CatalogueOrigin): string =>
    imported === null
      ? texts.builtIn
      : texts.imported(
          clockTime(imported.at, office.timeZone),
          shortDate(imported.at, office.timeZone),
          imported.by,
          imported.fileName,
        );
  return (
    <>
      <section className="procedures-standing desk-aged">
        <p>
          <strong className="procedures-count">{texts.count(holding.procedureCount)}</strong>
          <span className="desk-hint">
            {told(holding)} · {texts.versions(holding.versionCount)}
          </span>
        </p>
        <Exports {...props} />
        {before === null ? null : (
          <Button
            isOff={!link.isOnline || isBusyWithFile(procedures)}
            isBusy={goingBack === 'running'}
            onPress={() => setAsking(true)}
          >
            {goingBack === 'running' ? texts.goingBack : texts.goBack}
          </Button>
        )}
      </section>
      {isAsking && before !== null ? (
        <AskInPlace
          title={texts.goBackAsk(`${texts.count(before.procedureCount)} · ${told(before)}`)}
          more={texts.goBackMore}
          confirm={texts.goBack}
          cancel={texts.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            proceduresActions.goBack();
          }}
        />
      ) : null}
      {goingBack === 'no' || goingBack === 'running' ? null : (
        <p className="desk-fault" role="status">
          {texts.troubles[goingBack]}
        </p>
      )}
      {procedures.hasWriteFailed ? (
        <p className="desk-fault" role="status">
          {texts.writeFailed}
        </p>
      ) : null}
    </>
  );
}

function Exports({ texts, procedures, link, proceduresActions }: WithTexts): ReactElement {
  return (
    <div className="procedures-exports" role="group" aria-label={texts.write}>
      <span className="desk-soft">{procedures.writing === null ? texts.write : texts.writing}</span>
      {CATALOGUE_FORMATS.map((format) => (
        <Button
          key={format}
          label={`${texts.write}: ${texts.formats[format]}`}
          isOff={!link.isOnline || procedures.writing !== null}
          isBusy={procedures.writing === format}
          onPress={() => proceduresActions.write(format)}
        >
          {texts.formats[format]}
        </Button>
      ))}
    </div>
  );
}
