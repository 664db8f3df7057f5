import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { Counter, OfficeSettings, Service } from '#protocol/office.ts';
import { officeSettings } from '#protocol/office-shapes.ts';
import type { CounterId, FieldId } from '#protocol/vocabulary.ts';
import { changesBetween, rebase } from '../../admin-ui/office/office-changes.ts';
import {
  freeLetter,
  newCounter,
  newCounterId,
  newField,
  newService,
  takersOf,
  takingOf,
  withCounter,
  withField,
  withNextTaking,
  withoutCounter,
  withoutField,
  withoutService,
  withService,
  withServiceMoved,
  withTaker,
} from '../../admin-ui/office/office-edits.ts';
import { asTimeOfDay, officeObstacle } from '../../admin-ui/office/office-obstacle.ts';
import { inUseWords, obstacleWords, partWords } from '../../admin-ui/office/office-wording.ts';
import { officeTexts } from '../../admin-ui/office/texts.ts';

const OFFICE = DEMO_OFFICE;
const words = officeTexts('vi');
const first = <T>(items: readonly T[]): T => {
  const [one] = items;
  if (one === undefined) throw new Error('there is none');
  return one;
};
const SERVICE: Service = first(OFFICE.services);
const COUNTER: Counter = first(OFFICE.counters);
const renamed = (settings: OfficeSettings, vi: string): OfficeSettings =>
  withService(settings, { ...SERVICE, name: { vi, en: vi } });
const serviceOf = (settings: OfficeSettings): Service | undefined =>
  settings.services.find(({ serviceId }) => serviceId === SERVICE.serviceId);
/** What the desk makes must be what the server takes. */
const isTaken = (settings: OfficeSettings): boolean => officeSettings.safeParse(settings).success;

describe('changes of the office', () => {
  test('are found part by part, and none where nothing was changed', () => {
    expect(changesBetween(OFFICE, { ...OFFICE, revision: 9 })).toEqual([]);
    const changed = {
      ...renamed(OFFICE, 'Khác'),
      kioskPaceMs: OFFICE.kioskPaceMs,
      name: { vi: 'Phường Khác', en: 'Other Ward' },
      rules: { ...OFFICE.rules, recallLimit: 2 },
    };
    expect(changesBetween(OFFICE, changed)).toEqual([
      { kind: 'setting', name: 'name' },
      { kind: 'rule', name: 'recallLimit' },
      { kind: 'service', id: SERVICE.serviceId },
    ]);
    expect(changesBetween(OFFICE, withoutCounter(OFFICE, COUNTER.counterId))).toEqual([
      { kind: 'order', of: 'counters' },
    ]);
  });

  test('of two people are brought together: each keeps what the other did not touch', () => {
    const mine = {
      ...renamed(OFFICE, 'Của tôi'),
      counters: [...OFFICE.counters, newCounter(OFFICE, 'mine' as CounterId)],
    };
    const theirs = {
      ...withoutCounter(OFFICE, COUNTER.counterId),
      revision: 2,
      services: [...OFFICE.services, newService('theirs', SERVICE.fieldId, { vi: 'Mới', en: 'New' })],
    };
    const both = rebase(OFFICE, mine, theirs);
    expect(both.revision).toBe(2);
    expect(serviceOf(both)?.name.vi).toBe('Của tôi');
    expect(both.services.at(-1)?.serviceId).toBe('theirs');
    expect(both.counters.some(({ counterId }) => counterId === COUNTER.counterId)).toBe(false);
    expect(both.counters.at(-1)?.counterId).toBe('mine');
    expect(isTaken(both)).toBe(true);
  });

  test('are named in words in both languages', () => {
    const added = { ...OFFICE, counters: [...OFFICE.counters, newCounter(OFFICE, 'mine' as CounterId)] };
    for (const language of ['vi', 'en'] as const) {
      const said = changesBetween(OFFICE, { ...renamed(added, 'Khác'), name: { vi: 'x', en: 'y' } }).map(
        (part) => partWords(part, [renamed(OFFICE, 'Khác'), OFFICE], officeTexts(language), language),
      );
      expect(said).toHaveLength(3);
      expect(said[1]).toBe('Khác');
    }
    const { serviceId } = SERVICE;
    expect(inUseWords({ kind: 'service', serviceId, people: 3 }, OFFICE, words, 'vi')).toContain(
      `${SERVICE.name.vi}: còn 3 người`,
    );
  });
});

describe('presses on the pages', () => {
  test('a cell goes from main to second to none and back', () => {
    const fieldId = 'land-construction' as FieldId;
    const takings = [1, 2, 3].reduce<readonly OfficeSettings[]>(
      (lived) => [
        ...lived,
        withNextTaking(lived.at(-1) ?? OFFICE, counterIn(lived.at(-1) ?? OFFICE), fieldId),
      ],
      [],
    );
    expect(takings.map((settings) => takingOf(counterIn(settings), fieldId))).toEqual([
      'main',
      'secondary',
      'none',
    ]);
    expect(takings.every(isTaken)).toBe(true);
    expect(takings[2]).toEqual(OFFICE);
  });

  test('a service is taken at a counter, or no more; a counter of another field takes it alone', () => {
    const takers = takersOf(OFFICE, SERVICE);
    const [taker] = takers;
    if (taker === undefined) throw new Error('nobody takes it');
    const without = withTaker(OFFICE, SERVICE, taker, false);
    expect(takersOf(without, SERVICE)).toHaveLength(takers.length - 1);
    expect(
      takersOf(withTaker(without, SERVICE, counterIn(without, taker.counterId), true), SERVICE),
    ).toHaveLength(takers.length);
    const stranger = OFFICE.counters.find(
      ({ kind, fieldIds }) => kind === 'service' && !fieldIds.includes(SERVICE.fieldId),
    );
    if (stranger === undefined) throw new Error('every counter takes that field');
    const alone = withTaker(OFFICE, SERVICE, stranger, true);
    const taken = alone.services.filter((service) =>
      takersOf(alone, service).some(({ counterId }) => counterId === stranger.counterId),
    );
    expect(taken.filter(({ fieldId }) => fieldId === SERVICE.fieldId)).toEqual([SERVICE]);
    expect(isTaken(alone)).toBe(true);
  });

  test('what goes leaves nothing behind that points to it', () => {
    const result = OFFICE.resultServiceId;
    if (result === null) throw new Error('the office hands no results over');
    expect(withoutService(OFFICE, result).resultServiceId).toBeNull();
    for (const { fieldId } of OFFICE.fields) expect(isTaken(withoutField(OFFICE, fieldId))).toBe(true);
    for (const { serviceId } of OFFICE.services)
      expect(isTaken(withoutService(OFFICE, serviceId))).toBe(true);
    for (const { counterId } of OFFICE.counters)
      expect(isTaken(withoutCounter(OFFICE, counterId))).toBe(true);
  });

  test('what is new can be saved at once, with a letter and a number that nobody has', () => {
    const field = newField(OFFICE, 'field-new', { vi: 'Mới', en: 'New' });
    expect(OFFICE.fields.map(({ letter }) => letter)).not.toContain(field.letter);
    const grown = {
      ...OFFICE,
      fields: [...OFFICE.fields, field],
      services: [...OFFICE.services, newService('service-new', field.fieldId, { vi: 'Mới', en: 'New' })],
      counters: [...OFFICE.counters, newCounter(OFFICE, newCounterId(OFFICE, 'other'))],
    };
    expect(grown.counters.at(-1)).toMatchObject({ counterId: '10', number: 10 });
    const taken = withCounter(OFFICE, { ...COUNTER, number: 50 });
    expect(
      newCounterId(
        { ...taken, counters: [...taken.counters, { ...COUNTER, counterId: '51' as CounterId }] },
        'other',
      ),
    ).toBe('other');
    expect(officeObstacle(grown)).toBeNull();
    expect(isTaken(grown)).toBe(true);
    const all = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => ({ ...field, letter }));
    expect(freeLetter({ ...OFFICE, fields: all })).toBe('');
  });

  test('a service moves within its field, and stays at the edge', () => {
    const ofField = (settings: OfficeSettings): readonly string[] =>
      settings.services
        .filter(({ fieldId }) => fieldId === SERVICE.fieldId)
        .map(({ serviceId }) => serviceId);
    const [one, two, ...others] = ofField(OFFICE);
    expect(ofField(withServiceMoved(OFFICE, SERVICE, 1))).toEqual([two, one, ...others]);
    expect(withServiceMoved(OFFICE, SERVICE, -1)).toBe(OFFICE);
  });
});

test('what would be refused is said before it is sent', () => {
  const faulty: readonly (readonly [OfficeSettings, string])[] = [
    [{ ...OFFICE, name: { vi: ' ', en: 'x' } }, words.obstacles.empty_text],
    [withField(OFFICE, { ...first(OFFICE.fields), letter: 'H' }), words.sameLetter('H')],
    [withField(OFFICE, { ...first(OFFICE.fields), letter: 'Đ' }), words.obstacles.wrong_letter],
    [withCounter(OFFICE, { ...COUNTER, number: 2 }), words.sameNumber(2)],
    [withCounter(OFFICE, { ...COUNTER, number: 0 }), words.obstacles.wrong_number],
    [withService(OFFICE, { ...SERVICE, counterMinutes: [9, 3] }), words.wrongMinutes(SERVICE.name.vi)],
    [{ ...OFFICE, counters: [] }, words.obstacles.counters],
    [
      {
        ...OFFICE,
        rules: {
          ...OFFICE.rules,
          hours: {
            week: [[{ from: '7:30', to: '11:30', stopIssuingAt: '11:15' }], [], [], [], [], [], []],
            holidays: [],
            makeUpDays: [],
          },
        },
      },
      words.obstacles.wrong_session,
    ],
  ];
  for (const [settings, said] of faulty) {
    expect(obstacleWords(settings, words, 'vi')).toBe(said);
    expect(isTaken(settings)).toBe(false);
  }
  expect(obstacleWords(OFFICE, words, 'vi')).toBeNull();
  expect(isTaken(OFFICE)).toBe(true);
});

test('a time is read as people write it', () => {
  expect(['730', '7:30', '7h30', '07.30', '1645', '25:00', 'x'].map(asTimeOfDay)).toEqual([
    ...['07:30', '07:30', '07:30', '07:30', '16:45', '25:00', 'x'],
  ]);
});

function counterIn(settings: OfficeSettings, counterId: CounterId = COUNTER.counterId): Counter {
  return settings.counters.find((counter) => counter.counterId === counterId) ?? COUNTER;
}
