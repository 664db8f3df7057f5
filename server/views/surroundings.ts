/** What views are made of beside the queue's day: connected devices, how the office prints, where phones find it. */
import type { SpokenLanguage } from '#protocol/announcement.ts';
import type { AuditHead } from '#protocol/audit.ts';
import type { Bulletin } from '#protocol/bulletin.ts';
import type { FeedbackCode, FeedbackNumber } from '#protocol/feedback.ts';
import type { SecondFactor } from '#protocol/file-lookup.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { InUse } from '#protocol/office-desk.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { StartSettings } from '#protocol/start-list.ts';
import type { Call } from '#protocol/views.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import type { HallCode, TicketId, TicketLink } from '#protocol/vocabulary.ts';
import type { Presence } from './presence.ts';

export type Surroundings = {
  readonly presence: Presence;
  readonly printing: PrintingSettings;
  readonly hall: HallSettings;
  /** Of everything that displays work by: settings, notices, own sounds. */
  readonly hallRevision: number;
  /** What comes before a ticket's link; null while phones cannot reach this server. */
  readonly phoneAddress: string | null;
  /** What is asked for besides a file's code; null while no file can be looked up. */
  readonly fileFactor: SecondFactor | null;
  /** Of the catalogue of procedures as citizens see it now. */
  readonly catalogueRevision: number;
  /** Those that a speech program of the office is set up for. */
  readonly speechLanguages: readonly SpokenLanguage[];
  readonly posters: PosterSettings;
  /** What the list of a new office goes by; its functions are asked only while that list is looked at. */
  readonly start: {
    readonly settings: StartSettings;
    readonly hasIssued: () => boolean;
    readonly hasCalled: () => boolean;
    readonly officers: () => number;
  };
  /** The last call made to try the loudspeakers; null when there was none. */
  readonly trialCall: Call | null;
  readonly rating: RatingSettings;
  /** Whether kiosks take feedback. */
  readonly takesFeedback: boolean;
  /** Feedback that is open and past its day. */
  readonly overdueFeedback: () => number;
  /** Of the office as it is set, which today's queue may not follow yet. */
  readonly officeRevision: number;
  readonly officeWaitsFor: readonly InUse[];
  /** What the hall's screens show to one who takes a number by phone; null while nobody is asked for it. */
  readonly hallCode: HallCode | null;
  /** Of the trail of what was changed at the desk; null = nothing yet. */
  readonly auditHead: () => AuditHead | null;
  /** The supervisor's message to the hall, as long as it stands. */
  readonly bulletin: Bulletin | null;
  /** The link of a ticket of today. */
  readonly linkOf: (ticketId: TicketId) => TicketLink;
  /** What leads the citizen of that feedback to its answer; null when there is no such piece. */
  readonly feedbackCodeOf: (number: FeedbackNumber) => FeedbackCode | null;
};
