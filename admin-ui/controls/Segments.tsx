import { useId, type ReactElement } from 'react';
import './controls.css';

type SegmentsProps<Value extends string> = {
  readonly label: string;
  /** The label is said to screen readers only. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** One of a few: all in sight, arrow keys move between them. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className="desk-segments">
      <legend className={props.isLabelHidden === true ? 'visually-hidden' : 'desk-label'}>
        {props.label}
      </legend>
      <span className="desk-segments-row">
        {props.options.map(({ value, words }) => (
          <label key={value} className="desk-segment">
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => {
                props.onChange(value);
              }}
            />
            <span>{words}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
