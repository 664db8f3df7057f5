import { IdCard, ShieldCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { textsOf, type Scene } from '../scene.ts';
import './scanner.css';

type CardPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** The office counts numbers by person: the card is asked for before the number, and nobody without one is left standing. */
export function CardPage({ scene, field, service }: CardPageProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <main className="kiosk-page kiosk-card">
      <div className="kiosk-card-ask">
        <PageHead
          letter={field.letter}
          above={pick(service.name, scene.state.language)}
          title={texts.scan.cardTitle}
        />
        <div className="kiosk-card-how">
          <span className="kiosk-card-square">
            <IdCard aria-hidden="true" size="0.62em" strokeWidth={1.7} />
          </span>
          <p>{texts.scan.cardHow}</p>
        </div>
        <p className="kiosk-card-kept">
          <ShieldCheck aria-hidden="true" size="1.3em" strokeWidth={2} />
          <span>{texts.scan.cardKept}</span>
        </p>
        <PrinterNotice scene={scene} />
      </div>
      <Key
        kind={scene.isOnline ? 'second' : 'main'}
        className="kiosk-lack"
        onPress={() => {
          scene.act({ type: 'openHelp' });
        }}
      >
        {scene.isOnline ? texts.scan.noCard : texts.takeAtHelpDesk}
      </Key>
    </main>
  );
}
