/** The thread that does one round of backups, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { doBackupRound } from './app/backup-round.ts';
import type { BackupErrand } from './app/backups.ts';
import { giveWay } from './give-way.ts';

giveWay();
parentPort?.postMessage(doBackupRound(workerData as BackupErrand));
