/** Counters whose officers were signed out from the desk: nobody sits there any more, so they close. */
import { randomUUID } from 'node:crypto';
import type { OfficerId, RequestId } from '#protocol/vocabulary.ts';
import type { AccessStore } from '#server/storage/store.ts';
import type { Executor } from './execute.ts';

export type LeftCounters = {
  /**
   * Closes the counter that an officer has no session at any more. One with a ticket in hand stays as it is, for a supervisor
   * to take the ticket over.
   */
  readonly closeFor: (officerId: OfficerId) => void;
};

export function createLeftCounters(
  executor: Executor,
  access: Pick<AccessStore, 'openSessions'>,
): LeftCounters {
  return {
    closeFor: (officerId) => {
      const day = executor.day();
      const seat = Array.from(day.counters.values()).find(({ officer }) => officer?.officerId === officerId);
      if (seat === undefined) return;
      const { counterId } = seat;
      const isHere = access
        .openSessions(day.openedAt)
        .some((session) => session.officerId === officerId && session.counterId === counterId);
      if (isHere) return;
      // Whether it is refused, because a ticket is in hand, changes nothing here.
      void executor.submit({
        requestId: randomUUID() as RequestId,
        fingerprint: `signed out ${officerId}`,
        command: { type: 'closeCounter', counterId, officerId },
      });
    },
  };
}
