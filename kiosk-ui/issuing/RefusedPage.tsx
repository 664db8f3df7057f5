import { CircleHelp, MapPin } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Refusal } from '#protocol/messages.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { mayTryAgain, refusalNotice } from '../texts.ts';
import './issuing.css';

type RefusedPageProps = {
  readonly scene: Scene;
  readonly serviceId: ServiceId;
  readonly code: Refusal['code'];
};

/** Why no number was given, and what to do instead. Certain: no number exists. */
export function RefusedPage({ scene, serviceId, code }: RefusedPageProps): ReactElement {
  const texts = textsOf(scene);
  const notice = refusalNotice(texts, code);
  return (
    <main className="kiosk-page kiosk-refused">
      <div className="kiosk-refused-what" role="alert">
        <span className="kiosk-refused-square">
          <CircleHelp aria-hidden="true" size="0.52em" strokeWidth={1.9} />
        </span>
        <h1 className="kiosk-refused-title" tabIndex={-1}>
          {notice.title}
        </h1>
        <p className="kiosk-issuing-how">{notice.detail}</p>
      </div>
      <p className="kiosk-refused-desk">
        <MapPin aria-hidden="true" size="1.2em" strokeWidth={2} />
        <span>
          <b>{texts.helpDeskName}:</b> {pick(scene.office.helpDesk, scene.state.language)}
        </span>
      </p>
      <div className="kiosk-refused-keys">
        {mayTryAgain(code) && scene.isOnline && (
          <Key
            kind="second"
            className="kiosk-lack"
            onPress={() => {
              scene.takeNumber(serviceId);
            }}
          >
            {texts.tryAgain}
          </Key>
        )}
        <Key
          kind="main"
          className="kiosk-take"
          onPress={() => {
            scene.act({ type: 'goHome' });
          }}
        >
          {texts.home}
        </Key>
      </div>
    </main>
  );
}
