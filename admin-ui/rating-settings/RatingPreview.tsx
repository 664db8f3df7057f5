import { useState, type ReactElement } from 'react';
import { asksForReasons } from '#protocol/rating.ts';
import { formOf, type RatingSettings } from '#protocol/rating-settings.ts';
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';
import { FACES } from '#ui-kit/faces.ts';
import { htmlLanguage, pick } from '#ui-kit/language.ts';
import { RATING_WORDS } from '#ui-kit/rating-words.ts';
import { Segments } from '../controls/Segments.tsx';
import type { RatingSettingsTexts } from './texts.ts';

type RatingPreviewProps = { readonly draft: RatingSettings; readonly words: RatingSettingsTexts };

/** The question and what follows a low answer, as they would be asked now. */
export function RatingPreview({ draft, words }: RatingPreviewProps): ReactElement {
  const [language, setLanguage] = useState<CitizenLanguage>('vi');
  const form = formOf(draft);
  const said = RATING_WORDS[language];
  const lowest = form.faces.find(({ score }) => asksForReasons(score));
  return (
    <div className="rating-preview">
      <h2 className="rating-settings-heading">{words.preview}</h2>
      <Segments
        label={words.preview}
        isLabelHidden
        options={CITIZEN_LANGUAGES.map((value) => ({ value, words: words.languages[value] }))}
        value={language}
        onChange={setLanguage}
      />
      <div className="rating-preview-screen" lang={htmlLanguage(language)}>
        <p className="rating-preview-question">{pick(form.question, language)}</p>
        <ul className="rating-preview-faces" data-faces={form.faces.length}>
          {form.faces.map(({ score, words: face }, place) => (
            <li key={score}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={FACES[score]} />
              </svg>
              <span>{pick(face, language)}</span>
              {place < draft.satisfied[draft.faces] ? (
                <small className="rating-preview-counted">{words.counted}</small>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <h3 className="rating-preview-low">{words.previewLow}</h3>
      <div className="rating-preview-screen" lang={htmlLanguage(language)}>
        <p className="rating-preview-question">{said.reasonsAsk}</p>
        {lowest === undefined ? null : <p className="rating-preview-given">{pick(lowest.words, language)}</p>}
        <ul className="rating-preview-reasons">
          {form.reasons.map(({ reasonId, words: reason }) => (
            <li key={reasonId}>{pick(reason, language)}</li>
          ))}
        </ul>
        {form.asksWords ? (
          <p className="rating-preview-words">
            {said.wordsAsk} <span>{said.wordsWarning}</span>
          </p>
        ) : null}
      </div>
      {form.asksWords ? <p className="desk-hint">{words.previewWords}</p> : null}
    </div>
  );
}
