/** What every section is made from. */
import type { Report } from '#protocol/report-shapes.ts';
import type { BusinessDate, Language } from '#protocol/vocabulary.ts';
import type { ReportKind } from '../periods.ts';
import type { ReportTexts } from '../texts-vi.ts';

export type SheetContext = {
  readonly report: Report;
  /** The period before; null where it was not asked for. */
  readonly before: Report | null;
  readonly kind: ReportKind;
  readonly today: BusinessDate;
  readonly language: Language;
  readonly words: ReportTexts;
  /** Of the whole sheet, in units. */
  readonly width: number;
  /** Between two halves. */
  readonly gap: number;
};
