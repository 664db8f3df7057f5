/** How the server's machine is and its backups, between the desk and the server. */
import type { BackupSettings } from '#protocol/backups.ts';
import type { DeskHealth } from '#protocol/health.ts';
import type { Sent } from '#ui-kit/connection.ts';
import type { RefusalCode, RejectionCode, Revision } from '#protocol/vocabulary.ts';
import { createDeskFetch, type DeskTokens } from '../desk-fetch.ts';

export type HealthHttp = {
  /** `isFresh`: everything is looked at anew first. */
  readonly standing: (isFresh: boolean) => Promise<Sent<DeskHealth>>;
  readonly makeBackup: () => Promise<Sent<DeskHealth>>;
  /** The folder that is there now is the second place. */
  readonly adoptPlace: () => Promise<Sent<DeskHealth>>;
  readonly saveSettings: (settings: BackupSettings) => Promise<Sent<DeskHealth>>;
};

const PATIENCE_MS = 10_000;
const REFUSALS: Readonly<Partial<Record<number, RejectionCode | RefusalCode>>> = {
  400: 'invalid_message',
  401: 'not_signed_in',
  409: 'settings_changed',
  422: 'settings_wrong',
};

/** Asks under the device and the session that the desk has at the moment of asking. */
export function createHealthHttp(tokens: DeskTokens): HealthHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const ask = async (
    method: 'GET' | 'POST' | 'PUT',
    address: string,
    body?: BackupSettings,
  ): Promise<Sent<DeskHealth>> => {
    try {
      const response = await fetchFromDesk(address, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        patienceMs: PATIENCE_MS,
      });
      const code = REFUSALS[response.status];
      if (code !== undefined) return { ok: false, refusal: { code, message: String(response.status) } };
      if (!response.ok) return { ok: null };
      const result = (await response.json()) as DeskHealth;
      return { ok: true, revision: result.backups.settings.revision as Revision, result };
    } catch {
      return { ok: null };
    }
  };
  return {
    standing: (isFresh) => ask('GET', isFresh ? '/admin/health?fresh=1' : '/admin/health'),
    makeBackup: () => ask('POST', '/admin/backups'),
    adoptPlace: () => ask('POST', '/admin/backups/place'),
    saveSettings: (settings) => ask('PUT', '/admin/backups/settings', settings),
  };
}
