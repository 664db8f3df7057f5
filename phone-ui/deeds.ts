/** Sends what the citizen does until it is answered: any number of tries is one deed. */
import type { MessageInput } from '#protocol/messages.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import type { Connection, Sent } from '#ui-kit/connection.ts';
import { newRequestId } from '#ui-kit/request-id.ts';

const PATIENCE_MS = 12_000;

/** `tooLate`: the number had been called. Whatever else was done already is done. */
export type Outcome = 'done' | 'tooLate' | 'unanswered' | 'refused';

/** A face of so many, and what is added to a low one. */
export type Pressed = Omit<MessageInput<'phone', 'rate'>, 'requestId'>;
export type Explained = Omit<MessageInput<'phone', 'explain'>, 'requestId'>;

export type Deeds = {
  readonly giveUp: () => Promise<Outcome>;
  readonly rate: (pressed: Pressed) => Promise<Outcome>;
  /** Why it was pressed; the press itself is said once more first, in case it was not heard. */
  readonly explain: (pressed: Pressed, explained: Explained) => Promise<Outcome>;
};

/** What the office says when it had been done before: another phone of the family, or a try whose answer was lost. */
const DONE_ALREADY: ReadonlySet<string> = new Set([
  'unknown_ticket',
  'already_rated',
  // Somebody else has rated it meanwhile, and was not asked why.
  'not_rated_here',
]);

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
  const rate = async (pressed: Pressed): Promise<Outcome> => {
    const said = JSON.stringify(pressed);
    const input = { requestId: requestIdOf(said), ...pressed };
    return outcomeOf(said, await connection.send('rate', input, PATIENCE_MS));
  };
  return {
    giveUp: async () => {
      const requestId = requestIdOf('giveUp');
      return outcomeOf('giveUp', await connection.send('giveUp', { requestId }, PATIENCE_MS));
    },
    rate,
    explain: async (pressed, explained) => {
      const recorded = await rate(pressed);
      if (recorded !== 'done') return recorded;
      const said = JSON.stringify(explained);
      const input = { requestId: requestIdOf(said), ...explained };
      return outcomeOf(said, await connection.send('explain', input, PATIENCE_MS));
    },
  };
}
