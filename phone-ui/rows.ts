/** The rows below the number: where to be, what to hold, and what people ask. */
import { pick } from '#ui-kit/language.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import { element, icon, type Child } from './element.ts';
import { ICONS } from './icons.ts';
import { textsOf, type Scene, type TicketScene } from './scene.ts';
import './rows.css';

/** A square with its icon, what to do, and how. */
export function whereRow(path: string, what: string, ...how: readonly (string | null)[]): HTMLElement {
  return element(
    'div',
    { class: 'phone-where' },
    element('span', { class: 'phone-square' }, icon(path)),
    element(
      'div',
      {},
      element('p', { class: 'phone-where-what' }, what),
      ...how
        .filter((line): line is string => line !== null)
        .map((line) => element('p', { class: 'phone-where-how' }, line)),
    ),
  );
}

/** A question that opens in place; `key` keeps it open, and the finger on it, while the page is drawn anew. */
function questionRow(key: string, path: string, question: string, ...answer: readonly Child[]): HTMLElement {
  return element(
    'details',
    { class: 'phone-row', 'data-key': key },
    element(
      'summary',
      { class: 'phone-row-head', 'data-key': `${key}-head` },
      icon(path),
      element('span', { class: 'phone-row-words' }, question),
      icon(ICONS.chevron, 'phone-icon phone-row-chevron'),
    ),
    element('div', { class: 'phone-row-answer' }, ...answer),
  );
}

/** Leads to the page that accounts for the numbers called before. */
export function whyRow(scene: TicketScene): HTMLElement | null {
  if (scene.situation.view.overtaking === null) return null;
  const row = element(
    'button',
    { type: 'button', class: 'phone-row phone-row-head', 'data-key': 'why' },
    icon(ICONS.question),
    element('span', { class: 'phone-row-words' }, textsOf(scene).why),
    icon(ICONS.chevron, 'phone-icon phone-row-chevron'),
  );
  row.addEventListener('click', scene.onWhy);
  return row;
}

/** What else this number is for; nothing where it is for one service, or for none any more. */
export function furtherLine(scene: TicketScene): HTMLElement | null {
  const { furtherServices } = scene.situation.view;
  if (furtherServices.length === 0) return null;
  return element(
    'p',
    { class: 'phone-further' },
    `${textsOf(scene).further} `,
    element('b', {}, furtherServices.map((name) => pick(name, scene.language)).join(' · ')),
  );
}

/** What happens to one who comes late. */
export const lateRow = (scene: Scene): HTMLElement => {
  const texts = textsOf(scene);
  return questionRow('late', ICONS.clock, texts.late, element('p', {}, texts.lateHow));
};

/** The papers behind a question; nothing where the service asks for none. */
export function papersRow(scene: TicketScene): HTMLElement | null {
  if (scene.situation.view.papers.length === 0) return null;
  return questionRow('papers', ICONS.papers, textsOf(scene).papers, paperList(scene));
}

/** The papers in the open, for one who is about to need them; nothing where the service asks for none. */
export function papersInHand(scene: TicketScene): HTMLElement | null {
  if (scene.situation.view.papers.length === 0) return null;
  return element(
    'section',
    { class: 'phone-papers-open' },
    element('h2', { class: 'phone-papers-title' }, textsOf(scene).holdReady),
    paperList(scene),
  );
}

function paperList(scene: TicketScene): HTMLElement {
  const { papers } = scene.situation.view;
  return element('ul', { class: 'phone-papers' }, ...papers.map((paper) => paperRow(paper, scene)));
}

function paperRow({ name, onlyIfNotLookedUp }: PhoneView['papers'][number], scene: Scene): HTMLElement {
  return element(
    'li',
    { class: onlyIfNotLookedUp ? 'phone-paper is-looked-up' : 'phone-paper' },
    element(
      'span',
      {},
      pick(name, scene.language),
      onlyIfNotLookedUp && element('span', { class: 'phone-paper-note' }, ` – ${textsOf(scene).lookedUp}`),
    ),
  );
}

/** Switches the bell; nothing on a phone that could not be heard. */
export function bellRow(scene: Scene): HTMLElement | null {
  if (!scene.bell.canRing) return null;
  const texts = textsOf(scene);
  const button = element(
    'button',
    {
      type: 'button',
      class: 'phone-row phone-row-head',
      'data-key': 'bell',
      'aria-pressed': String(scene.bell.isOn),
    },
    icon(scene.bell.isOn ? ICONS.tick : ICONS.bell),
    element(
      'span',
      { class: 'phone-row-words' },
      scene.bell.isOn ? texts.bellOn : texts.bellOff,
      element('span', { class: 'phone-row-note' }, texts.bellHow),
    ),
  );
  button.addEventListener('click', scene.onBell);
  return button;
}
