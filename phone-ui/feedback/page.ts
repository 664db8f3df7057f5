/** The whole page of feedback for one moment, drawn from nothing but its scene. */
import { htmlLanguage, pick } from '#ui-kit/language.ts';
import { FEEDBACK_WORDS } from '#ui-kit/feedback-words.ts';
import { FEEDBACK_KINDS, FEEDBACK_LETTERS, FEEDBACK_TOPICS, isOpenFeedback } from '#protocol/feedback.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { element, icon, type Child } from '../element.ts';
import { band, languageSwitch, staleStrip } from '../frame.ts';
import { ICONS } from '../icons.ts';
import { pressKey } from '../key.ts';
import type { FeedbackMoment, FeedbackScene } from './scene.ts';
import { TEXTS, type FeedbackPageTexts } from './texts.ts';
import './feedback.css';

type Writing = Extract<FeedbackMoment, { readonly kind: 'writing' }>;
type Standing = Extract<FeedbackMoment, { readonly kind: 'standing' }>;

export function titleOf({ moment, language }: FeedbackScene): string {
  const texts = TEXTS[language];
  const words = FEEDBACK_WORDS[language];
  switch (moment.kind) {
    case 'loading':
      return texts.loading;
    case 'away':
      return texts.away;
    case 'unknown':
      return texts.unknown;
    case 'writing':
      return moment.choices.isTaken ? words.title : texts.off;
    case 'standing':
      return words.statuses[moment.standing.status];
    default:
      return moment satisfies never;
  }
}

export function drawFeedback(scene: FeedbackScene): HTMLElement {
  const { moment, language } = scene;
  const texts = TEXTS[language];
  const office = moment.kind === 'writing' ? pick(moment.choices.officeName, language) : texts.product;
  return element(
    'div',
    { class: 'phone', lang: htmlLanguage(language) },
    band(office, texts.unit),
    moment.kind === 'standing' && moment.isStale && staleStrip(texts.away, texts.awayHow),
    element('main', { class: 'phone-main' }, ...parts(scene, texts)),
    element(
      'footer',
      { class: 'phone-foot' },
      languageSwitch({
        language,
        label: texts.language,
        nameOf: (offered) => TEXTS[offered].languageName,
        onLanguage: scene.onLanguage,
      }),
    ),
  );
}

function parts(scene: FeedbackScene, texts: FeedbackPageTexts): readonly Child[] {
  const { moment } = scene;
  const heading = element('h1', { class: 'feedback-title' }, titleOf(scene));
  const how = (text: string): HTMLElement => element('p', { class: 'feedback-how' }, text);
  switch (moment.kind) {
    case 'loading':
      return [heading];
    case 'away':
      return [heading, how(texts.awayHow), scene.isOnlyNearby && how(texts.awayNearby)];
    case 'unknown':
      return [heading, how(texts.unknownHow), codeForm(scene, moment.typedCode, texts), writeLink(texts)];
    case 'writing':
      if (!moment.choices.isTaken)
        return [heading, how(texts.offHow), codeForm(scene, moment.typedCode, texts)];
      return [heading, how(texts.lead(moment.choices.workingDays)), ...form(scene, moment, texts)];
    case 'standing':
      return standingParts(scene, moment, texts);
    default:
      return moment satisfies never;
  }
}

function form(scene: FeedbackScene, moment: Writing, texts: FeedbackPageTexts): readonly Child[] {
  const { language, onDraft, onSend } = scene;
  const { draft, sending } = moment;
  const words = FEEDBACK_WORDS[language];
  const isSending = sending.kind === 'sending';
  const needsWords = draft.topic === 'other';
  const wrong = sending.kind === 'wrong' ? sending.what : null;
  return [
    element('p', { class: 'feedback-not-here' }, words.notHere),
    choiceList(
      texts.kind,
      FEEDBACK_KINDS.map((kind) => [kind, words.kinds[kind]]),
      draft.kind,
      (kind) => onDraft({ kind }, false),
    ),
    choiceList(
      texts.topic,
      FEEDBACK_TOPICS.map((topic) => [topic, words.topics[topic]]),
      draft.topic,
      (topic) => onDraft({ topic }, false),
    ),
    fieldChoice(scene, moment, texts),
    contentField(scene, moment, needsWords ? texts.contentNeeded : texts.content, texts),
    fault(wrong === 'content', texts.contentMissing),
    contactField(scene, moment, texts),
    fault(wrong === 'contact', texts.contactWrong),
    element(
      'div',
      { class: 'phone-keys' },
      pressKey(
        { key: 'send', rank: 'main', isDisabled: isSending, onPress: onSend },
        isSending ? texts.sending : texts.send,
      ),
    ),
    sending.kind === 'sending' && sending.isLong && progress(texts.sendingLong),
    sending.kind === 'refused' && progress(texts.refused[sending.why](sending.minutes)),
    codeForm(scene, moment.typedCode, texts),
  ];
}

const progress = (text: string): HTMLElement =>
  element('p', { class: 'phone-progress', role: 'status' }, text);
const fault = (isWrong: boolean, text: string): Child =>
  isWrong && element('p', { class: 'feedback-fault', role: 'alert' }, text);

/** One of several, each a row as high as a thumb. */
function choiceList<Value extends string>(
  label: string,
  options: readonly (readonly [Value, string])[],
  chosen: Value | null,
  onChoose: (value: Value) => void,
): HTMLElement {
  return element(
    'fieldset',
    { class: 'feedback-choices' },
    element('legend', { class: 'feedback-label' }, label),
    ...options.map(([value, words]) => {
      const input = element('input', {
        type: 'radio',
        name: label,
        value,
        checked: value === chosen,
        'data-key': `choose-${value}`,
      });
      input.addEventListener('change', () => onChoose(value));
      return element('label', { class: 'feedback-choice' }, input, element('span', {}, words));
    }),
  );
}

/** Many, and most people need none of them: opened on demand. */
function fieldChoice(
  { language, onDraft }: FeedbackScene,
  { choices, draft }: Writing,
  texts: FeedbackPageTexts,
): HTMLElement {
  const select = element(
    'select',
    { class: 'feedback-line', 'data-key': 'field' },
    element('option', { value: '' }, FEEDBACK_WORDS[language].wholeOffice),
    ...choices.fields.map(({ fieldId, name }) => element('option', { value: fieldId }, pick(name, language))),
  );
  select.value = draft.fieldId ?? '';
  select.addEventListener('change', () => {
    const chosen = choices.fields.find(({ fieldId }) => fieldId === select.value);
    onDraft({ fieldId: chosen?.fieldId ?? null }, true);
  });
  return element(
    'label',
    { class: 'feedback-field' },
    element('span', { class: 'feedback-label' }, texts.field),
    select,
  );
}

function contentField(
  { onDraft }: FeedbackScene,
  { draft }: Writing,
  label: string,
  texts: FeedbackPageTexts,
): HTMLElement {
  const area = element('textarea', {
    class: 'feedback-text',
    rows: '5',
    maxlength: String(FEEDBACK_LETTERS.content),
    'data-key': 'content',
    'aria-describedby': 'content-how',
  });
  area.value = draft.content;
  const left = element('span', {}, texts.left(FEEDBACK_LETTERS.content - draft.content.length));
  area.addEventListener('input', () => {
    left.textContent = texts.left(FEEDBACK_LETTERS.content - area.value.length);
    onDraft({ content: area.value }, true);
  });
  return element(
    'label',
    { class: 'feedback-field' },
    element('span', { class: 'feedback-label' }, label),
    area,
    element('span', { id: 'content-how', class: 'feedback-hint' }, `${texts.contentHow} `, left),
  );
}

function contactField({ onDraft }: FeedbackScene, { draft }: Writing, texts: FeedbackPageTexts): HTMLElement {
  const input = element('input', {
    class: 'feedback-line',
    type: 'text',
    inputmode: 'email',
    autocomplete: 'off',
    maxlength: String(FEEDBACK_LETTERS.contact),
    'data-key': 'contact',
    'aria-describedby': 'contact-how',
  });
  input.value = draft.contact;
  input.addEventListener('input', () => onDraft({ contact: input.value }, true));
  return element(
    'label',
    { class: 'feedback-field' },
    element('span', { class: 'feedback-label' }, texts.contact),
    input,
    element('span', { id: 'contact-how', class: 'feedback-hint' }, texts.contactHow),
  );
}

/** The way back to what was sent before. */
function codeForm({ onCode, onLook }: FeedbackScene, typed: string, texts: FeedbackPageTexts): HTMLElement {
  const input = element('input', {
    class: 'feedback-line is-code',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    maxlength: '60',
    placeholder: 'PA-2026-0001-…',
    'data-key': 'code',
  });
  input.value = typed;
  input.addEventListener('input', () => onCode(input.value));
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) onLook();
  });
  return element(
    'section',
    { class: 'feedback-have' },
    element('h2', { class: 'feedback-label' }, texts.have),
    element(
      'label',
      { class: 'feedback-field' },
      element('span', { class: 'feedback-hint' }, texts.code),
      input,
    ),
    element(
      'div',
      { class: 'phone-keys' },
      pressKey({ key: 'look', rank: 'plain', onPress: onLook }, texts.look),
    ),
  );
}

const writeLink = (texts: FeedbackPageTexts): HTMLElement =>
  element(
    'div',
    { class: 'phone-keys' },
    element('a', { class: 'phone-key is-plain feedback-link', href: '/feedback' }, texts.write),
  );

const dayFirst = (date: BusinessDate): string => date.split('-').reverse().join('/');

function standingParts(scene: FeedbackScene, moment: Standing, texts: FeedbackPageTexts): readonly Child[] {
  const { language, onWithdraw } = scene;
  const { standing, code, withdrawing, isStale } = moment;
  const words = FEEDBACK_WORDS[language];
  const { settledOn, referral, field } = standing;
  const isOpen = isOpenFeedback(standing.status);
  const said = (label: string, text: string | null, className = ''): Child =>
    text !== null &&
    element(
      'section',
      { class: `feedback-said ${className}` },
      element('h2', { class: 'feedback-label' }, label),
      element('p', { class: 'feedback-words' }, text),
    );
  return [
    element('p', { class: 'feedback-number' }, `${texts.number} ${standing.number}`),
    element('h1', { class: `feedback-title is-${standing.status}` }, titleOf(scene)),
    element(
      'p',
      { class: 'feedback-about' },
      `${words.topics[standing.topic]} · ${field === null ? words.wholeOffice : pick(field, language)}`,
    ),
    element(
      'ul',
      { class: 'feedback-dates' },
      element('li', {}, texts.received(dayFirst(standing.receivedOn))),
      isOpen &&
        element('li', {}, texts.due(dayFirst(standing.dueOn)), standing.isExtended && ` (${texts.extended})`),
      settledOn !== null && element('li', {}, texts.settled(dayFirst(settledOn))),
    ),
    standing.isOverdue &&
      element('p', { class: 'feedback-overdue', role: 'status' }, icon(ICONS.clock), texts.overdue),
    referral !== null && element('p', { class: 'feedback-referral' }, words.referrals[referral]),
    said(texts.answer, standing.answer, 'is-answer'),
    isOpen && said(texts.why, standing.extensionReason),
    said(texts.yours, standing.content),
    standing.areWordsErased && element('p', { class: 'feedback-how' }, texts.erased),
    element(
      'section',
      { class: 'feedback-code' },
      element('h2', { class: 'feedback-label' }, texts.keep),
      element('p', { class: 'feedback-code-letters' }, code),
      element('p', { class: 'feedback-hint' }, texts.keepHow),
    ),
    isOpen && withdrawal(texts, withdrawing, isStale, onWithdraw),
    writeLink(texts),
  ];
}

function withdrawal(
  texts: FeedbackPageTexts,
  step: Standing['withdrawing'],
  isStale: boolean,
  onWithdraw: FeedbackScene['onWithdraw'],
): HTMLElement {
  if (step === 'no')
    return element(
      'div',
      { class: 'phone-keys' },
      pressKey(
        { key: 'withdraw', rank: 'plain', isDisabled: isStale, onPress: () => onWithdraw('ask') },
        texts.withdraw,
      ),
    );
  return element(
    'div',
    { class: 'phone-keys', role: 'group', 'aria-label': texts.withdrawAsk },
    element('p', { class: 'phone-progress' }, texts.withdrawAsk, ' ', texts.withdrawHow),
    pressKey({ key: 'never', rank: 'main', onPress: () => onWithdraw('never') }, texts.never),
    pressKey(
      { key: 'yes', rank: 'plain', isDisabled: step === 'running', onPress: () => onWithdraw('yes') },
      texts.withdrawYes,
    ),
  );
}
