/** Sends what the citizen does until it is answered: any number of tries is one deed. */
import type { RatingReason, RatingScore } from '#protocol/rating.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import type { Connection, Sent } from '#ui-kit/connection.ts';
import { newRequestId } from '#ui-kit/request-id.ts';

const PATIENCE_MS = 12_000;

/** `tooLate`: the number had been called. Whatever else was done already is done. */
export type Outcome = 'done' | 'tooLate' | 'unanswered' | 'refused';

export type Deeds = {
  readonly giveUp: () => Promise<Outcome>;
  readonly rate: (score: RatingScore, reasons: readonly RatingReason[]) => Promise<Outcome>;
};

/** What the office says when it had been done before: another phone of the family, or a try whose answer was lost. */
const DONE_ALREADY: ReadonlySet<string> = new Set(['unknown_ticket', 'already_rated']);

export function createDeeds(connection: Pick<Connection<'phone'>, 'send'>): Deeds {
  /** The same words are the same deed, also when they are said again after nothing was heard. */
  const requestIds = new Map<string, RequestId>();
  const requestIdOf = (said: string): RequestId => {
    const requestId = requestIds.get(said) ?? newRequestId();
    requestIds.set(said, requestId);
    return requestId;
  };
  const outcomeOf = (said: string, sent: Sent<null>): Outcome => {
    if (sent.ok === null) return 'unanswered';
    if (sent.ok || DONE_ALREADY.has(sent.refusal.code)) return 'done';
    // A refusal is certain, and kept: what is said later is another deed.
    requestIds.delete(said);
    return sent.refusal.code === 'wrong_status' ? 'tooLate' : 'refused';
  };
  return {
    giveUp: async () => {
      const requestId = requestIdOf('giveUp');
      return outcomeOf('giveUp', await connection.send('giveUp', { requestId }, PATIENCE_MS));
    },
    rate: async (score, reasons) => {
      const said = JSON.stringify([score, reasons]);
      const input = { requestId: requestIdOf(said), score, reasons: [...reasons] };
      return outcomeOf(said, await connection.send('rate', input, PATIENCE_MS));
    },
  };
}
