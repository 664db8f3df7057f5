/** The shapes of printing settings as they come from outside. What contradicts itself is refused with a sentence. */
import { z } from 'zod';
import {
  CONFIRMATION_WAYS,
  CUT_KINDS,
  PART_SIZES,
  SECOND_LANGUAGES,
  STATUS_WAYS,
  TICKET_PARTS,
  type PrinterSettings,
  type TicketPart,
} from '#protocol/printing.ts';
import { branded, count, identifier, line, localized } from '#protocol/shapes.ts';
import { durationMs, type DeviceId, type LogoId, type PrinterId } from '#protocol/vocabulary.ts';

export const MOST_PRINTERS = 20;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

export const printerConnection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    // A name or an address, never a URL: no scheme, no path, no user.
    host: z
      .string()
      .max(253)
      .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$|^[0-9A-Fa-f:]+$/),
    port: whole(1, 65_535),
  }),
  z.strictObject({
    kind: z.literal('device'),
    /** Below `/dev/`, or a port or shared printer of Windows; nothing that climbs or steers. */
    path: z
      .string()
      .max(200)
      .regex(/^(\/dev\/[A-Za-z0-9/_-]+|\\\\\.\\(COM|LPT)[0-9]{1,3}|\\\\[A-Za-z0-9._-]+\\[A-Za-z0-9 ._-]+)$/),
  }),
  z.strictObject({
    kind: z.literal('spooler'),
    // As CUPS allows them, and never one that a command would take for an option.
    queue: z
      .string()
      .max(127)
      .regex(/^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/),
  }),
]);

const printerProfile = z.strictObject({
  profileId: identifier(40),
  name: line(80),
  widthDots: whole(256, 1_024).refine((dots) => dots % 8 === 0, 'a multiple of 8'),
  dpi: whole(100, 600),
  bandRows: whole(1, 2_047),
  cut: z.enum(CUT_KINDS),
  feedBeforeCutDots: whole(0, 255),
  status: z.enum(STATUS_WAYS),
  confirmation: z.enum(CONFIRMATION_WAYS),
  hasDensity: z.boolean(),
  speedMmPerS: whole(20, 600),
});

export const printerSettings = z.strictObject({
  printerId: branded<PrinterId>(40),
  name: line(60),
  profile: printerProfile.refine(
    ({ status, confirmation }) => status !== 'none' || confirmation === 'none',
    'a printer that reports no status confirms nothing',
  ),
  connection: printerConnection,
  density: whole(-6, 6),
  agent: z.enum(['server', 'own']),
  deviceIds: z.array(branded<DeviceId>(60)).max(60),
});

const ticketPart = z.strictObject({
  part: z.enum(TICKET_PARTS),
  isShown: z.boolean(),
  size: z.enum(PART_SIZES),
});

const isEachOnce = (values: readonly string[]): boolean => new Set(values).size === values.length;
/** The number is what a ticket is; without the service two numbers in one hand are a riddle. */
const isNeverHidden = ({ part }: TicketPart): boolean => part === 'number' || part === 'service';

export const slipTemplate = z.strictObject({
  parts: z
    .array(ticketPart)
    .length(TICKET_PARTS.length, 'every part once')
    .refine((parts) => isEachOnce(parts.map(({ part }) => part)), 'every part once')
    .refine(
      (parts) => parts.every((part) => part.isShown || !isNeverHidden(part)),
      'number and service stay',
    ),
  logo: z
    .strictObject({ logoId: branded<LogoId>(64), widthPx: whole(1, 2_000), heightPx: whole(1, 2_000) })
    .nullable(),
  secondLanguage: z.enum(SECOND_LANGUAGES),
  closingWords: localized(80).nullable(),
});

const isOneDriverEach = (printers: readonly PrinterSettings[]): boolean =>
  isEachOnce(
    printers.map(({ connection, agent, printerId }) =>
      // Two agents on other machines may well both have a /dev/usb/lp0; the server's own must differ.
      agent === 'server' || connection.kind === 'tcp' ? JSON.stringify(connection) : printerId,
    ),
  );

export const printingSettings = z.strictObject({
  revision: count,
  printers: z
    .array(printerSettings)
    .max(MOST_PRINTERS)
    .refine((printers) => isEachOnce(printers.map(({ printerId }) => printerId)), 'each printer once')
    .refine(isOneDriverEach, 'two printers at one address')
    .refine(
      (printers) => isEachOnce(printers.flatMap(({ deviceIds }) => deviceIds)),
      'a device prints at one printer',
    ),
  template: slipTemplate,
  oldestJobMs: whole(30_000, 24 * 3_600_000).transform(durationMs),
});
