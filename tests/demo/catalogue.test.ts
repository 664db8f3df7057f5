import { describe, expect, test } from 'vitest';
import { FIELD_ICONS, type Service } from '#protocol/office.ts';
import { DEMO_FIELDS, DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { PROCEDURE_CODES } from './procedure-codes.ts';
import { stringsIn, textsIn } from './texts.ts';

const CATALOGUE = { fields: DEMO_FIELDS, services: DEMO_SERVICES };
const TEXTS = textsIn(CATALOGUE);
const VIETNAMESE_LETTER = /[ăâđêôơưĂÂĐÊÔƠƯ\p{M}]/u;

const serviceOf = (serviceId: string): Service => {
  const service = DEMO_SERVICES.find((candidate) => candidate.serviceId === serviceId);
  if (service === undefined) throw new Error(`no service ${serviceId}`);
  return service;
};

describe('fields', () => {
  test('there are seven, each with a letter of its own that sounds unlike the others', () => {
    expect(DEMO_FIELDS.map(({ letter }) => letter)).toEqual(['A', 'H', 'K', 'L', 'X', 'M', 'S']);
  });

  test('each has an icon and an id of its own', () => {
    expect(new Set(DEMO_FIELDS.map(({ icon }) => icon))).toEqual(new Set(FIELD_ICONS));
    expect(new Set(DEMO_FIELDS.map(({ fieldId }) => fieldId)).size).toBe(DEMO_FIELDS.length);
  });

  test('names fit the places they are made for', () => {
    for (const field of DEMO_FIELDS) {
      for (const language of ['vi', 'en'] as const) {
        expect(field.shortName[language].length, field.shortName[language]).toBeLessThanOrEqual(10);
        expect(field.tileName[language].length, field.tileName[language]).toBeLessThanOrEqual(24);
        expect(field.examples[language].length, field.examples[language]).toBeLessThanOrEqual(26);
      }
    }
  });

  test('each offers at least two procedures, one to four of them common, and the common ones come first', () => {
    for (const { fieldId } of DEMO_FIELDS) {
      const isCommon = DEMO_SERVICES.filter((service) => service.fieldId === fieldId).map(
        (service) => service.isCommon,
      );
      const commonCount = isCommon.filter(Boolean).length;
      expect(isCommon.length, fieldId).toBeGreaterThanOrEqual(2);
      expect(commonCount, fieldId).toBeGreaterThanOrEqual(1);
      expect(commonCount, fieldId).toBeLessThanOrEqual(4);
      expect(isCommon.slice(0, commonCount).every(Boolean), fieldId).toBe(true);
    }
  });
});

describe('procedures', () => {
  test('all forty-five are there, every national code exactly once', () => {
    const codes = DEMO_SERVICES.map(({ procedureCode }) => procedureCode);
    expect(DEMO_SERVICES).toHaveLength(45);
    expect(codes.filter((code) => code !== null).sort()).toEqual([...PROCEDURE_CODES].sort());
    expect(codes.filter((code) => code === null)).toHaveLength(2);
  });

  test('each belongs to a field that exists and has a slug of its own', () => {
    const fieldIds = new Set(DEMO_FIELDS.map(({ fieldId }) => fieldId));
    for (const { fieldId, serviceId } of DEMO_SERVICES) {
      expect(fieldIds.has(fieldId), serviceId).toBe(true);
      expect(serviceId).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(serviceId.length).toBeLessThanOrEqual(60);
    }
    expect(new Set(DEMO_SERVICES.map(({ serviceId }) => serviceId)).size).toBe(DEMO_SERVICES.length);
  });

  test('no two carry the same name in either language', () => {
    for (const language of ['vi', 'en'] as const) {
      expect(new Set(DEMO_SERVICES.map(({ name }) => name[language])).size).toBe(DEMO_SERVICES.length);
      expect(new Set(DEMO_SERVICES.map(({ shortName }) => shortName[language])).size).toBe(
        DEMO_SERVICES.length,
      );
    }
  });

  test('the three shortcuts are what most people come for', () => {
    const shortcuts = DEMO_SERVICES.filter(({ isShortcut }) => isShortcut);
    expect(shortcuts.map(({ serviceId }) => serviceId)).toEqual([
      'certified-copy',
      'birth-registration',
      'temporary-residence',
    ]);
    expect(shortcuts.every(({ isCommon }) => isCommon)).toBe(true);
  });

  test('names fit their keys', () => {
    for (const { name, shortName } of DEMO_SERVICES) {
      expect(name.vi.length, name.vi).toBeLessThanOrEqual(72);
      expect(name.en.length, name.en).toBeLessThanOrEqual(80);
      expect(shortName.vi.length, shortName.vi).toBeLessThanOrEqual(24);
      expect(shortName.en.length, shortName.en).toBeLessThanOrEqual(26);
    }
  });

  test('minutes at the counter are whole, positive and in order', () => {
    for (const { counterMinutes, serviceId } of DEMO_SERVICES) {
      const [from, to] = counterMinutes;
      expect(Number.isInteger(from) && Number.isInteger(to) && from > 0 && from <= to, serviceId).toBe(true);
    }
  });

  test('a same-day procedure says so in its term, and only such a one does', () => {
    for (const { isSameDay, processingTime, serviceId } of DEMO_SERVICES) {
      expect(processingTime?.value.vi === 'Trong ngày', serviceId).toBe(isSameDay);
    }
  });
});

describe('promises', () => {
  test('only procedures with a sourced fee name one', () => {
    const withFee = DEMO_SERVICES.filter(({ fee }) => fee !== null).map(({ serviceId }) => serviceId);
    expect(withFee.sort()).toEqual(
      [
        'birth-registration',
        'building-permit',
        'certified-copy',
        'death-registration',
        'domestic-adoption',
        'guardianship-registration',
        'household-business-registration',
        'marriage-registration',
        'register-copy',
        'signature-certification',
        'transaction-certification',
        'translator-signature',
      ].sort(),
    );
  });

  test('only procedures with a sourced term name one', () => {
    const withoutTerm = DEMO_SERVICES.filter(({ processingTime }) => processingTime === null);
    expect(withoutTerm.map(({ serviceId }) => serviceId).sort()).toEqual(
      [
        'birth-reregistration',
        'building-permit',
        'building-permit-extension',
        'disability-assessment',
        'disability-certificate-reissue',
        'domestic-adoption',
        'funeral-support',
        'household-business-certificate-reissue',
        'household-business-change',
        'household-business-suspension',
        'identity-card-reissue',
        'land-certificate-exchange',
        'land-dispute-mediation',
        'lower-secondary-admission',
        'marital-status-certificate',
        'marriage-with-foreign-element',
        'martyr-worship-allowance',
        'military-service-registration',
        'monthly-allowance',
        'online-filing-help',
        'parcel-division',
        'result-collection',
      ].sort(),
    );
  });

  test('a fee exemption is never hidden', () => {
    expect(serviceOf('birth-registration').fee?.value.vi).toBe('Miễn phí');
    expect(serviceOf('birth-registration').fee?.condition?.vi).toContain('60');
    expect(serviceOf('death-registration').fee?.condition?.vi).toContain('15');
  });

  test('who pays nothing is said where a law of the whole country says it, and names that law', () => {
    const exempt = BUILT_IN_PROCEDURES.flatMap(({ procedureId, feeExemption }) =>
      feeExemption === null ? [] : [{ procedureId, ...feeExemption }],
    );
    expect(exempt.map(({ procedureId }) => procedureId as string).sort()).toEqual(
      ['1.000656', '1.001022', '1.001193', '1.004859', '1.004884', '2.000806', '2.001263'].sort(),
    );
    for (const { procedureId, vi, en } of exempt) {
      const law = procedureId === '2.001263' ? /Nghị định 114\/2016/ : /Điều 11 Luật Hộ tịch 2014/;
      expect(vi).toMatch(law);
      expect(en).toMatch(/Law|Decree/);
    }
  });

  test('where one original is handed in, that is said; a paper whose number is not known has none', () => {
    const counted = BUILT_IN_PROCEDURES.flatMap(({ papers }) => papers).filter(
      ({ originals, copies }) => originals !== null || copies !== null,
    );
    expect(new Set(counted.map(({ originals, copies }) => [originals, copies].join()))).toEqual(
      new Set(['1,']),
    );
    const birth = BUILT_IN_PROCEDURES.find(({ code }) => code === '1.001193');
    expect(birth?.papers.map(({ originals }) => originals)).toEqual([1, 1, null]);
  });

  test('what the databases replace is marked as not to be handed in', () => {
    const lookedUp = DEMO_SERVICES.filter(({ papers }) =>
      papers.some(({ onlyIfNotLookedUp }) => onlyIfNotLookedUp),
    );
    expect(lookedUp.map(({ serviceId }) => serviceId).sort()).toEqual(
      [
        'birth-registration',
        'birth-residence-insurance',
        'funeral-support',
        'marital-status-certificate',
        'social-pension',
        'transaction-certification',
      ].sort(),
    );
  });

  test('no mark of certainty, no cell of the source table is left in a text', () => {
    for (const { path, text } of TEXTS) {
      for (const value of [text.vi, text.en]) {
        expect(value, path).not.toMatch(/\[|\]|HĐND|nlv|M-[hml]\b|tra cứu\)|≤|~/);
      }
    }
  });
});

describe('texts', () => {
  test('every string is composed (NFC) and free of stray blanks', () => {
    for (const value of stringsIn(CATALOGUE)) {
      expect(value, value).toBe(value.normalize('NFC'));
      expect(value, value).toBe(value.trim());
      expect(value, value).not.toMatch(/\s\s|[\t\n\r]/u);
      expect(value, value).not.toBe('');
    }
  });

  test('English stands beside every Vietnamese text, with no Vietnamese left in it', () => {
    expect(TEXTS.length).toBeGreaterThan(200);
    for (const { path, text } of TEXTS) {
      expect(text.en.normalize('NFD'), path).not.toMatch(VIETNAMESE_LETTER);
      expect(text.en, path).toMatch(/[A-Za-z]{2}|^\d/);
    }
  });

  test('only what is the same in both languages reads the same', () => {
    const untranslated = TEXTS.filter(({ text }) => text.vi === text.en);
    expect(untranslated).toEqual([]);
  });
});
