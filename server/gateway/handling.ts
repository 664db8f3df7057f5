/** What a handler of the message table is given, and the promise that every row has one. */
import type { ProcedureId, PublicProcedure } from '#protocol/catalogue.ts';
import type { Answer, MessageInput, MessageName, MessageOutput, RoleOf } from '#protocol/messages.ts';
import type { DeviceId, DeviceRole, OfficerId, PhoneMark, TicketId } from '#protocol/vocabulary.ts';
import type { Credentials } from '#server/app/credentials.ts';
import type { FeedbackOffice } from '#server/app/feedback.ts';
import type { Executor } from '#server/app/execute.ts';
import type { FileLookUp } from '#server/app/file-lookup/file-lookup.ts';
import type { Forecaster } from '#server/app/forecaster.ts';
import type { HoursAheadOf } from '#server/app/hours-ahead.ts';
import type { Pairing } from '#server/app/pairing.ts';
import type { PrinterDesk } from '#server/app/printer-desk.ts';
import type { Hall } from '#server/app/hall.ts';
import type { NoticeFolder } from '#server/app/notice-folder.ts';
import type { Speech } from '#server/app/speech.ts';
import type { SpokenGuidance } from '#server/app/spoken-guidance.ts';
import type { VoiceShelf } from '#server/app/voice-shelf.ts';
import type { Printing } from '#server/app/printing.ts';
import type { Posters } from '#server/app/posters.ts';
import type { People } from '#server/app/people.ts';
import type { StartLists } from '#server/app/start-list.ts';
import type { Bulletins } from '#server/app/bulletins.ts';
import type { Rating } from '#server/app/rating.ts';
import type { Targets } from '#server/app/targets.ts';
import type { TrialCall } from '#server/app/trial-call.ts';
import type { PersonMarks } from '#server/app/person-marks.ts';
import type { Trail } from '#server/app/trail.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import type { AccessStore, Device, ReportStore } from '#server/storage/store.ts';
import type { SocketIdentity } from './identity.ts';
import type { Pace } from './pace.ts';
import type { PresenceTracker } from './presence-tracker.ts';

export type HandlerDependencies = {
  readonly executor: Executor;
  /** As citizens see it today; undefined where there is none. */
  readonly procedureOf: (procedureId: ProcedureId) => PublicProcedure | undefined;
  readonly credentials: Credentials;
  readonly access: AccessStore;
  readonly presence: PresenceTracker;
  readonly kioskPace: Pick<Pace, 'take'>;
  readonly files: Pick<FileLookUp, 'lookUp'>;
  /** How often a kiosk may look a file up. */
  readonly filePace: Pick<Pace, 'take'>;
  readonly feedback: Pick<FeedbackOffice, 'take' | 'standing'>;
  /** How often a kiosk may take feedback. */
  readonly feedbackPace: Pick<Pace, 'take'>;
  readonly guidance: Pick<SpokenGuidance, 'say'>;
  /** How often a kiosk may have something said. */
  readonly speechPace: Pick<Pace, 'take'>;
  readonly printing: Printing;
  readonly hall: Hall;
  readonly notices: NoticeFolder;
  readonly voice: VoiceShelf;
  readonly speech: Pick<Speech, 'clips' | 'languages'>;
  /** Notices or own sounds are others than before. */
  readonly onHallFiles: () => void;
  readonly links: TicketLinks;
  readonly persons: Pick<PersonMarks, 'markOf'>;
  readonly posters: Pick<Posters, 'settings' | 'save'>;
  readonly targets: Targets;
  readonly start: Pick<StartLists, 'settings' | 'save'>;
  readonly trialCall: Pick<TrialCall, 'begin'>;
  readonly bulletins: Pick<Bulletins, 'show' | 'takeBack'>;
  readonly rating: Rating;
  readonly trail: Trail;
  readonly people: People;
  readonly reports: ReportStore;
  readonly pairing: Pairing;
  readonly printerDesk: PrinterDesk;
  /** Where the office listens: printers are looked for on that network only. */
  readonly listenHost: string;
  /** What an administrator may rename and take the right away from. */
  readonly pairedDevices: () => readonly Pick<Device, 'deviceId'>[];
  /** Somebody's session was ended from the desk. */
  readonly onSignedOut: (officerId: OfficerId) => void;
  /** Takes the device's right away and hangs up on it. */
  readonly revokeDevice: (deviceId: DeviceId) => void;
  /** What one is told who takes a number of the service now. */
  readonly rangeFor: Forecaster['rangeFor'];
  readonly hoursAhead: HoursAheadOf;
};

/** The socket a message came over, with who is behind it. */
export type Caller = { readonly socketId: string; readonly identity: SocketIdentity };

/** For rows that need a session the caller's `signedIn` is set: the dispatcher has seen to it. */
type Handler<R extends RoleOf, N extends MessageName<R>> = (
  input: MessageInput<R, N>,
  caller: Caller,
) => Promise<Answer<MessageOutput<R, N>>>;

export type Handlers = { readonly [R in DeviceRole]: { readonly [N in MessageName<R>]: Handler<R, N> } };

/** A phone is nobody's device: its caller is the ticket that its link belongs to. */
export type PhoneHandlers = {
  readonly [N in MessageName<'phone'>]: (
    input: MessageInput<'phone', N>,
    ticketId: TicketId,
  ) => Promise<Answer<MessageOutput<'phone', N>>>;
};

/** Before a poster a phone is known by what it keeps: its caller is the mark that stands for it today. */
export type PosterHandlers = {
  readonly [N in MessageName<'poster'>]: (
    input: MessageInput<'poster', N>,
    phone: PhoneMark,
  ) => Promise<Answer<MessageOutput<'poster', N>>>;
};
