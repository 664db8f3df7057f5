import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
// Stands in for the phone's own letters: the page brings none.
import '@fontsource-variable/noto-sans-tc/index.css';
import '#ui-kit/base.css';
import '#ui-kit/roundel.css';
import '../../phone-ui/phone.css';
import { drawFeedback } from '../../phone-ui/feedback/page.ts';
import { feedbackMoment } from './feedback-states.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The gallery has no #root.');

/** `?state=answered&language=en`; the same words behind a `#` change the state without loading the page again. */
function draw(at: HTMLElement): void {
  const asked = location.hash === '' ? location.search : location.hash;
  const parameters = new URLSearchParams(asked.slice(1));
  const language = CITIZEN_LANGUAGES.find((each) => each === parameters.get('language')) ?? 'vi';
  document.documentElement.lang = htmlLanguage(language);
  at.replaceChildren(
    drawFeedback({
      moment: feedbackMoment(parameters.get('state') ?? 'empty'),
      language,
      isOnlyNearby: true,
      onLanguage: () => undefined,
      onDraft: () => undefined,
      onSend: () => undefined,
      onCode: () => undefined,
      onLook: () => undefined,
      onWithdraw: () => undefined,
    }),
  );
  document.body.dataset['shown'] = asked.slice(1);
}

draw(root);
addEventListener('hashchange', () => {
  draw(root);
});
