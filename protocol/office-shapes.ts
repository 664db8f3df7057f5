/** The shape of the office's own settings as they come from outside. What contradicts itself is refused with a sentence. */
import { z } from 'zod';
import { FIELD_ICONS, type OfficeSettings } from '#protocol/office.ts';
import { OFFICE_LIMITS } from '#protocol/office-limits.ts';
import { PRIORITY_ICONS } from '#protocol/queue-rules.ts';
import { branded, count, line, localized } from '#protocol/shapes.ts';
import {
  durationMs,
  type BusinessDate,
  type CounterId,
  type FieldId,
  type PriorityId,
  type ServiceId,
} from '#protocol/vocabulary.ts';

const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const ms = (least: number, most: number) => whole(least, most).transform(durationMs);
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

const isEachOnce = (values: readonly (string | number)[]): boolean => new Set(values).size === values.length;
const fieldId = branded<FieldId>(40);
const serviceId = branded<ServiceId>(60);
const counterId = branded<CounterId>(40);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const isCalendarDate = (text: string): boolean => {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};
const date = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/)
  .refine(isCalendarDate, 'no such day')
  .transform((value) => value as BusinessDate);

const session = z
  .strictObject({ from: timeOfDay, to: timeOfDay, stopIssuingAt: timeOfDay })
  .refine(
    ({ from, to, stopIssuingAt }) => from < to && from < stopIssuingAt && stopIssuingAt <= to,
    'a session that ends before it begins',
  );
const week = z
  .array(
    z
      .array(session)
      .max(4)
      .refine(
        (sessions) =>
          sessions.every(({ from }, index) => index === 0 || (sessions[index - 1]?.to ?? '') <= from),
        'sessions that overlap',
      ),
  )
  .length(7);
const hours = z.strictObject({
  week,
  holidays: z
    .array(z.strictObject({ date, name: localized(60) }))
    .max(200)
    .refine((days) => isEachOnce(days.map((day) => day.date)), 'each holiday once'),
  makeUpDays: z
    .array(z.strictObject({ date, asWeekday: whole(0, 6) }))
    .max(60)
    .refine((days) => isEachOnce(days.map((day) => day.date)), 'each make-up day once'),
});

const ceiling = z.strictObject({ maxWaitMs: ms(0, 600 * MINUTE_MS), maxOvertakes: whole(0, 50) });
const policy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first_come') }),
  z.strictObject({ kind: z.literal('strict'), ceiling }),
  z.strictObject({ kind: z.literal('interleave'), ordinaryPerPriority: whole(1, 20), ceiling }),
  z.strictObject({ kind: z.literal('weighted_ageing'), ceiling }),
]);
const returnPlace = z.enum(['front', 'original', 'end']);

const rules = z.strictObject({
  policy,
  priorityClasses: z
    .array(
      z.strictObject({
        priorityId: branded<PriorityId>(40),
        name: localized(60),
        icon: z.enum(PRIORITY_ICONS),
        weight: z.number().gt(1).max(20),
        grantedBy: z.array(z.enum(['kiosk', 'officer'])).refine(isEachOnce, 'each once'),
        fromAge: whole(1, 120).nullable(),
      }),
    )
    .max(12)
    .refine((classes) => isEachOnce(classes.map(({ priorityId }) => priorityId)), 'each class once'),
  walkingMs: ms(0, 300 * SECOND_MS),
  recallLockMs: ms(0, 300 * SECOND_MS),
  recallLimit: whole(1, 10),
  reinstatePlace: returnPlace,
  parkedReturnPlace: returnPlace,
  undoMs: ms(0, 60 * SECOND_MS),
  longWaitMs: ms(MINUTE_MS, 480 * MINUTE_MS),
  longestServiceMs: ms(10 * MINUTE_MS, 600 * MINUTE_MS),
  hours: hours.nullable(),
  openNumbersPerPerson: whole(1, 20).nullable(),
});

const field = z.strictObject({
  fieldId,
  letter: z.string().regex(/^[A-Z]$/),
  icon: z.enum(FIELD_ICONS),
  name: localized(OFFICE_LIMITS.fieldName),
  tileName: localized(OFFICE_LIMITS.tileName),
  shortName: localized(OFFICE_LIMITS.shortName),
  examples: localized(OFFICE_LIMITS.examples),
  waitingArea: localized(OFFICE_LIMITS.place),
  policy: policy.nullable(),
  numbering: z.enum(['kiosk', 'roll']),
});

const fact = z.strictObject({ value: localized(200), condition: localized(400).nullable() }).nullable();
const service = z.strictObject({
  serviceId,
  fieldId,
  procedureCode: line(40).nullable(),
  name: localized(OFFICE_LIMITS.serviceName),
  shortName: localized(OFFICE_LIMITS.serviceShortName),
  papers: z
    .array(
      z.strictObject({
        name: localized(400),
        note: localized(600).nullable(),
        onlyIfNotLookedUp: z.boolean(),
      }),
    )
    .max(60),
  fee: fact,
  processingTime: fact,
  isSameDay: z.boolean(),
  counterMinutes: z
    .tuple([whole(1, 240), whole(1, 240)])
    .refine(([from, to]) => from <= to, 'minutes from more to fewer'),
  isCommon: z.boolean(),
  isShortcut: z.boolean(),
  isOffered: z.boolean(),
  dailyQuota: whole(0, 999).nullable(),
  week: week.nullable(),
});

const counter = z
  .strictObject({
    counterId,
    number: whole(1, 99),
    place: localized(OFFICE_LIMITS.place),
    kind: z.enum(['service', 'reception']),
    fieldIds: z.array(fieldId).max(OFFICE_LIMITS.fields).refine(isEachOnce, 'each field once'),
    secondaryFieldIds: z.array(fieldId).max(OFFICE_LIMITS.fields).refine(isEachOnce, 'each field once'),
    exceptServiceIds: z.array(serviceId).max(OFFICE_LIMITS.services).refine(isEachOnce, 'each service once'),
  })
  .refine(
    ({ fieldIds, secondaryFieldIds }) => secondaryFieldIds.every((known) => fieldIds.includes(known)),
    'a secondary field that the counter does not serve',
  );

const knowsTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const officeSettings: z.ZodType<OfficeSettings> = z
  .strictObject({
    revision: count,
    name: localized(OFFICE_LIMITS.name),
    unitName: localized(OFFICE_LIMITS.name),
    timeZone: z.string().max(60).refine(knowsTimeZone, 'no such time zone'),
    citizenWord: localized(40),
    helpDesk: localized(OFFICE_LIMITS.place),
    openingHours: localized(120),
    notices: z.array(localized(OFFICE_LIMITS.notice)).max(OFFICE_LIMITS.notices),
    fields: z.array(field).min(1).max(OFFICE_LIMITS.fields),
    services: z.array(service).min(1).max(OFFICE_LIMITS.services),
    counters: z.array(counter).min(1).max(OFFICE_LIMITS.counters),
    resultServiceId: serviceId.nullable(),
    kioskPaceMs: ms(0, 60 * SECOND_MS),
    rules,
  })
  .superRefine(({ fields, services, counters, resultServiceId }, checked) => {
    const wrong = (path: readonly (string | number)[], message: string): void => {
      checked.addIssue({ code: 'custom', path: [...path], message });
    };
    const fieldIds = new Set(fields.map((known) => known.fieldId));
    const serviceIds = new Set(services.map((known) => known.serviceId));
    if (fieldIds.size < fields.length) wrong(['fields'], 'each field once');
    if (!isEachOnce(fields.map(({ letter }) => letter))) wrong(['fields'], 'each letter once');
    if (serviceIds.size < services.length) wrong(['services'], 'each service once');
    if (!isEachOnce(counters.map((known) => known.counterId))) wrong(['counters'], 'each counter once');
    if (!isEachOnce(counters.map(({ number }) => number))) wrong(['counters'], 'each number once');
    services.forEach((known, index) => {
      if (!fieldIds.has(known.fieldId)) wrong(['services', index, 'fieldId'], 'no such field');
    });
    counters.forEach((known, index) => {
      if (!known.fieldIds.every((id) => fieldIds.has(id)))
        wrong(['counters', index, 'fieldIds'], 'no such field');
      if (!known.exceptServiceIds.every((id) => serviceIds.has(id)))
        wrong(['counters', index, 'exceptServiceIds'], 'no such service');
    });
    if (resultServiceId !== null && !serviceIds.has(resultServiceId))
      wrong(['resultServiceId'], 'no such service');
  });
