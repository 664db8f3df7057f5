/** What keeps the printing settings from being saved, before the server is asked. */
import type { PrintingSettings } from '#protocol/printing.ts';
import { faultyPrinters } from './printers/printer-draft.ts';
import { missingClosingWords } from './slip/template-draft.ts';

/** `settings.oldestJobMs`, in whole minutes: from half a minute to a day. */
export const OLDEST_JOB_MINUTES = { least: 1, most: 1_440 } as const;

export type SaveObstacle =
  { readonly kind: 'printers'; readonly names: readonly string[] } | { readonly kind: 'closing_words' };

/** The first thing to be put right, or null when it can be sent. */
export function saveObstacle(draft: PrintingSettings | null): SaveObstacle | null {
  if (draft === null) return null;
  const names = faultyPrinters(draft).map(({ name }) => name);
  if (names.length > 0) return { kind: 'printers', names };
  return missingClosingWords(draft.template) === null ? null : { kind: 'closing_words' };
}
