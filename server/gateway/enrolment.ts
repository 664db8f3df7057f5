import type { DeviceId, InstantMs } from '#protocol/vocabulary.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import type { AccessStore, Device } from '#server/storage/store.ts';

/** Gives a device a fresh token and returns it; the old one, if any, is worth nothing from now on. */
export function enrolDevice(
  access: AccessStore,
  device: Omit<Device, 'isRevoked' | 'deviceId'> & { readonly deviceId: string },
  at: InstantMs,
): string {
  const token = newToken();
  access.addDevice({ ...device, deviceId: device.deviceId as DeviceId }, hashToken(token), at);
  return token;
}
