import type { ReactElement } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import './language-switch.css';

const NAMES: Record<Language, { readonly full: string; readonly short: string }> = {
  vi: { full: 'Tiếng Việt', short: 'VI' },
  en: { full: 'English', short: 'EN' },
};
const LANGUAGES: readonly Language[] = ['vi', 'en'];

type LanguageSwitchProps = {
  readonly language: Language;
  readonly onChange: (language: Language) => void;
  /** Two letters instead of the whole name, where room is short. */
  readonly isShort?: boolean;
};

/** Both languages side by side, each named in itself; the one in use is ink and pressed, the other may be pressed. */
export function LanguageSwitch({ language, onChange, isShort = false }: LanguageSwitchProps): ReactElement {
  return (
    <span className="language-switch" role="group" aria-label="Ngôn ngữ / Language">
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          className="language-switch-choice"
          lang={each}
          aria-label={NAMES[each].full}
          aria-pressed={each === language}
          onClick={() => {
            onChange(each);
          }}
        >
          {isShort ? NAMES[each].short : NAMES[each].full}
        </button>
      ))}
    </span>
  );
}
