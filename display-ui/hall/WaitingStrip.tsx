import type { ReactElement } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { rangeText, type ShownField } from '../scene/scene-input.ts';
import type { Texts } from '../texts.ts';
import './waiting-strip.css';

/** How many wait for each field and how long it will take them; the labels are said once, at the left. */
export function WaitingStrip(props: {
  readonly fields: readonly ShownField[];
  readonly language: Language;
  readonly texts: Texts;
}): ReactElement {
  const { fields, language, texts } = props;
  return (
    <section className="hall-strip">
      <div className="hall-strip-labels">
        <span>{texts.waiting}</span>
        <span>{texts.waitingMinutes}</span>
      </div>
      {fields.map(({ field, load }) => (
        <div key={field.fieldId} className="hall-field">
          <span className="hall-field-plate">
            <FieldPlate letter={field.letter} />
          </span>
          <span className="hall-field-waiting">{load?.waiting ?? '–'}</span>
          <span className="hall-field-name">{pick(field.shortName, language)}</span>
          <span className="hall-field-range">{rangeText(load?.range ?? null)}</span>
        </div>
      ))}
    </section>
  );
}
