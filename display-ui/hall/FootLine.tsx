import { Info, Volume2, VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Foot } from '../scene/scene-input.ts';
import type { Texts } from '../texts.ts';
import './foot-line.css';

/** The last line: what staff must mend, small on purpose; else a notice for everyone. */
export function FootLine(props: { readonly foot: Foot; readonly texts: Texts }): ReactElement | null {
  const { foot, texts } = props;
  const { staffLine, stale, footNotice } = foot;
  if (staffLine === null && stale === null) {
    if (footNotice === null) return null;
    return (
      <p key={footNotice} className="hall-foot hall-foot-notice">
        <Info aria-hidden="true" size="1em" strokeWidth={2} />
        <span>{footNotice}</span>
      </p>
    );
  }
  const Icon = staffLine === 'sound-blocked' ? VolumeX : Volume2;
  return (
    <p className="hall-foot hall-foot-staff">
      {staffLine !== null && (
        <>
          <Icon aria-hidden="true" size="1.2em" strokeWidth={2} />
          <b>{texts.staff}</b>
          <span>{staffLine === 'sound-blocked' ? texts.soundBlocked : texts.voiceMissing}</span>
        </>
      )}
      {stale !== null && <span className="hall-foot-attempts">{texts.reconnecting(stale.attempts)}</span>}
    </p>
  );
}
