import { ChevronRight, Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import type { ServicePage } from '../service-pages.ts';

/** Longer names are set smaller … */
const LONG_NAME_LETTERS = 46;
/** … and the longest leave no room for a second line of facts: those stand on the papers page. */
const VERY_LONG_NAME_LETTERS = 60;

type ServiceProps = { readonly scene: Scene; readonly service: Service };

/** The services of one page: common ones in full rows, the others two to a row. */
export function ServiceKeys({
  scene,
  page,
}: {
  readonly scene: Scene;
  readonly page: ServicePage;
}): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-services">
      {page.common.length > 0 && (
        <section>
          <div className="kiosk-services-label">
            <h2 className="kiosk-label">{texts.mostUsed}</h2>
            {scene.isOnline && <p>{texts.takeDirectlyHint}</p>}
          </div>
          {page.common.map((service) => (
            <CommonService key={service.serviceId} scene={scene} service={service} />
          ))}
        </section>
      )}
      {page.others.length > 0 && (
        <section>
          <div className="kiosk-services-label">
            <h2 className="kiosk-label">{texts.otherServices}</h2>
          </div>
          <div className="kiosk-other-services">
            {page.others.map((service) => (
              <OtherService key={service.serviceId} scene={scene} service={service} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

/** Two keys in a row: the papers first for those who do not know them, the number at once for those who do. */
function CommonService({ scene, service }: ServiceProps): ReactElement {
  const texts = textsOf(scene);
  const { language } = scene.state;
  const name = pick(service.name, language);
  const facts = [service.processingTime, service.fee].flatMap((fact) =>
    fact === null ? [] : [pick(fact.value, language)],
  );
  return (
    <div className="kiosk-service-row">
      <Key
        className="kiosk-service"
        onPress={() => {
          scene.act({ type: 'openService', serviceId: service.serviceId });
        }}
      >
        <span className="kiosk-service-text">
          <span
            className={`kiosk-service-name ${name.length > LONG_NAME_LETTERS ? 'kiosk-service-name-long' : ''}`}
          >
            {name}
          </span>
          {facts.length > 0 && name.length <= VERY_LONG_NAME_LETTERS && (
            <span className="kiosk-service-facts">{facts.join(' · ')}</span>
          )}
        </span>
        <span className="kiosk-service-papers">{texts.papersKey}</span>
        <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
      </Key>
      {scene.isOnline && (
        <Key
          kind="main"
          className="kiosk-service-take"
          label={`${texts.takeNumber}: ${name}`}
          onPress={() => {
            scene.takeNumber(service.serviceId);
          }}
        >
          <Ticket aria-hidden="true" size="1.15em" strokeWidth={2} />
          {texts.takeNumber}
        </Key>
      )}
    </div>
  );
}

function OtherService({ scene, service }: ServiceProps): ReactElement {
  return (
    <Key
      className="kiosk-other-service"
      onPress={() => {
        scene.act({ type: 'openService', serviceId: service.serviceId });
      }}
    >
      <span className="kiosk-balanced">{pick(service.name, scene.state.language)}</span>
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}
