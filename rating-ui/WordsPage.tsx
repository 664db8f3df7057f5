import { useEffect, useRef, type ReactElement } from 'react';
import { MOST_RATING_LETTERS } from '#protocol/rating.ts';
import { KEYBOARD_WORDS } from '#ui-kit/touch-keyboard.ts';
import { TouchKeyboard } from '#ui-kit/TouchKeyboard.tsx';
import type { RatingActions } from './rating-desk.ts';
import type { RatingPage } from './rating-state.ts';
import { TEXTS } from './texts.ts';
import { TicketHead } from './TicketHead.tsx';
import { useIsUpright } from './use-is-upright.ts';

type WordsPageProps = {
  readonly page: Extract<RatingPage, { readonly kind: 'words' }>;
  readonly counterNumber: number;
  readonly actions: RatingActions;
};

/** From so few letters on it is said how many are left. */
const FEW_LETTERS = 100;

/** A few own words besides the reasons. Nothing of them is sent but by the key for it, and nothing stays when the page goes. */
export function WordsPage({ page, counterNumber, actions }: WordsPageProps): ReactElement {
  const { prompt, typed, secondsLeft } = page;
  const { language } = prompt;
  const texts = TEXTS[language];
  const isUpright = useIsUpright();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What was typed last is what somebody looks at.
    if (field.current !== null) field.current.scrollTop = field.current.scrollHeight;
  }, [typed]);
  const lettersLeft = MOST_RATING_LETTERS - typed.length;
  return (
    <main className="rating-page rating-words">
      <TicketHead prompt={prompt} counterNumber={counterNumber} beneath={texts.anonymous} />
      <h1 id="rating-words-ask" tabIndex={-1}>
        {texts.wordsAsk}
      </h1>
      <textarea
        ref={field}
        className="rating-typed"
        data-private={true}
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={MOST_RATING_LETTERS}
        value={typed}
        placeholder={KEYBOARD_WORDS[language].typeHere}
        aria-labelledby="rating-words-ask"
        aria-describedby="rating-words-note"
        onChange={(event) => {
          actions.type(event.currentTarget.value);
        }}
      />
      <div className="rating-words-note">
        <p id="rating-words-note">{texts.wordsWarning}</p>
        <p className="rating-words-left" role="status">
          {lettersLeft <= FEW_LETTERS && texts.wordsLeft(lettersLeft)}
        </p>
      </div>
      <TouchKeyboard
        language={language}
        shape={isUpright ? 'compact' : 'broad'}
        keyClass="rating-key"
        typed={typed}
        onType={actions.type}
      />
      <footer className="rating-foot">
        <button type="button" className="rating-key" onClick={actions.dropWords}>
          {texts.dropWords}
        </button>
        <p>{texts.closesItself(secondsLeft)}</p>
        <button type="button" className="rating-key is-main" onClick={actions.sendWords}>
          {texts.sendReasons}
        </button>
      </footer>
    </main>
  );
}
