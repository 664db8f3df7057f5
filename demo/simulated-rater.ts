/** Citizens before a counter's rating screen: some say how it was, as in a ward, and most walk on. */
import { asksForReasons, faceCountOf, type RatingPrompt } from '#protocol/rating.ts';
import type { RequestId, TicketId } from '#protocol/vocabulary.ts';
import { between, chooseScore, type Random } from './behaviour.ts';
import type { Clock } from './clock.ts';
import { UnansweredError, type ProtocolClient } from './protocol-client.ts';

/** So many who are asked answer; where the question comes at the moment of leaving, more than the 15 % of a ward without it. */
const RATING_SHARE = 0.4;
/** Of those who are not satisfied, so many say why. */
const REASON_SHARE = 0.6;
/** From the question to the touch, and from the touch to the reasons. */
const READING_MS = { from: 4_000, to: 12_000 } as const;
const CHOOSING_MS = { from: 2_000, to: 5_000 } as const;
const LOOK_AGAIN_MS = 1_000;

export type SimulatedRaterOptions = {
  readonly client: ProtocolClient<'rating'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly newRequestId: () => RequestId;
  /** Nobody presses for a number that a person took. */
  readonly isOurs: (ticketId: TicketId) => boolean;
  /** Raised: nobody rates any more. */
  readonly signal: AbortSignal;
};

/** Rates at one counter until `signal` is raised. A screen that is not let in rates nothing, and nobody minds. */
export async function rateAtCounter(options: SimulatedRaterOptions): Promise<void> {
  const { client, clock, isOurs, random, signal } = options;
  const asked = new Set<string>();
  const isOver = (): boolean => signal.aborted || client.isClosed();
  while (!isOver()) {
    const view = await client.viewWhere(
      ({ prompt }) => prompt !== null && !asked.has(keyOf(prompt)),
      LOOK_AGAIN_MS,
      signal,
    );
    if (view?.prompt == null) continue;
    const { prompt } = view;
    asked.add(keyOf(prompt));
    if (!isOurs(prompt.ticketId) || random() >= RATING_SHARE) continue;
    await clock.sleep(between(random, READING_MS.from, READING_MS.to), signal);
    // Whoever comes next is asked by now, or the time is over.
    if (isOver() || client.view()?.prompt?.ticketId !== prompt.ticketId) continue;
    try {
      await rate(prompt, options);
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      return;
    }
  }
}

const keyOf = ({ ticketId, until }: RatingPrompt): string => `${ticketId} ${String(until)}`;

async function rate({ ticketId, form }: RatingPrompt, options: SimulatedRaterOptions): Promise<void> {
  const { client, clock, newRequestId, random, signal } = options;
  const score = chooseScore(form, random);
  const touch = { requestId: newRequestId(), ticketId, score, faces: faceCountOf(form) };
  const answer = await client.send('rate', touch);
  const reason = form.reasons[Math.floor(random() * form.reasons.length)];
  if (!answer.ok || !asksForReasons(score) || reason === undefined || random() >= REASON_SHARE) return;
  await clock.sleep(between(random, CHOOSING_MS.from, CHOOSING_MS.to), signal);
  const why = { requestId: newRequestId(), ticketId, reasons: [reason.reasonId], words: null };
  await client.send('explain', why);
}
