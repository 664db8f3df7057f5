/**
 * The printing settings as they are being edited: what the server has, what stands on the screen, and the way between.
 * What somebody else saves meanwhile is fetched at once; one's own unsaved changes stay on the screen, on top of it.
 */
import type { Connection } from '#ui-kit/connection.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { RefusalCode, RejectionCode, RequestId } from '#protocol/vocabulary.ts';
import { changesBetween, isSamePart, rebase, type ChangedPart } from './printing-changes.ts';

export const SAVE_PATIENCE_MS = 8_000;

export type PrintingNotice =
  | { readonly kind: 'saved'; readonly atMs: number }
  | {
      readonly kind: 'refused';
      readonly code: RejectionCode | RefusalCode;
      /** Where the settings contradict themselves, in the server's words. */
      readonly message: string;
    }
  | { readonly kind: 'unanswered' }
  /** Somebody else saved: what they changed, and which of it is also changed here and shown as one's own. */
  | {
      readonly kind: 'rebased';
      readonly theirs: readonly ChangedPart[];
      readonly both: readonly ChangedPart[];
    };

export type PrintingDeskState = {
  /** What the server has; null until it was heard. */
  readonly saved: PrintingSettings | null;
  /** What stands on the screen. */
  readonly draft: PrintingSettings | null;
  readonly isSaving: boolean;
  /** Asked for in vain; asked again with the next view. */
  readonly hasLoadFailed: boolean;
  readonly notice: PrintingNotice | null;
};

export type PrintingDesk = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PrintingDeskState;
  readonly edit: (change: (draft: PrintingSettings) => PrintingSettings) => void;
  readonly discard: () => void;
  readonly save: () => void;
  /** To be called with the revision of every view: another one than is held here is fetched. */
  readonly lookAgain: (printingRevision: number) => void;
  /** Forgets everything, e.g. because somebody signed out. */
  readonly forget: () => void;
};

export type PrintingDeskParts = {
  readonly send: Connection<'admin'>['send'];
  /** Server time in ms. */
  readonly now: () => number;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

const EMPTY: PrintingDeskState = {
  saved: null,
  draft: null,
  isSaving: false,
  hasLoadFailed: false,
  notice: null,
};

/** Whether something stands on the screen that the server does not have. */
export const isChanged = ({ saved, draft }: PrintingDeskState): boolean =>
  saved !== null && draft !== null && changesBetween(saved, draft).length > 0;

/** The state once the server's settings were heard: nothing unsaved is lost, and what both changed is named. */
export function afterHearing(state: PrintingDeskState, theirs: PrintingSettings): PrintingDeskState {
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
export function createPrintingDesk(parts: PrintingDeskParts): PrintingDesk {
  let state = EMPTY;
  let isLoading = false;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const set = (next: PrintingDeskState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const load = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    const asked = sitting;
    const sent = await parts.send('getPrinting', {}, SAVE_PATIENCE_MS);
    isLoading = false;
    if (asked !== sitting) return;
    if (sent.ok === true) {
      // An answer that was overtaken by one's own save is old news.
      if (state.saved === null || sent.result.revision > state.saved.revision) {
        set(afterHearing(state, sent.result));
      }
      return;
    }
    set({ ...state, hasLoadFailed: true });
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') parts.onSessionEnd();
  };

  const save = async (): Promise<void> => {
    const { draft, saved } = state;
    if (draft === null || saved === null || state.isSaving || !isChanged(state)) return;
    set({ ...state, isSaving: true, notice: null });
    const asked = sitting;
    const settings = { ...draft, revision: saved.revision };
    const input = { requestId: parts.newRequestId(), settings } as unknown as Parameters<
      typeof parts.send<'savePrinting'>
    >[1];
    const sent = await parts.send('savePrinting', input, SAVE_PATIENCE_MS);
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
        notice: { kind: 'saved', atMs: parts.now() },
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
    if (code === 'not_signed_in') parts.onSessionEnd();
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
    lookAgain: (printingRevision) => {
      // While one's own save is on its way its outcome comes with the answer.
      if (state.isSaving || state.saved?.revision === printingRevision) return;
      if (state.saved !== null && state.saved.revision > printingRevision) return;
      void load();
    },
    forget: () => {
      sitting += 1;
      set(EMPTY);
    },
  };
}
