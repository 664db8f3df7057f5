import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE, DEMO_OFFICERS, DEMO_PEOPLE, SIMULATED_COUNTER_IDS } from '#demo/office.ts';
import { DEMO_SEED } from '#demo/seed.ts';
import { stringsIn, textsIn } from './texts.ts';

const fieldsServedBy = (numbers: readonly number[]): ReadonlySet<string> =>
  new Set(
    DEMO_OFFICE.counters.filter(({ number }) => numbers.includes(number)).flatMap(({ fieldIds }) => fieldIds),
  );

describe('the demonstration office', () => {
  test('has counters 1 to 8 and a help desk, each with an id and a place of its own', () => {
    const { counters } = DEMO_OFFICE;
    expect(counters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(counters.map(({ counterId }) => counterId)).size).toBe(9);
    expect(new Set(counters.map(({ place }) => place.vi)).size).toBe(9);
    expect(new Set(counters.map(({ place }) => place.en)).size).toBe(9);
  });

  test('the help desk stands where the office says, serves no field and so calls nobody', () => {
    const desks = DEMO_OFFICE.counters.filter(({ kind }) => kind === 'reception');
    expect(desks.map(({ number, fieldIds }) => ({ number, fieldIds }))).toEqual([
      { number: 9, fieldIds: [] },
    ]);
    expect(desks[0]?.place).toEqual(DEMO_OFFICE.helpDesk);
  });

  test('a counter has main fields, its secondary ones are its own, and every field is somewhere a main one', () => {
    const mainOf = (numbers: readonly number[]): ReadonlySet<string> =>
      new Set(
        DEMO_OFFICE.counters
          .filter(({ number }) => numbers.includes(number))
          .flatMap(({ fieldIds, secondaryFieldIds }) =>
            fieldIds.filter((fieldId) => !secondaryFieldIds.includes(fieldId)),
          ),
      );
    for (const { fieldIds, kind, number, secondaryFieldIds } of DEMO_OFFICE.counters) {
      expect(secondaryFieldIds.filter((fieldId) => !fieldIds.includes(fieldId))).toEqual([]);
      expect([number, mainOf([number]).size > 0]).toEqual([number, kind === 'service']);
    }
    const fieldIds = new Set<string>(DEMO_OFFICE.fields.map(({ fieldId }) => fieldId));
    expect(mainOf([1, 2, 3, 4])).toEqual(fieldIds);
    expect(mainOf([5, 6, 7, 8])).toEqual(fieldIds);
  });

  test('every field is served by a newcomer’s counter and by a simulated one', () => {
    const fieldIds = new Set<string>(DEMO_OFFICE.fields.map(({ fieldId }) => fieldId));
    expect(fieldsServedBy([1, 2, 3, 4])).toEqual(fieldIds);
    expect(fieldsServedBy([5, 6, 7, 8])).toEqual(fieldIds);
  });

  test('no counter names a field twice', () => {
    for (const { fieldIds, number } of DEMO_OFFICE.counters) {
      expect(new Set(fieldIds).size, String(number)).toBe(fieldIds.length);
    }
  });

  test('counter 3 serves civil status first and certification after it', () => {
    expect(DEMO_OFFICE.counters[2]?.fieldIds).toEqual(['civil-status', 'certification']);
  });

  test('its day begins by a time zone that exists', () => {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: DEMO_OFFICE.timeZone, hour: '2-digit' });
    expect(parts.format(new Date('2026-11-23T17:00:00Z'))).toBe('00');
  });

  test('every text is composed and stands in both languages', () => {
    for (const value of stringsIn(DEMO_OFFICE)) expect(value).toBe(value.normalize('NFC'));
    const { name, unitName, citizenWord, helpDesk, openingHours, notices, counters } = DEMO_OFFICE;
    const texts = textsIn({ unitName, citizenWord, helpDesk, openingHours, notices, counters });
    expect(texts.length).toBe(4 + notices.length + counters.length);
    for (const { path, text } of texts) {
      expect(text.en.normalize('NFD'), path).not.toMatch(/[ăâđêôơư\p{M}]/iu);
    }
    // A proper name keeps its letters.
    expect(name.en).toContain('Minh Phụng');
  });

  test('a notice is one sentence that fits one line of the hall', () => {
    for (const { vi, en } of DEMO_OFFICE.notices) {
      for (const sentence of [vi, en]) {
        expect(sentence.length, sentence).toBeLessThanOrEqual(80);
        expect(sentence, sentence).toMatch(/^[^.]+\.$/u);
      }
    }
  });
});

describe('the demonstration accounts', () => {
  test('the supervisor is Minh, and there is one account for each counter', () => {
    expect(
      DEMO_OFFICERS.filter(({ role }) => role === 'administrator').map(({ username }) => username),
    ).toEqual(['minh']);
    expect(DEMO_OFFICERS.map(({ counterId }) => counterId)).toEqual(
      DEMO_OFFICE.counters.map(({ counterId }) => counterId),
    );
  });

  test('names and passwords can be typed on any keyboard, and no two are alike', () => {
    for (const { username, password } of DEMO_PEOPLE) {
      expect(username).toMatch(/^[a-z]{2,12}$/);
      expect(password).toMatch(/^[a-z0-9-]{6,20}$/);
    }
    expect(new Set(DEMO_PEOPLE.map(({ username }) => username)).size).toBe(DEMO_PEOPLE.length);
    expect(new Set(DEMO_PEOPLE.map(({ password }) => password)).size).toBe(DEMO_PEOPLE.length);
    expect(new Set(DEMO_PEOPLE.map(({ displayName }) => displayName)).size).toBe(DEMO_PEOPLE.length);
  });

  test('simulated officers keep to counters 5 to 8', () => {
    const numbers = DEMO_OFFICE.counters
      .filter(({ counterId }) => SIMULATED_COUNTER_IDS.includes(counterId))
      .map(({ number }) => number);
    expect(numbers).toEqual([5, 6, 7, 8]);
  });

  test('the seed is this office with these accounts', () => {
    expect(DEMO_SEED).toEqual({ office: DEMO_OFFICE, officers: DEMO_PEOPLE });
  });
});
