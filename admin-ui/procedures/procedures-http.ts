/** The catalogue of procedures between the desk and the server. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type {
  CatalogueFormat,
  CataloguePreview,
  ProcedureHistory,
  ProcedureList,
  RefusedCatalogue,
} from '#protocol/catalogue-desk.ts';
import { createDeskFetch, type DeskRequest, type DeskTokens } from '../desk-fetch.ts';

/** Why nothing came of it; `unanswered`: nobody knows. */
export type ProceduresTrouble =
  'too_large' | 'catalogue_changed' | 'gone' | 'storage_failed' | 'signed_out' | 'unanswered';
export type ProceduresAnswer<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly why: ProceduresTrouble };

export type ListWish = {
  readonly search: string;
  /** A field's id, `none` for those of no field, or empty for all. */
  readonly field: string;
  readonly from: number;
};
/** What a file would change, or all that is wrong with it. */
export type ReadFile =
  | { readonly kind: 'preview'; readonly preview: CataloguePreview }
  | { readonly kind: 'refused'; readonly report: RefusedCatalogue };

export type ProceduresHttp = {
  readonly list: (wish: ListWish) => Promise<ProceduresAnswer<ProcedureList>>;
  readonly history: (procedureId: ProcedureId) => Promise<ProceduresAnswer<ProcedureHistory>>;
  readonly read: (file: File) => Promise<ProceduresAnswer<ReadFile>>;
  readonly confirm: (importId: string) => Promise<ProceduresAnswer<null>>;
  readonly throwAway: (importId: string) => Promise<ProceduresAnswer<null>>;
  readonly goBack: (edition: number) => Promise<ProceduresAnswer<null>>;
  readonly write: (format: CatalogueFormat) => Promise<ProceduresAnswer<Blob>>;
};

const ADDRESS = '/admin/catalogue';
const PATIENCE_MS = 10_000;
/** The largest file takes a slow server a few seconds beside its calls. */
const FILE_PATIENCE_MS = 90_000;

const TROUBLES: Readonly<Partial<Record<number, ProceduresTrouble>>> = {
  401: 'signed_out',
  404: 'gone',
  409: 'catalogue_changed',
  410: 'gone',
  413: 'too_large',
  507: 'storage_failed',
};

/** Asks under the device and the session that the desk has at the moment of asking. */
export function createProceduresHttp(tokens: DeskTokens): ProceduresHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async <Result>(
    method: DeskRequest['method'],
    path: string,
    resultOf: (response: Response) => Promise<Result> | null,
    { patienceMs = PATIENCE_MS, ...more }: Partial<Omit<DeskRequest, 'method'>> = {},
  ): Promise<ProceduresAnswer<Result>> => {
    try {
      const response = await fetchFromDesk(`${ADDRESS}${path}`, { method, ...more, patienceMs });
      const result = resultOf(response);
      if (result === null) return { ok: false, why: TROUBLES[response.status] ?? 'unanswered' };
      return { ok: true, result: await result };
    } catch {
      return { ok: false, why: 'unanswered' };
    }
  };
  const json = <Result>(response: Response): Promise<Result> | null =>
    response.ok ? (response.json() as Promise<Result>) : null;
  const done = (response: Response): Promise<null> | null => (response.ok ? Promise.resolve(null) : null);
  return {
    list: ({ search, field, from }) => {
      const query = new URLSearchParams({ search, field, from: String(from) });
      return ask('GET', `?${String(query)}`, json<ProcedureList>);
    },
    history: (procedureId) =>
      ask('GET', `/procedures/${encodeURIComponent(procedureId)}`, json<ProcedureHistory>),
    read: (file) => {
      const query = new URLSearchParams({ name: file.name.slice(-200) });
      const readFile = (response: Response): Promise<ReadFile> | null => {
        if (response.status === 201)
          return response.json().then((preview: CataloguePreview) => ({ kind: 'preview', preview }));
        if (response.status !== 422) return null;
        return response.json().then((report: RefusedCatalogue) => ({ kind: 'refused', report }));
      };
      return ask('POST', `/imports?${String(query)}`, readFile, {
        body: file,
        type: 'application/octet-stream',
        patienceMs: FILE_PATIENCE_MS,
      });
    },
    confirm: (importId) =>
      ask('POST', `/imports/${importId}/confirm`, done, { patienceMs: FILE_PATIENCE_MS }),
    throwAway: (importId) => ask('DELETE', `/imports/${importId}`, done),
    goBack: (edition) =>
      ask('POST', '/undo', done, {
        body: JSON.stringify({ edition }),
        type: 'application/json',
        patienceMs: FILE_PATIENCE_MS,
      }),
    write: (format) =>
      ask('GET', `/export/${format}`, (response) => (response.ok ? response.blob() : null), {
        patienceMs: FILE_PATIENCE_MS,
      }),
  };
}
