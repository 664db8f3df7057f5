/** The list of files between the desk and the server. */
import type { FileList, ImportOrder, ImportReport } from '#protocol/file-lookup.ts';
import { createDeskFetch, type DeskRequest, type DeskTokens } from '../desk-fetch.ts';

/** Why nothing came of it; `unanswered`: nobody knows. */
export type FilesTrouble = 'too_large' | 'busy' | 'signed_out' | 'unanswered';
export type FilesAnswer<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly why: FilesTrouble };

export type FilesHttp = {
  readonly standing: () => Promise<FilesAnswer<FileList>>;
  readonly importList: (file: Blob, order: ImportOrder) => Promise<FilesAnswer<ImportReport>>;
  readonly deleteAll: () => Promise<FilesAnswer<FileList>>;
};

const ADDRESS = '/admin/files';
const PATIENCE_MS = 10_000;
/** The largest list takes a slow server a few seconds beside its calls. */
const IMPORT_PATIENCE_MS = 60_000;

const TROUBLES: Readonly<Partial<Record<number, FilesTrouble>>> = {
  401: 'signed_out',
  409: 'busy',
  413: 'too_large',
};

/** Asks under the device and the session that the desk has at the moment of asking. */
export function createFilesHttp(tokens: DeskTokens): FilesHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async <Result>(
    address: string,
    request: Omit<DeskRequest, 'patienceMs'>,
    isAnswered: (status: number) => boolean,
    patienceMs: number,
  ): Promise<FilesAnswer<Result>> => {
    try {
      const response = await fetchFromDesk(address, { ...request, patienceMs });
      if (!isAnswered(response.status)) return { ok: false, why: TROUBLES[response.status] ?? 'unanswered' };
      return { ok: true, result: (await response.json()) as Result };
    } catch {
      return { ok: false, why: 'unanswered' };
    }
  };
  const isOk = (status: number): boolean => status === 200;
  return {
    standing: () => ask(ADDRESS, { method: 'GET' }, isOk, PATIENCE_MS),
    deleteAll: () => ask(ADDRESS, { method: 'DELETE' }, isOk, PATIENCE_MS),
    importList: (file, order) => {
      const query = new URLSearchParams({ order: JSON.stringify(order) });
      // A list that is not taken is answered too: with the report that says why.
      const isReport = (status: number): boolean => status === 201 || status === 422;
      return ask(
        `${ADDRESS}?${String(query)}`,
        { method: 'POST', body: file, type: 'application/octet-stream' },
        isReport,
        IMPORT_PATIENCE_MS,
      );
    },
  };
}
