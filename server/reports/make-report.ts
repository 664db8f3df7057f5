/** A report from the office's database, over a connection of its own that only reads. */
import BetterSqlite from 'better-sqlite3';
import type { OfficeSettings } from '#protocol/office.ts';
import { FIRST_TARGETS, type DateRange, type ReportTargets } from '#protocol/report.ts';
import { FIRST_RATING_SETTINGS, type RatingSettings } from '#protocol/rating-settings.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { BusinessDate, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { upcastSettings } from '#server/storage/upcast.ts';
import { startReckoning } from './reckon.ts';
import { reportRows } from './report-rows.ts';

export type ReportWish = DateRange & { readonly today: BusinessDate; readonly now: InstantMs };

export type ReportMaker = {
  /** Throws what the database throws. */
  readonly make: (wish: ReportWish) => Report;
  readonly close: () => void;
};

/** A reader is done with in this time however large the office: longer ranges are read in shorter slices. */
const SLICE_PATIENCE_MS = 500;
const USUAL_SLICE_DAYS = 31;
const DAY_MS = 86_400_000;

const dayAfter = (date: BusinessDate, days: number): BusinessDate =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10) as BusinessDate;

/** Opens the database file of a running office. Throws when it cannot be opened. */
export function openReportMaker(file: string): ReportMaker {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  database.pragma('query_only = ON');
  const rows = reportRows(database);
  const selectSetting = database
    .prepare<[string], string>('SELECT body FROM settings WHERE name = ?')
    .pluck();
  const selectOfficer = database
    .prepare<[string], string>('SELECT display_name FROM officers WHERE officer_id = ?')
    .pluck();
  const setting = <Setting>(name: string): Setting | null => {
    const body = selectSetting.get(name);
    return body === undefined ? null : (JSON.parse(body) as Setting);
  };
  let sliceDays = USUAL_SLICE_DAYS;

  return {
    make: ({ from, to, today, now }) => {
      const office = setting<OfficeSettings>('office');
      if (office === null) throw new Error('no office is set up');
      const range = { from, to };
      const reckoning = startReckoning({
        range,
        today,
        now,
        office: upcastSettings(office),
        officerName: (officerId: OfficerId) => selectOfficer.get(officerId) ?? null,
        targets: setting<ReportTargets>('targets') ?? FIRST_TARGETS,
        reasons: (setting<RatingSettings>('rating') ?? FIRST_RATING_SETTINGS).reasons,
      });
      for (let first = from; first <= to;) {
        const last = dayAfter(first, sliceDays - 1);
        const began = performance.now();
        reckoning.add(rows.slice({ from: first, to: last < to ? last : to }));
        if (performance.now() - began > SLICE_PATIENCE_MS) sliceDays = Math.max(1, sliceDays >> 1);
        first = dayAfter(last, 1);
      }
      const listed = setting<{ readonly at: InstantMs }>('files');
      const files = listed === null ? null : { rows: rows.files(range, today), listedAt: listed.at };
      return reckoning.report(files, rows.feedback(range, today));
    },
    close: () => {
      database.close();
    },
  };
}
