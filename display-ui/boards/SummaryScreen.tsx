import type { ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import type { SummaryScene } from '../scene/board-scenes.ts';
import { rangeText, type ShownField } from '../scene/scene-input.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { BoardFrame } from './BoardFrame.tsx';
import './summary-screen.css';

/** So few rows are set larger. */
const FEW_FIELDS = 4;

/** Upright, each figure carries its own heading; the table's are there only for those who listen. */
const Label = ({ text }: { readonly text: string }): ReactElement => (
  <span className="summary-label" aria-hidden="true">
    {text}
  </span>
);

function Row(props: {
  readonly shown: ShownField;
  readonly language: Language;
  readonly texts: Texts;
}): ReactElement {
  const { shown, language, texts } = props;
  const { field, load } = shown;
  const hasNoCounter = load?.openCounters === 0;
  return (
    <tr>
      <th scope="row">
        <span className="summary-name">
          <span className="summary-plate">
            <FieldPlate letter={field.letter} />
          </span>
          {pick(field.tileName, language)}
        </span>
      </th>
      <td className="summary-waiting">
        <Label text={texts.waiting} />
        {load?.waiting ?? '–'}
      </td>
      <td className="summary-range">
        <Label text={texts.waitingMinutes} />
        {rangeText(load?.range ?? null)}
      </td>
      <td className="summary-open" data-none={hasNoCounter || undefined}>
        <Label text={texts.openCounters} />
        {hasNoCounter ? texts.noOpenCounter : (load?.openCounters ?? '–')}
      </td>
    </tr>
  );
}

/** For the entrance: what waiting for each field means now. */
export function SummaryScreen(props: {
  readonly scene: SummaryScene;
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly serverNowMs: number;
}): ReactElement {
  const { scene, office, language, serverNowMs } = props;
  const texts = TEXTS[language];
  const { page } = scene;
  return (
    <BoardFrame
      board={scene}
      kind="summary"
      pages={page}
      office={office}
      language={language}
      serverNowMs={serverNowMs}
    >
      <table className="summary" data-few={page.items.length <= FEW_FIELDS || undefined}>
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.waiting}</th>
            <th scope="col">{texts.waitingMinutes}</th>
            <th scope="col">{texts.openCounters}</th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((shown) => (
            <Row key={shown.field.fieldId} shown={shown} language={language} texts={texts} />
          ))}
        </tbody>
      </table>
    </BoardFrame>
  );
}
