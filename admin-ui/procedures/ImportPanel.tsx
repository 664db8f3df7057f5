import type { ReactElement } from 'react';
import type { CatalogueChanges, CataloguePreview, RefusedCatalogue } from '#protocol/catalogue-desk.ts';
import { nameOfColumn } from '#catalogue/exchange/columns.ts';
import { pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { Outcome } from '../controls/Outcome.tsx';
import { dayFirst } from './dates.ts';
import { isBusyWithFile, type FileTry } from './procedures-desk.ts';
import type { WithTexts } from './procedures-props.ts';

type PanelProps = WithTexts & { readonly tried: FileTry };

/** A browser grows slow with more rows than these; the rest comes when these are mended. */
const MOST_FAULTS_SHOWN = 500;

/** What a file that was brought would change, what is wrong with it, or that it holds. */
export function ImportPanel(props: PanelProps): ReactElement {
  const { texts, tried, link, procedures, proceduresActions } = props;
  const changesSomething = tried.kind === 'preview' && !isTheSame(tried.preview);
  return (
    <section className="procedures-import" aria-live="polite">
      <Words {...props} />
      <p className="procedures-deeds">
        {changesSomething ? (
          <Button
            look="main"
            isOff={!link.isOnline}
            isBusy={tried.isConfirming}
            onPress={proceduresActions.confirm}
          >
            {tried.isConfirming ? texts.confirming : texts.confirm}
          </Button>
        ) : null}
        {isBusyWithFile(procedures) ? null : (
          <Button onPress={proceduresActions.dismiss}>
            {changesSomething ? texts.cancel : texts.dismiss}
          </Button>
        )}
      </p>
      {changesSomething ? (
        <>
          <Changes {...props} label={texts.added} changes={tried.preview.added} />
          <Changes {...props} label={texts.changed} changes={tried.preview.changed} />
          <Changes {...props} label={texts.removed} changes={tried.preview.removed} />
        </>
      ) : null}
    </section>
  );
}

function Words(props: PanelProps): ReactElement {
  const { texts, tried } = props;
  const { name } = tried;
  switch (tried.kind) {
    case 'reading':
      return <p>{texts.reading(name)}</p>;
    case 'failed':
      return <Outcome isBad title={texts.refused(name)} more={texts.troubles[tried.why]} />;
    case 'refused':
      return <Refused {...props} report={tried.report} />;
    case 'holds':
      return <Outcome title={texts.holds(name)} more={texts.holdsMore} />;
    case 'preview':
      return <Preview {...props} preview={tried.preview} />;
    default:
      return tried satisfies never;
  }
}

function Preview(props: PanelProps & { readonly preview: CataloguePreview }): ReactElement {
  const { texts, tried, preview } = props;
  const { added, changed, removed, unchanged, weakValues } = preview;
  if (isTheSame(preview)) {
    return (
      <p>
        <strong>{texts.nothingChanges(tried.name)}</strong>
      </p>
    );
  }
  const figures = [
    [texts.added, added.count],
    [texts.changed, changed.count],
    [texts.removed, removed.count],
    [texts.unchanged, unchanged],
  ] as const;
  return (
    <>
      <p>
        <strong>{texts.wouldChange(tried.name)}</strong>
      </p>
      <dl className="procedures-figures">
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{texts.figure(count)}</dd>
          </div>
        ))}
      </dl>
      {weakValues === 0 ? null : <Outcome isBad title={texts.weakValues(weakValues)} />}
    </>
  );
}

const isTheSame = ({ added, changed, removed }: CataloguePreview): boolean =>
  added.count + changed.count + removed.count === 0;

type ChangesProps = PanelProps & { readonly label: string; readonly changes: CatalogueChanges };

function Changes({ texts, language, label, changes }: ChangesProps): ReactElement | null {
  const { count, first } = changes;
  if (count === 0) return null;
  return (
    <div className="procedures-change">
      <h2>{label}</h2>
      <ul>
        {first.map(({ procedureId, inForceFrom, name }) => (
          <li key={`${procedureId} ${inForceFrom ?? ''}`}>
            {pick(name, language)}
            {inForceFrom === null ? null : (
              <span className="desk-soft"> · {texts.from(dayFirst(inForceFrom))}</span>
            )}
          </li>
        ))}
      </ul>
      {count > first.length ? <p className="desk-soft">{texts.more(count - first.length)}</p> : null}
    </div>
  );
}

function Refused({ texts, tried, report }: PanelProps & { readonly report: RefusedCatalogue }): ReactElement {
  const { file, rows, rowCount } = report;
  if (file !== null) {
    const detail = file.detail === '' ? '' : ` (${file.detail})`;
    return (
      <Outcome isBad title={texts.refused(tried.name)} more={`${texts.fileFaults[file.why]}${detail}`} />
    );
  }
  const rejected = new Set(rows.map(({ row }) => row)).size;
  return (
    <>
      <Outcome isBad title={texts.refused(tried.name)} more={texts.rejectedRows(rejected, rowCount)} />
      <table className="procedures-faults">
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            <th scope="col">{texts.column}</th>
            <th scope="col">{texts.why}</th>
            <th scope="col">{texts.given}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_FAULTS_SHOWN).map(({ row, column, why, given }, index) => (
            <tr key={index}>
              <td>{row}</td>
              <td>{column === null ? texts.wholeRow : nameOfColumn(column)}</td>
              <td>{texts.rowFaults[why]}</td>
              <td className="procedures-given">
                {given === '' ? <span className="desk-soft">{texts.empty}</span> : given}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_FAULTS_SHOWN ? (
        <p className="desk-hint">{texts.shownOf(MOST_FAULTS_SHOWN, rows.length)}</p>
      ) : null}
    </>
  );
}
