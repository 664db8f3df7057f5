import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { PriorityGlyph } from '#ui-kit/PriorityTag.tsx';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { serviceClosed } from '../closed.ts';
import { textsOf, type Scene } from '../scene.ts';
import { kioskPriorityClasses } from './priority-classes.ts';
import './priority.css';

type PriorityPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** More classes than this stand two to a row. */
const MOST_CLASSES_IN_ONE_COLUMN = 6;

/** Who may come first: an offer, not a question. No proof is asked for; a press on a class is the press for the number. */
export function PriorityPage({ scene, field, service }: PriorityPageProps): ReactElement {
  const texts = textsOf(scene);
  const { language } = scene.state;
  const classes = kioskPriorityClasses(scene.office, field);
  const closed = serviceClosed(scene.freshView, service.serviceId);
  const isDense = classes.length > MOST_CLASSES_IN_ONE_COLUMN;
  return (
    <main className="kiosk-page kiosk-priority">
      <div className="kiosk-priority-read">
        <PageHead letter={field.letter} above={pick(service.name, language)} title={texts.priorityTitle} />
        <p className="kiosk-priority-offer">{texts.priorityOffer}</p>
        <p className="kiosk-priority-check">{texts.priorityCheck}</p>
        <PrinterNotice scene={scene} />
      </div>
      {closed !== null && <ClosedNotice scene={scene} closed={closed} scope="service" />}
      {closed === null && scene.isOnline && (
        <div className={`kiosk-priority-classes ${isDense ? 'kiosk-priority-dense' : ''}`}>
          {classes.map(({ priorityId, icon, name }) => (
            <Key
              key={priorityId}
              className="kiosk-priority-class"
              onPress={() => {
                scene.takeNumber(service.serviceId, priorityId);
              }}
            >
              <span className="kiosk-priority-icon">
                <PriorityGlyph icon={icon} />
              </span>
              <span className="kiosk-balanced">{pick(name, language)}</span>
              <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
            </Key>
          ))}
        </div>
      )}
      {!scene.isOnline && (
        <Key
          kind="main"
          className="kiosk-take"
          onPress={() => {
            scene.act({ type: 'openHelp' });
          }}
        >
          {texts.takeAtHelpDesk}
        </Key>
      )}
      {closed === null && scene.isOnline && (
        <Key
          kind="second"
          className="kiosk-lack"
          onPress={() => {
            scene.takeNumber(service.serviceId, null);
          }}
        >
          {texts.ordinaryKey}
        </Key>
      )}
    </main>
  );
}
