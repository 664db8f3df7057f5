/**
 * What is said of what stands on the page. Everything is read from the page itself, by the names that it gives to any screen
 * reader: there is no second catalogue of words. Pure: reads elements and changes none.
 */
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import { operableKeys } from '../access/operable-keys.ts';
import { asSaid, inPieces } from './pieces.ts';
import { SPOKEN_TEXTS } from './texts.ts';
import type { Piece } from './voice.ts';

/** What can be pressed or typed into. */
export const CONTROL = 'button, input, [role=slider]';
/** What changes by itself and is told then. */
export const LIVE = '[role=status], [role=alert], [aria-live], output';
/** The bars above and below are the same on every page. */
const FRAME_BARS = 'header, footer';

/** What is being read, and which parts of it are left out. */
type Reading = { readonly of: Element; readonly without: string };
/** Words between two pauses. */
type Words = { readonly text: string; readonly language: CitizenLanguage; readonly isPrivate: boolean };

const languageOf = (element: Element): CitizenLanguage => {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  return CITIZEN_LANGUAGES.find((language) => htmlLanguage(language) === lang) ?? 'vi';
};
const isPrivate = (element: Element): boolean => element.closest('[data-private]') !== null;
const isShown = (style: CSSStyleDeclaration): boolean =>
  style.display !== 'none' && style.visibility === 'visible';
/** One flow with what stands around it. */
const isInline = ({ display }: CSSStyleDeclaration): boolean =>
  display.startsWith('inline') || display === 'contents';

/** The words in an element, a stretch for each block, as a screen reader would come to them. */
function wordsIn({ of, without }: Reading): readonly Words[] {
  const words: Words[] = [];
  let text = '';
  let within = of;
  const pause = (next: Element): void => {
    if (text.trim() !== '') words.push({ text, language: languageOf(within), isPrivate: isPrivate(within) });
    text = '';
    within = next;
  };
  const read = (node: Node, parent: Element): void => {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? '';
    if (!(node instanceof Element)) return;
    const label = node.getAttribute('aria-label');
    const isPicture = node.matches('svg, img, [role=img]');
    const style = getComputedStyle(node);
    if (node.getAttribute('aria-hidden') === 'true' || !isShown(style)) return;
    if (without !== '' && node.matches(without)) return;
    const isApart =
      isPicture || !isInline(style) || isPrivate(node) !== isPrivate(parent) || node.hasAttribute('lang');
    if (isApart) pause(node);
    if (isPicture) text += label ?? '';
    else for (const child of node.childNodes) read(child, node);
    if (isApart) pause(parent);
  };
  for (const child of of.childNodes) read(child, of);
  pause(of);
  return words;
}

const joined = (parts: readonly string[]): string =>
  parts
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .reduce((before, part) => `${before}${/[.!?:;,。！？，：、…]$/.test(before) ? '' : ','} ${part}`, '')
    .replace(/^, /, '')
    .trim();

/** The name of an element as every screen reader has it, with a pause where its parts stand apart. */
export function nameOf(element: Element): string {
  const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const labels = labelledBy.flatMap((id) => element.ownerDocument.getElementById(id) ?? []);
  if (labels.length > 0) return joined(labels.map(nameOf));
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const ownLabels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
  if (ownLabels.length > 0) return joined(ownLabels.map(nameOf));
  return joined(wordsIn({ of: element, without: '' }).map(({ text }) => text));
}

const toPieces = ({ text, language, isPrivate: isSecret }: Words): readonly Piece[] =>
  inPieces(asSaid(text, language)).map((piece) => ({ text: piece, language, isPrivate: isSecret }));

/** Neighbours that differ in nothing are one stretch: fewer pieces, fewer gaps. */
function saidOf(words: readonly Words[]): readonly Piece[] {
  const stretches: Words[] = [];
  for (const next of words) {
    const before = stretches.at(-1);
    const isSame = before?.language === next.language && before.isPrivate === next.isPrivate;
    if (!isSame) stretches.push(next);
    else stretches.splice(-1, 1, { ...before, text: asSentences(before.text, next.text) });
  }
  return stretches.flatMap(toPieces);
}
/** What goes on in small letters belongs to the same sentence. */
function asSentences(before: string, next: string): string {
  const [first, second] = [before.trim(), next.trim()];
  const rest = /[.!?:;,。！？，：、…]$/.test(first) ? '' : /^\p{Ll}/u.test(second) ? ',' : '.';
  return `${first}${rest} ${second}`;
}

/** A line of the page that a finger came to, or that has changed. */
export const piecesOfLine = (element: Element): readonly Piece[] => {
  const label = element.getAttribute('aria-label');
  const words = wordsIn({ of: element, without: CONTROL });
  return label === null
    ? saidOf(words)
    : saidOf([{ text: label, language: languageOf(element), isPrivate: false }, ...words]);
};

/** The words of a region that changes by itself, as they are written. */
export const wordsOfRegion = (region: Element): string =>
  joined(wordsIn({ of: region, without: CONTROL }).map(({ text }) => text));

/** What of them is new where somebody types, sign after sign; else all of them. */
export function newsOf(region: Element, before: string, now: string): readonly Piece[] {
  const hasGrown = region.matches('output') && before !== '' && now.startsWith(before);
  if (!hasGrown) return piecesOfLine(region);
  const language = languageOf(region);
  return toPieces({ text: now.slice(before.length), language, isPrivate: isPrivate(region) });
}

/** What group a control stands in, by its name; empty where it stands in none. */
export const groupOf = (control: Element): string => {
  const group = control.closest('[role=group], section[aria-labelledby]');
  return group === null ? '' : nameOf(group);
};

/** Whether a control that can be chosen is: said when it changes, too. */
export function stateOf(control: Element): string {
  const pressed = control.getAttribute('aria-pressed') ?? control.getAttribute('aria-checked');
  if (pressed === null) return '';
  const { chosen, notChosen } = SPOKEN_TEXTS[languageOf(control)];
  return pressed === 'true' ? chosen : notChosen;
}

/** A control: its name, what it is and how it is set; its group where that is another one than `lastGroup`. */
export function piecesOfControl(control: Element, lastGroup: string): readonly Piece[] {
  const language = languageOf(control);
  const texts = SPOKEN_TEXTS[language];
  const group = groupOf(control);
  const isField = control instanceof HTMLInputElement;
  const role = isField ? texts.field : texts.button;
  const text = joined([group === lastGroup ? '' : group, nameOf(control), role, stateOf(control)]);
  const said = toPieces({ text, language, isPrivate: !isField && isPrivate(control) });
  return isField ? [...said, ...toPieces({ text: control.value, language, isPrivate: true })] : said;
}

/** The sheet that lies open, else the page. */
const openPart = (page: Document): Element => page.querySelector('[aria-modal=true]') ?? page.body;

/** What the page is about; empty where an open sheet covers it. */
export function headingOf(page: Document): string {
  const heading = openPart(page).querySelector('h1');
  return heading === null ? '' : nameOf(heading);
}

/** What lies open now, from its heading to how many keys it has. */
export function piecesOfPage(page: Document): readonly Piece[] {
  const part = openPart(page);
  const isSheet = part !== page.body;
  const heading = isSheet ? null : part.querySelector('h1');
  const labelling = Array.from(part.querySelectorAll('section[aria-labelledby], [role=group]'), (group) =>
    group.getAttribute('aria-labelledby'),
  );
  const titleId = isSheet ? part.getAttribute('aria-labelledby') : null;
  const skipped = [...labelling, titleId].flatMap((id) => (id === null ? [] : [`#${CSS.escape(id)}`]));
  const first = isSheet ? part : heading;
  const title: readonly Words[] =
    first === null ? [] : [{ text: nameOf(first), language: languageOf(first), isPrivate: isPrivate(first) }];
  const words: readonly Words[] = [
    ...title,
    ...wordsIn({ of: part, without: [CONTROL, FRAME_BARS, 'h1', ...skipped].join(', ') }),
  ];
  const count = operableKeys(page).filter((key) => part.contains(key)).length;
  const language = languageOf(part.querySelector('.kiosk-frame, h1, h2') ?? part);
  const keys = { text: SPOKEN_TEXTS[language].keys(count), language, isPrivate: false };
  return saidOf(count === 0 ? words : [...words, keys]);
}

/** The keys one types with. */
export const typingKeys = (page: Document): readonly Element[] =>
  Array.from(page.querySelectorAll('[data-private] button'));
