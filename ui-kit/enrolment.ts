/**
 * Which device this browser page is. A token is kept per role and counter, so that one machine can be kiosk,
 * display and several counters at once.
 */
import type { CounterId, Role } from '#protocol/vocabulary.ts';

const keyOf = (role: Role, counterId: CounterId | null): string =>
  `motcua.device.${role}${counterId === null ? '' : `.${counterId}`}`;

/** The token kept for this role, or null when this browser was never enrolled for it. */
export function savedDeviceToken(role: Role, counterId: CounterId | null): string | null {
  return localStorage.getItem(keyOf(role, counterId));
}

/** Forgets the token, e.g. after the server said it does not know it. */
export function forgetDeviceToken(role: Role, counterId: CounterId | null): void {
  localStorage.removeItem(keyOf(role, counterId));
}

/**
 * The token for this role: the kept one, or in the demonstration office a new one for a browser on the server's own
 * machine. Null when neither is to be had (then the page says how a device is enrolled).
 */
export async function obtainDeviceToken(role: Role, counterId: CounterId | null): Promise<string | null> {
  const saved = savedDeviceToken(role, counterId);
  if (saved !== null) return saved;
  try {
    const response = await fetch('/demo/enrolments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role, counterId }),
    });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('deviceToken' in body)) return null;
    if (typeof body.deviceToken !== 'string') return null;
    localStorage.setItem(keyOf(role, counterId), body.deviceToken);
    return body.deviceToken;
  } catch {
    return null;
  }
}
