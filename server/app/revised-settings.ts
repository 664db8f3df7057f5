/** Settings that several desks may change: nobody overwrites unseen what another one did, and each change leaves a trail. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { AuditEntry, Deed, Json, SettingsName } from '#protocol/audit.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { AuditStore } from '#server/storage/store.ts';
import type { SettingsParts as Parts } from '#server/storage/told-settings.ts';

type Revised = { readonly revision: number };

export type RevisedSettings<Settings extends Revised> = {
  readonly settings: () => Settings;
  /** Replaces them; refused when they were read before somebody else's change. The revision of what is saved is the next one. */
  readonly save: (settings: Settings, by: OfficerId) => 'saved' | 'settings_changed';
};

/** What the trail needs of settings to show and take back their changes. */
export type UndoableSettings = {
  readonly name: SettingsName;
  /** Whether what that change made of them still is so. */
  readonly isAsLeftBy: (entry: AuditEntry) => boolean;
  /** All of them as JSON, without the revision. */
  readonly parts: () => Json;
  /** What would make them those of a file; null where they are so already, else the path of what is wrong in it. */
  readonly changeTo: (parts: unknown, by: OfficerId) => Change | string | null;
  /** Puts back what that change replaced, and leaves later changes of other parts; wrong = this release knows it no more. */
  readonly undo: (entry: AuditEntry, by: OfficerId) => 'saved' | 'settings_changed' | 'settings_wrong';
};

/** In two steps, so that changes of several settings can be kept together before any of them takes effect. */
export type Change = {
  readonly keep: () => void;
  /** Once they are kept: from now on they hold. */
  readonly adopt: () => void;
};

/** What settings need of the trail. */
export type SettingsTrail = Pick<AuditStore, 'recorded' | 'settingsStanding'>;

export type RevisedSettingsParts<Settings extends Revised> = {
  readonly name: SettingsName;
  /** As they are kept; null = not yet. */
  readonly stored: Settings | null;
  /** What an office begins with; then kept. */
  readonly first: () => Settings;
  readonly keep: (settings: Settings) => void;
  readonly shape: z.ZodType<Settings>;
  /** What of those of before stays in what takes their place, wherever that comes from; nothing unless said. */
  readonly keeping?: (next: Settings, before: Settings) => Settings;
  readonly store: SettingsTrail;
  readonly now: () => InstantMs;
  readonly onChange: () => void;
};

/** Settings as the JSON they are kept as, by part; without the revision, which says nothing of them. */
function partsOf(settings: Revised): Parts {
  const { revision: _, ...parts } = JSON.parse(JSON.stringify(settings)) as Record<string, Json>;
  return parts;
}

const only = (parts: Parts, names: readonly string[]): Parts =>
  Object.fromEntries(names.flatMap((name) => (parts[name] === undefined ? [] : [[name, parts[name]]])));

/** Parts of the one that the other has not, or has otherwise. */
const differing = (one: Parts, other: Parts): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => !isDeepStrictEqual(one[name], other[name]),
  );

/** Starts from what is stored, else from the first. `onChange` hears of every change, once it is kept. */
export function createRevisedSettings<Settings extends Revised>(
  parts: RevisedSettingsParts<Settings>,
): RevisedSettings<Settings> & UndoableSettings {
  const { name, keep, shape, store, now, onChange } = parts;
  const keeping = parts.keeping ?? ((next) => next);
  let current = parts.stored ?? parts.first();
  // Also where they were kept by an older release: what lies there must be what the trail says.
  const begin = (before: Parts, after: Parts): void => {
    const begun = { at: now(), officerId: null, deed: 'settings_begun', subject: name } as const;
    store.recorded({ ...begun, before, after }, () => {
      keep(current);
    });
  };
  const standing = parts.stored === null ? null : store.settingsStanding(name);
  if (standing === null) begin({}, partsOf(current));
  else {
    const { stored, told } = standing;
    // What this release has filled in or let go. Where something else lies there than the trail tells, somebody has
    // changed it past the desk: that is left to be found.
    const grown = differing(stored, partsOf(current)).filter((part) =>
      isDeepStrictEqual(stored[part], told[part]),
    );
    if (grown.length > 0) begin(only(stored, grown), only(partsOf(current), grown));
  }

  const changeOf = (settings: Settings, by: OfficerId, deed: Deed): Change | null => {
    const next = { ...keeping(settings, current), revision: current.revision + 1 };
    const [before, after] = [partsOf(current), partsOf(next)];
    const changed = differing(before, after);
    if (changed.length === 0) return null;
    const entry = { at: now(), officerId: by, deed, subject: name } as const;
    return {
      keep: () => {
        store.recorded({ ...entry, before: only(before, changed), after: only(after, changed) }, () => {
          keep(next);
        });
      },
      adopt: () => {
        current = next;
        onChange();
      },
    };
  };
  const replace = (settings: Settings, by: OfficerId, deed: Deed): void => {
    const change = changeOf(settings, by, deed);
    change?.keep();
    change?.adopt();
  };
  const isAsLeftBy = ({ before, after }: AuditEntry): boolean => {
    const touched = Object.keys({ ...(before as Parts), ...(after as Parts) });
    return isDeepStrictEqual(only(partsOf(current), touched), after);
  };

  return {
    name,
    settings: () => current,
    save: (settings, by) => {
      if (settings.revision !== current.revision) return 'settings_changed';
      replace(settings, by, 'settings_changed');
      return 'saved';
    },
    isAsLeftBy,
    parts: () => partsOf(current),
    changeTo: (file, by) => {
      const { revision } = current;
      const read = shape.safeParse({ ...(file as object), revision });
      const kept = read.success ? shape.safeParse(keeping(read.data, current)) : read;
      if (!kept.success) return kept.error.issues[0]?.path.join('.') ?? '';
      return changeOf({ ...kept.data, revision }, by, 'settings_changed');
    },
    undo: (entry, by) => {
      if (!isAsLeftBy(entry)) return 'settings_changed';
      const added = Object.keys(entry.after as Parts);
      const kept = Object.fromEntries(
        Object.entries(partsOf(current)).filter(([part]) => !added.includes(part)),
      );
      const restored = shape.safeParse({
        ...kept,
        ...(entry.before as Parts),
        revision: current.revision,
      });
      if (!restored.success) return 'settings_wrong';
      replace(restored.data, by, 'settings_restored');
      return 'saved';
    },
  };
}
