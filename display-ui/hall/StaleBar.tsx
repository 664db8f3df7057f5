import { Unplug } from 'lucide-react';
import type { ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import type { Texts } from '../texts.ts';
import './stale-bar.css';

/** Says that the numbers are old, how old, and what citizens do until they are new again. */
export function StaleBar(props: {
  readonly heardAtServerMs: number;
  readonly timeZone: string;
  readonly texts: Texts;
}): ReactElement {
  const { heardAtServerMs, timeZone, texts } = props;
  return (
    <div className="hall-stale" role="status">
      <Unplug aria-hidden="true" size="1.15em" strokeWidth={2.2} />
      <b>{texts.connectionLost(clockTime(heardAtServerMs, timeZone))}</b>
      <span>{texts.listenToStaff}</span>
    </div>
  );
}
