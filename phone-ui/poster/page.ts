/** The whole page of a poster for one moment, drawn from nothing but its scene. */
import { clockTime, htmlLanguage, pick } from '#ui-kit/language.ts';
import type { PosterOffice, PosterTicket } from '#protocol/poster.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import { element, icon, type Child } from '../element.ts';
import { feedbackLink } from '../feedback-link.ts';
import { band, languageSwitch, staleStrip } from '../frame.ts';
import { ICONS } from '../icons.ts';
import { fieldPlate, numberPlate } from '../plate.ts';
import { textsOf, type OpenScene, type PosterScene } from './scene.ts';
import { servicePage } from './service-page.ts';
import {
  closureOf,
  fieldClosure,
  loadOf,
  servicesOf,
  wholeClosure,
  type PosterSituation,
  type WholeClosure,
} from './situation.ts';
import { TEXTS } from './texts.ts';
import { closureWords, waitWords } from './words.ts';
import '../key.css';
import '../phases.css';
import './poster.css';

export function drawPoster(scene: PosterScene): HTMLElement {
  const { situation, language } = scene;
  const texts = textsOf(scene);
  const open = asOpen(scene);
  return element(
    'div',
    { class: 'phone', lang: htmlLanguage(language) },
    open === null
      ? band(texts.product, texts.productUnit)
      : band(pick(open.situation.office.name, language), pick(open.situation.office.unitName, language)),
    situation.kind === 'open' &&
      situation.isStale &&
      staleStrip(
        texts.stale(clockTime(situation.heardAtMs, situation.office.timeZone)),
        scene.isOnlyNearby ? `${texts.staleHow} ${texts.awayNearby}` : texts.staleHow,
      ),
    element('main', { class: 'phone-main' }, ...(open === null ? standstill(scene) : openParts(open))),
    element(
      'footer',
      { class: 'phone-foot' },
      feedbackLink(language),
      languageSwitch({
        language,
        label: texts.language,
        nameOf: (offered) => TEXTS[offered].languageName,
        onLanguage: scene.onLanguage,
      }),
    ),
  );
}

const asOpen = (scene: PosterScene): OpenScene | null =>
  scene.situation.kind === 'open' ? { ...scene, situation: scene.situation } : null;

/** The one sentence that matters now: for the eye, the ear, and the row of open windows. */
export function headlineOf(scene: PosterScene): string {
  const texts = textsOf(scene);
  const open = asOpen(scene);
  if (open === null) return standstillWords(scene.situation, scene).title;
  if (scene.own !== null && scene.own.link !== null) return texts.own(scene.own.number);
  const whole = wholeClosure(open.situation);
  if (whole !== null && !isUnderway(scene)) return wholeWords(open, whole).title;
  const { place, situation, language } = open;
  const { fields, services } = situation.office;
  const name =
    place.kind === 'fields'
      ? undefined
      : place.kind === 'field'
        ? fields.find(({ fieldId }) => fieldId === place.fieldId)?.name
        : services.find(({ serviceId }) => serviceId === place.serviceId)?.name;
  return name === undefined ? texts.choose : pick(name, language);
}

/** Of a press that is on its way the page is never taken away. */
const isUnderway = ({ taking }: PosterScene): boolean => taking.kind === 'sending';

function standstillWords(
  situation: PosterSituation,
  scene: PosterScene,
): { readonly title: string; readonly how: string } {
  const texts = textsOf(scene);
  if (situation.kind === 'refused') {
    const { why } = situation;
    if (why === 'unknown') return { title: texts.unknown, how: texts.unknownHow };
    if (why === 'off') return { title: texts.off, how: texts.offHow };
    if (why === 'outdated') return { title: texts.outdated, how: texts.outdatedHow };
    return { title: texts.refused, how: texts.refusedHow };
  }
  return situation.kind === 'connecting' && situation.isLong
    ? { title: texts.away, how: texts.awayHow }
    : { title: texts.connecting, how: texts.connectingHow };
}

function standstill(scene: PosterScene): readonly Child[] {
  const { situation } = scene;
  const { title, how } = standstillWords(situation, scene);
  const isAway = situation.kind === 'connecting' && situation.isLong;
  return [
    element('h1', { class: 'phone-headline' }, title),
    element('p', { class: 'phone-how' }, how),
    isAway &&
      scene.isOnlyNearby &&
      element('p', { class: 'phone-how phone-how-first' }, textsOf(scene).awayNearby),
  ];
}

function openParts(scene: OpenScene): readonly Child[] {
  const { place, own, situation } = scene;
  if (own !== null && own.link !== null) return ownParts(scene, own, own.link);
  const whole = wholeClosure(situation);
  if (whole !== null && !isUnderway(scene)) return wholeParts(scene, whole);
  switch (place.kind) {
    case 'fields':
      return fieldsParts(scene);
    case 'field':
      return fieldParts(scene, place.fieldId);
    case 'service': {
      const service = situation.office.services.find(({ serviceId }) => serviceId === place.serviceId);
      return service === undefined ? fieldsParts(scene) : servicePage(scene, service);
    }
    default:
      return place satisfies never;
  }
}

function ownParts(scene: OpenScene, own: PosterTicket, link: string): readonly Child[] {
  const texts = textsOf(scene);
  const service = scene.situation.office.services.find(({ serviceId }) => serviceId === own.serviceId);
  return [
    element('h1', { class: 'phone-headline' }, texts.own(own.number)),
    numberPlate({
      number: own.number,
      label: texts.ownLabel,
      isStale: scene.situation.isStale,
      foot: element(
        'p',
        { class: 'poster-own-service' },
        service === undefined ? '' : pick(service.name, scene.language),
      ),
    }),
    element(
      'div',
      { class: 'phone-keys' },
      element(
        'a',
        { class: 'phone-key is-main poster-link', href: `/t/${link}#${scene.language}`, 'data-key': 'own' },
        texts.ownOpen,
      ),
    ),
    element('p', { class: 'phone-how' }, texts.ownHow),
  ];
}

function wholeWords(
  scene: OpenScene,
  whole: WholeClosure,
): { readonly title: string; readonly how: string | null } {
  return whole.kind === 'phones'
    ? textsOf(scene).refusals[whole.why](null)
    : closureWords(scene, whole.closure);
}

function wholeParts(scene: OpenScene, whole: WholeClosure): readonly Child[] {
  const { title, how } = wholeWords(scene, whole);
  const help = textsOf(scene).closedHow(pick(scene.situation.office.helpDesk, scene.language));
  return [
    element('h1', { class: 'phone-headline' }, title),
    how !== null && element('p', { class: 'phone-how phone-how-first' }, how),
    element('p', { class: 'phone-how' }, help),
  ];
}

function fieldsParts(scene: OpenScene): readonly Child[] {
  const { fields } = scene.situation.office;
  return [
    element('h1', { class: 'phone-headline' }, textsOf(scene).choose),
    element('ul', { class: 'poster-list' }, ...fields.map((field) => fieldRow(scene, field))),
  ];
}

function fieldRow(scene: OpenScene, { fieldId, letter, name }: PosterOffice['fields'][number]): HTMLElement {
  const { situation } = scene;
  const closure = fieldClosure(situation, fieldId);
  const load = loadOf(situation, fieldId);
  const { title, how } = closure === null ? { title: null, how: null } : closureWords(scene, closure);
  // What was true some time ago is no reason to choose one field or the other.
  const wait = load === null || situation.isStale ? null : waitWords(scene, load);
  return rowKey(
    `field-${fieldId}`,
    closure !== null,
    () => {
      scene.onPlace({ kind: 'field', fieldId });
    },
    fieldPlate(letter),
    pick(name, scene.language),
    title === null ? wait : how === null ? title : `${title}. ${how}`,
  );
}

function fieldParts(scene: OpenScene, fieldId: FieldId): readonly Child[] {
  const { situation, language } = scene;
  const field = situation.office.fields.find((known) => known.fieldId === fieldId);
  const load = loadOf(situation, fieldId);
  return [
    backTo(scene, textsOf(scene).fields),
    element(
      'div',
      { class: 'poster-head' },
      field !== undefined && fieldPlate(field.letter),
      element('h1', { class: 'poster-title' }, field === undefined ? '' : pick(field.name, language)),
    ),
    load !== null && !situation.isStale && element('p', { class: 'phone-range' }, waitWords(scene, load)),
    element(
      'ul',
      { class: 'poster-list' },
      ...servicesOf(situation, fieldId).map(({ serviceId, name }) => {
        const closure = closureOf(situation, serviceId);
        const words = closure === null ? null : closureWords(scene, closure);
        return rowKey(
          `service-${serviceId}`,
          closure !== null,
          () => {
            scene.onPlace({ kind: 'service', serviceId });
          },
          null,
          pick(name, language),
          words === null ? null : words.how === null ? words.title : `${words.title}. ${words.how}`,
        );
      }),
    ),
  ];
}

/** A row that leads on; one that is closed stays in its place and says so. */
function rowKey(
  key: string,
  isClosed: boolean,
  onPress: () => void,
  plate: Child,
  name: string,
  note: string | null,
): HTMLElement {
  const words = element(
    'span',
    { class: 'poster-row-words' },
    element('span', { class: 'poster-row-name' }, name),
    note !== null && element('span', { class: 'poster-row-note' }, note),
  );
  if (isClosed) return element('li', {}, element('div', { class: 'poster-row is-closed' }, plate, words));
  const row = element(
    'button',
    { type: 'button', class: 'poster-row', 'data-key': key },
    plate,
    words,
    icon(ICONS.chevron, 'phone-icon poster-row-chevron'),
  );
  row.addEventListener('click', onPress);
  return element('li', {}, row);
}

export function backTo(scene: OpenScene, words: string): HTMLElement {
  const back = element(
    'button',
    { type: 'button', class: 'phone-back', 'data-key': 'back' },
    icon(ICONS.back),
    words,
  );
  back.addEventListener('click', scene.onBack);
  return element('div', { class: 'phone-back-line' }, back);
}
