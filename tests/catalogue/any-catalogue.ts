/** Catalogues of any shape, for properties: texts with everything that tables and formulas trip over. */
import fc from 'fast-check';
import type {
  MarkedFact,
  Procedure,
  ProcedureForm,
  ProcedureId,
  ProcedurePaper,
} from '#protocol/catalogue.ts';
import type { BusinessDate, LocalizedText } from '#protocol/vocabulary.ts';
import { DEMO_FIELDS } from '#catalogue/built-in/index.ts';

const LETTERS = Array.from('aâăbđeêgioôơuưyAĐƠƯzễợữ漢ក0129;|\\",\'=+-@:.()/%&<>#~ \u00a0😀');
const text = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 24 })
  .map((raw) => raw.normalize('NFC').replace(/ +/g, ' ').trim())
  .filter((tidy) => tidy !== '');
const localized: fc.Arbitrary<LocalizedText> = fc.record(
  { vi: text, en: text, zh: text, km: text },
  { requiredKeys: ['vi', 'en'] },
);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const count = orNull(fc.integer({ min: 0, max: 99 }));
const address = fc
  .webUrl({ withQueryParameters: true, withFragments: true })
  .filter((url) => url.length < 300 && !url.includes('\\'));

const fact: fc.Arbitrary<MarkedFact> = orNull(
  fc.record({
    value: localized,
    condition: orNull(localized),
    certainty: fc.constantFrom('sure' as const, 'weak' as const),
  }),
);
const paper: fc.Arbitrary<ProcedurePaper> = fc.record({
  name: localized,
  note: orNull(localized),
  onlyIfNotLookedUp: fc.boolean(),
  originals: count,
  copies: count,
});
const form: fc.Arbitrary<ProcedureForm> = fc.record({ name: localized, url: orNull(address) });
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10) as BusinessDate);

const code = fc.integer({ min: 0, max: 9_999_999 }).map((number) => {
  const digits = String(number).padStart(7, '0');
  return `${digits.charAt(0)}.${digits.slice(1)}`;
});

const version: fc.Arbitrary<Procedure> = fc
  .record({
    code: orNull(code),
    fieldId: fc.constantFrom(null, ...DEMO_FIELDS.map(({ fieldId }) => fieldId)),
    name: localized,
    keywords: fc.array(text, { maxLength: 4 }),
    inForceFrom: orNull(date),
    papers: fc.array(paper, { maxLength: 5 }),
    fee: fact,
    feeExemption: orNull(localized),
    processingTime: fact,
    isSameDay: fc.boolean(),
    onlineUrl: orNull(address),
    forms: fc.array(form, { maxLength: 3 }),
  })
  .chain((rest) =>
    (rest.code === null
      ? fc.nat({ max: 40 }).map((number) => `thu-tuc-${String(number)}`)
      : fc.constant(rest.code)
    ).map((procedureId) => ({ procedureId: procedureId as ProcedureId, ...rest })),
  );

/** No version twice. */
export const anyCatalogue = fc.uniqueArray(version, {
  minLength: 1,
  maxLength: 12,
  selector: ({ procedureId, inForceFrom }) => `${procedureId} ${inForceFrom ?? ''}`,
});
