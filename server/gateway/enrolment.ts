import type { DeviceId, InstantMs, PrinterId } from '#protocol/vocabulary.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import type { AccessStore, Device } from '#server/storage/store.ts';

/** Agents that the server starts itself bear this before their printer's id; nobody takes their right away. */
export const EMBEDDED_AGENT = 'embedded-printer-';

/** Devices that the demonstration lets in without a code bear this. */
export const DEMO_DEVICE = 'launcher-';

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

/** As `enrolDevice`, of the agent that the server itself starts for a printer. */
export function enrolAgent(access: AccessStore, printerId: PrinterId, at: InstantMs): string {
  const name = `${EMBEDDED_AGENT}${printerId}`;
  return enrolDevice(access, { deviceId: name, name, role: 'printer', counterId: null, printerId }, at);
}
