import type { ReactElement } from 'react';
import { CITIZEN_LANGUAGES, type LocalizedText } from '#protocol/vocabulary.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import type { RatingSettingsTexts } from './texts.ts';

type TextCellsProps = {
  /** What the row is about, for who cannot see the table. */
  readonly row: string;
  readonly value: LocalizedText;
  readonly maxLength: number;
  readonly words: RatingSettingsTexts;
  readonly onChange: (value: LocalizedText) => void;
};

/** One text in the languages of citizens, a cell each: Vietnamese and English are needed, Chinese may stay empty. */
export function TextCells({ row, value, maxLength, words, onChange }: TextCellsProps): ReactElement {
  const { zh: _, ...withoutChinese } = value;
  return (
    <>
      {CITIZEN_LANGUAGES.map((language) => {
        const text = value[language] ?? '';
        return (
          <td key={language}>
            <input
              type="text"
              className="desk-input"
              lang={htmlLanguage(language)}
              value={text}
              maxLength={maxLength}
              autoComplete="off"
              aria-label={words.cell(row, words.languages[language])}
              aria-invalid={language !== 'zh' && text.trim() === ''}
              onChange={({ target }) => {
                onChange(
                  language === 'zh' && target.value === ''
                    ? withoutChinese
                    : { ...value, [language]: target.value },
                );
              }}
            />
          </td>
        );
      })}
    </>
  );
}

/** The names of the languages above such cells. */
export const LanguageHeads = ({ words }: { readonly words: RatingSettingsTexts }): ReactElement => (
  <>
    {CITIZEN_LANGUAGES.map((language) => (
      <th key={language} scope="col">
        {words.languages[language]}
      </th>
    ))}
  </>
);
