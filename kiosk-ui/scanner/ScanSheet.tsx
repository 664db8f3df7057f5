import { ScanLine } from 'lucide-react';
import type { ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';
import { serviceClosed } from '../closed.ts';
import { Key } from '../frame/Key.tsx';
import { priorityClassOf } from '../priority/priority-classes.ts';
import { textsOf, type Scene } from '../scene.ts';
import { Sheet } from '../sheets/Sheet.tsx';
import './scanner.css';

/** What became of a scan, over the page it was made on. */
export function ScanSheet({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { scanNotice, ageClass, screen } = scene.state;
  const texts = textsOf(scene).scan;
  if (scanNotice === null) return null;
  if (scanNotice.kind === 'declined') {
    return <Told scene={scene} {...texts.declined[scanNotice.why]} closeWord={textsOf(scene).close} />;
  }
  const priority = priorityClassOf(scene.office, ageClass);
  if (priority === undefined)
    return <Told scene={scene} {...texts.cardPlain} closeWord={textsOf(scene).close} />;
  const title = texts.ofClass(pick(priority.name, scene.state.language));
  const isOpen =
    'serviceId' in screen && scene.isOnline && serviceClosed(scene.freshView, screen.serviceId) === null;
  return isOpen ? (
    <Offer scene={scene} priority={priority} serviceId={screen.serviceId} title={title} />
  ) : (
    <Told scene={scene} title={title} detail={texts.chooseFirst} closeWord={texts.chooseKey} />
  );
}

type ToldProps = {
  readonly scene: Scene;
  readonly title: string;
  readonly detail: string;
  readonly closeWord: string;
};

function Told({ scene, title, detail, closeWord }: ToldProps): ReactElement {
  const close = (): void => {
    scene.act({ type: 'closeScanNotice' });
  };
  return (
    <Sheet kind="dialog" labelId="kiosk-scan-title" onDismiss={close}>
      <SheetHead title={title} />
      <p className="kiosk-sheet-text">{detail}</p>
      <div className="kiosk-sheet-keys">
        <Key kind="main" onPress={close}>
          {closeWord}
        </Key>
      </div>
    </Sheet>
  );
}

type OfferProps = {
  readonly scene: Scene;
  readonly priority: PriorityClass;
  readonly serviceId: ServiceId;
  readonly title: string;
};

/** An offer, never more: the other number is one press away as well. */
function Offer({ scene, priority, serviceId, title }: OfferProps): ReactElement {
  const texts = textsOf(scene);
  const close = (): void => {
    scene.act({ type: 'closeScanNotice' });
  };
  const isAwaited = scene.state.screen.name === 'card';
  return (
    <Sheet kind="dialog" labelId="kiosk-scan-title" onDismiss={close}>
      <SheetHead title={title} />
      <p className="kiosk-sheet-text">{texts.scan.offer}</p>
      <div className="kiosk-sheet-keys">
        <Key
          kind="second"
          onPress={() => {
            if (isAwaited) scene.takeNumber(serviceId, null);
            else close();
          }}
        >
          {isAwaited ? texts.ordinaryKey : texts.scan.notNow}
        </Key>
        <Key
          kind="main"
          onPress={() => {
            scene.takeNumber(serviceId, priority.priorityId);
          }}
        >
          {texts.priorityKey}
        </Key>
      </div>
    </Sheet>
  );
}

const SheetHead = ({ title }: { readonly title: string }): ReactElement => (
  <h2 id="kiosk-scan-title" className="kiosk-sheet-title kiosk-scan-title">
    <ScanLine aria-hidden="true" size="1.1em" strokeWidth={2} />
    <span>{title}</span>
  </h2>
);
