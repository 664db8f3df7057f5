import { Check, Pencil } from 'lucide-react';
import type { ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import { Face } from './Face.tsx';
import type { RatingActions } from './rating-desk.ts';
import type { RatingPage } from './rating-state.ts';
import { TEXTS } from './texts.ts';
import { TicketHead } from './TicketHead.tsx';

type ReasonsPageProps = {
  readonly page: Extract<RatingPage, { readonly kind: 'reasons' }>;
  readonly counterNumber: number;
  readonly actions: RatingActions;
};

/** More than so many need the room of the question. */
const MANY = 6;

/** What was not well, if anybody likes to say: the score is recorded already. The officer's name is gone from here. */
export function ReasonsPage({ page, counterNumber, actions }: ReasonsPageProps): ReactElement {
  const { prompt, score, chosen, secondsLeft } = page;
  const { form, language } = prompt;
  const texts = TEXTS[language];
  const face = form.faces.find((one) => one.score === score);
  return (
    <main className="rating-page">
      <TicketHead prompt={prompt} counterNumber={counterNumber} beneath={texts.anonymous}>
        <p className="rating-given">
          <Face score={score} />
          {face === undefined ? null : pick(face.words, language)}
        </p>
      </TicketHead>
      <h1 tabIndex={-1}>{texts.reasonsAsk}</h1>
      <p className="rating-how">{texts.reasonsHow}</p>
      <div
        className={form.reasons.length > MANY ? 'rating-reasons is-many' : 'rating-reasons'}
        role="group"
        aria-label={texts.reasonsAsk}
      >
        {form.reasons.map(({ reasonId: reason, words }) => {
          const isChosen = chosen.includes(reason);
          return (
            <button
              key={reason}
              type="button"
              role="checkbox"
              className={isChosen ? 'rating-key rating-reason is-chosen' : 'rating-key rating-reason'}
              aria-checked={isChosen}
              onClick={() => {
                actions.toggle(reason);
              }}
            >
              <span className="rating-box">
                {isChosen && <Check aria-hidden="true" size="0.8em" strokeWidth={3.4} />}
              </span>
              {pick(words, language)}
            </button>
          );
        })}
      </div>
      <footer className="rating-foot">
        <button type="button" className="rating-key" onClick={actions.giveNoReason}>
          {texts.closeReasons}
        </button>
        <p>{texts.sendsItself(secondsLeft)}</p>
        {form.asksWords && (
          <button type="button" className="rating-key rating-write" onClick={actions.write}>
            <Pencil aria-hidden="true" size="0.95em" strokeWidth={2.2} />
            {texts.write}
          </button>
        )}
        <button type="button" className="rating-key is-main" onClick={actions.sendReasons}>
          {texts.sendReasons}
        </button>
      </footer>
    </main>
  );
}
