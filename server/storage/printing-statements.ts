/** Settings beside the queue's own (printing, halls, posters, targets, backups, ratings, the message to the hall), logos, and the keys of links, in SQLite. */
import type { Database } from 'better-sqlite3';
import type { BulletinSettings } from '#protocol/bulletin.ts';
import type { BackupSettings } from '#protocol/backups.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { ReportTargets } from '#protocol/report.ts';
import type { BulletinStore } from './bulletin-store.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import type {
  BackupSettingsStore,
  HallStore,
  PosterStore,
  PrintingStore,
  TargetStore,
} from './settings-stores.ts';
import type { RatingSettingsStore } from './rating-store.ts';

/** The stores of printing, halls, posters, targets, ratings, backups and the message to the hall on an open, migrated database. */
export function printingStatements(
  database: Database,
): PrintingStore &
  HallStore &
  PosterStore &
  TargetStore &
  RatingSettingsStore &
  BulletinStore &
  BackupSettingsStore {
  const selectSettings = database
    .prepare<[string], string>('SELECT body FROM settings WHERE name = ?')
    .pluck();
  const upsertSettings = database.prepare<[string, string]>(
    'INSERT INTO settings (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body',
  );
  const settingsOf = <Settings>(name: string): Settings | null => {
    const body = selectSettings.get(name);
    return body === undefined ? null : (JSON.parse(body) as Settings);
  };
  const insertLogo = database.prepare<[string, Uint8Array, number]>(
    'INSERT INTO logos (logo_id, png, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectLogo = database.prepare<[string], Buffer>('SELECT png FROM logos WHERE logo_id = ?').pluck();
  const selectKey = database.prepare<[string], Buffer>('SELECT key FROM day_keys WHERE date = ?').pluck();
  const insertKey = database.prepare<[string, Uint8Array]>('INSERT INTO day_keys (date, key) VALUES (?, ?)');
  const deleteOtherKeys = database.prepare<[string]>('DELETE FROM day_keys WHERE date <> ?');
  return {
    printingSettings: () => settingsOf<PrintingSettings>('printing'),
    savePrintingSettings: (settings) => {
      upsertSettings.run('printing', JSON.stringify(settings));
    },
    hallSettings: () => settingsOf<HallSettings>('hall'),
    saveHallSettings: (settings) => {
      upsertSettings.run('hall', JSON.stringify(settings));
    },
    posterSettings: () => settingsOf<PosterSettings>('posters'),
    savePosterSettings: (settings) => {
      upsertSettings.run('posters', JSON.stringify(settings));
    },
    backupSettings: () => settingsOf<BackupSettings>('backups'),
    saveBackupSettings: (settings) => {
      upsertSettings.run('backups', JSON.stringify(settings));
    },
    targets: () => settingsOf<ReportTargets>('targets'),
    saveTargets: (targets) => {
      upsertSettings.run('targets', JSON.stringify(targets));
    },
    bulletin: () => settingsOf<BulletinSettings>('bulletin'),
    saveBulletin: (settings) => {
      upsertSettings.run('bulletin', JSON.stringify(settings));
    },
    ratingSettings: () => settingsOf<RatingSettings>('rating'),
    saveRatingSettings: (settings) => {
      upsertSettings.run('rating', JSON.stringify(settings));
    },
    addLogo: (logoId, png, at) => {
      insertLogo.run(logoId, png, at);
    },
    logo: (logoId) => selectLogo.get(logoId) ?? null,
    dayKey: database.transaction((date: string, fresh: () => Uint8Array) => {
      deleteOtherKeys.run(date);
      const known = selectKey.get(date);
      if (known !== undefined) return known;
      const key = fresh();
      insertKey.run(date, key);
      return key;
    }),
  };
}
