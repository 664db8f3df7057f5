/** Reports and the keys that read them between the desk and the server. */
import type { ApiKeyStanding, DateRange, NewApiKey, ReportFormat } from '#protocol/report.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { createDeskFetch, type DeskRequest, type DeskTokens } from '../desk-fetch.ts';

/** Why nothing came of it; `unanswered`: nobody knows. */
export type ReportsTrouble = 'refused' | 'busy' | 'full' | 'signed_out' | 'unanswered';
export type ReportsAnswer<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly why: ReportsTrouble };

export type ReportsHttp = {
  readonly report: (range: DateRange) => Promise<ReportsAnswer<Report>>;
  readonly file: (range: DateRange, format: ReportFormat, language: Language) => Promise<ReportsAnswer<Blob>>;
  readonly keys: () => Promise<ReportsAnswer<readonly ApiKeyStanding[]>>;
  readonly addKey: (name: string) => Promise<ReportsAnswer<NewApiKey>>;
  readonly revokeKey: (keyId: string) => Promise<ReportsAnswer<readonly ApiKeyStanding[]>>;
};

/** Five years on a slow machine. */
const PATIENCE_MS = 60_000;

const TROUBLES: Readonly<Partial<Record<number, ReportsTrouble>>> = {
  400: 'refused',
  401: 'signed_out',
  404: 'refused',
  409: 'full',
  503: 'busy',
};

/** Asks under the device and the session that the desk has at the moment of asking. */
export function createReportsHttp(tokens: DeskTokens): ReportsHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async <Result>(
    address: string,
    read: (response: Response) => Promise<Result>,
    request: Omit<DeskRequest, 'patienceMs'> = { method: 'GET' },
  ): Promise<ReportsAnswer<Result>> => {
    try {
      const response = await fetchFromDesk(address, { ...request, patienceMs: PATIENCE_MS });
      if (!response.ok) return { ok: false, why: TROUBLES[response.status] ?? 'unanswered' };
      return { ok: true, result: await read(response) };
    } catch {
      return { ok: false, why: 'unanswered' };
    }
  };
  const json = <Result>(response: Response): Promise<Result> => response.json() as Promise<Result>;
  const query = (range: DateRange, more: Record<string, string> = {}): string =>
    String(new URLSearchParams({ ...range, ...more }));
  return {
    report: ({ from, to }) => ask(`/api/reports?${query({ from, to })}`, json<Report>),
    file: ({ from, to }, format, language) =>
      ask(`/api/reports.${format}?${query({ from, to }, { language })}`, (response) => response.blob()),
    keys: () => ask('/admin/api-keys', json<readonly ApiKeyStanding[]>),
    addKey: (name) =>
      ask('/admin/api-keys', json<NewApiKey>, { method: 'POST', body: JSON.stringify({ name }) }),
    revokeKey: (keyId) =>
      ask(`/admin/api-keys/${encodeURIComponent(keyId)}`, json<readonly ApiKeyStanding[]>, {
        method: 'DELETE',
      }),
  };
}
