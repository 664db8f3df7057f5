import { useState, type ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { Chips, SubmitButton } from './DialogParts.tsx';
import { ordinalOf } from './typed-number.ts';

/** P: the number a citizen tore off the roll, or simply the next one. */
export function RollDialog(props: CounterDialogProps): ReactElement {
  const { office, counter, view, language, texts } = props;
  const words = texts.dialogs.roll;
  const fields = office.fields.filter(
    ({ fieldId, numbering }) => numbering === 'roll' && counter.fieldIds.includes(fieldId),
  );
  const [chosenId, setChosenId] = useState<FieldId | null>(fields[0]?.fieldId ?? null);
  const [text, setText] = useState('');
  const ordinal = ordinalOf(text);
  const isUsable = chosenId !== null && (text.trim() === '' || ordinal !== null);
  const letter = fields.find(({ fieldId }) => fieldId === chosenId)?.letter ?? '';
  const send = (): void => {
    if (chosenId === null || !isUsable) return;
    props.onCommand({
      name: 'callRollNumber',
      input: { fieldId: chosenId, ordinal, seenCounterRevision: view.counterRevision },
    });
  };
  const onKey = (key: DialogKey): boolean => {
    if (key.key === 'Enter') {
      send();
      return true;
    }
    const field = key.altCap === null ? undefined : fields[Number(key.altCap) - 1];
    if (field !== undefined) setChosenId(field.fieldId);
    return field !== undefined;
  };
  return (
    <DialogFrame
      {...props}
      title={words.title}
      lead={fields.length === 0 ? words.none : words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      {fields.length < 2 ? null : (
        <>
          <p className="counter-dialog-section">{words.field}</p>
          <Chips
            label={words.field}
            chips={fields.map(({ fieldId, name }, index) => ({
              value: String(fieldId),
              words: pick(name, language),
              cap: `Alt ${String(index + 1)}`,
            }))}
            chosen={chosenId}
            onChoose={(value) => {
              setChosenId(fields.find(({ fieldId }) => fieldId === value)?.fieldId ?? null);
            }}
          />
        </>
      )}
      {fields.length === 0 ? null : (
        <>
          <label className="counter-dialog-label">
            {texts.dialogs.typed.label}
            <input
              className="counter-dialog-input typed-number"
              autoComplete="off"
              maxLength={4}
              data-first
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          </label>
          <div className="counter-dialog-foot">
            <SubmitButton
              words={
                ordinal === null
                  ? words.next
                  : texts.dialogs.call.submit(`${letter}${String(ordinal).padStart(3, '0')}`)
              }
              cap="Enter"
              isUsual
              isDisabled={!isUsable}
              onPress={send}
            />
          </div>
        </>
      )}
    </DialogFrame>
  );
}
