/** A new server takes over an office that another one backed up. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { BackupRefusal } from '#protocol/setup.ts';
import { asBackupTrouble, backupNames, MANIFEST_FILE } from '#server/storage/backup.ts';
import { restoreOffice, type RestoreOrder } from '#server/storage/restore.ts';

/**
 * Puts a backup, or the newest of those in the folder, in the place of a data folder whose store is closed. Null: it is
 * done; else nothing was changed. What was tampered with is not taken: `npm run restore` says where, and can be told to.
 */
export function restoreFrom(
  folder: string,
  order: Pick<RestoreOrder, 'dataFolder' | 'migrationsFolder' | 'at'>,
  logger: FastifyBaseLogger,
): BackupRefusal | null {
  const place = path.resolve(folder);
  const newest = backupNames(place).at(-1);
  const backup = newest === undefined ? place : path.join(place, newest);
  if (!existsSync(path.join(backup, MANIFEST_FILE))) return 'gone';
  try {
    const restored = restoreOffice({ ...order, backup, despiteFindings: false });
    return restored.ok ? null : restored.why;
  } catch (error) {
    logger.warn({ err: error }, 'the backup was not taken');
    return asBackupTrouble(error).trouble;
  }
}
