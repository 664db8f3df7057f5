/** One service before its number is taken: who stands before, what to have ready, and the one key. */
import { pick } from '#ui-kit/language.ts';
import { HALL_CODE_DIGITS, type PosterOffice, type ServicePapers } from '#protocol/poster.ts';
import { element, icon, type Child } from '../element.ts';
import { ICONS } from '../icons.ts';
import { pressKey } from '../key.ts';
import { fieldPlate } from '../plate.ts';
import { textsOf, type OpenScene } from './scene.ts';
import { closureOf, loadOf } from './situation.ts';
import { closureWords, rangeWords, refusalWords } from './words.ts';

type PosterService = PosterOffice['services'][number];

export function servicePage(scene: OpenScene, service: PosterService): readonly Child[] {
  const { situation, language, taking } = scene;
  const field = situation.office.fields.find(({ fieldId }) => fieldId === service.fieldId);
  const closure = closureOf(situation, service.serviceId);
  const isSending = taking.kind === 'sending';
  return [
    field !== undefined && !isSending && backLine(scene, field),
    element('h1', { class: 'poster-title is-service' }, pick(service.name, language)),
    ...(closure !== null && !isSending
      ? closedParts(scene, closureWords(scene, closure))
      : [...standing(scene, service), ...papersParts(scene), ...takeParts(scene, service)]),
  ];
}

function backLine(scene: OpenScene, field: PosterOffice['fields'][number]): HTMLElement {
  const back = element(
    'button',
    { type: 'button', class: 'phone-back', 'data-key': 'back' },
    icon(ICONS.back),
    fieldPlate(field.letter),
    pick(field.name, scene.language),
  );
  back.addEventListener('click', scene.onBack);
  return element('div', { class: 'phone-back-line' }, back);
}

function closedParts(
  scene: OpenScene,
  { title, how }: { readonly title: string; readonly how: string | null },
): readonly Child[] {
  const help = textsOf(scene).closedHow(pick(scene.situation.office.helpDesk, scene.language));
  return [
    element('p', { class: 'phone-how phone-how-first' }, how === null ? `${title}.` : `${title}. ${how}`),
    element('p', { class: 'phone-how' }, help),
  ];
}

function standing(scene: OpenScene, { fieldId }: PosterService): readonly Child[] {
  const texts = textsOf(scene);
  const load = loadOf(scene.situation, fieldId);
  if (load === null || scene.situation.isStale) return [];
  const range = load.openCounters === 0 ? texts.noCounter : rangeWords(scene, load);
  return [
    element('p', { class: 'poster-before' }, texts.before(load.waiting)),
    element(
      'p',
      { class: 'phone-range' },
      load.waiting === 0 && load.openCounters > 0 ? texts.forField : `${texts.forField} · ${range}`,
    ),
  ];
}

function papersParts(scene: OpenScene): readonly Child[] {
  const texts = textsOf(scene);
  const { papers } = scene;
  return [
    element(
      'section',
      { class: 'poster-papers', 'aria-labelledby': 'papers' },
      element('h2', { class: 'poster-heading', id: 'papers' }, texts.papers),
      papers === null
        ? element('p', { class: 'poster-note' }, texts.papersLoading)
        : papers.length === 0
          ? element('p', { class: 'poster-note' }, texts.noPapers)
          : paperList(scene, papers),
      papers !== null &&
        papers.length > 0 &&
        element(
          'p',
          { class: 'poster-note' },
          texts.missing(pick(scene.situation.office.helpDesk, scene.language)),
        ),
    ),
  ];
}

function paperList(scene: OpenScene, papers: ServicePapers): HTMLElement {
  return element(
    'ol',
    { class: 'poster-paper-list' },
    ...papers.map(({ name, onlyIfNotLookedUp }) =>
      element(
        'li',
        {},
        pick(name, scene.language),
        onlyIfNotLookedUp && element('span', { class: 'poster-note' }, ` – ${textsOf(scene).lookedUp}`),
      ),
    ),
  );
}

function takeParts(scene: OpenScene, { serviceId }: PosterService): readonly Child[] {
  const texts = textsOf(scene);
  const { taking, situation, papers } = scene;
  const isSending = taking.kind === 'sending';
  const needsCode = situation.view.asksForHallCode && !isSending;
  return [
    needsCode && codeField(scene, serviceId),
    taking.kind === 'refused' && taking.serviceId === serviceId && refusal(scene, taking),
    element(
      'div',
      { class: 'phone-keys' },
      pressKey(
        {
          key: 'take',
          rank: 'main',
          isDisabled: isSending || situation.isStale,
          onPress: () => {
            scene.onTake(serviceId);
          },
        },
        isSending ? texts.sending : (papers ?? []).length === 0 ? texts.takePlain : texts.take,
      ),
    ),
    isSending &&
      taking.why !== 'first' &&
      element(
        'p',
        { class: 'phone-progress', role: 'status' },
        taking.why === 'turn' ? texts.sendingTurn : texts.sendingSilence,
      ),
    element('p', { class: 'poster-note is-last' }, `${texts.once} ${texts.priority}`),
  ];
}

function refusal(
  scene: OpenScene,
  taking: Extract<OpenScene['taking'], { readonly kind: 'refused' }>,
): HTMLElement {
  const { title, how } = refusalWords(scene, taking);
  return element(
    'div',
    { class: 'poster-refusal', role: 'alert' },
    element('p', { class: 'poster-refusal-what' }, title),
    element('p', {}, how),
  );
}

function codeField(scene: OpenScene, serviceId: PosterService['serviceId']): HTMLElement {
  const texts = textsOf(scene);
  const input = element('input', {
    id: 'hall-code',
    class: 'poster-code',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: String(HALL_CODE_DIGITS),
    'aria-describedby': 'hall-code-how',
    'data-key': 'hall-code',
    value: scene.typedCode,
  });
  input.addEventListener('input', () => {
    scene.onCode(input.value);
  });
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && !scene.situation.isStale) scene.onTake(serviceId);
  });
  return element(
    'div',
    { class: 'poster-code-field' },
    element('label', { for: 'hall-code', class: 'poster-heading' }, texts.hallCode),
    input,
    element('p', { class: 'poster-note', id: 'hall-code-how' }, texts.hallCodeHow),
  );
}
