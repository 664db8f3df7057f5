/**
 * A call that nobody is meant by, so that whoever sets an office up hears what citizens will hear. It goes the way of every
 * call, from the server to the loudspeaker and back; but it is no event, stands in no list, and is forgotten with the process.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import type { Call } from '#protocol/views.ts';
import type { InstantMs, TicketId, TicketNumber } from '#protocol/vocabulary.ts';

/** A second press so soon after the first means the same trial. */
const ONE_TRIAL_MS = 3_000;

export type TrialCall = {
  /** The last one; null when there was none. */
  readonly call: () => Call | null;
  /** False where no counter calls anybody. */
  readonly begin: () => boolean;
};

export type TrialCallParts = {
  readonly office: () => OfficeSettings;
  readonly now: () => InstantMs;
  readonly onChange: () => void;
};

/** Number 000 of the first field, which no series ever gives out, at the first counter that calls. */
export function createTrialCall({ office, now, onChange }: TrialCallParts): TrialCall {
  let call: Call | null = null;
  return {
    call: () => call,
    begin: () => {
      const { fields, counters } = office();
      const [field] = fields;
      const counter = counters.find(({ kind }) => kind === 'service');
      if (field === undefined || counter === undefined) return false;
      const calledAt = now();
      if (call !== null && calledAt - call.calledAt < ONE_TRIAL_MS) return true;
      call = {
        ticketId: 'trial' as TicketId,
        number: `${field.letter}000` as TicketNumber,
        fieldId: field.fieldId,
        counterId: counter.counterId,
        counterNumber: counter.number,
        callCount: 1,
        calledAt,
        status: 'called',
      };
      onChange();
      return true;
    },
  };
}
