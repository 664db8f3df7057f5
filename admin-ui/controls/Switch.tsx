import type { ReactElement } from 'react';
import './controls.css';

type SwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** On or off, at once. */
export function Switch({ label, isOn, onChange }: SwitchProps): ReactElement {
  return (
    <button
      type="button"
      role="switch"
      className="desk-switch"
      aria-checked={isOn}
      aria-label={label}
      onClick={() => {
        onChange(!isOn);
      }}
    />
  );
}
