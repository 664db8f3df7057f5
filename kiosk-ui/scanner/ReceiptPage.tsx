import { Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { WaitSentence } from '../frame/WaitSentence.tsx';
import { PaperList } from '../papers/PaperList.tsx';
import '../papers/papers.css';
import { kioskPriorityClasses } from '../priority/priority-classes.ts';
import { textsOf, type Scene } from '../scene.ts';
import { procedureOfService } from '../search/kiosk-catalogue.ts';
import { waitSummary } from '../wait-summary.ts';

type ReceiptPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** A receipt was scanned: who waits before one, and the number for collecting the result. The file's code is not shown. */
export function ReceiptPage({ scene, field, service }: ReceiptPageProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <main className="kiosk-page kiosk-papers">
      <div className="kiosk-papers-read">
        <PageHead
          letter={field.letter}
          above={texts.scan.receiptRead}
          title={pick(service.name, scene.state.language)}
        />
        <PaperList papers={procedureOfService(scene.catalogue, service).papers} scene={scene} />
      </div>
      <div className="kiosk-papers-act">
        <ReceiptKeys scene={scene} field={field} service={service} />
      </div>
    </main>
  );
}

function ReceiptKeys({ scene, field, service }: ReceiptPageProps): ReactElement {
  const texts = textsOf(scene);
  const closed = serviceClosed(scene.freshView, service.serviceId);
  const summary = waitSummary(scene.freshView, field.fieldId);
  if (!scene.isOnline) {
    return (
      <Key
        kind="main"
        className="kiosk-take"
        onPress={() => {
          scene.act({ type: 'openHelp' });
        }}
      >
        {texts.takeAtHelpDesk}
      </Key>
    );
  }
  if (closed !== null) return <ClosedNotice scene={scene} closed={closed} scope="service" />;
  return (
    <>
      <PrinterNotice scene={scene} />
      {summary.kind !== 'unknown' && (
        <p className="kiosk-before">
          <WaitSentence summary={summary} texts={texts} words={texts.peopleBefore} />
        </p>
      )}
      <Key
        kind="main"
        className="kiosk-take"
        onPress={() => {
          scene.takeNumber(service.serviceId, null);
        }}
      >
        <Ticket aria-hidden="true" size="1.3em" strokeWidth={2} />
        {texts.scan.receiptTake}
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
        <LookUpReceipt scene={scene} />
      </div>
    </>
  );
}

/** Where the file of the receipt stands; nothing where no file can be looked up now. */
function LookUpReceipt({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { screen } = scene.state;
  if (screen.name !== 'receipt' || (scene.freshView?.fileFactor ?? null) === null) return null;
  return (
    <Key
      kind="second"
      className="kiosk-lack"
      onPress={() => {
        scene.act({ type: 'lookUp', touch: { type: 'readCode', code: screen.fileCode } });
      }}
    >
      {textsOf(scene).lookUpFile}
    </Key>
  );
}
