import type { ReactElement, ReactNode } from 'react';

type ChoiceListProps<Id extends string> = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly id: Id; readonly words: ReactNode }[];
  readonly chosen: readonly Id[];
  readonly onToggle: (id: Id) => void;
};

/** Some of many, each with a box to tick; the hint says what none of them means. */
export function ChoiceList<Id extends string>(props: ChoiceListProps<Id>): ReactElement {
  return (
    <fieldset className="choices">
      <legend className="desk-label">{props.label}</legend>
      {props.options.map(({ id, words }) => (
        <label key={id} className="choice">
          <input
            type="checkbox"
            checked={props.chosen.includes(id)}
            onChange={() => {
              props.onToggle(id);
            }}
          />
          {words}
        </label>
      ))}
      {props.hint === undefined ? null : <p className="desk-hint choices-hint">{props.hint}</p>}
    </fieldset>
  );
}
