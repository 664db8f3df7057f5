/**
 * How an office prints: its printers, what stands on its slips, and what becomes of paper that comes too late.
 * All of it settings, kept apart from the queue's own: nothing here decides whose turn it is.
 */
import type {
  CitizenLanguage,
  DeviceId,
  DurationMs,
  InstantMs,
  Language,
  LocalizedText,
  LogoId,
  PrinterId,
  PrinterProblem,
  PrintJobId,
  PrintState,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** Ways a printer tells how it is. `auto_status_back`: four bytes on its own accord (GS a) instead of answers (DLE EOT). */
export const STATUS_WAYS = ['real_time', 'auto_status_back', 'none'] as const;
/**
 * Ways a printer says that it has come to the end of a slip. `process_id`: echoes a number of ours (GS ( H);
 * `ordered_status`: answers a question that waits its turn (GS r); `none`: its paper is at best `sent`, never `printed`.
 */
export const CONFIRMATION_WAYS = ['process_id', 'ordered_status', 'none'] as const;
export const CUT_KINDS = ['partial', 'full', 'none'] as const;

/** What one kind of printer can do. Dots are its own; a millimetre has `dpi` / 25.4 of them. */
export type PrinterProfile = {
  readonly profileId: string;
  readonly name: string;
  /** Printable width: a multiple of 8, 256 to 1,024. */
  readonly widthDots: number;
  readonly dpi: number;
  /** Most rows that one raster command may carry, 1 to 2,047: a small buffer takes few. */
  readonly bandRows: number;
  readonly cut: (typeof CUT_KINDS)[number];
  /** White paper after the last dots, 0 to 255 dots, beyond what the printer itself feeds to its cutter. */
  readonly feedBeforeCutDots: number;
  readonly status: (typeof STATUS_WAYS)[number];
  readonly confirmation: (typeof CONFIRMATION_WAYS)[number];
  /** Takes a print density (GS ( K, function 49). */
  readonly hasDensity: boolean;
  /** How fast paper leaves it, in mm/s. */
  readonly speedMmPerS: number;
};

/** Where a printer hangs, as seen from the machine its agent runs on. */
export type PrinterConnection =
  /** Raw bytes over TCP, commonly port 9100. */
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** A device file: `/dev/usb/lp0`; on Windows `\\.\COM3`, `\\.\LPT1` or a shared printer `\\localhost\Name`. */
  | { readonly kind: 'device'; readonly path: string }
  /** A queue of the system's print spooler (CUPS). */
  | { readonly kind: 'spooler'; readonly queue: string };

export type PrinterSettings = {
  readonly printerId: PrinterId;
  readonly name: string;
  readonly profile: PrinterProfile;
  readonly connection: PrinterConnection;
  /** -6 (light) to 6 (dark); 0 = as the printer is set. Only where the profile has a density. */
  readonly density: number;
  /** Who drives it: the office's server itself, or an agent of its own on another machine (a kiosk's PC). */
  readonly agent: 'server' | 'own';
  /** Kiosks and counters whose slips come out here; the first printer also takes what no other one takes. */
  readonly deviceIds: readonly DeviceId[];
};

/** The parts of a ticket. The number and the service cannot be left out; `queue` = people before and expected range. */
export const TICKET_PARTS = [
  'logo',
  'office',
  'number',
  'service',
  'waiting_area',
  'queue',
  'papers',
  'qr',
  'issued_at',
  'closing_words',
] as const;
export type TicketPartName = (typeof TICKET_PARTS)[number];
export const PART_SIZES = ['small', 'medium', 'large'] as const;
export type PartSize = (typeof PART_SIZES)[number];
export type TicketPart = {
  readonly part: TicketPartName;
  readonly isShown: boolean;
  readonly size: PartSize;
};

/** An uploaded picture, made grey and small; `heightPx` and `widthPx` of the stored one. */
export type Logo = { readonly logoId: LogoId; readonly widthPx: number; readonly heightPx: number };

/** When a slip speaks a second language. `when_chosen`: when the kiosk was used in it. */
export const SECOND_LANGUAGES = ['never', 'when_chosen', 'always'] as const;

export type SlipTemplate = {
  /** From top to bottom, each part of `TICKET_PARTS` once. */
  readonly parts: readonly TicketPart[];
  readonly logo: Logo | null;
  readonly secondLanguage: (typeof SECOND_LANGUAGES)[number];
  /** A last line of the office's own; null = none, and the slip is that much shorter. */
  readonly closingWords: LocalizedText | null;
};

export type PrintingSettings = {
  /** One more with every change. */
  readonly revision: number;
  readonly printers: readonly PrinterSettings[];
  readonly template: SlipTemplate;
  /** Paper that waited longer than this is offered to staff, not printed: whoever took the number has gone on. */
  readonly oldestJobMs: DurationMs;
};

/** What the agent of one printer works by. `logoPng`: the template's logo as a grey PNG in base64. */
export type PrinterSetup = {
  readonly revision: number;
  readonly printer: PrinterSettings;
  readonly template: SlipTemplate;
  readonly logoPng: string | null;
  readonly oldestJobMs: DurationMs;
};

/** What is known of one printer at this moment. */
export type PrinterStanding = PrinterCondition & {
  readonly printerId: PrinterId;
  readonly connection: PrinterConnection;
  readonly isAgentConnected: boolean;
  /** Slips that are queued or on their way. */
  readonly waiting: number;
};

/** How a printer is: null problem = ready; `unknown` = no agent is connected. */
export type PrinterCondition = {
  readonly name: string;
  readonly problem: PrinterProblem | null;
  readonly paperNearEnd: boolean;
  /** Since when it is so; null while nothing was ever heard of it. */
  readonly since: InstantMs | null;
};

/** Something that answered like a printer. */
export type FoundPrinter = {
  readonly host: string;
  readonly port: number;
  /** What it says of itself (GS I), or null when it does not say. */
  readonly model: string | null;
  readonly problem: PrinterProblem | null;
  /** The printer of the office that already hangs there. */
  readonly printerId: PrinterId | null;
};

/** What stood at an address that was tried once. `not_a_printer`: something else answered, and is left alone. */
export type ConnectionCheck =
  | { readonly kind: 'printer'; readonly model: string | null; readonly problem: PrinterProblem | null }
  /** Takes data and says nothing: a printer that cannot answer, or something else. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'not_a_printer' }
  | { readonly kind: 'unreachable' };

/** The citizen's own language comes first, Vietnamese is never missing. */
export type SlipLanguages<Spoken extends CitizenLanguage = CitizenLanguage> = readonly [Spoken, ...Spoken[]];

/** The languages of a slip, in the order they stand: the citizen's own first. */
export const slipLanguages = <Chosen extends CitizenLanguage>(
  { secondLanguage }: SlipTemplate,
  chosen: Chosen,
): SlipLanguages<Chosen | Language> => {
  if (chosen !== 'vi') return secondLanguage === 'never' ? ['vi'] : [chosen, 'vi'];
  return secondLanguage === 'always' ? ['vi', 'en'] : ['vi'];
};

/**
 * Paper that should be there and perhaps is not: it failed, or nobody knows. It is offered to be printed anew, marked, and
 * never printed by itself.
 */
export type UnprintedPaper = {
  readonly jobId: PrintJobId;
  readonly kind: 'ticket' | 'checklist';
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly state: Extract<PrintState, 'failed' | 'uncertain'>;
  readonly problem: PrinterProblem | null;
  readonly printerId: PrinterId;
  /** When it was ordered. */
  readonly orderedAt: InstantMs;
};
