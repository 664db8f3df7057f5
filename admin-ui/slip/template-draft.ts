/** Changes to the slip's template, before they are saved. */
import type { PartSize, SlipTemplate, TicketPart, TicketPartName } from '#protocol/printing.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** The number is what a ticket is, and two numbers without their services are a riddle: both are always printed. */
export const isAlwaysShown = (part: TicketPartName): boolean => part === 'number' || part === 'service';

const withParts = (template: SlipTemplate, change: (part: TicketPart) => TicketPart): SlipTemplate => ({
  ...template,
  parts: template.parts.map(change),
});

export const withSize = (template: SlipTemplate, name: TicketPartName, size: PartSize): SlipTemplate =>
  withParts(template, (part) => (part.part === name ? { ...part, size } : part));

/** Shows or hides a part; what is always printed stays. */
export const withShown = (template: SlipTemplate, name: TicketPartName, isShown: boolean): SlipTemplate =>
  withParts(template, (part) => (part.part === name && !isAlwaysShown(name) ? { ...part, isShown } : part));

/** Puts a part at a place (0 = top); the others keep their order. */
export function withPlace(template: SlipTemplate, name: TicketPartName, place: number): SlipTemplate {
  const moved = template.parts.find(({ part }) => part === name);
  if (moved === undefined) return template;
  const others = template.parts.filter((part) => part !== moved);
  const at = Math.min(Math.max(place, 0), others.length);
  return { ...template, parts: [...others.slice(0, at), moved, ...others.slice(at)] };
}

/** The closing words in one language; when all are empty there are none and the slip is that much shorter. */
export function withClosingWords(
  template: SlipTemplate,
  language: CitizenLanguage,
  text: string,
): SlipTemplate {
  const { zh = '', ...others } = template.closingWords ?? { vi: '', en: '' };
  const words = { ...others, zh, [language]: text };
  if (words.vi === '' && words.en === '' && words.zh === '') return { ...template, closingWords: null };
  const { zh: chinese, ...needed } = words;
  return { ...template, closingWords: chinese === '' ? needed : words };
}

/** One language of the closing words is missing: the slip would end without a word in it. */
export const missingClosingWords = ({ closingWords }: SlipTemplate): 'vi' | 'en' | null => {
  if (closingWords === null) return null;
  if (closingWords.vi.trim() === '') return 'vi';
  return closingWords.en.trim() === '' ? 'en' : null;
};
