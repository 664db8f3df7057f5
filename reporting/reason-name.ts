import type { Report } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { ReportTexts } from './texts-vi.ts';

/** What the office calls a reason of ratings now; one that it knows no more goes by its id. */
export const reasonName = (
  { ratings }: Report,
  reasonId: string,
  language: Language,
  words: ReportTexts,
): string => ratings.reasonNames[reasonId]?.[language] ?? words.file.formerReason(reasonId);
