/** What stands around each of a phone's pages: whose office it is, and the languages. */
import { htmlLanguage } from '#ui-kit/language.ts';
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';
import { element, icon } from './element.ts';
import { ICONS } from './icons.ts';
import './frame.css';

export const band = (office: string, unit: string): HTMLElement =>
  element(
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

/** Over what was true at some time and may not be now. */
export const staleStrip = (what: string, how: string): HTMLElement =>
  element(
    'div',
    { class: 'phone-stale', role: 'status' },
    element('span', { class: 'phone-stale-square' }, icon(ICONS.cut)),
    element(
      'div',
      {},
      element('p', { class: 'phone-stale-what' }, what),
      element('p', { class: 'phone-stale-how' }, how),
    ),
  );

type Languages = {
  readonly language: CitizenLanguage;
  /** What the group is called, in the language in use. */
  readonly label: string;
  /** Each language named in itself. */
  readonly nameOf: (language: CitizenLanguage) => string;
  readonly onLanguage: (language: CitizenLanguage) => void;
};

/** The one in use cannot be pressed. */
export function languageSwitch({ language, label, nameOf, onLanguage }: Languages): HTMLElement {
  return element(
    'p',
    { class: 'phone-languages', role: 'group', 'aria-label': label },
    ...CITIZEN_LANGUAGES.map((offered) => {
      const button = element(
        'button',
        {
          type: 'button',
          class: 'phone-language',
          lang: htmlLanguage(offered),
          'data-key': `language-${offered}`,
          'aria-pressed': String(offered === language),
        },
        nameOf(offered),
      );
      button.addEventListener('click', () => {
        onLanguage(offered);
      });
      return button;
    }),
  );
}
