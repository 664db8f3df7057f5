import { useId, type ReactElement } from 'react';
import type { ProcedureId } from '#protocol/catalogue.ts';
import { CATALOGUE_PAGE_ROWS, type ProcedureList, type ProcedureRow } from '#protocol/catalogue-desk.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { hashOf } from '../route.ts';
import { dayFirst } from './dates.ts';
import type { WithTexts } from './procedures-props.ts';

type TableProps = WithTexts & { readonly open: ProcedureId | null };

/** The procedures that fit what is looked for, a page at a time. */
export function ProcedureTable(props: TableProps): ReactElement | null {
  const { texts, procedures } = props;
  const { list } = procedures;
  if (list === null) return null;
  return (
    <section className="procedures-found">
      <Looking {...props} />
      {list.rows.length === 0 ? (
        <p className="procedures-none" role="status">
          {texts.noneFound}
        </p>
      ) : (
        <>
          <table className="procedures-table desk-aged">
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.field}</th>
                <th scope="col">{texts.inForce}</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <Row key={row.procedureId} {...props} row={row} />
              ))}
            </tbody>
          </table>
          <Pages {...props} list={list} />
        </>
      )}
    </section>
  );
}

function Looking({ texts, language, office, procedures, link, proceduresActions }: TableProps): ReactElement {
  const id = useId();
  const { wish, list } = procedures;
  return (
    <form
      className="procedures-looking"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <p className="desk-field">
        <label className="desk-label" htmlFor={`${id}-search`}>
          {texts.search}
        </label>
        <input
          id={`${id}-search`}
          className="desk-input"
          type="search"
          value={wish.search}
          maxLength={100}
          placeholder={texts.searchHint}
          readOnly={!link.isOnline}
          onChange={(event) => {
            proceduresActions.look({ search: event.target.value });
          }}
        />
      </p>
      <p className="desk-field">
        <label className="desk-label" htmlFor={`${id}-field`}>
          {texts.field}
        </label>
        <select
          id={`${id}-field`}
          className="desk-input desk-select"
          value={wish.field}
          disabled={!link.isOnline}
          onChange={(event) => {
            proceduresActions.look({ field: event.target.value });
          }}
        >
          <option value="">{texts.allFields}</option>
          {office.fields.map(({ fieldId, letter, name }) => (
            <option key={fieldId} value={fieldId}>
              {letter} – {pick(name, language)}
            </option>
          ))}
          <option value="none">{texts.noField}</option>
        </select>
      </p>
      <p className="desk-soft" role="status">
        {list === null ? '' : texts.matching(list.matching)}
      </p>
    </form>
  );
}

function Row({
  texts,
  language,
  office,
  open,
  row,
}: TableProps & { readonly row: ProcedureRow }): ReactElement {
  const { procedureId, code, name, fieldId, inForceFrom, isInForce, nextFrom, hasWeakValues } = row;
  const field = office.fields.find((each) => each.fieldId === fieldId);
  const isOpen = open === procedureId;
  return (
    <tr className={isOpen ? 'is-open' : ''}>
      <td>
        <a
          className="procedures-name"
          href={hashOf({ page: 'procedures', open: procedureId })}
          aria-current={isOpen ? 'true' : undefined}
        >
          {pick(name, language)}
        </a>
        <span className="desk-hint">
          {code ?? procedureId}
          {hasWeakValues ? ` · ${texts.weak}` : ''}
        </span>
      </td>
      <td>
        {field === undefined ? (
          <span className="desk-soft">–</span>
        ) : (
          <span className="procedures-field">
            <FieldPlate letter={field.letter} />
            <span className="procedures-field-name">{pick(field.shortName, language)}</span>
          </span>
        )}
      </td>
      <td>
        {inForceFrom === null
          ? texts.always
          : isInForce
            ? texts.from(dayFirst(inForceFrom))
            : texts.notYet(dayFirst(inForceFrom))}
        {nextFrom === null || !isInForce ? null : (
          <strong className="procedures-next">{texts.next(dayFirst(nextFrom))}</strong>
        )}
      </td>
    </tr>
  );
}

function Pages({
  texts,
  link,
  procedures,
  proceduresActions,
  list,
}: TableProps & { readonly list: ProcedureList }) {
  const { from } = procedures.wish;
  const { matching, rows } = list;
  if (matching <= CATALOGUE_PAGE_ROWS) return null;
  return (
    <p className="procedures-pages">
      <Button
        look="quiet"
        isOff={!link.isOnline || from === 0}
        onPress={() => proceduresActions.look({ from: Math.max(0, from - CATALOGUE_PAGE_ROWS) })}
      >
        {texts.previousPage}
      </Button>
      <span role="status">{texts.page(from + 1, from + rows.length, matching)}</span>
      <Button
        look="quiet"
        isOff={!link.isOnline || from + rows.length >= matching}
        onPress={() => proceduresActions.look({ from: from + CATALOGUE_PAGE_ROWS })}
      >
        {texts.nextPage}
      </Button>
    </p>
  );
}
