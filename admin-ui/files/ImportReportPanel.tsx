import { useState, type ReactElement } from 'react';
import type { ColumnHeaders, FileColumn, ImportReport } from '#protocol/file-lookup.ts';
import { Button } from '../controls/Button.tsx';
import { Outcome } from '../controls/Outcome.tsx';
import type { FilesActions, ListTry } from './files-desk.ts';
import type { FilesTexts } from './texts.ts';

type PanelProps = {
  readonly texts: FilesTexts;
  readonly tried: ListTry;
  readonly isOnline: boolean;
  readonly actions: FilesActions;
};

/** What became of the list that was brought last, and what can be done about it. */
export function ImportReportPanel(props: PanelProps): ReactElement {
  const { texts, tried, actions } = props;
  return (
    <section className="files-report" aria-live="polite">
      <Words {...props} />
      {tried.kind === 'running' ? null : (
        <Button look="quiet" onPress={actions.dismissReport}>
          {texts.dismiss}
        </Button>
      )}
    </section>
  );
}

function Words(props: PanelProps): ReactElement {
  const { texts, tried } = props;
  switch (tried.kind) {
    case 'running':
      return <p>{texts.reading(tried.name)}</p>;
    case 'failed':
      return <Outcome isBad title={texts.refused(tried.name)} more={texts.troubles[tried.why]} />;
    case 'reported':
      return <Report {...props} report={tried.report} />;
    default:
      return tried satisfies never;
  }
}

function Report(props: PanelProps & { readonly report: ImportReport }): ReactElement {
  const { texts, tried, report, isOnline, actions } = props;
  if (report.outcome === 'refused') {
    if (report.why === 'columns') return <MissingColumns {...props} report={report} />;
    return <Outcome isBad title={texts.refused(tried.name)} more={texts.listFaults[report.why]} />;
  }
  const { good, rejected, rejectedCount } = report;
  const isTaken = report.outcome === 'imported';
  return (
    <>
      {isTaken ? (
        <Outcome
          title={texts.imported(good)}
          {...(rejectedCount === 0 ? {} : { more: texts.skipped(rejectedCount) })}
        />
      ) : (
        <Outcome isBad title={texts.rejected(rejectedCount)} more={texts.rejectedCure} />
      )}
      {isTaken || good === 0 ? null : (
        <Button
          isOff={!isOnline}
          onPress={() => actions.importAgain({ ...tried.order, skipsRejected: true })}
        >
          {texts.takeGood(good)}
        </Button>
      )}
      {rejected.length === 0 ? null : (
        <table className="files-rows">
          <thead>
            <tr>
              <th scope="col">{texts.line}</th>
              <th scope="col">{texts.fault}</th>
              <th scope="col">{texts.found}</th>
            </tr>
          </thead>
          <tbody>
            {rejected.map(({ line, fault, found }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>{texts.rowFaults[fault]}</td>
                <td className="files-found">{found}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rejected.length < rejectedCount ? (
        <p className="desk-hint">{texts.shownOf(rejected.length, rejectedCount)}</p>
      ) : null}
    </>
  );
}

type ColumnsReport = Extract<ImportReport, { readonly why: 'columns' }>;

/** A person says where each missing column stands. */
function MissingColumns(props: PanelProps & { readonly report: ColumnsReport }): ReactElement {
  const { texts, tried, report, isOnline, actions } = props;
  const [said, setSaid] = useState<ColumnHeaders>({});
  const isWhole = report.missing.every((column) => said[column] !== undefined);
  const say = (column: FileColumn, header: string): void => {
    setSaid((before) => {
      const { [column]: _, ...others } = before;
      return header === '' ? others : { ...others, [column]: header };
    });
  };
  return (
    <>
      <Outcome isBad title={texts.refused(tried.name)} more={texts.columnsTitle} />
      <div className="files-columns">
        {report.missing.map((column) => (
          <label key={column} className="desk-field">
            <span className="desk-label">{texts.columns[column]}</span>
            <select
              className="desk-input"
              value={said[column] ?? ''}
              onChange={(event) => say(column, event.target.value)}
            >
              <option value="">{texts.pickColumn}</option>
              {[...new Set(report.headers)].map((header) => (
                <option key={header} value={header}>
                  {header}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Button
        look="main"
        isOff={!isOnline || !isWhole}
        onPress={() => actions.importAgain({ ...tried.order, headers: { ...tried.order.headers, ...said } })}
      >
        {texts.takeWithColumns}
      </Button>
    </>
  );
}
