/** What the office exports, it imports again as the very same catalogue: as Excel, CSV and JSON. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Procedure } from '#protocol/catalogue.ts';
import { CATALOGUE_FORMATS, type CatalogueFormat, type RefusedCatalogue } from '#protocol/catalogue-desk.ts';
import { DEMO_FIELDS } from '#catalogue/built-in/index.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { createCatalogueFiles, doCatalogueErrand } from '#server/app/catalogue-files.ts';
import { anyCatalogue } from './any-catalogue.ts';

const files = createCatalogueFiles(doCatalogueErrand);

async function exportedAndImported(
  format: CatalogueFormat,
  versions: readonly Procedure[],
): Promise<readonly Procedure[] | RefusedCatalogue> {
  const bytes = await files.write(format, versions, DEMO_FIELDS);
  const read = await files.read(bytes, `thu-tuc.${format}`, DEMO_FIELDS);
  return read.ok ? read.versions : (JSON.parse(new TextDecoder().decode(read.report)) as RefusedCatalogue);
}

describe.each(CATALOGUE_FORMATS)('%s', (format) => {
  test('keeps any catalogue', async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, async (versions) => {
        expect(await exportedAndImported(format, versions)).toEqual(versions);
      }),
      { numRuns: format === 'xlsx' ? 40 : 100 },
    );
  });

  test('keeps the built-in catalogue', async () => {
    expect(await exportedAndImported(format, BUILT_IN_PROCEDURES)).toEqual(BUILT_IN_PROCEDURES);
  });
});

test('no cell of a table begins as a formula does', async () => {
  await fc.assert(
    fc.asyncProperty(anyCatalogue, async (versions) => {
      const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        await files.write('csv', versions, DEMO_FIELDS),
      );
      expect(csv.startsWith('\ufeff"M') || csv.startsWith('\ufeffM')).toBe(true);
      expect(
        csv
          .slice(1)
          .split('\r\n')
          .filter((line) => /(?:^|,)"?[=+\-@\t]/.test(withoutQuotedMiddles(line))),
      ).toEqual([]);
    }),
  );
});

/** Of quoted cells only the first letter is left: commas within begin no cell. */
const withoutQuotedMiddles = (line: string): string => line.replace(/"((?:[^"]|"")?)(?:[^"]|"")*"/g, '"$1"');
