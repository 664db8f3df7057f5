/** What a slip costs in paper and time, in one sentence. */
import type { PrinterProfile } from '#protocol/printing.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Texts } from '../texts.ts';
import { slipEstimate } from './paper.ts';
import type { PreviewState } from './preview-desk.ts';

const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** Whole millimetres. */
export const wholeMm = (mm: number): string => String(Math.round(mm));

/** Length, time and slips per roll of what the preview shows; empty while it shows nothing. */
export function estimateWords(
  { picture }: PreviewState,
  profile: PrinterProfile,
  { language, texts }: { readonly language: Language; readonly texts: Texts },
): string {
  if (picture === null) return '';
  const { seconds, rollM, perRoll } = slipEstimate(picture.heightMm, profile);
  const shown = (value: number, digits: number): string =>
    new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);
  return texts.slip.estimate(wholeMm(picture.heightMm), shown(seconds, 1), rollM, shown(perRoll, 0));
}
