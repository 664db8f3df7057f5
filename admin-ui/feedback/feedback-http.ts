/** Feedback between the desk and the server. */
import type {
  FeedbackCode,
  FeedbackDeed,
  FeedbackFilter,
  FeedbackItem,
  FeedbackList,
  FeedbackNumber,
  FeedbackReceipt,
  FeedbackRefusal,
  FeedbackSettings,
  FeedbackWords,
} from '#protocol/feedback.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { createDeskFetch, type DeskRequest, type DeskTokens } from '../desk-fetch.ts';

/** Why nothing came of it; `unanswered`: nobody knows. */
export type FeedbackTrouble =
  FeedbackRefusal | 'invalid' | 'settings_changed' | 'administrator_only' | 'signed_out' | 'unanswered';
export type FeedbackAnswer<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly why: FeedbackTrouble };

export type FeedbackOrder = {
  readonly requestId: RequestId;
  readonly seenRevision: number;
  readonly deed: FeedbackDeed;
};

export type FeedbackHttp = {
  readonly list: (filter: FeedbackFilter, from: number) => Promise<FeedbackAnswer<FeedbackList>>;
  readonly item: (number: FeedbackNumber) => Promise<FeedbackAnswer<FeedbackItem>>;
  /** Its citizen's code. That it was asked for stays in the trail. */
  readonly code: (number: FeedbackNumber) => Promise<FeedbackAnswer<{ readonly code: FeedbackCode }>>;
  readonly act: (number: FeedbackNumber, order: FeedbackOrder) => Promise<FeedbackAnswer<FeedbackItem>>;
  readonly take: (requestId: RequestId, words: FeedbackWords) => Promise<FeedbackAnswer<FeedbackReceipt>>;
  readonly settings: () => Promise<FeedbackAnswer<FeedbackSettings>>;
  readonly saveSettings: (settings: FeedbackSettings) => Promise<FeedbackAnswer<FeedbackSettings>>;
};

const ADDRESS = '/admin/feedback';
const PATIENCE_MS = 10_000;

/** Asks under the device and the session that the desk has at the moment of asking. */
export function createFeedbackHttp(tokens: DeskTokens): FeedbackHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async <Result>(
    address: string,
    request: Omit<DeskRequest, 'patienceMs'>,
  ): Promise<FeedbackAnswer<Result>> => {
    try {
      const response = await fetchFromDesk(address, { ...request, patienceMs: PATIENCE_MS });
      if (response.ok) return { ok: true, result: (await response.json()) as Result };
      if (response.status === 401) return { ok: false, why: 'signed_out' };
      const { why } = (await response.json()) as { readonly why?: FeedbackTrouble };
      return { ok: false, why: why ?? 'unanswered' };
    } catch {
      return { ok: false, why: 'unanswered' };
    }
  };
  const send = <Result>(
    method: 'POST' | 'PUT',
    address: string,
    body: object,
  ): Promise<FeedbackAnswer<Result>> => ask(address, { method, body: JSON.stringify(body) });
  return {
    list: (filter, from) =>
      ask(`${ADDRESS}?${String(new URLSearchParams({ filter, from: String(from) }))}`, { method: 'GET' }),
    item: (number) => ask(`${ADDRESS}/items/${number}`, { method: 'GET' }),
    code: (number) => send('POST', `${ADDRESS}/items/${number}/code`, {}),
    act: (number, order) => send('POST', `${ADDRESS}/items/${number}`, order),
    take: (requestId, words) => send('POST', ADDRESS, { requestId, ...words }),
    settings: () => ask(`${ADDRESS}/settings`, { method: 'GET' }),
    saveSettings: (settings) => send('PUT', `${ADDRESS}/settings`, settings),
  };
}
