/** What a handler of the message table is given, and the promise that every row has one. */
import type {
  Answer,
  MessageInput,
  MessageName,
  MessageOutput,
  Messages,
  RoleOf,
} from '#protocol/messages.ts';
import type { DeviceId } from '#protocol/vocabulary.ts';
import type { Credentials } from '#server/app/credentials.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Forecaster } from '#server/app/forecaster.ts';
import type { Pairing } from '#server/app/pairing.ts';
import type { PrinterDesk } from '#server/app/printer-desk.ts';
import type { Hall } from '#server/app/hall.ts';
import type { NoticeFolder } from '#server/app/notice-folder.ts';
import type { Speech } from '#server/app/speech.ts';
import type { VoiceShelf } from '#server/app/voice-shelf.ts';
import type { Printing } from '#server/app/printing.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import type { AccessStore, ReportStore } from '#server/storage/store.ts';
import type { SocketIdentity } from './identity.ts';
import type { Pace } from './pace.ts';
import type { PresenceTracker } from './presence-tracker.ts';

export type HandlerDependencies = {
  readonly executor: Executor;
  readonly credentials: Credentials;
  readonly access: AccessStore;
  readonly presence: PresenceTracker;
  readonly kioskPace: Pace;
  readonly printing: Printing;
  readonly hall: Hall;
  readonly notices: NoticeFolder;
  readonly voice: VoiceShelf;
  readonly speech: Pick<Speech, 'clips' | 'languages'>;
  /** Notices or own sounds are others than before. */
  readonly onHallFiles: () => void;
  readonly links: TicketLinks;
  readonly reports: ReportStore;
  readonly pairing: Pairing;
  readonly printerDesk: PrinterDesk;
  /** Where the office listens: printers are looked for on that network only. */
  readonly listenHost: string;
  /** Takes the device's right away and hangs up on it. */
  readonly revokeDevice: (deviceId: DeviceId) => void;
  /** What one is told who takes a number of the service now. */
  readonly rangeFor: Forecaster['rangeFor'];
};

/** The socket a message came over, with who is behind it. */
export type Caller = { readonly socketId: string; readonly identity: SocketIdentity };

/** For rows that need a session the caller's `signedIn` is set: the dispatcher has seen to it. */
type Handler<R extends RoleOf, N extends MessageName<R>> = (
  input: MessageInput<R, N>,
  caller: Caller,
) => Promise<Answer<MessageOutput<R, N>>>;

export type Handlers = { readonly [R in keyof Messages]: { readonly [N in MessageName<R>]: Handler<R, N> } };
