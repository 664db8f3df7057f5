import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { isOfRoom } from '#protocol/hall.ts';
import { SelectField } from '../controls/Field.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { toggled } from './display-draft.ts';
import type { SetupFormProps } from './displays-props.ts';
import { roomOf } from './hall-changes.ts';

/** Whose calls and which fields a display shows; the screen above a counter has one counter and no fields. */
export function DisplayContents(props: SetupFormProps): ReactElement {
  const { setup, draft, office, language, texts, onChange } = props;
  const words = texts.hall.displays;
  const room = roomOf(draft, setup.roomId);
  const counters = office.counters.filter(
    ({ kind, counterId }) => kind === 'service' && (room === undefined || isOfRoom(room, counterId)),
  );
  const options = counters.map(({ counterId, number }) => ({
    id: counterId,
    words: texts.live.counterName(number),
  }));
  if (setup.layout === 'counter') {
    return (
      <SelectField
        label={words.oneCounter}
        value={setup.counterIds[0] ?? ''}
        groups={[{ name: null, options: options.map(({ id, words: name }) => ({ value: id, words: name })) }]}
        onChange={(value) => {
          const counter = counters.find(({ counterId }) => counterId === value);
          if (counter !== undefined) onChange({ counterIds: [counter.counterId] });
        }}
      />
    );
  }
  const fieldIds = office.fields.map(({ fieldId }) => fieldId);
  return (
    <>
      <ChoiceList
        label={words.fields}
        hint={setup.fieldIds.length === 0 ? words.allFields : undefined}
        options={office.fields.map((field) => ({
          id: field.fieldId,
          words: (
            <>
              <FieldPlate letter={field.letter} /> {pick(field.shortName, language)}
            </>
          ),
        }))}
        chosen={setup.fieldIds}
        onToggle={(fieldId) => onChange({ fieldIds: toggled(setup.fieldIds, fieldId, fieldIds) })}
      />
      <ChoiceList
        label={words.counters}
        hint={setup.counterIds.length === 0 ? words.allCounters : undefined}
        options={options}
        chosen={setup.counterIds}
        onToggle={(counterId) =>
          onChange({
            counterIds: toggled(
              setup.counterIds,
              counterId,
              counters.map((counter) => counter.counterId),
            ),
          })
        }
      />
    </>
  );
}
