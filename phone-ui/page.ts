/** The whole page for one moment, drawn from nothing but its scene. */
import { clockTime, htmlLanguage, pick } from '#ui-kit/language.ts';
import { element, type Child } from './element.ts';
import { feedbackLink } from './feedback-link.ts';
import { band, languageSwitch, staleStrip } from './frame.ts';
import { headlineOf } from './headline.ts';
import { phaseParts } from './phases.ts';
import { textsOf, type Scene, type TicketScene } from './scene.ts';
import { TEXTS } from './languages.ts';

/** A new page: band, what was lost, the ticket, and the foot. */
export function drawPage(scene: Scene): HTMLElement {
  const ticketScene = asTicketScene(scene);
  return element(
    'div',
    { class: 'phone', lang: htmlLanguage(scene.language) },
    bandOf(scene, ticketScene),
    ticketScene?.situation.isStale === true && staleStripOf(ticketScene),
    element(
      'main',
      { class: 'phone-main' },
      ...(ticketScene === null ? standstillParts(scene) : phaseParts(ticketScene)),
    ),
    foot(scene, ticketScene),
  );
}

const asTicketScene = (scene: Scene): TicketScene | null =>
  scene.situation.kind === 'ticket' ? { ...scene, situation: scene.situation } : null;

function bandOf(scene: Scene, ticketScene: TicketScene | null): HTMLElement {
  const texts = textsOf(scene);
  const view = ticketScene?.situation.view;
  return view === undefined
    ? band(texts.product, texts.productUnit)
    : band(pick(view.officeName, scene.language), pick(view.unitName, scene.language));
}

function staleStripOf(scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { heardAtMs, view } = scene.situation;
  return staleStrip(texts.stale(clockTime(heardAtMs, view.timeZone)), texts.staleHow);
}

function standstillParts(scene: Scene): readonly Child[] {
  const { situation } = scene;
  const isUnreachable = situation.kind === 'connecting' && situation.isLong;
  return [
    element(
      'div',
      { class: 'phone-standstill' },
      element('h1', { class: 'phone-headline' }, headlineOf(situation, scene.language)),
      element('p', { class: 'phone-how' }, standstillHow(scene)),
      isUnreachable &&
        scene.isOnlyNearby &&
        element('p', { class: 'phone-how phone-how-first' }, textsOf(scene).unreachableNearby),
    ),
  ];
}

function standstillHow(scene: Scene): string {
  const texts = textsOf(scene);
  const { situation } = scene;
  if (situation.kind === 'refused') {
    return { dead: texts.deadHow, outdated: texts.outdatedHow, other: texts.refusedHow }[situation.why];
  }
  return situation.kind === 'connecting' && situation.isLong ? texts.unreachableHow : texts.connectingHow;
}

function foot(scene: Scene, ticketScene: TicketScene | null): HTMLElement {
  return element(
    'footer',
    { class: 'phone-foot' },
    ticketScene !== null && freshness(ticketScene),
    feedbackLink(scene.language),
    languageSwitch({
      language: scene.language,
      label: textsOf(scene).language,
      nameOf: (language) => TEXTS[language].languageName,
      onLanguage: scene.onLanguage,
    }),
  );
}

function freshness(scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { heardAtMs, isStale, view } = scene.situation;
  const time = clockTime(heardAtMs, view.timeZone);
  return element(
    'p',
    { class: 'phone-foot-line' },
    element(
      'span',
      {},
      element('span', { class: isStale ? 'phone-dot is-stale' : 'phone-dot', 'aria-hidden': 'true' }),
      isStale ? texts.stale(time) : texts.updated(time),
    ),
    element('span', {}, texts.onlyToday),
  );
}
