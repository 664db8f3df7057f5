import { CircleAlert } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { KEEP_RETURNED_DAYS, type ImportOrder, type SecondFactor } from '#protocol/file-lookup.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { FileDrop, useDropping } from '../controls/FileDrop.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { DeskFacts } from '../desk-props.ts';
import type { FilesActions, FilesState } from './files-desk.ts';
import { ImportReportPanel } from './ImportReportPanel.tsx';
import { filesTexts, type FilesTexts } from './texts.ts';
import './files-page.css';

export type FilesPageProps = DeskFacts & {
  readonly files: FilesState;
  readonly filesActions: FilesActions;
};

/** The list of files that kiosks look up: what is kept, how a new one is taken, and what was wrong with it. */
export function FilesPage(props: FilesPageProps): ReactElement {
  const { files, link, language, filesActions } = props;
  const texts = filesTexts(language);
  const [order, setOrder] = useOrder(files);
  const { isOnline } = link;
  const { load } = filesActions;
  useEffect(() => {
    if (isOnline) load();
  }, [isOnline, load]);
  const bring = ([file]: readonly File[]): void => {
    if (file !== undefined && isOnline) filesActions.importList(file, order);
  };
  const { isOver, target } = useDropping(bring);
  return (
    <main className="files" {...target}>
      <header className="desk-head">
        <div>
          <h1 className="desk-title">{texts.title}</h1>
          <p className="desk-lead">{texts.lead}</p>
        </div>
      </header>
      <Standing {...props} texts={texts} />
      <HowTaken texts={texts} order={order} onChange={setOrder} />
      <FileDrop
        words={texts}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        isOver={isOver}
        look="main"
        isOff={!isOnline}
        isBusy={files.tried?.kind === 'running'}
        onFiles={bring}
      />
      {files.tried === null ? null : (
        <ImportReportPanel texts={texts} tried={files.tried} isOnline={isOnline} actions={filesActions} />
      )}
    </main>
  );
}

/** How the next list is taken: as the last one was, until somebody says otherwise. */
function useOrder({ list }: FilesState): readonly [ImportOrder, (change: Partial<ImportOrder>) => void] {
  const [said, setSaid] = useState<Partial<ImportOrder>>({});
  const last = list?.imported ?? null;
  const order: ImportOrder = {
    factor: last?.factor ?? 'phone_last_four',
    how: 'replace',
    skipsRejected: false,
    keepReturnedDays: last?.keepReturnedDays ?? KEEP_RETURNED_DAYS.usual,
    headers: {},
    ...said,
  };
  return [
    order,
    (change) => {
      setSaid((before) => ({ ...before, ...change }));
    },
  ];
}

function Standing(props: Omit<FilesPageProps, 'texts'> & { readonly texts: FilesTexts }): ReactElement {
  const { texts, files, link, office, filesActions } = props;
  const [isAsking, setAsking] = useState(false);
  const { list } = files;
  if (list === null) {
    return (
      <section className="files-standing">
        <p role="status">{files.hasLoadFailed ? texts.loadFailed : texts.loading}</p>
        {files.hasLoadFailed ? (
          <Button isOff={!link.isOnline} onPress={filesActions.load}>
            {texts.again}
          </Button>
        ) : null}
      </section>
    );
  }
  const { imported, service } = list;
  return (
    <>
      {service === null ? null : <p className="files-service">{texts.service(service)}</p>}
      <section className="files-standing desk-aged">
        {imported === null ? (
          <p>
            <strong>{texts.none}</strong> {texts.noneCure}
          </p>
        ) : (
          <>
            <p>
              {imported.canBeChecked ? (
                <strong className="files-count">{texts.files(imported.count)}</strong>
              ) : (
                <span className="desk-fault" role="status">
                  <CircleAlert aria-hidden="true" size={16} /> {texts.cannotBeChecked}
                </span>
              )}
              <span className="desk-hint">
                {texts.importedAt(
                  clockTime(imported.at, office.timeZone),
                  shortDate(imported.at, office.timeZone),
                )}{' '}
                · {texts.askedFor[imported.factor]}
              </span>
            </p>
            <Button
              look="quiet"
              isOff={!link.isOnline}
              isBusy={files.deleting === 'running'}
              onPress={() => setAsking(true)}
            >
              {files.deleting === 'running' ? texts.removing : texts.remove}
            </Button>
          </>
        )}
      </section>
      {files.deleting === 'failed' ? (
        <p className="desk-fault" role="status">
          {texts.removeFailed}
        </p>
      ) : null}
      {isAsking ? (
        <AskInPlace
          title={texts.removeAsk}
          more={texts.removeMore}
          confirm={texts.remove}
          cancel={texts.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            filesActions.deleteAll();
          }}
        />
      ) : null}
    </>
  );
}

type HowTakenProps = {
  readonly texts: FilesTexts;
  readonly order: ImportOrder;
  readonly onChange: (change: Partial<ImportOrder>) => void;
};

function HowTaken({ texts, order, onChange }: HowTakenProps): ReactElement {
  const factors: readonly SecondFactor[] = ['phone_last_four', 'birth_year'];
  const { least, most, usual } = KEEP_RETURNED_DAYS;
  return (
    <section className="files-how" aria-label={texts.howTo}>
      <Segments
        label={texts.factor}
        options={factors.map((value) => ({ value, words: texts.factors[value] }))}
        value={order.factor}
        onChange={(factor) => onChange({ factor })}
      />
      <Segments
        label={texts.how}
        options={(['replace', 'merge'] as const).map((value) => ({ value, words: texts.hows[value] }))}
        value={order.how}
        onChange={(how) => onChange({ how })}
      />
      <label className="files-keep">
        {texts.keepBefore}{' '}
        <input
          className="desk-input"
          type="number"
          min={least}
          max={most}
          defaultValue={order.keepReturnedDays}
          key={order.keepReturnedDays}
          onBlur={(event) => {
            const typed = Math.round(event.target.valueAsNumber);
            const days = Number.isFinite(typed) ? Math.min(most, Math.max(least, typed)) : usual;
            event.target.value = String(days);
            onChange({ keepReturnedDays: days });
          }}
        />{' '}
        {texts.keepAfter}
      </label>
    </section>
  );
}
