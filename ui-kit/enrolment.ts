/**
 * Which device this browser page is. A token is kept per role and counter, so that one machine can be kiosk,
 * display and several counters at once.
 */
import {
  DEVICE_ROLES,
  isOfOneCounter,
  type CounterId,
  type DeviceRole,
  type Role,
} from '#protocol/vocabulary.ts';

const KEY_START = 'motcua.device.';
const keyOf = (role: Role, counterId: CounterId | null): string =>
  `${KEY_START}${role}${counterId === null ? '' : `.${counterId}`}`;

/** The token kept for this role, or null when this browser was never enrolled for it. */
export function savedDeviceToken(role: Role, counterId: CounterId | null): string | null {
  return localStorage.getItem(keyOf(role, counterId));
}

/** Every token kept in this browser for this address, whatever it is for. */
export const allDeviceTokens = (): readonly string[] =>
  Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
    .filter((key) => key.startsWith(KEY_START))
    .flatMap((key) => localStorage.getItem(key) ?? []);

/** Keeps a token that this browser was given otherwise than by `obtainDeviceToken`. */
export function keepDeviceToken(role: Role, counterId: CounterId | null, deviceToken: string): void {
  localStorage.setItem(keyOf(role, counterId), deviceToken);
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
    keepDeviceToken(role, counterId, body.deviceToken);
    return body.deviceToken;
  } catch {
    return null;
  }
}

export type PairingTrouble = 'wrong' | 'too_many' | 'unanswered' | 'for_program';
/** Where a device's page is, by what the code made of it. */
export type Paired =
  { readonly ok: true; readonly page: string } | { readonly ok: false; readonly why: PairingTrouble };

/** Hands in a pairing code, keeps the token, and says where this device's page is: a code knows what it was made for. */
export async function pairThisDevice(code: string): Promise<Paired> {
  try {
    const response = await fetch('/pair', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    if (response.status === 429) return { ok: false, why: 'too_many' };
    if (response.status === 404 || response.status === 400) return { ok: false, why: 'wrong' };
    const paired = response.ok ? pairedIn(await response.json()) : null;
    if (paired === null) return { ok: false, why: 'unanswered' };
    const { deviceToken, role, counterId } = paired;
    if (role === 'printer') return { ok: false, why: 'for_program' };
    localStorage.setItem(keyOf(role, counterId), deviceToken);
    return { ok: true, page: isOfOneCounter(role) ? `/${role}/${counterId ?? ''}` : `/${role}` };
  } catch {
    return { ok: false, why: 'unanswered' };
  }
}

/** What the server made of a code; null when it is no such answer. */
function pairedIn(
  body: unknown,
): { readonly deviceToken: string; readonly role: DeviceRole; readonly counterId: CounterId | null } | null {
  if (typeof body !== 'object' || body === null) return null;
  if (!('deviceToken' in body) || typeof body.deviceToken !== 'string') return null;
  const role = DEVICE_ROLES.find((known) => 'role' in body && body.role === known);
  if (role === undefined) return null;
  const counterId = 'counterId' in body && typeof body.counterId === 'string' ? body.counterId : null;
  return { deviceToken: body.deviceToken, role, counterId: counterId as CounterId | null };
}
