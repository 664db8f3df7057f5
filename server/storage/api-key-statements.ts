/** Keys with which other systems read reports, in SQLite. */
import type { Database } from 'better-sqlite3';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { ApiKeyStore, StoredApiKey } from './store.ts';

type KeyRow = {
  readonly key_id: string;
  readonly name: string;
  readonly created_at: InstantMs;
  readonly created_by: OfficerId;
  readonly last_used_at: InstantMs | null;
};

/** The store of API keys on an open, migrated database. */
export function apiKeyStatements(database: Database): ApiKeyStore {
  const columns = 'key_id, name, created_at, created_by, last_used_at';
  const insertKey = database.prepare<[string, string, string, number, string]>(
    'INSERT INTO api_keys (key_id, name, key_hash, created_at, created_by) VALUES (?, ?, ?, ?, ?)',
  );
  const selectKeys = database.prepare<[], KeyRow>(
    `SELECT ${columns} FROM api_keys WHERE revoked_at IS NULL ORDER BY created_at, key_id`,
  );
  const selectKey = database.prepare<[string], KeyRow>(
    `SELECT ${columns} FROM api_keys WHERE key_hash = ? AND revoked_at IS NULL`,
  );
  const updateUse = database.prepare<[number, string]>(
    'UPDATE api_keys SET last_used_at = ? WHERE key_id = ?',
  );
  const revokeKey = database.prepare<[number, string]>(
    'UPDATE api_keys SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL',
  );
  return {
    addApiKey: ({ keyId, name, createdAt, createdBy }, keyHash) => {
      insertKey.run(keyId, name, keyHash, createdAt, createdBy);
    },
    apiKeys: () => selectKeys.all().map(keyOf),
    apiKeyByHash: (keyHash) => {
      const row = selectKey.get(keyHash);
      return row === undefined ? null : keyOf(row);
    },
    noteApiKeyUse: (keyId, at) => {
      updateUse.run(at, keyId);
    },
    revokeApiKey: (keyId, at) => {
      revokeKey.run(at, keyId);
    },
  };
}

const keyOf = (row: KeyRow): StoredApiKey => ({
  keyId: row.key_id,
  name: row.name,
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastUsedAt: row.last_used_at,
});
