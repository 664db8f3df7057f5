import type { ReactElement } from 'react';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import './launcher-page.css';

type PlainPageProps = {
  readonly title: string;
  readonly cure: string | null;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

/** One sentence and what to do: before the first answer, and on any other computer. */
export function PlainPage({ title, cure, language, onLanguage }: PlainPageProps): ReactElement {
  return (
    <main className="launcher-plain">
      <Roundel />
      <h1>{title}</h1>
      {cure === null ? null : <p>{cure}</p>}
      <p>
        <LanguageSwitch language={language} onChange={onLanguage} />
      </p>
    </main>
  );
}
