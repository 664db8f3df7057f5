/** What an officer may do right now, found by asking the rules themselves. */
import { COUNTER_ACTIONS, type CounterAction } from '#protocol/views.ts';
import type { RejectionCode, TicketId } from '#protocol/vocabulary.ts';
import type { AtCounter, Command } from './commands.ts';
import { decide } from './decide.ts';
import type { QueueDay } from './queue-day.ts';

const NO_TICKET = 'none' as TicketId;

/** Per action null when it may be done, else why not. Every answer is a dry run of `decide`. */
export function allowedActions(
  day: QueueDay,
  acting: AtCounter,
): { readonly [A in CounterAction]: RejectionCode | null } {
  const counter = day.counters.get(acting.counterId);
  const ticketId = counter?.ticketId ?? NO_TICKET;
  const ticket = day.held.get(ticketId);
  const commands: { readonly [A in CounterAction]: Command } = {
    callNext: { type: 'callNext', seenCounterRevision: counter?.revision ?? 0, ...acting },
    recall: {
      type: 'recall',
      ticketId,
      seenCallCount: ticket?.callCount ?? 0,
      ...acting,
    },
    startService: { type: 'startService', ticketId, ...acting },
    finish: { type: 'finish', ticketId, ...acting },
    markMissed: { type: 'markMissed', ticketId, ...acting },
    signOut: { type: 'closeCounter', ...acting },
  };
  const verdicts = COUNTER_ACTIONS.map((action) => {
    const decision = decide(day, commands[action], day.lastAt);
    return [action, decision.ok ? null : decision.code] as const;
  });
  return Object.fromEntries(verdicts) as { readonly [A in CounterAction]: RejectionCode | null };
}
