import type { ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import { Face } from './Face.tsx';
import type { RatingActions } from './rating-desk.ts';
import type { RatingPage } from './rating-state.ts';
import { TEXTS } from './texts.ts';
import { TicketHead } from './TicketHead.tsx';

type AskingPageProps = {
  readonly page: Extract<RatingPage, { readonly kind: 'asking' }>;
  readonly counterNumber: number;
  readonly actions: RatingActions;
};

/** One question, equal faces: one touch is the rating. */
export function AskingPage({ page, counterNumber, actions }: AskingPageProps): ReactElement {
  const { prompt, pressed } = page;
  const { form, language } = prompt;
  const texts = TEXTS[language];
  const question = pick(form.question, language);
  return (
    <main className="rating-page">
      <TicketHead
        prompt={prompt}
        counterNumber={counterNumber}
        beneath={prompt.officerName === null ? texts.anonymous : texts.officer(prompt.officerName)}
      />
      <h1 tabIndex={-1}>{question}</h1>
      <div className="rating-faces" role="group" aria-label={question} data-faces={form.faces.length}>
        {form.faces.map(({ score, words }) => (
          <button
            key={score}
            type="button"
            className={
              score === pressed ? 'rating-key rating-face-key is-pressed' : 'rating-key rating-face-key'
            }
            aria-disabled={pressed !== null}
            onClick={() => {
              actions.press(score);
            }}
          >
            <Face score={score} />
            <span>{pick(words, language)}</span>
          </button>
        ))}
      </div>
      <footer className="rating-foot">
        <p role="status">{pressed === null ? texts.rateNote : texts.sending}</p>
        <button type="button" className="rating-key" aria-disabled={pressed !== null} onClick={actions.skip}>
          {texts.skip}
        </button>
      </footer>
    </main>
  );
}
