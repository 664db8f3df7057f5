import type { ReactElement } from 'react';
import { Switch } from '../controls/Switch.tsx';

type SwitchLineProps = {
  readonly label: string;
  readonly why?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A switch with what it means beside it. */
export function SwitchLine({ label, why = '', isOn, onChange }: SwitchLineProps): ReactElement {
  return (
    <div className="office-switch">
      <Switch label={label} isOn={isOn} onChange={onChange} />
      <p>
        <span className="desk-label">{label}</span>
        {why === '' ? null : <span className="desk-hint">{why}</span>}
      </p>
    </div>
  );
}
