/** The list of files on the desk: what the server keeps, the list that was chosen, and what became of it. */
import {
  MOST_LIST_BYTES,
  type FileList,
  type ImportOrder,
  type ImportReport,
} from '#protocol/file-lookup.ts';
import type { FilesAnswer, FilesHttp, FilesTrouble } from './files-http.ts';

export type ListTry = {
  readonly name: string;
  readonly order: ImportOrder;
} & (
  | { readonly kind: 'running' }
  | { readonly kind: 'reported'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly why: FilesTrouble }
);

export type FilesState = {
  /** Null until heard. */
  readonly list: FileList | null;
  readonly hasLoadFailed: boolean;
  /** The list that was brought last; null for none yet. */
  readonly tried: ListTry | null;
  readonly deleting: 'no' | 'running' | 'failed';
};

export const NO_FILES: FilesState = { list: null, hasLoadFailed: false, tried: null, deleting: 'no' };

export type FilesActions = {
  readonly load: () => void;
  readonly importList: (file: File, order: ImportOrder) => void;
  /** The same list once more, taken another way. */
  readonly importAgain: (order: ImportOrder) => void;
  readonly dismissReport: () => void;
  readonly deleteAll: () => void;
};

export type FilesDesk = FilesActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => FilesState;
  readonly forget: () => void;
};

/** A desk that knows nothing yet. */
export function createFilesDesk(http: FilesHttp, onSessionEnd: () => void): FilesDesk {
  let state = NO_FILES;
  /** Kept so that it can be taken another way without being chosen again. */
  let chosen: File | null = null;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<FilesState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  /** Hands the answer on unless somebody else sits here by now. */
  const hear = async <Result>(
    asking: Promise<FilesAnswer<Result>>,
    onAnswer: (answer: FilesAnswer<Result>) => void,
  ): Promise<void> => {
    const asked = sitting;
    const answer = await asking;
    if (asked !== sitting) return;
    onAnswer(answer);
    if (!answer.ok && answer.why === 'signed_out') onSessionEnd();
  };
  const load = (): Promise<void> =>
    hear(http.standing(), (answer) => {
      update(answer.ok ? { list: answer.result, hasLoadFailed: false } : { hasLoadFailed: true });
    });
  const send = (file: File, order: ImportOrder): void => {
    if (state.tried?.kind === 'running') return;
    chosen = file;
    const { name } = file;
    if (file.size > MOST_LIST_BYTES) {
      update({ tried: { name, order, kind: 'failed', why: 'too_large' } });
      return;
    }
    update({ tried: { name, order, kind: 'running' } });
    void hear(http.importList(file, order), (answer) => {
      update({
        tried: answer.ok
          ? { name, order, kind: 'reported', report: answer.result }
          : { name, order, kind: 'failed', why: answer.why },
      });
      void load();
    });
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load: () => void load(),
    importList: send,
    importAgain: (order) => {
      if (chosen !== null) send(chosen, order);
    },
    dismissReport: () => {
      if (state.tried?.kind === 'running') return;
      chosen = null;
      update({ tried: null });
    },
    deleteAll: () => {
      if (state.deleting === 'running') return;
      update({ deleting: 'running' });
      void hear(http.deleteAll(), (answer) => {
        update(answer.ok ? { list: answer.result, deleting: 'no', tried: null } : { deleting: 'failed' });
      });
    },
    forget: () => {
      sitting += 1;
      chosen = null;
      update(NO_FILES);
    },
  };
}
