import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
// Stands in for the phone's own letters: the page brings none.
import '@fontsource-variable/noto-sans-tc/index.css';
import '#ui-kit/base.css';
import '#ui-kit/field-plate.css';
import '#ui-kit/roundel.css';
import '../../phone-ui/phone.css';
import { drawPage } from '../../phone-ui/page.ts';
import { redraw } from '../../phone-ui/redraw.ts';
import { phoneDialogue, phoneSituation } from './phone-states.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The gallery has no #root.');

/**
 * `?state=soon&language=en`; `&open` opens the questions, `&bell` switches the bell on. The same words behind a `#` change
 * the state without loading the page again.
 */
function draw(at: HTMLElement): void {
  const asked = location.hash === '' ? location.search : location.hash;
  const parameters = new URLSearchParams(asked.slice(1));
  const language = CITIZEN_LANGUAGES.find((each) => each === parameters.get('language')) ?? 'vi';
  document.documentElement.lang = htmlLanguage(language);
  const state = parameters.get('state') ?? 'waiting';
  const page = drawPage({
    situation: phoneSituation(state),
    dialogue: phoneDialogue(state),
    language,
    isOnlyNearby: true,
    hasMovedUp: false,
    bell: { canRing: true, isOn: parameters.has('bell') },
    onLanguage: () => undefined,
    onBell: () => undefined,
    onWhy: () => undefined,
    onGiveUp: () => undefined,
    onGiveUpConfirmed: () => undefined,
    onScore: () => undefined,
    onReason: () => undefined,
    onWords: () => undefined,
    onExplain: () => undefined,
    onBack: () => undefined,
  });
  if (parameters.has('open')) {
    for (const row of page.querySelectorAll('details')) row.open = true;
  }
  // Nothing of the state before is left over, not even what was open or had the focus.
  at.replaceChildren();
  redraw(at, page);
  document.body.dataset['shown'] = asked.slice(1);
}

draw(root);
addEventListener('hashchange', () => {
  draw(root);
});
