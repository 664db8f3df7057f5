import type { ReactElement } from 'react';
import { clockTime, longDate, pick } from '#ui-kit/language.ts';
import { Roundel } from '#ui-kit/Roundel.tsx';
import type { Scene } from '../scene.ts';
import './band.css';

/** The office's own band: who we are and what time it is. Never pressable. */
export function Band({ scene }: { readonly scene: Scene }): ReactElement {
  const { office, state, serverNowMs } = scene;
  return (
    <header className="kiosk-band">
      <Roundel />
      <div className="kiosk-band-office">
        <p className="kiosk-band-name">{pick(office.name, state.language)}</p>
        <p className="kiosk-band-unit">{pick(office.unitName, state.language)}</p>
      </div>
      <div className="kiosk-band-time">
        <p className="kiosk-band-clock">{clockTime(serverNowMs, office.timeZone)}</p>
        <p className="kiosk-band-unit">{longDate(serverNowMs, office.timeZone, state.language)}</p>
      </div>
    </header>
  );
}
