import type { ReactElement } from 'react';
import type { Cell, Column, Section, Sheet, Table } from '#reporting/sheet-types.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { Drawing } from './Drawing.tsx';

/** A report as it is read: figures, findings with their pictures, then the tables. */
export function SheetView({ sheet }: { readonly sheet: Sheet }): ReactElement {
  return (
    <article className="report-sheet" aria-labelledby="report-title">
      <header className="report-head">
        <p className="report-office">
          <span>{sheet.office}</span>
          <strong>{sheet.unitName}</strong>
        </p>
        <h1 id="report-title" className="report-title">
          {sheet.title}
        </h1>
        <p className="report-lead">{sheet.lead}</p>
      </header>
      <dl className="report-headlines">
        {sheet.headlines.map(({ label, value, unit, more }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              {unit === '' ? null : <span className="report-unit">{unit}</span>}
              <span className="report-more">{more}</span>
            </dd>
          </div>
        ))}
      </dl>
      {[...sheet.sections, ...sheet.details].map((section) => (
        <SectionView key={section.id} section={section} />
      ))}
      <div className="report-remarks" aria-hidden="true">
        <strong>{sheet.remarks.title}</strong>
        <span>{sheet.remarks.signature}</span>
      </div>
      <footer className="report-foot">{sheet.foot}</footer>
    </article>
  );
}

function SectionView({ section }: { readonly section: Section }): ReactElement {
  const { id, heading, lead, picture, table, foot, isHalf } = section;
  return (
    <section
      className={isHalf === true ? 'report-section is-half' : 'report-section'}
      aria-labelledby={`report-${id}`}
    >
      <h2 id={`report-${id}`} className="report-heading">
        {heading}
      </h2>
      {lead === undefined ? null : <p className="report-soft">{lead}</p>}
      {picture === undefined ? null : <Drawing picture={picture} />}
      {table === undefined ? null : <TableView table={table} label={heading} />}
      {foot === undefined ? null : <p className="report-soft report-note">{foot}</p>}
    </section>
  );
}

function TableView({ table, label }: { readonly table: Table; readonly label: string }): ReactElement {
  const { columns, rows, hasSum } = table;
  return (
    <table className="report-table" aria-label={label}>
      <colgroup>
        {columns.map((column, index) => (
          <col key={index} style={{ width: `${String(Math.round(column.share * 1_000) / 10)}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <Head key={index} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className={hasSum === true && index === rows.length - 1 ? 'is-sum' : undefined}>
            {row.map((cell, place) => (
              <CellView key={place} cell={cell} column={columns[place]} isName={place === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ column }: { readonly column: Column }): ReactElement {
  const { title, align, picture, mark } = column;
  const className = `is-${align}`;
  if (title === '') return <td className={className} />;
  if (picture !== undefined)
    return (
      <th scope="col" className={className}>
        <Drawing picture={picture} />
      </th>
    );
  return (
    <th scope="col" className={mark === undefined ? className : `${className} is-marked`}>
      {mark === undefined ? null : <span className={`report-mark is-${mark}`} aria-hidden="true" />}
      {title}
    </th>
  );
}

type CellViewProps = {
  readonly cell: Cell;
  readonly column: Column | undefined;
  readonly isName: boolean;
};

function CellView({ cell, column, isName }: CellViewProps): ReactElement {
  const { text, more, isBold, tone, letter, picture } = cell;
  const className = [
    `is-${column?.align ?? 'start'}`,
    ...(isBold === true ? ['is-bold'] : []),
    ...(tone === undefined ? [] : [`is-${tone}`]),
  ].join(' ');
  const content =
    picture === undefined ? (
      <>
        {letter === undefined ? null : <FieldPlate letter={letter} />}
        <span className="report-cell">
          {text}
          {more === undefined ? null : <span className="report-more">{more}</span>}
        </span>
      </>
    ) : (
      <Drawing picture={picture} isDecoration={picture.label === ''} />
    );
  return isName ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className}>{content}</td>
  );
}
