/** Sends what was pressed, one after the other, until each is answered: a rating before its reasons. */
import type { Refusal } from '#protocol/messages.ts';
import type { CounterId, TicketId } from '#protocol/vocabulary.ts';
import type { Connection, Sent } from '#ui-kit/connection.ts';
import { keepDeeds, keptDeeds, type DeedStorage, type KeptDeed } from './kept-deeds.ts';

const TRY_PATIENCE_MS = 4_000;
const SHORTEST_PAUSE_MS = 500;

/** Refusals that speak of the server, not of the deed. */
const PASSING: ReadonlySet<Refusal['code']> = new Set(['unavailable', 'storage_failed', 'too_many_tries']);

export type SenderWorld = {
  readonly counterId: CounterId;
  readonly send: Connection<'rating'>['send'];
  readonly storage: DeedStorage;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  /** A touch on a face was answered. `already_rated` counts as recorded: the citizen has said it, perhaps by phone. */
  readonly onRated: (ticketId: TicketId, answer: 'recorded' | 'refused') => void;
};

export type DeedSender = { readonly add: (deed: KeptDeed) => void };

/** Takes up what was kept before a reload at once. */
export function createDeedSender(world: SenderWorld): DeedSender {
  const { counterId, storage } = world;
  let deeds = keptDeeds(storage, counterId, world.now());
  let isSending = false;

  const sendAll = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let deed = deeds[0]; deed !== undefined; deed = deeds[0]) {
      const sent = await sendOnce(world.send, deed);
      if (sent.ok === null) continue;
      if (!sent.ok && PASSING.has(sent.refusal.code)) {
        await world.pause(Math.max(SHORTEST_PAUSE_MS, sent.refusal.retryAfterMs ?? 0));
        continue;
      }
      deeds = deeds.slice(1);
      keepDeeds(storage, counterId, deeds);
      if (deed.name === 'explain') continue;
      const isRecorded = sent.ok || sent.refusal.code === 'already_rated';
      world.onRated(deed.input.ticketId, isRecorded ? 'recorded' : 'refused');
    }
    isSending = false;
  };
  void sendAll();

  return {
    add: (deed) => {
      // Kept before it is sent: a crash in between costs a question to the server, never a second rating.
      deeds = [...deeds, deed];
      keepDeeds(storage, counterId, deeds);
      void sendAll();
    },
  };
}

const sendOnce = (send: Connection<'rating'>['send'], deed: KeptDeed): Promise<Sent<null>> =>
  deed.name === 'rate'
    ? send('rate', deed.input, TRY_PATIENCE_MS)
    : send('explain', deed.input, TRY_PATIENCE_MS);
