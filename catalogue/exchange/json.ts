/** Catalogues as JSON: versions as the protocol describes them, held to the very rules of a table's rows. */
import { z } from 'zod';
import type { Certainty, Procedure, ProcedureId } from '#protocol/catalogue.ts';
import type { CatalogueColumn, RowFault } from '#protocol/catalogue-desk.ts';
import type { BusinessDate, FieldId } from '#protocol/vocabulary.ts';
import { decoded } from './csv.ts';
import { MOST_ROWS, refusedFile, wholeCatalogue, type ReadCatalogue } from './read-catalogue.ts';
import { readRow, type ReadRow } from './read-row.ts';
import { certaintyOf, type NamedField } from './values.ts';
import { cellsOf } from './write-row.ts';

const FORMAT = 'mot-cua-catalogue';

const text = z.strictObject({
  vi: z.string(),
  en: z.string(),
  zh: z.string().exactOptional(),
  km: z.string().exactOptional(),
});
const count = z.number().int().min(0).max(99).nullable();
const certainty = z.string().transform((mark, context): Certainty => {
  const known = certaintyOf(mark);
  if (known === null) context.addIssue({ code: 'custom' });
  return known ?? 'weak';
});
const fact = z.strictObject({ value: text, condition: text.nullable(), certainty }).nullable();
const version = z.strictObject({
  procedureId: z.string().transform((id) => id as ProcedureId),
  code: z.string().nullable(),
  fieldId: z
    .string()
    .transform((id) => id as FieldId)
    .nullable(),
  name: text,
  keywords: z.array(z.string()),
  inForceFrom: z
    .string()
    .transform((date) => date as BusinessDate)
    .nullable(),
  papers: z.array(
    z.strictObject({
      name: text,
      note: text.nullable(),
      onlyIfNotLookedUp: z.boolean(),
      originals: count,
      copies: count,
    }),
  ),
  fee: fact,
  feeExemption: text.nullable(),
  processingTime: fact,
  isSameDay: z.boolean(),
  onlineUrl: z.string().nullable(),
  forms: z.array(z.strictObject({ name: text, url: z.string().nullable() })),
});
const file = z.object({ format: z.literal(FORMAT), procedures: z.array(z.unknown()) });

/** Where a table has what JSON calls otherwise. */
const COLUMN_OF: Readonly<Record<string, CatalogueColumn>> = {
  procedureId: 'procedureId',
  code: 'code',
  fieldId: 'field',
  name: 'name',
  keywords: 'keywords',
  inForceFrom: 'inForceFrom',
  papers: 'papers',
  fee: 'fee',
  feeExemption: 'feeExemption',
  processingTime: 'time',
  isSameDay: 'sameDay',
  onlineUrl: 'online',
  forms: 'forms',
};

export function readJson(bytes: Uint8Array, fields: readonly NamedField[]): ReadCatalogue {
  const source = decoded(bytes);
  if (source === null) return refusedFile('not_utf8');
  const whole = file.safeParse(parsed(source));
  if (!whole.success) return refusedFile('broken');
  const { procedures } = whole.data;
  if (procedures.length > MOST_ROWS) return refusedFile('too_many_rows', String(MOST_ROWS));
  return wholeCatalogue(procedures.map((item, index) => readItem(index + 1, item, fields)));
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

function readItem(row: number, item: unknown, fields: readonly NamedField[]): ReadRow {
  const described = version.safeParse(item);
  if (described.success) return readRow(row, cellsOf(described.data, fields), fields);
  const faults = described.error.issues.slice(0, 8).map(({ path, code }): RowFault => {
    const [key] = path;
    const column = typeof key === 'string' ? (COLUMN_OF[key] ?? null) : null;
    return { row, column, why: 'not_as_described', given: path.join('.').slice(0, 60) || code };
  });
  return { ok: false, faults };
}

export function writeJson(versions: readonly Procedure[]): Uint8Array {
  const lines = versions.map((each) => JSON.stringify(each)).join(',\n');
  return new TextEncoder().encode(`{"format":"${FORMAT}","procedures":[\n${lines}\n]}\n`);
}
