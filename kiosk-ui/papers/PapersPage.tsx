import { Clock, ListPlus, Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { WaitSentence } from '../frame/WaitSentence.tsx';
import { isLongWait } from '../hours/hours-picture.ts';
import { kioskPriorityClasses } from '../priority/priority-classes.ts';
import { textsOf, type Scene } from '../scene.ts';
import { hasRoomBeside } from '../visit/visit.ts';
import { waitSummary } from '../wait-summary.ts';
import { procedureOfService } from '../search/kiosk-catalogue.ts';
import { CarryKey } from './CarryKey.tsx';
import { PaperList } from './PaperList.tsx';
import { ProcedureFacts } from './ProcedureFacts.tsx';
import './papers.css';
import './low-column.css';

type PapersPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** What a service costs, how long it takes and what to bring; from here a number is one touch away. */
export function PapersPage({ scene, field, service }: PapersPageProps): ReactElement {
  const { language } = scene.state;
  const procedure = procedureOfService(scene.catalogue, service);
  return (
    <main className="kiosk-page kiosk-papers">
      <div className="kiosk-papers-read">
        <PageHead
          letter={field.letter}
          above={pick(field.name, language)}
          title={pick(service.name, language)}
        />
        <ProcedureFacts scene={scene} procedure={procedure} />
        <PaperList papers={procedure.papers} scene={scene} />
      </div>
      <div className="kiosk-papers-act">
        <CarryKey scene={scene} procedure={procedure} />
        <WaysOn scene={scene} field={field} service={service} />
      </div>
    </main>
  );
}

function WaysOn({ scene, field, service }: PapersPageProps): ReactElement {
  const texts = textsOf(scene);
  const closed = serviceClosed(scene.freshView, service.serviceId);
  const openHelp = (): void => {
    scene.act({ type: 'openHelp' });
  };
  if (!scene.isOnline) {
    return (
      <Key kind="main" className="kiosk-take" onPress={openHelp}>
        {texts.takeAtHelpDesk}
      </Key>
    );
  }
  if (closed !== null) {
    return (
      <>
        <ClosedNotice scene={scene} closed={closed} scope="service" />
        <Key kind="second" className="kiosk-lack" onPress={openHelp}>
          {texts.askStaff}
        </Key>
      </>
    );
  }
  return (
    <>
      <PrinterNotice scene={scene} />
      <PeopleBefore scene={scene} field={field} />
      <TakeKeys scene={scene} field={field} service={service} />
    </>
  );
}

function TakeKeys({ scene, field, service }: PapersPageProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <>
      <Key
        kind="main"
        className="kiosk-take"
        onPress={() => {
          scene.takeNumber(service.serviceId, null);
        }}
      >
        <Ticket aria-hidden="true" size="1.3em" strokeWidth={2} />
        {service.papers.length === 0 ? texts.takeNumber : texts.havePapers}
      </Key>
      <div className="kiosk-take-ways">
        {kioskPriorityClasses(scene.office, field).length > 0 && (
          <Key
            kind="second"
            className="kiosk-lack"
            onPress={() => {
              scene.act({ type: 'openPriority' });
            }}
          >
            {texts.priorityKey}
          </Key>
        )}
        {service.papers.length > 0 && (
          <Key
            kind="second"
            className="kiosk-lack"
            onPress={() => {
              scene.act({ type: 'openMissing' });
            }}
          >
            {texts.papersMissing}
          </Key>
        )}
      </div>
      {hasRoomBeside(scene.state.visit, service.serviceId) && (
        <Key
          className="kiosk-visit-add"
          onPress={() => {
            scene.act({ type: 'addToVisit' });
          }}
        >
          <ListPlus aria-hidden="true" size="1.2em" strokeWidth={2} />
          {texts.visit.add}
        </Key>
      )}
    </>
  );
}

function PeopleBefore({ scene, field }: Omit<PapersPageProps, 'service'>): ReactElement | null {
  const texts = textsOf(scene);
  const summary = waitSummary(scene.freshView, field.fieldId);
  if (summary.kind === 'unknown') return null;
  const sentence = (
    <p className="kiosk-before">
      <WaitSentence summary={summary} texts={texts} words={texts.peopleBefore} />
    </p>
  );
  if (summary.kind !== 'waiting' || !isLongWait(summary.waiting, summary.range)) return sentence;
  return (
    <div className="kiosk-before-long">
      {sentence}
      <Key
        className="kiosk-hours-key"
        onPress={() => {
          scene.act({ type: 'openHours' });
        }}
      >
        <Clock aria-hidden="true" size="1.1em" strokeWidth={2.2} />
        {texts.hours.key}
      </Key>
    </div>
  );
}
