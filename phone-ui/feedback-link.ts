import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { element } from './element.ts';

const WORDS: Readonly<Record<CitizenLanguage, string>> = {
  vi: 'Phản ánh, kiến nghị với cơ quan',
  en: 'Complaints and suggestions',
  zh: '向機關反映意見',
};

/** The way to tell the office what is not well: small, at the foot, on every page of a citizen's. */
export const feedbackLink = (language: CitizenLanguage): HTMLElement =>
  element(
    'p',
    { class: 'phone-foot-feedback' },
    element('a', { href: `/feedback#${language}`, 'data-key': 'feedback' }, WORDS[language]),
  );
