/** Changes to the office's printers, before they are saved. */
import type {
  FoundPrinter,
  PrinterConnection,
  PrinterProfile,
  PrinterSettings,
  PrintingSettings,
} from '#protocol/printing.ts';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { DeviceId, PrinterId } from '#protocol/vocabulary.ts';

/** As many as the server takes. */
export const MOST_PRINTERS = 20;

/** What a printer is until somebody says otherwise. */
export const newPrinter = (
  printerId: PrinterId,
  name: string,
  connection: PrinterConnection,
): PrinterSettings => ({
  printerId,
  name,
  profile: STANDARD_PROFILE,
  connection,
  density: 0,
  agent: 'server',
  deviceIds: [],
});

/** An empty connection of a kind, to be filled in. */
export function emptyConnection(kind: PrinterConnection['kind']): PrinterConnection {
  switch (kind) {
    case 'tcp':
      return { kind, host: '', port: 9_100 };
    case 'device':
      return { kind, path: '' };
    case 'spooler':
      return { kind, queue: '' };
    default:
      return kind satisfies never;
  }
}

/** Where a printer hangs, in one line. */
export function addressOf(connection: PrinterConnection): string {
  switch (connection.kind) {
    case 'tcp':
      return connection.port === 9_100 ? connection.host : `${connection.host}:${String(connection.port)}`;
    case 'device':
      return connection.path;
    case 'spooler':
      return connection.queue;
    default:
      return connection satisfies never;
  }
}

export const withPrinter = (settings: PrintingSettings, printer: PrinterSettings): PrintingSettings => ({
  ...settings,
  printers: settings.printers.some(({ printerId }) => printerId === printer.printerId)
    ? settings.printers.map((each) => (each.printerId === printer.printerId ? printer : each))
    : [...settings.printers, printer],
});

export const withoutPrinter = (settings: PrintingSettings, printerId: PrinterId): PrintingSettings => ({
  ...settings,
  printers: settings.printers.filter((printer) => printer.printerId !== printerId),
});

/** Moves a printer to the front: the first also takes what no other one takes. */
export const withFirst = (settings: PrintingSettings, printerId: PrinterId): PrintingSettings => ({
  ...settings,
  printers: settings.printers.toSorted(
    (one, other) => Number(other.printerId === printerId) - Number(one.printerId === printerId),
  ),
});

/** Another profile; a density that it does not know goes back to the printer's own. */
export const withProfile = (printer: PrinterSettings, profile: PrinterProfile): PrinterSettings => ({
  ...printer,
  profile: profile.status === 'none' ? { ...profile, confirmation: 'none' } : profile,
  density: profile.hasDensity ? printer.density : 0,
});

/** Lets a device print here, and nowhere else; or, with `isHere` false, at none by name. */
export const withDevice = (
  settings: PrintingSettings,
  printerId: PrinterId,
  deviceId: DeviceId,
  isHere: boolean,
): PrintingSettings => ({
  ...settings,
  printers: settings.printers.map((printer) => {
    const others = printer.deviceIds.filter((each) => each !== deviceId);
    return {
      ...printer,
      deviceIds: isHere && printer.printerId === printerId ? [...others, deviceId] : others,
    };
  }),
});

/** The printer that a device prints at: the one it is named at, else the first; null where there is none. */
export const printerOfDevice = (settings: PrintingSettings, deviceId: DeviceId): PrinterSettings | null =>
  settings.printers.find(({ deviceIds }) => deviceIds.includes(deviceId)) ?? settings.printers[0] ?? null;

/** The printer of the draft at an address that was found, or null while none hangs there. */
export const printerAt = (
  settings: PrintingSettings,
  { host, port }: Pick<FoundPrinter, 'host' | 'port'>,
): PrinterSettings | null =>
  settings.printers.find(
    ({ connection }) => connection.kind === 'tcp' && connection.host === host && connection.port === port,
  ) ?? null;

/** A name that no printer bears yet: the given one, or with the next number after it. */
export function freeName(settings: PrintingSettings, name: string): string {
  const taken = new Set(settings.printers.map((printer) => printer.name));
  const isFree = (candidate: string): boolean => !taken.has(candidate);
  const numbered = Array.from({ length: MOST_PRINTERS }, (_, index) => `${name} ${String(index + 2)}`);
  return [name, ...numbered].find(isFree) ?? name;
}

/** What keeps a printer from being saved. */
export type PrinterFault =
  | 'name_missing'
  | 'host_wrong'
  | 'port_wrong'
  | 'path_wrong'
  | 'queue_wrong'
  | 'address_twice'
  | 'profile_wrong';

// The server's own shapes (protocol/printing-shapes.ts), without the schema library; a test holds the two together.
const HOST = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$|^[0-9A-Fa-f:]+$/;
const PATH = /^(\/dev\/[A-Za-z0-9/_-]+|\\\\\.\\(COM|LPT)[0-9]{1,3}|\\\\[A-Za-z0-9._-]+\\[A-Za-z0-9 ._-]+)$/;
const QUEUE = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** What is wrong with a connection as it is written, or null. */
export function connectionFault(connection: PrinterConnection): PrinterFault | null {
  switch (connection.kind) {
    case 'tcp':
      if (connection.host.length > 253 || !HOST.test(connection.host)) return 'host_wrong';
      return isWhole(connection.port, 1, 65_535) ? null : 'port_wrong';
    case 'device':
      return connection.path.length <= 200 && PATH.test(connection.path) ? null : 'path_wrong';
    case 'spooler':
      return connection.queue.length <= 127 && QUEUE.test(connection.queue) ? null : 'queue_wrong';
    default:
      return connection satisfies never;
  }
}

const isProfileRight = (profile: PrinterProfile): boolean =>
  isWhole(profile.widthDots, 256, 1_024) &&
  profile.widthDots % 8 === 0 &&
  isWhole(profile.dpi, 100, 600) &&
  isWhole(profile.bandRows, 1, 2_047) &&
  isWhole(profile.feedBeforeCutDots, 0, 255) &&
  isWhole(profile.speedMmPerS, 20, 600) &&
  (profile.status !== 'none' || profile.confirmation === 'none');

const isSameAddress = (one: PrinterSettings, other: PrinterSettings): boolean =>
  (one.connection.kind === 'tcp' || (one.agent === 'server' && other.agent === 'server')) &&
  JSON.stringify(one.connection) === JSON.stringify(other.connection);

/** Everything that keeps a printer from being saved. */
export function printerFaults(
  printer: PrinterSettings,
  all: readonly PrinterSettings[],
): readonly PrinterFault[] {
  const faults: PrinterFault[] = [];
  if (printer.name.trim() === '') faults.push('name_missing');
  const fault = connectionFault(printer.connection);
  if (fault !== null) faults.push(fault);
  const isTwice = all.some((other) => other.printerId !== printer.printerId && isSameAddress(printer, other));
  if (fault === null && isTwice) faults.push('address_twice');
  if (!isProfileRight(printer.profile)) faults.push('profile_wrong');
  return faults;
}

/** The printers that keep the settings from being saved, in their order. */
export const faultyPrinters = ({ printers }: PrintingSettings): readonly PrinterSettings[] =>
  printers.filter((printer) => printerFaults(printer, printers).length > 0);
