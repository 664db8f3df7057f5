import { Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { checklistAddress, type PublicProcedure } from '#protocol/catalogue.ts';
import { pick } from '#ui-kit/language.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { QrCode } from '../frame/QrCode.tsx';
import { textsOf, type Scene } from '../scene.ts';
import type { CarryScreen } from '../screens.ts';
import { phoneUrlIn } from '../ticket/phone-url.ts';
import { paperStage } from './paper-order.ts';
import './carry.css';

type WayProps = { readonly scene: Scene; readonly procedure: PublicProcedure };
type CarryPageProps = WayProps & { readonly screen: CarryScreen };

/** Taking the list of papers along, and the way to do it from home. */
export function CarryPage({ scene, screen, procedure }: CarryPageProps): ReactElement {
  const texts = textsOf(scene);
  const { office, state } = scene;
  const field = office.fields.find(({ fieldId }) => fieldId === procedure.fieldId);
  return (
    <main className="kiosk-page kiosk-carry">
      <PageHead
        letter={field?.letter ?? '…'}
        above={pick(procedure.name, state.language)}
        title={texts.procedure.carryTitle}
      />
      <div className="kiosk-carry-ways">
        <OnPaper scene={scene} screen={screen} procedure={procedure} />
        <OnPhone scene={scene} procedure={procedure} />
        {procedure.onlineUrl !== null && <Online scene={scene} url={procedure.onlineUrl} />}
        {procedure.forms.length > 0 && <Forms scene={scene} procedure={procedure} />}
      </div>
    </main>
  );
}

/** Nothing where this kiosk prints nowhere. */
function OnPaper({ scene, screen, procedure }: CarryPageProps): ReactElement | null {
  const texts = textsOf(scene);
  const words = texts.procedure;
  const stage = paperStage(screen.order, scene.freshView);
  if (!scene.isOnline && stage === 'none') {
    return (
      <section className="kiosk-carry-way">
        <div>
          <h2>{words.onPaper}</h2>
          <p>{words.noPrint}</p>
        </div>
      </section>
    );
  }
  if (scene.freshView?.printer === null) return null;
  const problem = scene.printerProblem;
  const mayPress = stage === 'none' || stage === 'pending' || stage === 'refused';
  return (
    <section className="kiosk-carry-way">
      <div className="kiosk-carry-print">
        <h2>{words.onPaper}</h2>
        <p role="status">
          {problem !== null && mayPress
            ? `${texts.noPaperAhead[problem]}. ${words.noPrint}`
            : words.printStages[stage]}
        </p>
        {mayPress && problem === null && (
          <Key
            kind="main"
            className="kiosk-lack"
            onPress={() => {
              scene.print({ what: 'list', procedureId: procedure.procedureId });
            }}
          >
            <Printer aria-hidden="true" size="1.2em" strokeWidth={2} />
            {words.printKey}
          </Key>
        )}
      </div>
    </section>
  );
}

function OnPhone({ scene, procedure }: WayProps): ReactElement {
  const texts = textsOf(scene);
  const words = texts.procedure;
  const address = checklistAddress(scene.freshView?.phoneAddress ?? null, procedure.procedureId);
  if (address === null) {
    return (
      <section className="kiosk-carry-way">
        <h2>{words.onPhone}</h2>
        <p>{words.noPhone}</p>
      </section>
    );
  }
  const scan = isOnlyNearby(new URL(address).hostname) ? texts.phone.scanNearby : texts.phone.scan;
  return (
    <section className="kiosk-carry-way">
      <QrCode scene={scene} text={phoneUrlIn(address, scene.state.language)} name={words.phoneCode} />
      <div>
        <h2>{words.onPhone}</h2>
        <p>{scan}</p>
        <p>{words.onPhoneDetail}</p>
      </div>
    </section>
  );
}

function Online({ scene, url }: { readonly scene: Scene; readonly url: string }): ReactElement {
  const texts = textsOf(scene);
  return (
    <section className="kiosk-carry-way">
      <QrCode scene={scene} text={url} name={texts.procedure.onlineCode} />
      <div>
        <h2>{texts.procedure.online}</h2>
        <p>{texts.phone.scan}</p>
        <p>{texts.procedure.onlineDetail}</p>
      </div>
    </section>
  );
}

const MOST_FORMS = 4;

function Forms({ scene, procedure }: WayProps): ReactElement {
  const texts = textsOf(scene).procedure;
  return (
    <section className="kiosk-carry-way">
      <div>
        <h2>{texts.forms}</h2>
        <ul>
          {procedure.forms.slice(0, MOST_FORMS).map(({ name, url }) => (
            <li key={name.vi}>
              <b>{pick(name, scene.state.language)}</b>: {url === null ? texts.formAtDesk : texts.formOnline}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
