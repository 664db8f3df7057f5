/** The whole checklist for one moment, drawn from nothing but its scene. */
import { htmlLanguage, pick } from '#ui-kit/language.ts';
import type { Fact } from '#protocol/office.ts';
import type { BusinessDate, CitizenLanguage, LocalizedText } from '#protocol/vocabulary.ts';
import type { ProcedureForm, ProcedurePaper, ProcedureSheet } from '#protocol/catalogue.ts';
import { saysSameDayRule } from '#catalogue/same-day.ts';
import { element, type Child } from '../element.ts';
import { band, languageSwitch } from '../frame.ts';
import type { SheetState } from './sheet.ts';
import { TEXTS, type ChecklistTexts } from './texts.ts';
import './checklist.css';

export type ChecklistScene = {
  readonly state: SheetState;
  readonly language: CitizenLanguage;
  /** Papers that are ready, by their Vietnamese names. */
  readonly ticks: ReadonlySet<string>;
  readonly isOnlyNearby: boolean;
  readonly onTick: (name: string, isReady: boolean) => void;
  readonly onLanguage: (language: CitizenLanguage) => void;
  readonly onTryAgain: () => void;
};

/** What it is called, for the row of open windows. */
export function titleOf({ state, language }: ChecklistScene): string {
  const texts = TEXTS[language];
  switch (state.kind) {
    case 'sheet':
      return pick(state.sheet.procedure.name, language);
    case 'loading':
      return texts.loading;
    case 'unknown':
      return texts.unknown;
    case 'away':
      return texts.away;
    default:
      return state satisfies never;
  }
}

export function drawChecklist(scene: ChecklistScene): HTMLElement {
  const { state, language } = scene;
  const texts = TEXTS[language];
  return element(
    'div',
    { class: 'phone', lang: htmlLanguage(language) },
    bandOf(scene, texts),
    element(
      'main',
      { class: 'phone-main' },
      ...(state.kind === 'sheet' ? sheetParts(scene, state.sheet, texts) : standstill(scene, state, texts)),
    ),
    element(
      'footer',
      { class: 'phone-foot' },
      state.kind === 'sheet' &&
        element('p', { class: 'phone-foot-line' }, texts.asOf(dayFirst(state.sheet.date))),
      languageSwitch({
        language,
        label: texts.language,
        nameOf: (offered) => TEXTS[offered].languageName,
        onLanguage: scene.onLanguage,
      }),
    ),
  );
}

const dayFirst = (date: BusinessDate): string => date.split('-').reverse().join('/');

function bandOf({ state, language }: ChecklistScene, texts: ChecklistTexts): HTMLElement {
  return state.kind === 'sheet'
    ? band(pick(state.sheet.office.name, language), pick(state.sheet.office.unitName, language))
    : band(texts.product, texts.productUnit);
}

function standstill(scene: ChecklistScene, state: SheetState, texts: ChecklistTexts): readonly Child[] {
  const isAway = state.kind === 'away';
  const how = isAway ? texts.awayHow : state.kind === 'unknown' ? texts.unknownHow : texts.loadingHow;
  return [
    element(
      'div',
      { class: 'checklist-standstill', role: 'status' },
      element('h1', { class: 'checklist-title' }, titleOf(scene)),
      element('p', { class: 'checklist-how' }, how),
      isAway && scene.isOnlyNearby && element('p', { class: 'checklist-how is-first' }, texts.awayNearby),
      isAway && pressed('try-again', 'checklist-key', texts.tryAgain, scene.onTryAgain),
    ),
  ];
}

function sheetParts(
  scene: ChecklistScene,
  { procedure, office, field }: ProcedureSheet,
  texts: ChecklistTexts,
): readonly Child[] {
  const { language } = scene;
  const { name, code, fee, feeExemption, processingTime, isSameDay, onlineUrl, forms } = procedure;
  return [
    element(
      'div',
      { class: 'checklist-head' },
      field !== null && fieldLine(field, language),
      element('h1', { class: 'checklist-title' }, pick(name, language)),
      code !== null && element('p', { class: 'checklist-code' }, texts.code(code)),
    ),
    papers(scene, procedure.papers, texts),
    element(
      'dl',
      { class: 'checklist-facts' },
      ...factRow(texts.fee, fee, language, texts, exemptionLine(feeExemption, language, texts)),
      ...factRow(
        texts.time,
        processingTime,
        language,
        texts,
        isSameDay &&
          !saysSameDayRule(processingTime) &&
          element('span', { class: 'checklist-condition' }, texts.sameDay),
      ),
    ),
    onlineUrl !== null &&
      element(
        'a',
        { class: 'checklist-key', href: onlineUrl, rel: 'noreferrer', 'data-key': 'online' },
        element('span', {}, texts.online),
        element('span', { class: 'checklist-key-how' }, texts.onlineHow),
      ),
    forms.length > 0 && formList(forms, language, texts),
    element(
      'div',
      { class: 'checklist-end' },
      element('p', {}, texts.noTicket),
      element('p', {}, texts.help(pick(office.helpDesk, language))),
    ),
  ];
}

function fieldLine(field: NonNullable<ProcedureSheet['field']>, language: CitizenLanguage): HTMLElement {
  const plate = element('span', { class: 'field-plate', 'aria-hidden': 'true' }, field.letter);
  plate.style.setProperty('background-color', `var(--field-${field.letter.toLowerCase()}, var(--field-x))`);
  return element('p', { class: 'checklist-field' }, plate, pick(field.name, language));
}

function papers(scene: ChecklistScene, list: readonly ProcedurePaper[], texts: ChecklistTexts): HTMLElement {
  const ready = list.filter(({ name }) => scene.ticks.has(name.vi)).length;
  return element(
    'section',
    { class: 'checklist-papers', 'aria-labelledby': 'papers' },
    element(
      'div',
      { class: 'checklist-papers-head' },
      element('h2', { class: 'checklist-heading', id: 'papers' }, texts.papers),
      list.length > 0 &&
        element(
          'p',
          { class: 'checklist-ready', role: 'status' },
          ready === list.length ? texts.allReady : texts.papersReady(ready, list.length),
        ),
    ),
    list.length === 0
      ? element('p', { class: 'checklist-how' }, texts.noPapers)
      : element('ul', {}, ...list.map((paper, index) => paperRow(scene, paper, index, texts))),
    list.length > 0 && element('p', { class: 'checklist-tick-how' }, texts.tickHow),
  );
}

function paperRow(
  { ticks, language, onTick }: ChecklistScene,
  { name, note, onlyIfNotLookedUp, originals, copies }: ProcedurePaper,
  index: number,
  texts: ChecklistTexts,
): HTMLElement {
  const isReady = ticks.has(name.vi);
  const box = element('input', {
    type: 'checkbox',
    class: 'checklist-box',
    checked: isReady,
    'data-key': `paper-${String(index)}`,
  });
  box.addEventListener('change', () => {
    onTick(name.vi, box.checked);
  });
  const howMany = [
    originals === null || originals === 0 ? null : texts.originals(originals),
    copies === null || copies === 0 ? null : texts.copies(copies),
  ].filter((count) => count !== null);
  return element(
    'li',
    {},
    element(
      'label',
      { class: 'checklist-paper' },
      box,
      element(
        'span',
        {},
        element('span', { class: 'checklist-paper-name' }, pick(name, language)),
        howMany.length > 0 && element('span', { class: 'checklist-paper-count' }, howMany.join(' · ')),
        note !== null && element('span', { class: 'checklist-paper-note' }, pick(note, language)),
        onlyIfNotLookedUp && element('span', { class: 'checklist-paper-tag' }, texts.lookedUp),
      ),
    ),
  );
}

function factRow(
  label: string,
  fact: Fact,
  language: CitizenLanguage,
  texts: ChecklistTexts,
  more: Child,
): readonly Child[] {
  const condition = fact?.condition ?? null;
  return [
    element('dt', {}, label),
    element(
      'dd',
      {},
      element('span', { class: 'checklist-value' }, fact === null ? texts.ask : pick(fact.value, language)),
      condition !== null && element('span', { class: 'checklist-condition' }, pick(condition, language)),
      more,
    ),
  ];
}

const exemptionLine = (
  exemption: LocalizedText | null,
  language: CitizenLanguage,
  texts: ChecklistTexts,
): Child =>
  exemption !== null &&
  element(
    'span',
    { class: 'checklist-exemption' },
    element('b', {}, `${texts.exemption}: `),
    pick(exemption, language),
  );

function formList(
  forms: readonly ProcedureForm[],
  language: CitizenLanguage,
  texts: ChecklistTexts,
): HTMLElement {
  const row = ({ name, url }: ProcedureForm, index: number): HTMLElement => {
    const words = [
      pick(name, language),
      element('span', { class: 'checklist-paper-note' }, url === null ? texts.formOnPaper : texts.formOpen),
    ];
    return element(
      'li',
      {},
      url === null
        ? element('span', { class: 'checklist-form' }, ...words)
        : element(
            'a',
            { class: 'checklist-form', href: url, rel: 'noreferrer', 'data-key': `form-${String(index)}` },
            ...words,
          ),
    );
  };
  return element(
    'section',
    { class: 'checklist-forms', 'aria-labelledby': 'forms' },
    element('h2', { class: 'checklist-heading', id: 'forms' }, texts.forms),
    element('ul', {}, ...forms.map(row)),
  );
}

function pressed(key: string, className: string, words: string, onPress: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: className, 'data-key': key }, words);
  button.addEventListener('click', onPress);
  return button;
}
