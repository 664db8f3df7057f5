/** The OpenAPI document of what other systems may read, made from the very shapes that the product checks and answers by. */
import { z } from 'zod';
import { REPORT_FORMATS, type ReportFormat } from '#protocol/report.ts';
import type { reportQuery } from '#protocol/report-shapes.ts';
import { reportShape } from '#protocol/report-shapes.ts';
import { LANGUAGES } from '#protocol/vocabulary.ts';

const errorShape = z.object({ error: z.string() });
const FILES: Readonly<Record<ReportFormat, readonly [type: string, words: string]>> = {
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'The report as a workbook'],
  csv: ['text/csv', 'The report as one table, UTF-8 with a byte order mark'],
  pdf: ['application/pdf', 'The report as it is printed, A4 upright'],
};

type Json = { readonly [key: string]: unknown };
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const schemaOf = (shape: z.ZodType): Json => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12' });
  return schema;
};

const refused = (description: string): Json => ({
  description,
  content: json({ $ref: '#/components/schemas/Error' }),
});
const REFUSALS: Json = {
  400: refused(
    'The question is not understood: the dates, their order, more than five years, or a parameter sent twice',
  ),
  401: refused('No key, an unknown key, or one that was revoked'),
  429: refused('Too many questions with this key; `Retry-After` says when to ask again'),
  503: refused('It could not be made now; `Retry-After` says when to ask again'),
};

const dateParameter = (name: keyof z.output<typeof reportQuery>, description: string): Json => ({
  name,
  in: 'query',
  required: true,
  description,
  schema: { type: 'string', format: 'date' },
});
const RANGE: readonly Json[] = [
  dateParameter('from', 'The first day'),
  dateParameter('to', 'The last day, included; at most five years after the first'),
];
const LANGUAGE: Json = {
  name: 'language',
  in: 'query',
  required: false,
  schema: { type: 'string', enum: LANGUAGES, default: 'vi' },
};

/** OpenAPI 3.1. */
export const reportApi = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Một Cửa: reports of one office',
    version: '1',
    description:
      'Figures of a one-stop public office by day, month or any range up to five years. Every rate comes as numerator and denominator; what was never measured is null, and a denominator of 0 is no data, not 0 %. Nothing is personal: figures by officer stay in the office, and `officers` is always empty here.',
  },
  security: [{ key: [] }],
  paths: {
    '/api/reports': {
      get: {
        summary: 'The report as data',
        operationId: 'getReport',
        parameters: RANGE,
        responses: {
          200: { description: 'The report', content: json({ $ref: '#/components/schemas/Report' }) },
          ...REFUSALS,
        },
      },
    },
    ...Object.fromEntries(
      REPORT_FORMATS.map((format) => {
        const [type, summary] = FILES[format];
        const content = { [type]: { schema: { type: 'string', format: 'binary' } } };
        return [
          `/api/reports.${format}`,
          {
            get: {
              summary,
              operationId: `getReport${format.toUpperCase()}`,
              parameters: [...RANGE, LANGUAGE],
              responses: { 200: { description: 'The file', content }, ...REFUSALS },
            },
          },
        ];
      }),
    ),
  },
  components: {
    securitySchemes: {
      key: {
        type: 'http',
        scheme: 'bearer',
        description: 'A key that the office’s supervisor made at the desk',
      },
    },
    schemas: { Report: schemaOf(reportShape), Error: schemaOf(errorShape) },
  },
});
