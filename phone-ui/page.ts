/** The whole page for one moment, drawn from nothing but its scene. */
import { clockTime, pick } from '#ui-kit/language.ts';
import { LANGUAGES } from '#protocol/vocabulary.ts';
import { element, icon, type Child } from './element.ts';
import { headlineOf } from './headline.ts';
import { ICONS } from './icons.ts';
import { phaseParts } from './phases.ts';
import { textsOf, type Scene, type TicketScene } from './scene.ts';
import { TEXTS } from './texts.ts';
import './frame.css';

/** A new page: band, what was lost, the ticket, and the foot. */
export function drawPage(scene: Scene): HTMLElement {
  const ticketScene = asTicketScene(scene);
  return element(
    'div',
    { class: 'phone', lang: scene.language },
    band(scene, ticketScene),
    ticketScene?.situation.isStale === true && staleStrip(ticketScene),
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

function band(scene: Scene, ticketScene: TicketScene | null): HTMLElement {
  const texts = textsOf(scene);
  const view = ticketScene?.situation.view;
  const [office, unit] =
    view === undefined
      ? [texts.product, texts.productUnit]
      : [pick(view.officeName, scene.language), pick(view.unitName, scene.language)];
  return element(
    'header',
    { class: 'phone-band' },
    element('span', { class: 'roundel', 'aria-hidden': 'true' }, icon(ICONS.door)),
    element(
      'span',
      { class: 'phone-band-names' },
      element('span', { class: 'phone-band-office' }, office),
      element('span', { class: 'phone-band-unit' }, unit),
    ),
  );
}

function staleStrip(scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { heardAtMs, view } = scene.situation;
  return element(
    'div',
    { class: 'phone-stale', role: 'status' },
    element('span', { class: 'phone-stale-square' }, icon(ICONS.cut)),
    element(
      'div',
      {},
      element('p', { class: 'phone-stale-what' }, texts.stale(clockTime(heardAtMs, view.timeZone))),
      element('p', { class: 'phone-stale-how' }, texts.staleHow),
    ),
  );
}

function standstillParts(scene: Scene): readonly Child[] {
  const { situation } = scene;
  const isUnreachable = situation.kind === 'connecting' && situation.isLong;
  return [
    element(
      'div',
      { class: 'phone-standstill' },
      element('h1', { class: 'phone-headline' }, headlineOf(situation, textsOf(scene))),
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
    languageSwitch(scene),
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

/** Each language named in itself; the one in use cannot be pressed. */
function languageSwitch(scene: Scene): HTMLElement {
  return element(
    'p',
    { class: 'phone-languages', role: 'group', 'aria-label': textsOf(scene).language },
    ...LANGUAGES.map((language) => {
      const button = element(
        'button',
        {
          type: 'button',
          class: 'phone-language',
          lang: language,
          'data-key': `language-${language}`,
          'aria-pressed': String(language === scene.language),
        },
        TEXTS[language].languageName,
      );
      button.addEventListener('click', () => {
        scene.onLanguage(language);
      });
      return button;
    }),
  );
}
