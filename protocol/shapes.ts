/** What names, lines and figures may look like when they come from outside. */
import { z } from 'zod';
import type { LocalizedText } from '#protocol/vocabulary.ts';

/** Letters, digits, dot, dash, slash and underscore only: no newline, no control character, no markup. */
export const identifier = (maxLength: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
export const branded = <T extends string>(
  maxLength: number,
): z.ZodPipe<z.ZodString, z.ZodTransform<T, string>> =>
  identifier(maxLength).transform((value) => value as T);

/** What writes backwards, hides, breaks a line, steers a terminal or printer, or is half a letter. */
const HOSTILE = /[\p{C}\p{Zl}\p{Zp}]/u;
/** No Vietnamese letter carries more than two marks; four in a row are no text. */
const STACKED_MARKS = /\p{M}{4}/u;
/** A line that a person typed: composed (NFC), trimmed, not empty. */
export const line = (maxLength: number): z.ZodPipe<z.ZodString, z.ZodTransform<string, string>> =>
  z
    .string()
    .max(maxLength * 2)
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => value.length > 0 && value.length <= maxLength, 'empty or too long')
    .refine((value) => !HOSTILE.test(value) && !STACKED_MARKS.test(value), 'not plain');

/** A text of the office in the languages of the product: Vietnamese and English always, the others where they are entered. */
export const localized = (maxLength: number): z.ZodType<LocalizedText> =>
  z.strictObject({
    vi: line(maxLength),
    en: line(maxLength),
    zh: line(maxLength).exactOptional(),
    km: line(maxLength).exactOptional(),
  });

export const count = z.number().int().min(0).max(1_000_000_000);
