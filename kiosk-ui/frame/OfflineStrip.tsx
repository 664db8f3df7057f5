import { Unplug } from 'lucide-react';
import type { ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import { textsOf, type Scene } from '../scene.ts';
import './strips.css';

/** Under the band while the connection is lost: what cannot be done, and since when. */
export function OfflineStrip({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-strip kiosk-strip-offline" role="status">
      <span className="kiosk-strip-square kiosk-strip-square-broken">
        <Unplug aria-hidden="true" size="0.52em" strokeWidth={1.9} />
      </span>
      <div>
        <p className="kiosk-strip-title">{texts.offlineTitle}</p>
        <p className="kiosk-strip-detail">
          {texts.offlineSince(clockTime(scene.heardAtMs, scene.office.timeZone))}
        </p>
      </div>
    </div>
  );
}
