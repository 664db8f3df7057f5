import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { Closure, KioskView } from '#protocol/views.ts';
import type { BusinessDate, Language } from '#protocol/vocabulary.ts';
import { kioskFixture } from '#tests/looks/kiosk-fixtures.ts';
import { ORDINARY_COMFORT } from '../../kiosk-ui/access/comfort.ts';
import { DRAWN_TARGET_PX } from '../../kiosk-ui/calibration/millimetres.ts';
import {
  fieldClosed,
  isClosedCode,
  officeClosed,
  serviceClosed,
  type Closed,
  type ClosedCode,
} from '../../kiosk-ui/closed.ts';
import { closedShort, closedWords } from '../../kiosk-ui/closed-words.ts';
import { paperNotice } from '../../kiosk-ui/paper-notice.ts';
import { kioskPriorityClasses } from '../../kiosk-ui/priority/priority-classes.ts';
import type { Scene } from '../../kiosk-ui/scene.ts';
import { mayTryAgain } from '../../kiosk-ui/texts.ts';
import { viewWithPaper } from './kiosk-fixtures.ts';

const CODES: readonly ClosedCode[] = [
  'outside_hours',
  'on_break',
  'day_off',
  'issuing_stopped',
  'quota_reached',
  'paper_roll',
  'series_exhausted',
];
const LANGUAGES: readonly Language[] = ['vi', 'en'];
const [field] = DEMO_OFFICE.fields;
if (field === undefined) throw new Error('The demonstration office has no field.');
const servicesOfField = DEMO_OFFICE.services.filter(({ fieldId }) => fieldId === field.fieldId);

const opensAt = (date: string, time: string): Closure['opens'] => ({ date: date as BusinessDate, time });
/** Monday 23 November 2026, 09:41 in the office. */
const sceneIn = (language: Language): Scene => {
  const fixture = kioskFixture('start', {
    language,
    comfort: ORDINARY_COMFORT,
    isLandscape: false,
    targetPx: DRAWN_TARGET_PX,
  });
  if (fixture.kind !== 'scene') throw new Error('The start is a scene.');
  return fixture.scene;
};
const viewClosing = (
  services: typeof DEMO_OFFICE.services,
  closedAs: (index: number) => Closed = () => ({ code: 'on_break', opens: opensAt('2026-11-23', '13:00') }),
): KioskView => ({
  ...viewWithPaper(null),
  closures: services.map(({ serviceId }, index) => ({ serviceId, ...closedAs(index) })),
});

describe('what is closed', () => {
  test('a service that the view names, and no other', () => {
    const [one, other] = servicesOfField;
    if (one === undefined || other === undefined) throw new Error('The field has two services.');
    const view = viewClosing([one]);
    expect(serviceClosed(view, one.serviceId)?.code).toBe('on_break');
    expect(serviceClosed(view, other.serviceId)).toBeNull();
    expect(fieldClosed(DEMO_OFFICE, view, field.fieldId)).toBeNull();
  });

  test('a field once all its services are, the office once all are', () => {
    const view = viewClosing(servicesOfField);
    expect(fieldClosed(DEMO_OFFICE, view, field.fieldId)?.code).toBe('on_break');
    expect(officeClosed(DEMO_OFFICE, view)).toBeNull();
    expect(officeClosed(DEMO_OFFICE, viewClosing(DEMO_OFFICE.services))?.code).toBe('on_break');
    expect(officeClosed(DEMO_OFFICE, viewClosing(DEMO_OFFICE.services.slice(1)))).toBeNull();
  });

  test('of several reasons the one that ends first is told, and a known end before an unknown one', () => {
    const reasons: readonly Closed[] = [
      { code: 'paper_roll', opens: null },
      { code: 'quota_reached', opens: opensAt('2026-11-24', '07:30') },
      { code: 'on_break', opens: opensAt('2026-11-23', '13:00') },
    ];
    const view = viewClosing(
      DEMO_OFFICE.services,
      (index) => reasons[index % reasons.length] ?? { code: 'day_off', opens: null },
    );
    expect(officeClosed(DEMO_OFFICE, view)).toMatchObject(reasons[2] ?? {});
  });

  test('without fresh figures nothing is called closed', () => {
    expect(officeClosed(DEMO_OFFICE, null)).toBeNull();
    for (const { serviceId } of servicesOfField) expect(serviceClosed(null, serviceId)).toBeNull();
  });
});

describe('a clear sentence for each closed state', () => {
  const moments = [
    opensAt('2026-11-23', '13:00'),
    opensAt('2026-11-24', '07:30'),
    opensAt('2026-11-30', '07:30'),
    null,
  ];

  test.each(LANGUAGES)('every code, scope and moment has words (%s)', (language) => {
    const scene = sceneIn(language);
    for (const code of CODES) {
      for (const opens of moments) {
        for (const scope of ['office', 'service'] as const) {
          const { title, detail, opens: moment } = closedWords(scene, { code, opens }, scope);
          expect(title.length).toBeGreaterThan(8);
          expect(title).not.toContain('_');
          // Whoever reads it learns when to come, or whom to ask.
          expect(moment ?? detail).not.toBeNull();
          if (opens !== null) expect(moment).toContain(opens.time);
        }
        expect(closedShort(scene, { code, opens }).length).toBeLessThanOrEqual(20);
      }
    }
  });

  test('before the first session it is too early, after the last one too late', () => {
    const words = (opens: Closure['opens']): string =>
      closedWords(sceneIn('vi'), { code: 'outside_hours', opens }, 'office').title;
    expect(words(opensAt('2026-11-23', '13:00'))).toBe('Chưa đến giờ làm việc');
    expect(words(opensAt('2026-11-24', '07:30'))).toBe('Hôm nay đã hết giờ làm việc');
    expect(words(null)).toBe('Ngoài giờ làm việc');
  });

  test.each([
    ['vi', '2026-11-23', '13:00 hôm nay', 'Nghỉ đến 13:00'],
    ['vi', '2026-11-24', '13:00 ngày mai, thứ Ba 24/11', 'Mở lại ngày mai'],
    ['vi', '2026-11-29', '13:00 Chủ nhật, 29/11', 'Mở lại Chủ nhật'],
    ['vi', '2026-12-01', '13:00 thứ Ba, 01/12', 'Mở lại 01/12'],
    ['en', '2026-11-24', '13:00 tomorrow, Tuesday 24/11', 'Opens tomorrow'],
  ] as const)('%s, open again on %s: %s', (language, date, moment, short) => {
    const closed = { code: 'on_break', opens: opensAt(date, '13:00') } as const;
    expect(closedWords(sceneIn(language), closed, 'office').opens).toBe(moment);
    expect(closedShort(sceneIn(language), closed)).toBe(short);
  });

  test('today is the office’s own day, not the machine’s', () => {
    // 23:30 on Monday in London is Tuesday morning in the office.
    const scene = { ...sceneIn('vi'), serverNowMs: Date.UTC(2026, 10, 23, 23, 30) };
    const closed = { code: 'outside_hours', opens: opensAt('2026-11-24', '07:30') } as const;
    expect(closedWords(scene, closed, 'office')).toMatchObject({
      title: 'Chưa đến giờ làm việc',
      opens: '07:30 hôm nay',
    });
  });

  test('a holiday is called by its name', () => {
    const closed = { code: 'day_off', opens: opensAt('2026-11-24', '07:30') } as const;
    expect(closedWords(sceneIn('vi'), closed, 'office').detail).toBe('Nghỉ Tết Dương lịch.');
  });

  test('closed is no reason to try again', () => {
    for (const code of CODES) {
      expect(isClosedCode(code)).toBe(true);
      expect(mayTryAgain(code)).toBe(false);
    }
    expect(isClosedCode('toString')).toBe(false);
    expect(mayTryAgain('unavailable')).toBe(true);
  });
});

describe('who may come first', () => {
  const [first, ...others] = DEMO_OFFICE.rules.priorityClasses;
  if (first === undefined) throw new Error('The demonstration office has no priority class.');
  const office = {
    ...DEMO_OFFICE,
    rules: {
      ...DEMO_OFFICE.rules,
      priorityClasses: [{ ...first, grantedBy: ['officer'] as const }, ...others],
    },
  };

  test('only classes that the kiosk may grant are offered', () => {
    expect(kioskPriorityClasses(office, field)).toEqual(others);
  });

  test('where nobody passes anybody nothing is offered', () => {
    expect(kioskPriorityClasses(office, { ...field, policy: { kind: 'first_come' } })).toEqual([]);
  });
});

test('a number without paper says so at once', () => {
  const now = { isOnline: false, printerProblem: 'paper_out', shownForMs: 0 } as const;
  expect(paperNotice(null, now)).toEqual({ kind: 'screenOnly' });
});
