import { useId, type ReactElement } from 'react';
import type { QuietHours } from '#protocol/hall.ts';
import { FIRST_QUIET_HOURS, withRules } from './announcement-draft.ts';
import { RuleSwitch } from './RuleSwitch.tsx';
import type { RulesProps } from './rules-props.ts';

const VOLUME_STEP = 5;

/** How loud, and when not at all. */
export function WhenSpoken(props: RulesProps): ReactElement {
  const { rules, texts, edit } = props;
  const words = texts.hall.voice;
  const id = useId();
  const { volumePercent, quietHours } = rules;
  return (
    <section aria-labelledby="voice-when">
      <h2 id="voice-when" className="voice-heading">
        {words.when}
      </h2>
      <div className="voice-rule">
        <label className="desk-label" htmlFor={id}>
          {words.volume}
        </label>
        <div className="voice-volume">
          <input
            id={id}
            type="range"
            min={0}
            max={100}
            step={VOLUME_STEP}
            value={volumePercent}
            aria-describedby={`${id}-why`}
            onChange={(event) => {
              const typed = event.target.valueAsNumber;
              edit((settings) => withRules(settings, { volumePercent: typed }));
            }}
          />
          <output htmlFor={id}>{`${String(volumePercent)}%`}</output>
        </div>
        <p id={`${id}-why`} className="desk-hint">
          {words.volumeWhy(volumePercent)}
        </p>
      </div>
      <RuleSwitch
        label={words.quiet}
        why={quietHours === null ? words.quietNone : words.quietWhy}
        isOn={quietHours !== null}
        onChange={(isOn) =>
          edit((settings) => withRules(settings, { quietHours: isOn ? FIRST_QUIET_HOURS : null }))
        }
      />
      {quietHours === null ? null : <QuietTimes {...props} quietHours={quietHours} />}
    </section>
  );
}

function QuietTimes({
  quietHours,
  texts,
  edit,
}: RulesProps & { readonly quietHours: NonNullable<QuietHours> }): ReactElement {
  const words = texts.hall.voice;
  const field = (end: 'from' | 'to', label: string): ReactElement => (
    <label>
      {label}{' '}
      <input
        className="desk-input"
        type="time"
        required
        value={quietHours[end]}
        onChange={(event) => {
          const { value } = event.target;
          // A time that is only half typed keeps what was there.
          if (value === '') return;
          edit((settings) => withRules(settings, { quietHours: { ...quietHours, [end]: value } }));
        }}
      />
    </label>
  );
  return (
    <div className="voice-quiet">
      {field('from', words.quietFrom)} {field('to', words.quietTo)}
    </div>
  );
}
