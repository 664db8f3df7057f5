/** For which kinds of machine there are steps. */
export const DEVICE_KINDS = ['windows', 'android', 'ios', 'linux'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What a browser says that it runs on; only the first guess, since a person can choose. */
export function deviceKindOf(userAgent: string): DeviceKind {
  if (userAgent.includes('Android')) return 'android';
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return 'ios';
  return /Linux|CrOS/.test(userAgent) ? 'linux' : 'windows';
}
