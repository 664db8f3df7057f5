/** What the phone of one ticket may see. */
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type {
  FieldId,
  InstantMs,
  LocalizedText,
  Revision,
  TicketNumber,
  TicketStatus,
} from '#protocol/vocabulary.ts';

/** What a citizen's phone shows of its one ticket: nothing personal, nothing of others but how many. */
export type PhoneView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly officeName: LocalizedText;
  readonly unitName: LocalizedText;
  readonly timeZone: string;
  readonly number: TicketNumber;
  readonly field: { readonly fieldId: FieldId; readonly letter: string; readonly name: LocalizedText };
  readonly serviceName: LocalizedText;
  readonly status: TicketStatus;
  readonly issuedAt: InstantMs;
  /** While it waits. */
  readonly queue: { readonly ahead: number; readonly range: WaitRangeMinutes } | null;
  readonly waitingArea: LocalizedText;
  readonly counterNumbers: readonly number[];
  /** The newest call of the same field, while this one waits. */
  readonly lastCalled: TicketNumber | null;
  /** Where and when it was called; for as long as it stands at that counter, or was called in vain there. */
  readonly call: {
    readonly counterNumber: number;
    readonly place: LocalizedText;
    readonly calledAt: InstantMs;
  } | null;
  readonly papers: readonly { readonly name: LocalizedText; readonly onlyIfNotLookedUp: boolean }[];
};
