/** Asking how the service was, of one who has just been served: equal faces, and reasons and own words of the dissatisfied. */
import { MOST_RATING_LETTERS, type RatingForm, type RatingScore } from '#protocol/rating.ts';
import { FACES } from '#ui-kit/faces.ts';
import { pick } from '#ui-kit/language.ts';
import type { Dialogue, ReasonsDialogue } from './dialogue.ts';
import { element, icon, type Child } from './element.ts';
import { progressLine } from './give-up.ts';
import { pressKey } from './key.ts';
import { textsOf, type TicketScene } from './scene.ts';
import './rating.css';

/** From so few letters on it is said how many are left. */
const FEW_LETTERS = 100;

/** The question with its faces. */
export function ratingParts(scene: TicketScene, form: RatingForm, dialogue: Dialogue): readonly Child[] {
  const rating = dialogue.kind === 'rating' ? dialogue : null;
  return [
    element('h1', { class: 'phone-headline' }, pick(form.question, scene.language)),
    faces(scene, form, rating?.progress === 'sending' ? rating.pressed.score : null),
    rating === null
      ? element('p', { class: 'phone-rating-note' }, textsOf(scene).rateNote)
      : progressLine(scene, rating.progress),
  ];
}

/** Same size, same colour, nothing chosen beforehand. */
function faces(scene: TicketScene, form: RatingForm, sending: RatingScore | null): HTMLElement {
  return element(
    'div',
    {
      class: 'phone-faces',
      role: 'group',
      'aria-label': pick(form.question, scene.language),
      'data-faces': String(form.faces.length),
    },
    ...form.faces.map((one) => face(scene, one, sending)),
  );
}

function face(
  scene: TicketScene,
  { score, words }: RatingForm['faces'][number],
  sending: RatingScore | null,
): HTMLElement {
  const key = pressKey(
    {
      key: `face-${score}`,
      rank: sending === score ? 'main' : 'plain',
      isDisabled: sending !== null && sending !== score,
      onPress: () => {
        if (sending === null) scene.onScore(score);
      },
    },
    icon(FACES[score], 'phone-icon phone-face'),
    element('span', { class: 'phone-face-words' }, pick(words, scene.language)),
  );
  key.classList.add('phone-face-key');
  return key;
}

/** Why a low face was pressed, of which the office knows already: nobody who leaves here is lost. */
export function reasonParts(scene: TicketScene, dialogue: ReasonsDialogue): readonly Child[] {
  const texts = textsOf(scene);
  const { pressed, form, reasons, progress } = dialogue;
  const { score } = pressed;
  const given = form.faces.find((one) => one.score === score);
  const isSending = progress === 'sending';
  return [
    element(
      'p',
      { class: 'phone-rating-score' },
      icon(FACES[score], 'phone-icon phone-face-small'),
      element('b', {}, given === undefined ? '' : pick(given.words, scene.language)),
    ),
    element('h1', { class: 'phone-headline' }, texts.reasonsAsk),
    element('p', { class: 'phone-how' }, texts.reasonsHow),
    element(
      'div',
      { class: 'phone-reasons', role: 'group', 'aria-label': texts.reasonsAsk },
      ...form.reasons.map(({ reasonId: reason, words }) => {
        const box = element('input', {
          type: 'checkbox',
          class: 'phone-reason-box',
          'data-key': `reason-${reason}`,
          checked: reasons.includes(reason),
          disabled: isSending,
        });
        box.addEventListener('change', () => {
          scene.onReason(reason);
        });
        return element(
          'label',
          { class: 'phone-reason' },
          box,
          element('span', {}, pick(words, scene.language)),
        );
      }),
    ),
    form.asksWords && wordsField(scene, dialogue),
    element(
      'div',
      { class: 'phone-keys' },
      pressKey(
        { key: 'send', rank: 'main', isDisabled: isSending, onPress: scene.onExplain },
        texts.sendReasons,
      ),
    ),
    progressLine(scene, progress),
  ];
}

/** What is asked for in own words stands with what must not be in them. */
function wordsField(scene: TicketScene, { words, progress }: ReasonsDialogue): HTMLElement {
  const texts = textsOf(scene);
  const left = element('span', { class: 'phone-words-left', role: 'status' });
  const tellLeft = (letters: number): void => {
    left.textContent =
      MOST_RATING_LETTERS - letters > FEW_LETTERS ? '' : texts.wordsLeft(MOST_RATING_LETTERS - letters);
  };
  const field = element('textarea', {
    class: 'phone-words',
    'data-key': 'words',
    rows: '3',
    maxlength: String(MOST_RATING_LETTERS),
    disabled: progress === 'sending',
    'aria-describedby': 'words-warning',
  });
  field.value = words;
  tellLeft(words.length);
  field.addEventListener('input', () => {
    tellLeft(field.value.length);
    scene.onWords(field.value);
  });
  return element(
    'div',
    { class: 'phone-words-part' },
    element('label', {}, element('span', { class: 'phone-words-ask' }, texts.wordsAsk), field),
    element('p', { class: 'phone-rating-note', id: 'words-warning' }, texts.wordsWarning),
    left,
  );
}
