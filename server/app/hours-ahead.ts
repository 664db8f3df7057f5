/** The hours ahead as kiosks ask for them: history is read once a day and field. */
import type { HoursAhead } from '#protocol/views.ts';
import type { BusinessDate, FieldId } from '#protocol/vocabulary.ts';
import { hoursAhead, type PastWait } from '#server/domain/hours-ahead.ts';
import type { ReportStore } from '#server/storage/store.ts';
import type { Executor } from './execute.ts';

/** Four weeks: as far back as waits are learnt from. */
const LOOKED_BACK_DAYS = 28;
const DAY_MS = 86_400_000;

export type HoursAheadOf = (fieldId: FieldId) => HoursAhead;

export function createHoursAhead(
  { day, now }: Pick<Executor, 'day' | 'now'>,
  store: Pick<ReportStore, 'pastWaits'>,
): HoursAheadOf {
  let readOn: BusinessDate | null = null;
  const read = new Map<FieldId, readonly PastWait[]>();
  return (fieldId) => {
    const { date, settings } = day();
    if (readOn !== date) read.clear();
    readOn = date;
    // A name that is no field's would only fill the memory.
    if (settings.fields.every((field) => field.fieldId !== fieldId)) return [];
    const past = read.get(fieldId) ?? store.pastWaits(fieldId, daysBefore(date, LOOKED_BACK_DAYS), date);
    read.set(fieldId, past);
    return hoursAhead(settings, past, now());
  };
}

const daysBefore = (date: BusinessDate, days: number): BusinessDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10) as BusinessDate;
