/** A day as it could be lived again: who comes when and for what, and who works where. */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  BusinessDate,
  CounterId,
  DurationMs,
  InstantMs,
  OfficerId,
  PriorityId,
  ServiceId,
} from '#protocol/vocabulary.ts';

/** One citizen, with all that does not depend on when the number is called. */
export type Visitor = {
  readonly arrivesAt: InstantMs;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
  /** False for one who is called in vain. */
  readonly comes: boolean;
  /** From the call to the beginning of the service. */
  readonly walkMs: DurationMs;
  readonly serviceMs: DurationMs;
  /** Goes away for missing papers after the first service, and is served again afterwards. */
  readonly away: { readonly forMs: DurationMs; readonly thenServiceMs: DurationMs } | null;
  /** Is sent on to another service after the first. */
  readonly sentTo: { readonly serviceId: ServiceId; readonly serviceMs: DurationMs } | null;
};

/** One officer's working day at one counter. Whoever waits at its end is still served. */
export type Shift = {
  readonly counterId: CounterId;
  readonly officerId: OfficerId;
  readonly officerName: string;
  readonly from: InstantMs;
  readonly to: InstantMs;
  readonly pauses: readonly { readonly from: InstantMs; readonly to: InstantMs }[];
};

export type DayPlan = {
  readonly date: BusinessDate;
  readonly settings: OfficeSettings;
  readonly opensAt: InstantMs;
  /** In order of arrival. */
  readonly visitors: readonly Visitor[];
  readonly shifts: readonly Shift[];
};
