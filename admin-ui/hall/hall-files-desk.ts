/**
 * The files of the halls on the desk: notices and the office's own sounds as the server has them, uploads on their way,
 * and what became of them. Notices go one after the other, so that a slow line carries one video at a time.
 */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { HallFiles } from '#protocol/hall.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { ERRAND_PATIENCE_MS, outcomeOf, type ErrandState } from '../errand-desk.ts';
import type { ClipTrouble, HallHttp, NoticeTrouble, UploadAnswer } from './hall-http.ts';
import { noticeFault, noticeName } from './notice-file.ts';

export type NoticeUpload = {
  readonly name: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'running'; readonly share: number }
    | { readonly kind: 'refused'; readonly why: NoticeTrouble };
};

export type HallFilesState = {
  /** Null until heard. */
  readonly files: HallFiles | null;
  readonly hasLoadFailed: boolean;
  /** What is still under way or was refused; what arrived stands among the files. */
  readonly uploads: readonly NoticeUpload[];
  /** Removals by the notice's name or the clip's id. */
  readonly removals: ReadonlyMap<string, ErrandState<null>>;
};

export const NO_HALL_FILES: HallFilesState = {
  files: null,
  hasLoadFailed: false,
  uploads: [],
  removals: new Map(),
};

export type HallFilesDesk = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => HallFilesState;
  readonly reload: () => void;
  readonly uploadNotices: (files: readonly File[]) => void;
  /** Takes a refused upload off the list. */
  readonly dismissUpload: (name: string) => void;
  readonly removeNotice: (name: string) => void;
  /** The phrase is said by the built-in voice again. */
  readonly removeClip: (clipId: string) => void;
  readonly putClip: (clipId: string, wav: Blob) => Promise<UploadAnswer<ClipTrouble>>;
  readonly forget: () => void;
};

export type HallFilesParts = {
  readonly send: Connection<'admin'>['send'];
  readonly http: HallHttp;
  /** Server time in ms. */
  readonly now: () => number;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

/** A desk that knows nothing yet. */
export function createHallFilesDesk(parts: HallFilesParts): HallFilesDesk {
  let state = NO_HALL_FILES;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  let isUploading = false;
  const waiting: { readonly name: string; readonly file: File }[] = [];
  const listeners = new Set<() => void>();
  const update = (change: Partial<HallFilesState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const endIfSignedOut = (sent: Sent<unknown>): void => {
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') parts.onSessionEnd();
  };

  const load = async (): Promise<void> => {
    const asked = sitting;
    const sent = await parts.send('getHallFiles', {}, ERRAND_PATIENCE_MS);
    if (asked !== sitting) return;
    update(sent.ok === true ? { files: sent.result, hasLoadFailed: false } : { hasLoadFailed: true });
    endIfSignedOut(sent);
  };

  const setUpload = (upload: NoticeUpload): void => {
    const others = state.uploads.filter(({ name }) => name !== upload.name);
    update({ uploads: [...others, upload] });
  };
  const dropUpload = (name: string): void => {
    update({ uploads: state.uploads.filter((upload) => upload.name !== name) });
  };
  const uploadAll = async (): Promise<void> => {
    if (isUploading) return;
    isUploading = true;
    const asked = sitting;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, file } = next;
      setUpload({ name, state: { kind: 'running', share: 0 } });
      const answer = await parts.http.putNotice(name, file, (share) => {
        if (asked === sitting) setUpload({ name, state: { kind: 'running', share } });
      });
      if (asked !== sitting) return;
      if (answer.ok) {
        // The file stands in the list before its bar is gone.
        await load();
        dropUpload(name);
      } else {
        setUpload({ name, state: { kind: 'refused', why: answer.why } });
      }
    }
    isUploading = false;
  };

  const remove = async (key: string, ask: () => Promise<Sent<null>>): Promise<void> => {
    if (state.removals.get(key)?.kind === 'running') return;
    const asked = sitting;
    const keep = (next: ErrandState<null>): void =>
      update({ removals: new Map(state.removals).set(key, next) });
    keep({ kind: 'running' });
    const sent = await ask();
    if (asked !== sitting) return;
    if (sent.ok === true) await load();
    if (asked !== sitting) return;
    keep(outcomeOf(sent, (result) => result, parts.now()));
    endIfSignedOut(sent);
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    reload: () => void load(),
    uploadNotices: (files) => {
      for (const file of files) {
        const name = noticeName(file.name);
        const why = noticeFault(name, file.size);
        if (why === null) waiting.push({ name, file });
        setUpload({ name, state: why === null ? { kind: 'waiting' } : { kind: 'refused', why } });
      }
      void uploadAll();
    },
    dismissUpload: dropUpload,
    removeNotice: (name) => {
      void remove(name, () =>
        parts.send('removeNotice', { requestId: parts.newRequestId(), name }, ERRAND_PATIENCE_MS),
      );
    },
    removeClip: (clipId) => {
      void remove(clipId, () =>
        parts.send('removeClip', { requestId: parts.newRequestId(), clipId }, ERRAND_PATIENCE_MS),
      );
    },
    putClip: async (clipId, wav) => {
      const asked = sitting;
      const answer = await parts.http.putClip(clipId, wav);
      if (asked === sitting && answer.ok) await load();
      return answer;
    },
    forget: () => {
      sitting += 1;
      waiting.length = 0;
      isUploading = false;
      update(NO_HALL_FILES);
    },
  };
}
