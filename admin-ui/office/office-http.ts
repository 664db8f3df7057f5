/** The office's settings between the desk and the server: too large for a message. */
import type { Sent } from '#ui-kit/connection.ts';
import type { ConfigurationOutcome } from '#protocol/configuration.ts';
import type { OfficeDesk } from '#protocol/office-desk.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { RefusalCode, Revision } from '#protocol/vocabulary.ts';
import { createDeskFetch, type DeskRequest, type DeskTokens } from '../desk-fetch.ts';

const ADDRESS = '/admin/office';
const CONFIGURATION_ADDRESS = '/admin/configuration';
const PATIENCE_MS = 8_000;

const REFUSALS: Readonly<Partial<Record<number, RefusalCode>>> = {
  401: 'not_signed_in',
  409: 'settings_changed',
  413: 'settings_wrong',
  422: 'settings_wrong',
  507: 'storage_failed',
};

/** `null`: the server has not answered. */
export type ConfigurationHttp = {
  readonly read: () => Promise<Blob | null>;
  readonly take: (file: Blob) => Promise<ConfigurationOutcome | null>;
};

export type OfficeHttp = {
  readonly configuration: ConfigurationHttp;
  readonly load: () => Promise<Sent<OfficeSettings>>;
  readonly save: (settings: OfficeSettings) => Promise<Sent<{ readonly revision: number }>>;
};

type Asked = Omit<DeskRequest, 'patienceMs'>;

/** Asks under the device and the session that the desk has at the moment of asking. */
export function createOfficeHttp(tokens: DeskTokens): OfficeHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async (request: Asked): Promise<Sent<OfficeDesk>> => {
    try {
      const response = await fetchFromDesk(ADDRESS, { ...request, patienceMs: PATIENCE_MS });
      if (response.ok)
        return { ok: true, revision: 0 as Revision, result: (await response.json()) as OfficeDesk };
      const code = REFUSALS[response.status] ?? 'unavailable';
      const { error } = (await response.json()) as { readonly error?: string };
      return { ok: false, refusal: { code, message: error ?? '' } };
    } catch {
      return { ok: null };
    }
  };
  const askConfiguration = (request: Asked): Promise<Response | null> =>
    fetchFromDesk(CONFIGURATION_ADDRESS, { ...request, patienceMs: PATIENCE_MS }).catch(() => null);
  return {
    configuration: {
      read: async () => {
        const response = await askConfiguration({ method: 'GET' });
        return response?.ok === true ? response.blob() : null;
      },
      take: async (file) => {
        const response = await askConfiguration({ method: 'PUT', body: file });
        // A file that is no JSON is refused before anybody looks into it.
        if (response?.status === 400) return { outcome: 'no_configuration' };
        return response === null || ![200, 422].includes(response.status)
          ? null
          : ((await response.json()) as ConfigurationOutcome);
      },
    },
    load: async () => {
      const sent = await ask({ method: 'GET' });
      return sent.ok === true ? { ...sent, result: sent.result.settings } : sent;
    },
    save: async (settings) => {
      const sent = await ask({ method: 'PUT', body: JSON.stringify(settings) });
      return sent.ok === true ? { ...sent, result: { revision: sent.result.settings.revision } } : sent;
    },
  };
}
