import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { procedureOfService } from '../search/kiosk-catalogue.ts';
import { PaperList } from './PaperList.tsx';
import './papers.css';

type MissingPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** Two honest ways on for one who lacks a paper: come back with it, or take a number all the same. */
export function MissingPage({ scene, field, service }: MissingPageProps): ReactElement {
  const texts = textsOf(scene);
  const closed = serviceClosed(scene.freshView, service.serviceId);
  return (
    <main className="kiosk-page kiosk-papers kiosk-missing">
      <div className="kiosk-papers-read">
        <PageHead
          letter={field.letter}
          above={pick(service.name, scene.state.language)}
          title={texts.missingTitle}
        />
        <p className="kiosk-missing-keep">{texts.missingKeep}</p>
        <PaperList papers={procedureOfService(scene.catalogue, service).papers} scene={scene} />
      </div>
      <div className="kiosk-papers-act">
        <div className="kiosk-way">
          <h2>{texts.missingComeBack}</h2>
          <p>{texts.missingComeBackDetail}</p>
          <Key
            kind="second"
            className="kiosk-lack"
            onPress={() => {
              scene.act({ type: 'goHome' });
            }}
          >
            {texts.missingComeBackKey}
          </Key>
        </div>
        {closed === null ? (
          <StillTake scene={scene} service={service} />
        ) : (
          <ClosedNotice scene={scene} closed={closed} scope="service" />
        )}
      </div>
    </main>
  );
}

function StillTake({ scene, service }: Omit<MissingPageProps, 'field'>): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-way">
      <h2>{texts.missingStill}</h2>
      <p>{texts.missingStillDetail}</p>
      <PrinterNotice scene={scene} />
      <Key
        kind="main"
        className="kiosk-lack"
        onPress={() => {
          if (scene.isOnline) scene.takeNumber(service.serviceId, null);
          else scene.act({ type: 'openHelp' });
        }}
      >
        {scene.isOnline ? texts.missingStillKey : texts.takeAtHelpDesk}
      </Key>
    </div>
  );
}
