import { useState, type ReactElement } from 'react';
import { OFFICE_LIMITS } from '#protocol/office-limits.ts';
import { FIELD_ICONS, type Field, type FieldIcon } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { SelectField, TextField } from '../controls/Field.tsx';
import { LocalizedFields } from './LocalizedFields.tsx';
import { SwitchLine } from './SwitchLine.tsx';
import { withField, withoutField } from './office-edits.ts';
import type { OfficeDraftProps } from './office-props.ts';

type Named = 'name' | 'tileName' | 'shortName' | 'examples' | 'waitingArea';

/** One field: the letter of its series, how it is called where, and where its people sit. */
export function FieldForm(props: OfficeDraftProps & { readonly field: Field }): ReactElement {
  const { field, words, language, officeActions } = props;
  const said = words.services;
  const [isAsking, setAsking] = useState(false);
  const edit = (change: Partial<Field>): void => {
    officeActions.edit((settings) => withField(settings, { ...field, ...change }));
  };
  const texts: readonly (readonly [Named, string, number])[] = [
    ['name', said.name, OFFICE_LIMITS.fieldName],
    ['tileName', said.tileName, OFFICE_LIMITS.tileName],
    ['shortName', said.hallName, OFFICE_LIMITS.shortName],
    ['examples', said.examples, OFFICE_LIMITS.examples],
    ['waitingArea', said.waitingArea, OFFICE_LIMITS.place],
  ];
  return (
    <section className="office-form" aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {pick(field.name, language)}
      </h2>
      <TextField
        label={said.letter}
        hint={said.letterHint}
        fault={/^[A-Z]$/.test(field.letter) ? null : words.obstacles.wrong_letter}
        value={field.letter}
        maxLength={1}
        isCode
        onChange={(letter) => edit({ letter: letter.toUpperCase() })}
      />
      {texts.map(([part, label, maxLength]) => (
        <LocalizedFields
          key={part}
          label={label}
          value={field[part]}
          maxLength={maxLength}
          words={words}
          isNarrow
          onChange={(value) => edit({ [part]: value })}
        />
      ))}
      <SelectField
        label={said.icon}
        value={field.icon}
        groups={[
          { name: null, options: FIELD_ICONS.map((icon) => ({ value: icon, words: said.icons[icon] })) },
        ]}
        onChange={(icon) => edit({ icon: icon as FieldIcon })}
      />
      <SwitchLine
        label={said.roll}
        why={said.rollWhy}
        isOn={field.numbering === 'roll'}
        onChange={(isOn) => edit({ numbering: isOn ? 'roll' : 'kiosk' })}
      />
      {isAsking ? (
        <AskInPlace
          title={said.removeAsk(pick(field.name, language))}
          more={said.removeMore}
          confirm={words.remove}
          cancel={words.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => officeActions.edit((settings) => withoutField(settings, field.fieldId))}
        />
      ) : (
        <Button onPress={() => setAsking(true)}>{said.fieldRemove}</Button>
      )}
    </section>
  );
}
