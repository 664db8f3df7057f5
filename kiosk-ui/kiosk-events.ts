/** Everything that can happen to a kiosk. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { RatingScore } from '#protocol/rating.ts';
import type { FileAnswer } from '#protocol/file-lookup.ts';
import type { KioskView } from '#protocol/views.ts';
import type { CitizenLanguage, FieldId, PriorityId, RequestId, ServiceId } from '#protocol/vocabulary.ts';
import type { Comfort } from './access/comfort.ts';
import type { Feedback, FeedbackTouch } from './feedback/feedback.ts';
import type { LookUp, LookUpTouch } from './lookup/look-up.ts';
import type { PaperOutcome, PaperWish } from './papers/paper-order.ts';
import type { PressOutcome } from './pending-press.ts';
import type { WhyTouch } from './scanner/rating-steps.ts';
import type { Scanned } from './scanner/scanned.ts';
import type { RatingOutcome } from './scanner/ticket-rating.ts';
import type { HoursTold } from './screens.ts';

/** What a person can do. `pageNow` times; none of it acts on a screen younger than `SETTLE_MS`. */
export type Touch =
  | { readonly type: 'openField'; readonly fieldId: FieldId }
  | { readonly type: 'openService'; readonly serviceId: ServiceId }
  | { readonly type: 'openSearch' }
  /** The whole text as it stands after a key. */
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'openFields' }
  | { readonly type: 'browseField'; readonly fieldId: FieldId | null }
  | { readonly type: 'openProcedure'; readonly procedureId: ProcedureId }
  | { readonly type: 'openCarry' }
  /** What the page offers on paper. */
  | { readonly type: 'printPaper'; readonly of: PaperWish; readonly requestId: RequestId }
  | { readonly type: 'openMissing' }
  | { readonly type: 'openPriority' }
  /** What waits are like at the hours still to come. */
  | { readonly type: 'openHours' }
  /** This service and another one, under one number. */
  | { readonly type: 'addToVisit' }
  | { readonly type: 'forgetVisit' }
  | { readonly type: 'turnPage'; readonly pageIndex: number }
  | {
      readonly type: 'takeNumber';
      readonly serviceId: ServiceId;
      readonly priorityId: PriorityId | null;
      readonly requestId: RequestId;
      /** The office counts numbers by person. */
      readonly isCounted?: true;
    }
  /** How the service was that finished the ticket on the page. */
  | { readonly type: 'rate'; readonly score: RatingScore; readonly requestId: RequestId }
  /** Why it was not satisfactory. */
  | { readonly type: 'why'; readonly touch: WhyTouch }
  | { readonly type: 'closeScanNotice' }
  /** Also a scanned code; it interrupts no press and hides no number. */
  | { readonly type: 'lookUp'; readonly touch: LookUpTouch }
  | { readonly type: 'feedback'; readonly touch: FeedbackTouch }
  | { readonly type: 'goBack' }
  | { readonly type: 'goHome' }
  | { readonly type: 'openHelp' }
  /** The sheet on which the kiosk is made easier to read and to press. */
  | { readonly type: 'openEasier' }
  | { readonly type: 'closeSheet' }
  /** A member of staff stands by and explains. */
  | { readonly type: 'staffHelps' }
  | { readonly type: 'chooseLanguage'; readonly language: CitizenLanguage }
  /** `isKeyed`: by a key of a keyboard, which holds on a page that has just come up, too. */
  | { readonly type: 'setComfort'; readonly comfort: Partial<Comfort>; readonly isKeyed?: true }
  /** The person says that they are still there. */
  | { readonly type: 'stay' };

export type PaperSettled = {
  readonly requestId: RequestId;
  readonly outcome: PaperOutcome;
  readonly atMs: number;
};

export type KioskEvent =
  | (Touch & { readonly atMs: number })
  | {
      readonly type: 'pressSettled';
      readonly requestId: RequestId;
      readonly outcome: PressOutcome;
      readonly view: KioskView | null;
      readonly atMs: number;
    }
  | ({ readonly type: 'paperSettled' } & PaperSettled)
  | {
      readonly type: 'ratingSettled';
      readonly requestId: RequestId;
      readonly outcome: RatingOutcome;
      readonly atMs: number;
    }
  /** A scanner has read something; it is somebody's doing like a touch. */
  | { readonly type: 'scanned'; readonly scanned: Scanned; readonly atMs: number }
  /** `asked`: the step that the answer is for. */
  | { readonly type: 'fileTold'; readonly asked: LookUp; readonly answer: FileAnswer; readonly atMs: number }
  /** `asked`: the step that was being sent. */
  | {
      readonly type: 'feedbackTold';
      readonly asked: Feedback;
      readonly next: Feedback;
      readonly atMs: number;
    }
  | { readonly type: 'hoursTold'; readonly told: HoursTold; readonly atMs: number }
  | { readonly type: 'viewArrived'; readonly view: KioskView; readonly atMs: number }
  /** A finger or a key went down somewhere. It does not answer the idle question: only what it releases does. */
  | { readonly type: 'stirred'; readonly atMs: number }
  | { readonly type: 'timePassed'; readonly atMs: number };
