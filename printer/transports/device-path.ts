/**
 * What a device's path names, and what must never be written to: everything under /dev looks like a file.
 */
import type { Stats } from 'node:fs';

/** `port`: a serial or parallel port of Windows; `shared`: a printer shared by Windows, which takes bytes and says nothing. */
export type DeviceKind = 'unix_device' | 'windows_port' | 'windows_shared';

/** What kind of device a path names on this system; null when it names none there. */
export const deviceKindOf = (path: string, platform: NodeJS.Platform): DeviceKind | null => {
  if (platform !== 'win32') return path.startsWith('/dev/') && !path.includes('..') ? 'unix_device' : null;
  if (/^\\\\\.\\(COM|LPT)\d{1,3}$/.test(path)) return 'windows_port';
  return /^\\\\[A-Za-z0-9._-]+\\[A-Za-z0-9 ._-]+$/.test(path) && !path.startsWith('\\\\.\\')
    ? 'windows_shared'
    : null;
};

/** Major numbers after Linux's list of allocated devices: 1 memory, 10 miscellaneous (a watchdog among them), 13 input. */
const MAJORS_OF_THE_MACHINE: readonly number[] = [1, 10, 13];
/** Of the first: null and full, which do no harm. */
const HARMLESS_MEMORY_MINORS: readonly number[] = [3, 7];

/** Whether a printer may be there: a character device, and none that steers the machine itself. */
export const mayBePrinter = (stats: Pick<Stats, 'isCharacterDevice' | 'rdev'>): boolean => {
  if (!stats.isCharacterDevice()) return false;
  const major = (stats.rdev >> 8) & 0xfff;
  const minor = stats.rdev & 0xff;
  if (major === 1) return HARMLESS_MEMORY_MINORS.includes(minor);
  return !MAJORS_OF_THE_MACHINE.includes(major);
};
