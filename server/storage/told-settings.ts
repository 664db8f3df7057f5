/** What the trail says that settings are: the newest entry about each part of them holds. */
import type { Database } from 'better-sqlite3';
import type { Json, SettingsName } from '#protocol/audit.ts';

export type SettingsParts = Readonly<Record<string, Json>>;

/** Settings as they lie there and as the trail tells of them, without the revision, which says nothing of them. */
export type SettingsStanding = { readonly stored: SettingsParts; readonly told: SettingsParts };

/** What was kept as JSON; nothing where it was tampered with and is none any more. */
function partsIn(text: string | undefined): SettingsParts {
  try {
    const { revision: _, ...parts } = JSON.parse(text ?? '{}') as Record<string, Json>;
    return parts;
  } catch {
    return {};
  }
}

/** Asks a database for the standing of settings; null where the trail does not tell of them. */
export function settingsStandingIn(database: Database): (name: SettingsName) => SettingsStanding | null {
  const selectTold = database.prepare<[string], { readonly before: string; readonly after: string }>(
    `SELECT before, after FROM audit WHERE subject = ? AND deed LIKE 'settings_%' ORDER BY ordinal`,
  );
  const selectBody = database.prepare<[string], string>('SELECT body FROM settings WHERE name = ?').pluck();
  return (name) => {
    const entries = selectTold.all(name);
    if (entries.length === 0) return null;
    const told = new Map<string, Json>();
    for (const { before, after } of entries) {
      // A part that is before and not after is there no more.
      for (const part of Object.keys(partsIn(before))) told.delete(part);
      for (const [part, value] of Object.entries(partsIn(after))) told.set(part, value);
    }
    return { stored: partsIn(selectBody.get(name)), told: Object.fromEntries(told) };
  };
}
