/** Codes of files ("mã hồ sơ") as they stand on receipts, typed or scanned. */
import type { Brand } from '#protocol/vocabulary.ts';

/** `000.00.01.H29-260310-0420`: capitals, digits, dots and plain dashes only. */
export type FileCode = Brand<string, 'FileCode'>;

/** Longer than any code with all the spaces that anybody types. */
const MOST_LETTERS = 100;
const FILE_CODE = /^(?:\d{2,3}\.){0,3}[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}(?:\d{2})?-\d{1,7}$/;
/** Hyphens, dashes and minus signs of every kind, and the underscore that some write instead. */
const DASHES = /[\p{Pd}\u2212_]/gu;

/** The code in what was typed or scanned, whatever its spaces, dashes and case; null when it is none. */
export function readFileCode(text: string): FileCode | null {
  if (text.length > MOST_LETTERS) return null;
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Cf}/gu, '')
    .replace(DASHES, '-')
    .trim();
  // Spaces stand between the letters of a code, or in place of its dashes.
  const readings = [plain.replace(/\s+/g, ''), plain.replace(/[\s-]+/g, '-')];
  return (readings.find((reading) => FILE_CODE.test(reading)) as FileCode | undefined) ?? null;
}
