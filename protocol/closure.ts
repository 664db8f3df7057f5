import type { ClosingReason } from '#protocol/officer-words.ts';
import type { TimeOfDay } from '#protocol/queue-rules.ts';
import type { BusinessDate, RejectionCode, ServiceId } from '#protocol/vocabulary.ts';

/** Why no number is given out for a service now, and when that ends as far as it is known. */
export type Closure = {
  readonly serviceId: ServiceId;
  readonly code: Extract<
    RejectionCode,
    | 'outside_hours'
    | 'on_break'
    | 'day_off'
    | 'issuing_stopped'
    | 'quota_reached'
    | 'service_paused'
    | 'not_offered'
    | 'paper_roll'
    | 'series_exhausted'
  >;
  readonly opens: { readonly date: BusinessDate; readonly time: TimeOfDay } | null;
  /** Why a supervisor stopped it; absent where nobody did. */
  readonly why?: ClosingReason;
};
