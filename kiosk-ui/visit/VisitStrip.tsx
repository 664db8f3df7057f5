import { ListPlus } from 'lucide-react';
import type { ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import '../frame/strips.css';
import { serviceOf, textsOf, type Scene } from '../scene.ts';
import './visit.css';

/** Under the band while a number is gathered for several services: which were chosen before, and the way to one alone. */
export function VisitStrip({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene).visit;
  const { visit, language, comfort } = scene.state;
  // Where keys are lowered, the strip of an upright screen is too high for one: "Về đầu" forgets the visit as well.
  const isWithinReach = scene.isLandscape || !comfort.isReachMode;
  const names = visit.flatMap((serviceId) => {
    const service = serviceOf(scene.office, serviceId);
    return service === undefined ? [] : [pick(service.name, language)];
  });
  return (
    <div className="kiosk-strip kiosk-strip-jade kiosk-visit-strip" role="status">
      <ListPlus aria-hidden="true" size="1em" strokeWidth={1.9} />
      <div className="kiosk-strip-text">
        <p className="kiosk-strip-title">{texts.oneNumber}</p>
        <p className="kiosk-strip-detail kiosk-visit-names">{names.join(' · ')}</p>
      </div>
      {isWithinReach && (
        <Key
          className="kiosk-visit-forget"
          onPress={() => {
            scene.act({ type: 'forgetVisit' });
          }}
        >
          {texts.forget}
        </Key>
      )}
    </div>
  );
}
