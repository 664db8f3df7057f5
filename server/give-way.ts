/** Threads for what has time: while the office's cores are busy, calls go before reports, backups and files. */
import { constants, setPriority } from 'node:os';

/**
 * The calling thread runs after those of ordinary priority from now on. On Linux only: elsewhere a priority belongs to the whole
 * process (setpriority(2), "C library/kernel differences": to Linux each thread has a nice value of its own).
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not allow it, the work is done all the same.
  }
}
