import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { TicketFigures } from '../hall/TicketFigures.tsx';
import type { NextScene } from '../scene/board-scenes.ts';
import { keyOf, rangeText } from '../scene/scene-input.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { BoardFrame } from './BoardFrame.tsx';
import './next-screen.css';

/** The first stands large; three more beside it are what the width holds. */
const NUMBERS_SHOWN = 4;

function Called({ scene, texts }: { readonly scene: NextScene; readonly texts: Texts }): ReactElement {
  return (
    <section className="next-called">
      <h2>{scene.stale === null ? texts.calledNow : texts.called}</h2>
      {scene.called.length === 0 && <p>{texts.nobodyCalled}</p>}
      <ol>
        {scene.called.map((call) => (
          <li key={keyOf(call)} className="next-call">
            <TicketFigures number={call.number} />
            <ArrowRight aria-hidden="true" strokeWidth={2.8} />
            <span className="next-call-counter">
              <small>{texts.counter}</small> {call.counterNumber}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function FieldCard(props: {
  readonly shown: NextScene['page']['items'][number];
  readonly language: Language;
  readonly texts: Texts;
}): ReactElement {
  const { shown, language, texts } = props;
  const { field, load, numbers } = shown;
  const range = load?.range ?? null;
  return (
    <li className="next-field">
      <p className="next-field-head">
        <span className="next-field-plate">
          <FieldPlate letter={field.letter} />
        </span>
        <b>{pick(field.shortName, language)}</b>
        <span className="next-field-range">
          {range === null ? '–' : <b>{rangeText(range)}</b>} {range !== null && texts.minutes}
        </span>
      </p>
      {numbers.length === 0 ? (
        <p className="next-none">{texts.nobodyWaits}</p>
      ) : (
        <ol className="next-numbers">
          {numbers.slice(0, NUMBERS_SHOWN).map((number) => (
            <li key={number}>
              <TicketFigures number={number} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

/** "Sắp đến lượt": the first of each line, so that papers are ready when the call comes. */
export function NextScreen(props: {
  readonly scene: NextScene;
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
      kind="next"
      pages={page}
      office={office}
      language={language}
      serverNowMs={serverNowMs}
    >
      {(scene.called.length > 0 || scene.closing === null) && <Called scene={scene} texts={texts} />}
      <h2 className="next-title">
        {texts.next} <span>{texts.nextHow}</span>
      </h2>
      <ol className="next-fields" data-few={page.items.length <= 3 || undefined}>
        {page.items.map((shown) => (
          <FieldCard key={shown.field.fieldId} shown={shown} language={language} texts={texts} />
        ))}
      </ol>
    </BoardFrame>
  );
}
