import type { ReactElement } from 'react';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import type { HallScene } from '../scene/hall-scene.ts';
import type { Texts } from '../texts.ts';
import './waiting-strip.css';

/** `25–40`; a range that cannot be known is a dash, never zero. */
const rangeText = (range: WaitRangeMinutes): string => {
  if (range === null) return '–';
  return range.from === range.to ? String(range.to) : `${String(range.from)}–${String(range.to)}`;
};

/** How many wait for each field and how long it will take them; the labels are said once, at the left. */
export function WaitingStrip(props: {
  readonly fields: HallScene['fields'];
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
