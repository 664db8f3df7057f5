import { CircleHelp, Clock, MapPin } from 'lucide-react';
import type { ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import { isClosedCode, serviceClosed, type Closed } from '../closed.ts';
import { closedWords } from '../closed-words.ts';
import { ClosedOpens } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import type { Screen } from '../screens.ts';
import { textsOf, type Scene } from '../scene.ts';
import { mayTryAgain, refusalNotice } from '../texts.ts';
import './issuing.css';

type RefusedPageProps = {
  readonly scene: Scene;
  readonly screen: Extract<Screen, { name: 'refused' }>;
};

/** Why no number was given, and what to do instead. Certain: no number exists. */
export function RefusedPage({ scene, screen }: RefusedPageProps): ReactElement {
  const texts = textsOf(scene);
  const { serviceId, priorityId, code } = screen;
  return (
    <main className="kiosk-page kiosk-refused">
      <div className="kiosk-refused-what" role="alert">
        {isClosedCode(code) ? (
          // What the newest view says of the service tells when it opens; without one the refusal alone is certain.
          <ClosedMeanwhile
            scene={scene}
            closed={serviceClosed(scene.freshView, serviceId) ?? { code, opens: null }}
          />
        ) : (
          <WentWrong scene={scene} code={code} />
        )}
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
              scene.takeNumber(serviceId, priorityId);
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

type WentWrongProps = { readonly scene: Scene; readonly code: RefusedPageProps['screen']['code'] };

function WentWrong({ scene, code }: WentWrongProps): ReactElement {
  const notice = refusalNotice(textsOf(scene), code);
  return (
    <>
      <span className="kiosk-refused-square">
        <CircleHelp aria-hidden="true" size="0.52em" strokeWidth={1.9} />
      </span>
      <h1 className="kiosk-refused-title" tabIndex={-1}>
        {notice.title}
      </h1>
      <p className="kiosk-issuing-how">{notice.detail}</p>
    </>
  );
}

/** It closed between the look and the press: nothing is broken, so nothing is amber. */
function ClosedMeanwhile({
  scene,
  closed,
}: {
  readonly scene: Scene;
  readonly closed: Closed;
}): ReactElement {
  const { title, detail } = closedWords(scene, closed, 'service');
  return (
    <>
      <span className="kiosk-refused-square kiosk-refused-square-closed">
        <Clock aria-hidden="true" size="0.56em" strokeWidth={2} />
      </span>
      <h1 className="kiosk-refused-title" tabIndex={-1}>
        {title}
      </h1>
      <ClosedOpens scene={scene} closed={closed} />
      {detail !== null && <p className="kiosk-issuing-how">{detail}</p>}
      <p className="kiosk-closed-detail">{textsOf(scene).noNumberGiven}</p>
    </>
  );
}
