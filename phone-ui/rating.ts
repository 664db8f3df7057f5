/** Asking how the service was, of one who has just been served: four equal faces, and reasons of the dissatisfied. */
import { asksForReasons, RATING_REASONS, RATING_SCORES, type RatingScore } from '#protocol/rating.ts';
import { FACES } from '#ui-kit/faces.ts';
import type { Dialogue } from './dialogue.ts';
import { element, icon, type Child } from './element.ts';
import { progressLine } from './give-up.ts';
import { pressKey } from './key.ts';
import { textsOf, type TicketScene } from './scene.ts';
import './rating.css';

type Rating = Extract<Dialogue, { readonly kind: 'rating' }>;

/** The question with its faces, or the reasons once the lowest was pressed. */
export function ratingParts(scene: TicketScene, dialogue: Dialogue): readonly Child[] {
  const rating = dialogue.kind === 'rating' ? dialogue : null;
  return rating !== null && asksForReasons(rating.score)
    ? reasonParts(scene, rating)
    : [
        element('h1', { class: 'phone-headline' }, textsOf(scene).rate),
        faces(scene, rating),
        rating === null
          ? element('p', { class: 'phone-rating-note' }, textsOf(scene).rateNote)
          : progressLine(scene, rating.progress),
      ];
}

/** Same size, same colour, nothing chosen beforehand. */
function faces(scene: TicketScene, rating: Rating | null): HTMLElement {
  const isSending = rating?.progress === 'sending';
  return element(
    'div',
    { class: 'phone-faces', role: 'group', 'aria-label': textsOf(scene).rate },
    ...RATING_SCORES.map((score) => face(scene, score, isSending, isSending && rating.score === score)),
  );
}

function face(scene: TicketScene, score: RatingScore, isSending: boolean, isPressed: boolean): HTMLElement {
  const key = pressKey(
    {
      key: `face-${score}`,
      rank: isPressed ? 'main' : 'plain',
      isDisabled: isSending && !isPressed,
      onPress: () => {
        if (!isSending) scene.onScore(score);
      },
    },
    icon(FACES[score], 'phone-icon phone-face'),
    element('span', { class: 'phone-face-words' }, textsOf(scene).scores[score]),
  );
  key.classList.add('phone-face-key');
  return key;
}

function reasonParts(scene: TicketScene, rating: Rating): readonly Child[] {
  const texts = textsOf(scene);
  const { score, reasons, progress } = rating;
  const isSending = progress === 'sending';
  return [
    element(
      'p',
      { class: 'phone-rating-score' },
      icon(FACES[score], 'phone-icon phone-face-small'),
      element('b', {}, texts.scores[score]),
      pressKey(
        { key: 'other-score', rank: 'plain', isDisabled: isSending, onPress: scene.onBack },
        texts.chooseAgain,
      ),
    ),
    element('h1', { class: 'phone-headline' }, texts.reasonsAsk),
    element('p', { class: 'phone-how' }, texts.reasonsHow),
    element(
      'div',
      { class: 'phone-reasons', role: 'group', 'aria-label': texts.reasonsAsk },
      ...RATING_REASONS.map((reason) => {
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
        return element('label', { class: 'phone-reason' }, box, element('span', {}, texts.reasons[reason]));
      }),
    ),
    element(
      'div',
      { class: 'phone-keys' },
      pressKey(
        {
          key: 'send',
          rank: 'main',
          isDisabled: isSending || reasons.length === 0,
          onPress: () => {
            scene.onRate(score, reasons);
          },
        },
        texts.sendReasons,
      ),
      pressKey(
        {
          key: 'send-none',
          rank: 'plain',
          isDisabled: isSending,
          onPress: () => {
            scene.onRate(score, []);
          },
        },
        texts.sendNoReasons,
      ),
    ),
    progressLine(scene, progress),
  ];
}
