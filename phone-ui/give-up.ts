/** Giving one's place away: a row that leads to one question, and the question. */
import { backLine } from './back-line.ts';
import type { Progress } from './dialogue.ts';
import { element, icon, type Child } from './element.ts';
import { ICONS } from './icons.ts';
import { pressKey } from './key.ts';
import { textsOf, type Scene, type TicketScene } from './scene.ts';

/** The last of the rows: nobody comes here by chance. */
export function giveUpRow(scene: Scene): HTMLElement {
  const row = element(
    'button',
    { type: 'button', class: 'phone-row phone-row-head', 'data-key': 'give-up' },
    icon(ICONS.leave),
    element('span', { class: 'phone-row-words' }, textsOf(scene).giveUp),
    icon(ICONS.chevron, 'phone-icon phone-row-chevron'),
  );
  row.addEventListener('click', scene.onGiveUp);
  return row;
}

/** The question. Keeping the place is the main key: the other one cannot be taken back. */
export function giveUpParts(scene: TicketScene, progress: Progress): readonly Child[] {
  const texts = textsOf(scene);
  const isSending = progress === 'sending';
  return [
    backLine(scene),
    element('h1', { class: 'phone-headline' }, texts.giveUpAsk(scene.situation.view.number)),
    element('p', { class: 'phone-how' }, texts.giveUpHow),
    element(
      'div',
      { class: 'phone-keys' },
      pressKey({ key: 'keep', rank: 'main', isDisabled: isSending, onPress: scene.onBack }, texts.giveUpKeep),
      pressKey(
        { key: 'confirm', rank: 'plain', isDisabled: isSending, onPress: scene.onGiveUpConfirmed },
        progress === 'unanswered' || progress === 'refused' ? texts.giveUpAgain : texts.giveUpConfirm,
      ),
    ),
    progressLine(scene, progress),
  ];
}

/** How what was pressed goes; nothing while nothing was. */
export function progressLine(scene: TicketScene, progress: Progress): HTMLElement | null {
  if (progress === 'asking') return null;
  return element('p', { class: 'phone-progress', role: 'status' }, textsOf(scene).progress[progress]);
}
