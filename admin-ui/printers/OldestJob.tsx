import { useId, type ReactElement } from 'react';
import type { PrintingSettings } from '#protocol/printing.ts';
import { durationMs } from '#protocol/vocabulary.ts';
import type { SettingsFacts } from '../desk-props.ts';
import { OLDEST_JOB_MINUTES } from '../save-obstacle.ts';

/** From which age on paper is offered to staff instead of flooding out when the printer is back. */
export function OldestJob(props: SettingsFacts & { readonly draft: PrintingSettings }): ReactElement {
  const { draft, texts, actions } = props;
  const words = texts.printers;
  const id = useId();
  const { least, most } = OLDEST_JOB_MINUTES;
  return (
    <section className="oldest-job">
      <label htmlFor={id}>
        {words.oldestBefore}{' '}
        <input
          id={id}
          className="desk-input"
          type="number"
          min={least}
          max={most}
          value={Math.round(draft.oldestJobMs / 60_000)}
          aria-describedby={`${id}-why`}
          onChange={(event) => {
            const minutes = Math.round(event.target.valueAsNumber);
            // A field that is being emptied to be typed anew keeps what was in it.
            if (!(minutes >= least && minutes <= most)) return;
            actions.edit((settings) => ({ ...settings, oldestJobMs: durationMs(minutes * 60_000) }));
          }}
        />{' '}
        {words.oldestAfter}
      </label>
      <p id={`${id}-why`} className="desk-hint">
        {words.oldestWhy}
      </p>
    </section>
  );
}
