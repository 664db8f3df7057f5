import type { ReactElement } from 'react';
import { Switch } from '../controls/Switch.tsx';

type RuleSwitchProps = {
  readonly label: string;
  /** What follows from it as it stands. */
  readonly why: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A rule that holds or does not, with what follows from it. */
export function RuleSwitch({ label, why, isOn, onChange }: RuleSwitchProps): ReactElement {
  return (
    <div className="voice-rule voice-switch">
      <Switch label={label} isOn={isOn} onChange={onChange} />
      <p>
        <span className="desk-label">{label}</span>
        <span className="desk-hint">{why}</span>
      </p>
    </div>
  );
}
