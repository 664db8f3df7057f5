/** Keys with which other systems of the city read reports: made, told once, and taken back at the desk. */
import { MOST_API_KEYS, type ApiKeyStanding, type NewApiKey } from '#protocol/report.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { AccessStore, ApiKeyStore, StoredApiKey } from '#server/storage/store.ts';
import { hashToken, newToken } from './tokens.ts';
import type { Trail } from './trail.ts';

/** So that a key is recognised for what it is wherever it is found. */
const PREFIX = 'motcua_';
/** The last use is written down no more often: asking must not cost a write each time. */
const USE_NOTED_EVERY_MS = 60_000;

export type ApiKeys = {
  readonly standing: () => readonly ApiKeyStanding[];
  /** Null when the office has as many as it may have. */
  readonly add: (name: string, by: OfficerId) => NewApiKey | null;
  readonly revoke: (keyId: string, by: OfficerId) => boolean;
  /** The id of the key, if it is one of those that hold. */
  readonly check: (key: string) => string | null;
};

export type ApiKeyParts = {
  readonly store: ApiKeyStore & Pick<AccessStore, 'officerById'>;
  readonly trail: Pick<Trail, 'note'>;
  readonly now: () => InstantMs;
};

export function createApiKeys({ store, trail, now }: ApiKeyParts): ApiKeys {
  const standingOf = ({ createdBy, ...key }: StoredApiKey): ApiKeyStanding => ({
    ...key,
    createdBy: store.officerById(createdBy)?.displayName ?? createdBy,
  });
  return {
    standing: () => store.apiKeys().map(standingOf),
    add: (name, by) => {
      if (store.apiKeys().length >= MOST_API_KEYS) return null;
      const key = PREFIX + newToken();
      const kept = { keyId: newToken().slice(0, 12), name, createdAt: now(), createdBy: by };
      trail.note({ by, deed: 'api_key_added', subject: kept.keyId, after: { name } }, () => {
        store.addApiKey(kept, hashToken(key));
      });
      return { key, standing: standingOf({ ...kept, lastUsedAt: null }) };
    },
    revoke: (keyId, by) => {
      const known = store.apiKeys().find((key) => key.keyId === keyId);
      if (known === undefined) return false;
      trail.note({ by, deed: 'api_key_revoked', subject: keyId, before: { name: known.name } }, () => {
        store.revokeApiKey(keyId, now());
      });
      return true;
    },
    check: (key) => {
      if (!key.startsWith(PREFIX) || key.length > 100) return null;
      const known = store.apiKeyByHash(hashToken(key));
      if (known === null) return null;
      const at = now();
      if (at - (known.lastUsedAt ?? 0) >= USE_NOTED_EVERY_MS) store.noteApiKeyUse(known.keyId, at);
      return known.keyId;
    },
  };
}
