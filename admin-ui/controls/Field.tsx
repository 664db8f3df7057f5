import { useId, type ReactElement, type ReactNode } from 'react';
import './controls.css';

type FieldProps = {
  readonly label: string;
  /** Below the field; what is wrong takes its place. */
  readonly hint?: ReactNode;
  readonly fault?: string | null;
};

type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string | undefined;
  readonly lang?: string;
  /** Codes and addresses: no spelling, no capitals. */
  readonly isCode?: boolean;
  readonly isPassword?: boolean;
  readonly onEnter?: () => void;
};

/** A line of text with its name above and what is wrong with it below. */
export function TextField(props: TextFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label className="desk-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="desk-input"
        type={props.isPassword === true ? 'password' : 'text'}
        value={props.value}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        lang={props.lang}
        autoComplete={props.isPassword === true ? 'new-password' : 'off'}
        spellCheck={props.isCode !== true}
        autoCapitalize={props.isCode === true ? 'none' : undefined}
        aria-invalid={props.fault != null}
        aria-describedby={`${id}-more`}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          props.onEnter?.();
        }}
      />
      <Below id={`${id}-more`} {...props} />
    </div>
  );
}

type NumberFieldProps = FieldProps & {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
};

/** A whole number. What is typed and is none counts as 0, and is said to be wrong by whoever checks it. */
export function NumberField(props: NumberFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label className="desk-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="desk-input"
        type="number"
        inputMode="numeric"
        value={props.value === 0 ? '' : props.value}
        min={props.min}
        max={props.max}
        step={props.step ?? 1}
        aria-invalid={props.fault != null}
        aria-describedby={`${id}-more`}
        onChange={(event) => {
          props.onChange(Number.isNaN(event.target.valueAsNumber) ? 0 : event.target.valueAsNumber);
        }}
      />
      <Below id={`${id}-more`} {...props} />
    </div>
  );
}

type Choice = { readonly value: string; readonly words: string };
type SelectFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Groups with a name of their own; a group without one stands bare. */
  readonly groups: readonly { readonly name: string | null; readonly options: readonly Choice[] }[];
};

/** One of many, opened on demand. */
export function SelectField(props: SelectFieldProps): ReactElement {
  const id = useId();
  const optionsOf = (options: readonly Choice[]) =>
    options.map(({ value, words }) => (
      <option key={value} value={value}>
        {words}
      </option>
    ));
  return (
    <div className="desk-field">
      <label className="desk-label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="desk-input desk-select"
        value={props.value}
        aria-describedby={`${id}-more`}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
      >
        {props.groups.map(({ name, options }) =>
          name === null ? (
            optionsOf(options)
          ) : (
            <optgroup key={name} label={name}>
              {optionsOf(options)}
            </optgroup>
          ),
        )}
      </select>
      <Below id={`${id}-more`} {...props} />
    </div>
  );
}

function Below({ id, hint, fault }: FieldProps & { readonly id: string }): ReactElement | null {
  if (fault != null) {
    return (
      <p id={id} className="desk-fault" role="status">
        {fault}
      </p>
    );
  }
  return hint === undefined ? (
    <span id={id} hidden />
  ) : (
    <p id={id} className="desk-hint">
      {hint}
    </p>
  );
}
