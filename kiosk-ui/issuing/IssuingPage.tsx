import { HelpCircle, Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import '../frame/strips.css';
import { isOutcomeUnknown } from '../kiosk-state.ts';
import { textsOf, type Scene } from '../scene.ts';
import { NumberPlate } from '../ticket/NumberPlate.tsx';
import { AmberStrip } from '../ticket/PaperStrip.tsx';
import './issuing.css';

type IssuingPageProps = {
  readonly scene: Scene;
  readonly field: Field | undefined;
  readonly service: Service | undefined;
};

/** The strip of a press in flight: calm while it is young, plain once nobody can say what became of it. */
export function IssuingStrip({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  return (
    <div role="status" aria-live="assertive">
      {isOutcomeUnknown(scene.state, scene.pageNowMs) ? (
        <AmberStrip
          title={texts.unknownTitle}
          detail={texts.unknownStillTrying}
          icon={<HelpCircle aria-hidden="true" size="0.52em" strokeWidth={1.9} />}
        />
      ) : (
        <div className="kiosk-strip kiosk-strip-jade">
          <Ticket aria-hidden="true" size="1em" strokeWidth={1.9} />
          <div className="kiosk-strip-text">
            <p className="kiosk-strip-title">{texts.issuing}</p>
            <p className="kiosk-strip-detail">
              {scene.isOnline ? texts.issuingDetail : texts.issuingOffline}
            </p>
          </div>
          <span className="kiosk-strip-bar" />
        </div>
      )}
    </div>
  );
}

/** The plate without its number yet; where to go when the number may not come. */
export function IssuingPage({ scene, field, service }: IssuingPageProps): ReactElement {
  const texts = textsOf(scene);
  const { language } = scene.state;
  return (
    <main className="kiosk-page kiosk-issuing">
      <h1 className="visually-hidden" tabIndex={-1}>
        {texts.takeNumber}
      </h1>
      <NumberPlate
        label={texts.yourNumber}
        number={null}
        letter={field?.letter ?? ''}
        serviceName={service === undefined ? '' : pick(service.name, language)}
        priority={null}
      />
      {isOutcomeUnknown(scene.state, scene.pageNowMs) && (
        <div className="kiosk-issuing-unknown">
          <p className="kiosk-issuing-what">{texts.helpTitle}</p>
          <p className="kiosk-issuing-where">
            {pick(scene.office.helpDesk, language)}
            {texts.fullStop}
          </p>
          <p className="kiosk-issuing-how">{texts.unknownDetail}</p>
          <Key
            kind="second"
            className="kiosk-issuing-leave"
            onPress={() => {
              scene.act({ type: 'goHome' });
            }}
          >
            {texts.unknownLeave}
          </Key>
        </div>
      )}
    </main>
  );
}
