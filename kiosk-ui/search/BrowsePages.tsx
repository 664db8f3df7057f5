import { ChevronRight, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FieldId } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { MoreKey } from '../frame/MoreKey.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { layoutOf, textsOf, type Scene } from '../scene.ts';
import type { BrowseScreen } from '../screens.ts';
import { proceduresOf } from './kiosk-catalogue.ts';
import { ProcedureRow } from './ProcedureRow.tsx';
import { browseRows, pageOf } from './result-pages.ts';
import './search.css';

/** All fields with the number of their procedures, whether or not numbers are taken for them. */
export function FieldsPage({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  const { office, state } = scene;
  const others = proceduresOf(scene.catalogue, office, null).length;
  return (
    <main className="kiosk-page kiosk-browse">
      <h1 className="kiosk-title kiosk-title-middle" tabIndex={-1}>
        {texts.search.browseTitle}
      </h1>
      <ul className="kiosk-browse-fields">
        {office.fields.map(({ fieldId, letter, name }) => (
          <li key={fieldId}>
            <FieldRow
              scene={scene}
              fieldId={fieldId}
              letter={letter}
              name={pick(name, state.language)}
              count={proceduresOf(scene.catalogue, office, fieldId).length}
            />
          </li>
        ))}
        {others > 0 && (
          <li>
            <FieldRow scene={scene} fieldId={null} letter="…" name={texts.search.otherField} count={others} />
          </li>
        )}
      </ul>
    </main>
  );
}

type FieldRowProps = {
  readonly scene: Scene;
  readonly fieldId: FieldId | null;
  readonly letter: string;
  readonly name: string;
  readonly count: number;
};

function FieldRow({ scene, fieldId, letter, name, count }: FieldRowProps): ReactElement {
  return (
    <Key
      className="kiosk-procedure"
      onPress={() => {
        scene.act({ type: 'browseField', fieldId });
      }}
    >
      <FieldPlate letter={letter} />
      <span className="kiosk-procedure-text">
        <span className="kiosk-procedure-name">{name}</span>
        <span className="kiosk-procedure-why">{textsOf(scene).search.procedures(count)}</span>
      </span>
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}

/** All procedures of one field. */
export function BrowsePage({
  scene,
  screen,
}: {
  readonly scene: Scene;
  readonly screen: BrowseScreen;
}): ReactElement {
  const texts = textsOf(scene);
  const { office, state } = scene;
  const field = office.fields.find(({ fieldId }) => fieldId === screen.fieldId);
  const procedures = proceduresOf(scene.catalogue, office, screen.fieldId);
  const page = pageOf(procedures, browseRows(layoutOf(scene)), screen.pageIndex);
  return (
    <main className="kiosk-page kiosk-browse">
      <PageHead
        letter={field?.letter ?? '…'}
        title={field === undefined ? texts.search.otherField : pick(field.name, state.language)}
      >
        <p className="kiosk-field-wait">{texts.search.procedures(procedures.length)}</p>
      </PageHead>
      <ul className="kiosk-procedure-rows">
        {page.items.map((procedure) => (
          <li key={procedure.procedureId}>
            <ProcedureRow scene={scene} procedure={procedure} by={null} />
          </li>
        ))}
      </ul>
      {procedures.length === 0 && (
        <p className="kiosk-search-nothing-detail">
          {scene.catalogue === null ? texts.search.loading : texts.search.noProcedures}
        </p>
      )}
      <div className="kiosk-browse-tools">
        <Key
          className="kiosk-tool"
          onPress={() => {
            scene.act({ type: 'openHelp' });
          }}
        >
          <UserRound aria-hidden="true" size="1.2em" strokeWidth={2} />
          {texts.askStaff}
        </Key>
        {page.pages > 1 && <MoreKey scene={scene} pageIndex={page.index} pages={page.pages} />}
      </div>
    </main>
  );
}
