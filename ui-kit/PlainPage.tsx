import type { ReactElement, ReactNode } from 'react';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Roundel } from './Roundel.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import './plain-page.css';

type PlainPageProps = {
  readonly title: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
};

/** One sentence and what to do: while connecting, and when this computer may not be what the page is for. */
export function PlainPage({ title, language, onLanguage, children }: PlainPageProps): ReactElement {
  return (
    <main className="plain-page">
      <div className="plain-page-words">
        <span className="plain-page-roundel">
          <Roundel />
        </span>
        <h1 className="plain-page-title">{title}</h1>
        {children}
      </div>
      <div className="plain-page-language">
        <LanguageSwitch language={language} onChange={onLanguage} />
      </div>
    </main>
  );
}
