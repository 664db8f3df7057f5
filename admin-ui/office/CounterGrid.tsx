import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Counter } from '#protocol/office.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { takingOf, withNextTaking } from './office-edits.ts';
import type { OfficeDraftProps } from './office-props.ts';
import './office-pages.css';

/** In the order of their numbers. */
export const byNumber = (counters: readonly Counter[]): readonly Counter[] =>
  counters.toSorted((one, other) => one.number - other.number);

type CounterGridProps = Pick<OfficeDraftProps, 'draft' | 'words' | 'language'> & {
  readonly officeActions: Pick<OfficeDraftProps['officeActions'], 'edit'>;
  /** Whose panel stands open. */
  readonly openId: CounterId | null;
  /** Null: counters have no panel here. */
  readonly onOpen: ((counterId: CounterId) => void) | null;
};

/** Fields against counters: each cell says whether it is taken there, and a press changes it. */
export function CounterGrid(props: CounterGridProps): ReactElement {
  const { draft, words, language, openId, onOpen, officeActions } = props;
  const counters = byNumber(draft.counters);
  const states = {
    none: words.counters.none,
    main: words.counters.main,
    secondary: words.counters.secondary,
  };
  return (
    <div className="office-grid-scroll">
      <table className="office-grid desk-aged">
        <thead>
          <tr>
            <th scope="col">{words.counters.field}</th>
            {counters.map(({ counterId, number }) => (
              <th key={counterId} scope="col">
                {onOpen === null ? (
                  <span className="office-grid-counter" aria-label={words.counterName(number)}>
                    {number}
                  </span>
                ) : (
                  <button
                    type="button"
                    className="office-grid-counter"
                    aria-pressed={counterId === openId}
                    aria-label={words.counterName(number)}
                    onClick={() => onOpen(counterId)}
                  >
                    {number}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draft.fields.map(({ fieldId, letter, name }) => {
            const isTaken = counters.some(
              ({ kind, fieldIds }) => kind === 'service' && fieldIds.includes(fieldId),
            );
            return (
              <tr key={fieldId}>
                <th scope="row">
                  <span className="office-grid-field">
                    <FieldPlate letter={letter} />
                    <span>
                      {pick(name, language)}
                      {isTaken ? null : (
                        <span className="office-warning">
                          <CircleAlert aria-hidden="true" size={14} /> {words.counters.nobody}
                        </span>
                      )}
                    </span>
                  </span>
                </th>
                {counters.map((counter) => {
                  const taking = takingOf(counter, fieldId);
                  const label = words.counters.cell(
                    pick(name, language),
                    words.counterName(counter.number),
                    states[taking],
                  );
                  if (counter.kind === 'reception') return <td key={counter.counterId}>–</td>;
                  return (
                    <td key={counter.counterId}>
                      <button
                        type="button"
                        className={`office-cell is-${taking}`}
                        aria-label={label}
                        onClick={() =>
                          officeActions.edit((settings) => withNextTaking(settings, counter, fieldId))
                        }
                      >
                        {taking === 'none' ? '' : states[taking]}
                      </button>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
