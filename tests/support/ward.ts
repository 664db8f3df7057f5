/** A small ward for tests: three fields, four services and four counters whose fields overlap. */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import { DEFAULT_QUEUE_RULES } from '#protocol/queue-rules.ts';
import {
  durationMs,
  instantMs,
  type CounterId,
  type FieldId,
  type InstantMs,
  type LocalizedText,
  type PrinterId,
  type ServiceId,
} from '#protocol/vocabulary.ts';

const text = (vi: string, en: string): LocalizedText => ({ vi, en });

export const CERTIFICATION = 'certification' as FieldId;
export const CIVIL_STATUS = 'civil-status' as FieldId;
export const HOUSEHOLD = 'household-business' as FieldId;

export const COPY = 'certified-copy' as ServiceId;
export const BIRTH = 'birth' as ServiceId;
export const MARRIAGE = 'marriage' as ServiceId;
export const SHOP = 'household-shop' as ServiceId;

/** The ward's printer. */
export const MAIN_PRINTER = 'main' as PrinterId;

const field = (fieldId: FieldId, letter: string, name: LocalizedText): Field => ({
  fieldId,
  letter,
  icon: 'stamp',
  name,
  tileName: name,
  shortName: name,
  examples: name,
  waitingArea: text('Khu A', 'Area A'),
  policy: null,
  numbering: 'kiosk',
});

const service = (
  serviceId: ServiceId,
  fieldId: FieldId,
  name: LocalizedText,
  counterMinutes: Service['counterMinutes'],
): Service => ({
  serviceId,
  fieldId,
  procedureCode: null,
  name,
  shortName: name,
  papers: [
    { name: text('Giấy tờ tùy thân', 'Identity paper'), note: null, onlyIfNotLookedUp: true },
    { name: text('Tờ khai', 'Declaration form'), note: null, onlyIfNotLookedUp: false },
  ],
  fee: null,
  processingTime: null,
  isSameDay: true,
  counterMinutes,
  isCommon: true,
  isShortcut: false,
  dailyQuota: null,
  week: null,
  isOffered: true,
});

/** The id of the counter with that number. */
export const counterId = (number: number): CounterId => String(number) as CounterId;

const counter = (number: number, ...fieldIds: readonly FieldId[]): Counter => ({
  counterId: counterId(number),
  number,
  place: text('Bên trái', 'On the left'),
  kind: 'service',
  fieldIds,
  secondaryFieldIds: [],
  exceptServiceIds: [],
});

/** Counter 1 serves certification and civil status, 2 certification, 3 civil status and household, 4 household. */
export const WARD: OfficeSettings = {
  revision: 1,
  name: text('Phường Thử', 'Thử Ward'),
  unitName: text('Trung tâm Phục vụ hành chính công', 'Public Administration Service Centre'),
  timeZone: 'Asia/Ho_Chi_Minh',
  citizenWord: text('công dân', 'citizen'),
  helpDesk: text('Ở lối vào', 'At the entrance'),
  openingHours: text('7:30–17:00', '7:30–17:00'),
  notices: [],
  fields: [
    field(CERTIFICATION, 'C', text('Chứng thực', 'Certification')),
    field(CIVIL_STATUS, 'H', text('Hộ tịch', 'Civil status')),
    field(HOUSEHOLD, 'K', text('Hộ kinh doanh', 'Household business')),
  ],
  services: [
    service(COPY, CERTIFICATION, text('Chứng thực bản sao', 'Certified copy'), [3, 6]),
    service(BIRTH, CIVIL_STATUS, text('Đăng ký khai sinh', 'Birth registration'), [10, 20]),
    service(MARRIAGE, CIVIL_STATUS, text('Đăng ký kết hôn', 'Marriage registration'), [10, 20]),
    service(SHOP, HOUSEHOLD, text('Đăng ký hộ kinh doanh', 'Household business registration'), [10, 15]),
  ],
  counters: [
    counter(1, CERTIFICATION, CIVIL_STATUS),
    counter(2, CERTIFICATION),
    counter(3, CIVIL_STATUS, HOUSEHOLD),
    counter(4, HOUSEHOLD),
  ],
  resultServiceId: null,
  kioskPaceMs: durationMs(2_500),
  // Nobody walks and nobody must wait to be called again, so that a test tells each of its steps itself.
  rules: { ...DEFAULT_QUEUE_RULES, walkingMs: durationMs(0), recallLockMs: durationMs(0) },
};

/** An instant by the clock on the ward's wall (UTC+7, no summer time): `wallTime('2026-11-23', '09:00')`. */
export const wallTime = (date: string, time: string): InstantMs =>
  instantMs(Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+07:00`));
