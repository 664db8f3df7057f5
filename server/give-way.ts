/** For what has time: while the office's cores are busy, calls go before reports, backups and files. */
import { constants, setPriority } from 'node:os';

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

/**
 * The calling thread runs after those of ordinary priority from now on. On Linux only: elsewhere a priority belongs to the whole
 * process (setpriority(2), "C library/kernel differences": to Linux each thread has a nice value of its own).
 */
export function giveWay(): void {
  if (process.platform === 'linux') lower(PRIORITY_BELOW_NORMAL);
}

/** The calling process runs after all others from now on: on Linux the calling thread and those that it begins. */
export function giveWayAsProcess(): void {
  lower(PRIORITY_LOW);
}

function lower(priority: number): void {
  try {
    setPriority(0, priority);
  } catch {
    // Where the system does not allow it, the work is done all the same.
  }
}
