import type { ReactElement, ReactNode } from 'react';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import './plain-page.css';

type PlainPageProps = {
  readonly title: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
};

/** One sentence and what to do: while connecting, and when this computer may not be the counter. */
export function PlainPage({ title, language, onLanguage, children }: PlainPageProps): ReactElement {
  return (
    <main className="counter-plain">
      <div className="counter-plain-words">
        <span className="counter-plain-roundel">
          <Roundel />
        </span>
        <h1 className="counter-plain-title">{title}</h1>
        {children}
      </div>
      <div className="counter-plain-language">
        <LanguageSwitch language={language} onChange={onLanguage} />
      </div>
    </main>
  );
}
