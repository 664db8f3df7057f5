import { ClockAlert, Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Fact, Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { WaitSentence } from '../frame/WaitSentence.tsx';
import { kioskPriorityClasses } from '../priority/priority-classes.ts';
import { isDueNextWorkingDay } from '../same-day-limit.ts';
import { textsOf, type Scene } from '../scene.ts';
import { waitSummary } from '../wait-summary.ts';
import { PaperList } from './PaperList.tsx';
import './papers.css';

type PapersPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** What a service costs, how long it takes and what to bring; from here a number is one touch away. */
export function PapersPage({ scene, field, service }: PapersPageProps): ReactElement {
  const texts = textsOf(scene);
  const { language } = scene.state;
  return (
    <main className="kiosk-page kiosk-papers">
      <div className="kiosk-papers-read">
        <PageHead
          letter={field.letter}
          above={pick(field.name, language)}
          title={pick(service.name, language)}
        />
        <div className="kiosk-facts">
          <FactCell label={texts.feeLabel} fact={service.fee} scene={scene} />
          <TimeCell service={service} scene={scene} />
        </div>
        <PaperList papers={service.papers} scene={scene} />
      </div>
      <div className="kiosk-papers-act">
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
    </>
  );
}

function PeopleBefore({ scene, field }: Omit<PapersPageProps, 'service'>): ReactElement | null {
  const texts = textsOf(scene);
  const summary = waitSummary(scene.freshView, field.fieldId);
  if (summary.kind === 'unknown') return null;
  return (
    <p className="kiosk-before">
      <WaitSentence summary={summary} texts={texts} words={texts.peopleBefore} />
    </p>
  );
}

type FactCellProps = { readonly label: string; readonly fact: Fact; readonly scene: Scene };

function FactCell({ label, fact, scene }: FactCellProps): ReactElement {
  const { language } = scene.state;
  return (
    <div className="kiosk-fact">
      <p className="kiosk-fact-label">{label}</p>
      {fact === null ? (
        <p className="kiosk-fact-value kiosk-fact-unknown">{textsOf(scene).askOfficer}</p>
      ) : (
        <p className="kiosk-fact-value">{pick(fact.value, language)}</p>
      )}
      {fact?.condition && <p className="kiosk-fact-condition">{pick(fact.condition, language)}</p>}
    </div>
  );
}

function TimeCell({ service, scene }: { readonly service: Service; readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  if (!isDueNextWorkingDay(service, scene.serverNowMs, scene.office.timeZone)) {
    return <FactCell label={texts.timeLabel} fact={service.processingTime} scene={scene} />;
  }
  return (
    <div className="kiosk-fact kiosk-fact-late">
      <p className="kiosk-fact-label">{texts.timeLabel}</p>
      <p className="kiosk-fact-value">
        <ClockAlert aria-hidden="true" size="1.15em" strokeWidth={2.2} />
        <span className="kiosk-balanced">{texts.nextWorkingDay}</span>
      </p>
      <p className="kiosk-fact-condition">{texts.nextWorkingDayReason}</p>
    </div>
  );
}
