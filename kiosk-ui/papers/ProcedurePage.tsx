import { UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PublicProcedure } from '#protocol/catalogue.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { CarryKey } from './CarryKey.tsx';
import { PaperList } from './PaperList.tsx';
import { ProcedureFacts } from './ProcedureFacts.tsx';
import './papers.css';

type ProcedurePageProps = { readonly scene: Scene; readonly procedure: PublicProcedure };

/** A procedure that no number is taken for here: the same as any other, and who knows more. */
export function ProcedurePage({ scene, procedure }: ProcedurePageProps): ReactElement {
  const texts = textsOf(scene);
  const { office, state, act } = scene;
  const field = office.fields.find(({ fieldId }) => fieldId === procedure.fieldId);
  return (
    <main className="kiosk-page kiosk-papers">
      <div className="kiosk-papers-read">
        <PageHead
          letter={field?.letter ?? '…'}
          above={field === undefined ? texts.search.otherField : pick(field.name, state.language)}
          title={pick(procedure.name, state.language)}
        />
        <ProcedureFacts scene={scene} procedure={procedure} />
        <PaperList papers={procedure.papers} scene={scene} />
      </div>
      <div className="kiosk-papers-act">
        <CarryKey scene={scene} procedure={procedure} />
        <div className="kiosk-way">
          <h2>{texts.procedure.noNumberHere}</h2>
          <p>{texts.procedure.noNumberHereDetail}</p>
          <Key
            kind="main"
            className="kiosk-lack"
            onPress={() => {
              act({ type: 'openHelp' });
            }}
          >
            <UserRound aria-hidden="true" size="1.2em" strokeWidth={2} />
            {texts.search.askHelpDesk}
          </Key>
        </div>
      </div>
    </main>
  );
}
