/** The office's own settings at the desk: how they are read and saved, and when a change holds. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterId, FieldId, PriorityId, ServiceId } from '#protocol/vocabulary.ts';

/** What of today keeps a change waiting. */
export type InUse =
  /** `people`: whose numbers are still open for it; 0 = it was served today, and paper or rating may still follow. */
  | { readonly kind: 'service'; readonly serviceId: ServiceId; readonly people: number }
  /** Numbers of its letter were given out today. */
  | { readonly kind: 'field'; readonly fieldId: FieldId }
  /** Somebody works there, or people were called to it today. */
  | { readonly kind: 'counter'; readonly counterId: CounterId }
  | { readonly kind: 'priority'; readonly priorityId: PriorityId }
  | { readonly kind: 'time_zone' };

/** The office as it is set, and whether today's queue already works by it. */
export type OfficeDesk = {
  readonly settings: OfficeSettings;
  /** Empty = it holds now; else it holds once none of these is so any more, at the latest when the next day opens. */
  readonly waitsFor: readonly InUse[];
};
