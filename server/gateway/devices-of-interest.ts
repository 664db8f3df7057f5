/** Which of all devices that were ever enrolled the desk lists. */
import type { HallSettings } from '#protocol/hall.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import { DEVICE_ROLES, type DeviceId } from '#protocol/vocabulary.ts';
import type { AccessStore, EnrolledDevice } from '#server/storage/store.ts';
import { DEMO_DEVICE, EMBEDDED_AGENT } from './enrolment.ts';

/**
 * Every device that was paired, and of those that the demonstration let in by itself, browser by browser, only what is there
 * or is set up. Agents that the server starts itself are no devices of their own.
 */
export function devicesOfInterest(
  store: Pick<AccessStore, 'devicesOf'>,
  { printers }: PrintingSettings,
  { displays }: HallSettings,
  isConnected: (deviceId: DeviceId) => boolean,
): readonly EnrolledDevice[] {
  const named = new Set([
    ...displays.map(({ deviceId }) => deviceId),
    ...printers.flatMap(({ deviceIds }) => deviceIds),
  ]);
  return DEVICE_ROLES.flatMap(store.devicesOf).filter(
    ({ deviceId }) =>
      !deviceId.startsWith(EMBEDDED_AGENT) &&
      (!deviceId.startsWith(DEMO_DEVICE) || named.has(deviceId) || isConnected(deviceId)),
  );
}
