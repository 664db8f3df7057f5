import { Search } from 'lucide-react';
import { useEffect, useId, useRef, type ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { pick } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Texts } from '../texts.ts';
import { afterTyping, type Picker } from './picker.ts';
import type { Target } from './targets.ts';
import './target-picker.css';

type TargetPickerProps = {
  readonly picker: Picker;
  readonly targets: readonly Target[];
  readonly heading: string;
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly texts: Texts;
  readonly onPicker: (picker: Picker) => void;
};

/** The search that has the focus, and its results to be chosen with the arrows. */
export function TargetPicker(props: TargetPickerProps): ReactElement {
  const { picker, targets, texts, onPicker } = props;
  const words = texts.dialogs;
  const listId = useId();
  const optionId = (index: number): string => `${listId}-${String(index)}`;
  return (
    <>
      <div className="target-search">
        <Search aria-hidden="true" size={18} />
        <input
          className="target-search-input"
          role="combobox"
          aria-label={words.searchLabel}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={picker.index === null ? undefined : optionId(picker.index)}
          autoComplete="off"
          spellCheck={false}
          data-first
          value={picker.query}
          onChange={(event) => {
            onPicker(afterTyping(event.target.value));
          }}
        />
        <span className="target-search-hint">{words.searchHint}</span>
      </div>
      <div className="target-head" aria-hidden="true">
        <span>
          {props.heading} <KeyCap label="↑" /> <KeyCap label="↓" />
        </span>
        <span>{words.waitingHead}</span>
        <span>{words.openHead}</span>
      </div>
      {targets.length === 0 ? <p className="target-none">{words.searchNone}</p> : null}
      <div className="target-list" role="listbox" id={listId} aria-label={props.heading} tabIndex={-1}>
        {targets.map((target, index) => (
          <TargetRow
            key={target.kind === 'service' ? target.service.serviceId : target.colleague.counterId}
            {...props}
            id={optionId(index)}
            target={target}
            isChosen={index === picker.index}
            onChoose={() => {
              onPicker({ ...picker, index });
            }}
          />
        ))}
      </div>
    </>
  );
}

type TargetRowProps = TargetPickerProps & {
  readonly id: string;
  readonly target: Target;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function TargetRow({
  id,
  target,
  isChosen,
  office,
  language,
  texts,
  onChoose,
}: TargetRowProps): ReactElement {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const letter =
    target.kind === 'service'
      ? office.fields.find(({ fieldId }) => fieldId === target.service.fieldId)?.letter
      : String(target.colleague.counterNumber);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={isChosen ? 'target-row is-chosen' : 'target-row'}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={onChoose}
    >
      <FieldPlate letter={letter ?? ''} />
      {target.kind === 'service' ? (
        <>
          <span className="target-name">{pick(target.service.name, language)}</span>
          <span className="target-waiting">{texts.dialogs.people(target.waiting)}</span>
          {target.openCounters.length === 0 ? (
            <span className="target-open is-none">{texts.dialogs.noCounterOpen}</span>
          ) : (
            <span className="target-open">{target.openCounters.join(', ')}</span>
          )}
        </>
      ) : (
        <>
          <span className="target-name">
            {texts.counter(target.colleague.counterNumber)}
            {target.colleague.officerName === null ? '' : `, ${target.colleague.officerName}`}
          </span>
          <span className="target-waiting" />
          <span className={target.isPaused ? 'target-open is-none' : 'target-open'}>
            {target.isPaused ? texts.dialogs.transfer.counterPaused : texts.dialogs.transfer.counterOpen}
          </span>
        </>
      )}
    </div>
  );
}
