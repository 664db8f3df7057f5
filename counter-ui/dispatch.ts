/** From a button to the message of the protocol table: every command names what the officer saw. */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { CounterAction, CounterView } from '#protocol/views.ts';
import type { RequestId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';

/** What was on the screen at the press. */
export type CommandTarget = {
  readonly counterRevision: number;
  /** Null when the counter held no ticket. */
  readonly ticketId: TicketId | null;
  readonly number: TicketNumber | null;
  readonly callCount: number;
};

/** What this view shows, to be named by a command. */
export function targetOf(view: CounterView): CommandTarget {
  const { counterRevision, current } = view;
  return {
    counterRevision,
    ticketId: current?.ticketId ?? null,
    number: current?.number ?? null,
    callCount: current?.callCount ?? 0,
  };
}

/** A ticket id no ticket has: the server refuses it with its own word for "no such ticket here". */
const NO_TICKET = 'none' as TicketId;

/** Sends the action's message about its target, again and again under one requestId until `patienceMs` has passed. */
export function dispatch(
  send: Connection<'counter'>['send'],
  action: CounterAction,
  requestId: RequestId,
  target: CommandTarget,
  patienceMs: number,
): Promise<Sent<unknown>> {
  const ticketId = target.ticketId ?? NO_TICKET;
  switch (action) {
    case 'callNext':
      return send(action, { requestId, seenCounterRevision: target.counterRevision }, patienceMs);
    case 'recall':
      return send(action, { requestId, ticketId, seenCallCount: target.callCount }, patienceMs);
    case 'startService':
    case 'finish':
    case 'markMissed':
      return send(action, { requestId, ticketId }, patienceMs);
    case 'signOut':
      return send(action, { requestId }, patienceMs);
    default:
      return action satisfies never;
  }
}
