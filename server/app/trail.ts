/** The trail of what was done at the desk: read it, add to it, take changes of settings back. */
import type { AuditEntry, AuditHead, AuditLine, Deed, Json } from '#protocol/audit.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { AuditStore } from '#server/storage/store.ts';
import type { UndoableSettings } from './revised-settings.ts';

/** Which deeds leave settings behind that may be put back. */
const CHANGES: readonly Deed[] = ['settings_changed', 'settings_restored'];

const ABOUT_OFFICERS = ['officer_', 'password_', 'pin_', 'session_'];

export type NotedDeed = {
  readonly by: OfficerId | null;
  readonly deed: Deed;
  readonly subject: string;
  readonly before?: Json;
  readonly after?: Json;
};

export type Trail = {
  /** Does the work and adds what was done, both or neither. Throws what the work or the store throws. */
  readonly note: (noted: NotedDeed, work?: () => void) => void;
  readonly head: () => AuditHead | null;
  /** Those before that ordinal (null: the newest), newest first, `TRAIL_PAGE` at most. */
  readonly lines: (before: number | null) => readonly AuditLine[];
  /** `not_undoable`: no change of settings; the rest as the settings answer. */
  readonly undo: (
    ordinal: number,
    by: OfficerId,
  ) => 'saved' | 'settings_changed' | 'settings_wrong' | 'not_undoable';
};

export type TrailParts = {
  readonly store: AuditStore;
  readonly now: () => InstantMs;
  readonly nameOf: (officerId: OfficerId) => string | null;
  readonly deviceName: (deviceId: string) => string | null;
  readonly settings: readonly UndoableSettings[];
  /** Something was noted, once it is kept. */
  readonly onNoted: () => void;
};

export const TRAIL_PAGE = 50;

export function createTrail({ store, now, nameOf, deviceName, settings, onNoted }: TrailParts): Trail {
  const settingsOf = (deed: Deed, subject: string): UndoableSettings | undefined =>
    CHANGES.includes(deed) ? settings.find(({ name }) => name === subject) : undefined;
  const subjectName = ({ deed, subject }: AuditEntry): string | null => {
    if (deed.startsWith('device_')) return deviceName(subject);
    return ABOUT_OFFICERS.some((beginning) => deed.startsWith(beginning))
      ? nameOf(subject as OfficerId)
      : null;
  };
  return {
    note: ({ by, deed, subject, before = null, after = null }, work = () => undefined) => {
      store.recorded({ at: now(), officerId: by, deed, subject, before, after }, work);
      onNoted();
    },
    head: store.auditHead,
    lines: (before) =>
      store.auditEntries(before ?? Number.MAX_SAFE_INTEGER, TRAIL_PAGE).map((entry) => {
        const { hash: _, ...line } = entry;
        return {
          ...line,
          officerName: entry.officerId === null ? null : nameOf(entry.officerId),
          subjectName: subjectName(entry),
          canBeUndone: settingsOf(entry.deed, entry.subject)?.isAsLeftBy(entry) ?? false,
        };
      }),
    undo: (ordinal, by) => {
      const entry = store.auditEntry(ordinal);
      const undoable = entry === null ? undefined : settingsOf(entry.deed, entry.subject);
      return entry === null || undoable === undefined ? 'not_undoable' : undoable.undo(entry, by);
    },
  };
}
