import { ChevronRight, Clock, Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { closedShort } from '../closed-words.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import type { ServicePage } from '../service-pages.ts';

/** Longer names are set smaller … */
const LONG_NAME_LETTERS = 46;
/** … and the longest leave no room for a second line of facts: those stand on the papers page. */
const VERY_LONG_NAME_LETTERS = 60;
/** In half a row a second line has room under a name of at most so many letters of its full size. */
const LONG_HALF_ROW_LETTERS = 26;

type ServiceProps = { readonly scene: Scene; readonly service: Service };

/** The services of one page: common ones in full rows, the others two to a row. */
export function ServiceKeys({
  scene,
  page,
  isFieldClosed,
}: {
  readonly scene: Scene;
  readonly page: ServicePage;
  /** Said once above them all; then no row repeats it. */
  readonly isFieldClosed: boolean;
}): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-services">
      {page.common.length > 0 && (
        <section>
          <div className="kiosk-services-label">
            <h2 className="kiosk-label">{texts.mostUsed}</h2>
            {scene.isOnline && !isFieldClosed && <p>{texts.takeDirectlyHint}</p>}
          </div>
          {page.common.map((service) => (
            <CommonService
              key={service.serviceId}
              scene={scene}
              service={service}
              isFieldClosed={isFieldClosed}
            />
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
              <OtherService
                key={service.serviceId}
                scene={scene}
                service={service}
                isFieldClosed={isFieldClosed}
              />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

type RowProps = ServiceProps & { readonly isFieldClosed: boolean };

/** Two keys in a row: the papers first for those who do not know them, the number at once for those who do. */
function CommonService({ scene, service, isFieldClosed }: RowProps): ReactElement {
  const texts = textsOf(scene);
  const name = pick(service.name, scene.state.language);
  const isClosed = serviceClosed(scene.freshView, service.serviceId) !== null;
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
          {isClosed && !isFieldClosed ? (
            <ClosedNote scene={scene} service={service} />
          ) : (
            name.length <= VERY_LONG_NAME_LETTERS && <Facts scene={scene} service={service} />
          )}
        </span>
        <span className="kiosk-service-papers">{texts.papersKey}</span>
        <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
      </Key>
      {scene.isOnline && !isClosed && (
        <Key
          kind="main"
          className="kiosk-service-take"
          label={`${texts.takeNumber}: ${name}`}
          onPress={() => {
            scene.takeNumber(service.serviceId, null);
          }}
        >
          <Ticket aria-hidden="true" size="1.15em" strokeWidth={2} />
          {texts.takeNumber}
        </Key>
      )}
    </div>
  );
}

function Facts({ scene, service }: ServiceProps): ReactElement | null {
  const facts = [service.processingTime, service.fee].flatMap((fact) =>
    fact === null ? [] : [pick(fact.value, scene.state.language)],
  );
  return facts.length === 0 ? null : <span className="kiosk-service-facts">{facts.join(' · ')}</span>;
}

/** Why this one gives no number now, on its own row. */
function ClosedNote({ scene, service }: ServiceProps): ReactElement | null {
  const closed = serviceClosed(scene.freshView, service.serviceId);
  if (closed === null) return null;
  return (
    <span className="kiosk-service-closed">
      <Clock aria-hidden="true" size="1em" strokeWidth={2.2} />
      {closedShort(scene, closed)}
    </span>
  );
}

function OtherService({ scene, service, isFieldClosed }: RowProps): ReactElement {
  const name = pick(service.name, scene.state.language);
  const hasNote = !isFieldClosed && serviceClosed(scene.freshView, service.serviceId) !== null;
  const isTight = hasNote && name.length > LONG_HALF_ROW_LETTERS;
  return (
    <Key
      className={`kiosk-other-service ${isTight ? 'kiosk-other-service-tight' : ''}`}
      onPress={() => {
        scene.act({ type: 'openService', serviceId: service.serviceId });
      }}
    >
      <span className="kiosk-other-service-text">
        <span className="kiosk-balanced">{name}</span>
        {hasNote && <ClosedNote scene={scene} service={service} />}
      </span>
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}
