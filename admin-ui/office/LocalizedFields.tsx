import type { ReactElement } from 'react';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { TextField } from '../controls/Field.tsx';
import type { OfficeTexts } from './texts.ts';

type LocalizedFieldsProps = {
  readonly label: string;
  readonly value: LocalizedText;
  readonly maxLength: number;
  readonly words: OfficeTexts;
  /** One below the other, where there is little room. */
  readonly isNarrow?: boolean;
  readonly onChange: (value: LocalizedText) => void;
};

/** One text in the languages of the office: Vietnamese and English are needed, Chinese may stay empty. */
export function LocalizedFields(props: LocalizedFieldsProps): ReactElement {
  const { label, value, maxLength, words, isNarrow = false, onChange } = props;
  const { zh: _, ...withoutChinese } = value;
  const faultOf = (text: string): string | null => (text.trim() === '' ? words.obstacles.empty_text : null);
  return (
    <fieldset className={isNarrow ? 'office-texts is-narrow' : 'office-texts'}>
      <legend className="desk-label">{label}</legend>
      <TextField
        label={words.vietnamese}
        lang="vi"
        value={value.vi}
        maxLength={maxLength}
        fault={faultOf(value.vi)}
        onChange={(vi) => onChange({ ...value, vi })}
      />
      <TextField
        label={words.english}
        lang="en"
        value={value.en}
        maxLength={maxLength}
        fault={faultOf(value.en)}
        onChange={(en) => onChange({ ...value, en })}
      />
      <TextField
        label={words.chinese}
        lang="zh-Hant"
        value={value.zh ?? ''}
        maxLength={maxLength}
        onChange={(zh) => onChange(zh === '' ? withoutChinese : { ...value, zh })}
      />
    </fieldset>
  );
}
