/** The catalogue of procedures on the desk: what is looked at, the file that was brought, and what became of it. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import {
  MOST_CATALOGUE_BYTES,
  type CatalogueFormat,
  type CataloguePreview,
  type ProcedureHistory,
  type ProcedureList,
  type RefusedCatalogue,
} from '#protocol/catalogue-desk.ts';
import type { ListWish, ProceduresAnswer, ProceduresHttp, ProceduresTrouble } from './procedures-http.ts';

export type FileTry = { readonly name: string } & (
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: CataloguePreview; readonly isConfirming: boolean }
  | { readonly kind: 'refused'; readonly report: RefusedCatalogue }
  | { readonly kind: 'holds'; readonly preview: CataloguePreview }
  | { readonly kind: 'failed'; readonly why: ProceduresTrouble }
);

/** One procedure that is looked at; `history` null until heard. */
export type OpenProcedure = {
  readonly procedureId: ProcedureId;
  readonly history: ProcedureHistory | null;
  readonly hasFailed: boolean;
};

export type ProceduresState = {
  readonly wish: ListWish;
  /** Null until heard. */
  readonly list: ProcedureList | null;
  readonly hasLoadFailed: boolean;
  readonly open: OpenProcedure | null;
  /** The file that was brought last; null for none yet. */
  readonly tried: FileTry | null;
  readonly goingBack: 'no' | 'running' | ProceduresTrouble;
  /** The format that is being written; null for none. */
  readonly writing: CatalogueFormat | null;
  readonly hasWriteFailed: boolean;
};

export const NO_PROCEDURES: ProceduresState = {
  wish: { search: '', field: '', from: 0 },
  list: null,
  hasLoadFailed: false,
  open: null,
  tried: null,
  goingBack: 'no',
  writing: null,
  hasWriteFailed: false,
};

/** While a file is read or put in place nothing else may happen to the catalogue from here. */
export const isBusyWithFile = ({ tried }: ProceduresState): boolean =>
  tried?.kind === 'reading' || (tried?.kind === 'preview' && tried.isConfirming);

export type ProceduresActions = {
  readonly load: () => void;
  /** Another search or field begins at the first page. */
  readonly look: (change: Partial<ListWish>) => void;
  readonly openProcedure: (procedureId: ProcedureId | null) => void;
  readonly bring: (file: File) => void;
  readonly confirm: () => void;
  readonly dismiss: () => void;
  readonly goBack: () => void;
  readonly write: (format: CatalogueFormat) => void;
};

export type ProceduresDesk = ProceduresActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => ProceduresState;
  readonly forget: () => void;
};

export type ProceduresDeskParts = {
  readonly http: ProceduresHttp;
  readonly onSessionEnd: () => void;
  /** Gives a file to whoever sits here. */
  readonly saveFile: (file: Blob, format: CatalogueFormat) => void;
};

/** A desk that knows nothing yet. */
export function createProceduresDesk({ http, onSessionEnd, saveFile }: ProceduresDeskParts): ProceduresDesk {
  let state = NO_PROCEDURES;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  /** Raised by every look, so that only the newest one's answer is shown. */
  let looks = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<ProceduresState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const hear = async <Result>(
    asking: Promise<ProceduresAnswer<Result>>,
    onAnswer: (answer: ProceduresAnswer<Result>) => void,
  ): Promise<void> => {
    const asked = sitting;
    const answer = await asking;
    if (asked !== sitting) return;
    onAnswer(answer);
    if (!answer.ok && answer.why === 'signed_out') onSessionEnd();
  };
  const load = (): void => {
    looks += 1;
    const look = looks;
    void hear(http.list(state.wish), (answer) => {
      if (look !== looks) return;
      update(answer.ok ? { list: answer.result, hasLoadFailed: false } : { hasLoadFailed: true });
    });
  };
  const openProcedure = (procedureId: ProcedureId | null): void => {
    if (procedureId === null) {
      update({ open: null });
      return;
    }
    const before = state.open?.procedureId === procedureId ? state.open.history : null;
    update({ open: { procedureId, history: before, hasFailed: false } });
    void hear(http.history(procedureId), (answer) => {
      if (state.open?.procedureId !== procedureId) return;
      const history = answer.ok ? answer.result : null;
      update({ open: { procedureId, history, hasFailed: !answer.ok } });
    });
  };
  /** Everything that is shown of the catalogue, after it has become another one. */
  const lookAnew = (): void => {
    load();
    if (state.open !== null) openProcedure(state.open.procedureId);
  };
  const isBusy = (): boolean => isBusyWithFile(state);
  const throwAway = (): void => {
    if (state.tried?.kind === 'preview')
      void hear(http.throwAway(state.tried.preview.importId), () => undefined);
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load,
    look: (change) => {
      update({ wish: { ...state.wish, from: 0, ...change } });
      load();
    },
    openProcedure,
    bring: (file) => {
      if (isBusy()) return;
      throwAway();
      const { name } = file;
      if (file.size > MOST_CATALOGUE_BYTES) {
        update({ tried: { name, kind: 'failed', why: 'too_large' } });
        return;
      }
      update({ tried: { name, kind: 'reading' } });
      void hear(http.read(file), (answer) => {
        if (!answer.ok) update({ tried: { name, kind: 'failed', why: answer.why } });
        else if (answer.result.kind === 'refused') update({ tried: { name, ...answer.result } });
        else update({ tried: { name, ...answer.result, isConfirming: false } });
      });
    },
    confirm: () => {
      const { tried } = state;
      if (tried?.kind !== 'preview' || tried.isConfirming) return;
      const { name, preview } = tried;
      update({ tried: { ...tried, isConfirming: true } });
      void hear(http.confirm(preview.importId), (answer) => {
        update({
          tried: answer.ok ? { name, kind: 'holds', preview } : { name, kind: 'failed', why: answer.why },
        });
        lookAnew();
      });
    },
    dismiss: () => {
      if (isBusy()) return;
      throwAway();
      update({ tried: null });
    },
    goBack: () => {
      const edition = state.list?.holding.edition;
      if (edition === undefined || state.goingBack === 'running' || isBusy()) return;
      throwAway();
      update({ goingBack: 'running', tried: null });
      void hear(http.goBack(edition), (answer) => {
        update({ goingBack: answer.ok ? 'no' : answer.why });
        lookAnew();
      });
    },
    write: (format) => {
      if (state.writing !== null) return;
      update({ writing: format, hasWriteFailed: false });
      void hear(http.write(format), (answer) => {
        update({ writing: null, hasWriteFailed: !answer.ok });
        if (answer.ok) saveFile(answer.result, format);
      });
    },
    forget: () => {
      sitting += 1;
      update(NO_PROCEDURES);
    },
  };
}
