/**
 * Settings as they are being edited: what the server has, what stands on the screen, and the way between. What somebody
 * else saves meanwhile is fetched at once; one's own unsaved changes stay on the screen, on top of it.
 */
import type { Sent } from '#ui-kit/connection.ts';
import type { RefusalCode, RejectionCode } from '#protocol/vocabulary.ts';

export const SAVE_PATIENCE_MS = 8_000;

export type SettingsNotice<Part> =
  | { readonly kind: 'saved'; readonly atMs: number }
  | {
      readonly kind: 'refused';
      readonly code: RejectionCode | RefusalCode;
      /** Where the settings contradict themselves, in the server's words. */
      readonly message: string;
    }
  | { readonly kind: 'unanswered' }
  /** Somebody else saved: what they changed, and which of it is also changed here and shown as one's own. */
  | { readonly kind: 'rebased'; readonly theirs: readonly Part[]; readonly both: readonly Part[] };

export type SettingsDeskState<Settings, Part> = {
  /** What the server has; null until it was heard. */
  readonly saved: Settings | null;
  /** What stands on the screen. */
  readonly draft: Settings | null;
  readonly isSaving: boolean;
  /** Asked for in vain; asked again with the next view. */
  readonly hasLoadFailed: boolean;
  readonly notice: SettingsNotice<Part> | null;
};

export type SettingsDesk<Settings, Part> = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => SettingsDeskState<Settings, Part>;
  readonly edit: (change: (draft: Settings) => Settings) => void;
  readonly discard: () => void;
  readonly save: () => void;
  /** To be called with the newest revision that was heard of: another one than is held here is fetched. */
  readonly lookAgain: (revision: number) => void;
  /** Fetches what the server has now, where nothing tells of its revision. */
  readonly reload: () => void;
  /** Forgets everything, e.g. because somebody signed out. */
  readonly forget: () => void;
};

/** How one kind of settings falls into parts, and how two people's changes are brought together. */
export type SettingsParts<Settings, Part> = {
  /** Every part that differs; the revision is none. */
  readonly changesBetween: (before: Settings, after: Settings) => readonly Part[];
  readonly isSamePart: (one: Part, other: Part) => boolean;
  /** One's own changes since `base` carried onto `theirs`, under their revision. */
  readonly rebase: (base: Settings, mine: Settings, theirs: Settings) => Settings;
};

export type SettingsWire<Settings> = {
  readonly load: () => Promise<Sent<Settings>>;
  /** Under a request id of its own. */
  readonly save: (settings: Settings) => Promise<Sent<{ readonly revision: number }>>;
  /** Server time in ms. */
  readonly now: () => number;
  readonly onSessionEnd: () => void;
};

/** The state before anything was heard. */
export const NOTHING_HEARD = {
  saved: null,
  draft: null,
  isSaving: false,
  hasLoadFailed: false,
  notice: null,
} as const;

/** The state once the server's settings were heard: nothing unsaved is lost, and what both changed is named. */
export function afterHearing<Settings, Part>(
  state: SettingsDeskState<Settings, Part>,
  theirs: Settings,
  { changesBetween, isSamePart, rebase }: SettingsParts<Settings, Part>,
): SettingsDeskState<Settings, Part> {
  const { saved, draft } = state;
  const heard = { ...state, saved: theirs, hasLoadFailed: false };
  if (saved === null || draft === null) return { ...heard, draft: theirs };
  const mine = changesBetween(saved, draft);
  if (mine.length === 0) return { ...heard, draft: theirs };
  const rebased = rebase(saved, draft, theirs);
  // What was saved unheard (the answer was lost) is no longer a change of anybody.
  if (changesBetween(theirs, rebased).length === 0) return { ...heard, draft: theirs, notice: null };
  const changed = changesBetween(saved, theirs);
  const both = changed.filter((part) => mine.some((own) => isSamePart(own, part)));
  return { ...heard, draft: rebased, notice: { kind: 'rebased', theirs: changed, both } };
}

/** A desk that knows nothing yet. */
export function createSettingsDesk<Settings extends { readonly revision: number }, Part>(
  parts: SettingsParts<Settings, Part>,
  wire: SettingsWire<Settings>,
): SettingsDesk<Settings, Part> {
  let state: SettingsDeskState<Settings, Part> = NOTHING_HEARD;
  let isLoading = false;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const set = (next: SettingsDeskState<Settings, Part>): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const load = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    const asked = sitting;
    const sent = await wire.load();
    isLoading = false;
    if (asked !== sitting) return;
    if (sent.ok === true) {
      // An answer that was overtaken by one's own save is old news.
      if (state.saved === null || sent.result.revision > state.saved.revision) {
        set(afterHearing(state, sent.result, parts));
      }
      return;
    }
    set({ ...state, hasLoadFailed: true });
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') wire.onSessionEnd();
  };

  const save = async (): Promise<void> => {
    const { draft, saved } = state;
    if (draft === null || saved === null || state.isSaving) return;
    if (parts.changesBetween(saved, draft).length === 0) return;
    set({ ...state, isSaving: true, notice: null });
    const asked = sitting;
    const settings = { ...draft, revision: saved.revision };
    const sent = await wire.save(settings);
    if (asked !== sitting) return;
    if (sent.ok === null) {
      set({ ...state, isSaving: false, notice: { kind: 'unanswered' } });
      return;
    }
    if (sent.ok) {
      const { revision } = sent.result;
      const now = { ...(state.draft ?? draft), revision };
      set({
        ...state,
        isSaving: false,
        saved: { ...settings, revision },
        draft: now,
        notice: { kind: 'saved', atMs: wire.now() },
      });
      return;
    }
    const { code, message } = sent.refusal;
    if (code === 'settings_changed') {
      set({ ...state, isSaving: false });
      await load();
      return;
    }
    set({ ...state, isSaving: false, notice: { kind: 'refused', code, message } });
    if (code === 'not_signed_in') wire.onSessionEnd();
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    edit: (change) => {
      const { draft, notice } = state;
      if (draft === null) return;
      set({ ...state, draft: change(draft), notice: notice?.kind === 'rebased' ? notice : null });
    },
    discard: () => set({ ...state, draft: state.saved, notice: null }),
    save: () => void save(),
    lookAgain: (revision) => {
      // While one's own save is on its way its outcome comes with the answer.
      if (state.isSaving || state.saved?.revision === revision) return;
      if (state.saved !== null && state.saved.revision > revision) return;
      void load();
    },
    reload: () => {
      if (!state.isSaving) void load();
    },
    forget: () => {
      sitting += 1;
      set(NOTHING_HEARD);
    },
  };
}
