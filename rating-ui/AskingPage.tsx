import type { ReactElement } from 'react';
import { RATING_SCORES } from '#protocol/rating.ts';
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

/** One question, four equal faces: one touch is the rating. */
export function AskingPage({ page, counterNumber, actions }: AskingPageProps): ReactElement {
  const { prompt, pressed } = page;
  const texts = TEXTS[prompt.language];
  return (
    <main className="rating-page">
      <TicketHead
        prompt={prompt}
        counterNumber={counterNumber}
        beneath={prompt.officerName === null ? texts.anonymous : texts.officer(prompt.officerName)}
      />
      <h1 tabIndex={-1}>{texts.rate}</h1>
      <div className="rating-faces" role="group" aria-label={texts.rate}>
        {RATING_SCORES.map((score) => (
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
            <span>{texts.scores[score]}</span>
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
