/** What an officer may do right now, found by asking the rules themselves. */
import { COUNTER_ACTIONS, type CounterAction } from '#protocol/views.ts';
import type { DeviceId, InstantMs, RejectionCode, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { AtCounter, Command } from './commands.ts';
import { decide } from './decide.ts';
import { fieldOf, type QueueDay } from './queue-day.ts';

const NO_TICKET = 'none' as TicketId;
const NO_SERVICE = 'none' as ServiceId;
const NO_DEVICE = 'none' as DeviceId;

/**
 * Per action null when it may be done at `at`, else why not. Every answer is a dry run of `decide`, with the plainest
 * form of the command: a transfer to any other service, a park without papers.
 */
export function allowedActions(
  day: QueueDay,
  acting: AtCounter,
  at: InstantMs,
): { readonly [A in CounterAction]: RejectionCode | null } {
  const counter = day.counters.get(acting.counterId);
  const ticketId = counter?.ticketId ?? NO_TICKET;
  const ticket = day.held.get(ticketId);
  const seenCounterRevision = counter?.revision ?? 0;
  const services = day.settings.services.map(({ serviceId }) => serviceId);
  const withoutRoll = day.settings.services.find(
    ({ fieldId }) => fieldOf(day.settings, fieldId)?.numbering !== 'roll',
  );
  const commands: { readonly [A in CounterAction]: Command } = {
    callNext: { type: 'callNext', seenCounterRevision, deviceId: NO_DEVICE, ...acting },
    recall: { type: 'recall', ticketId, seenCallCount: ticket?.callCount ?? 0, ...acting },
    startService: { type: 'startService', ticketId, ...acting },
    finish: { type: 'finish', ticketId, done: [], ...acting },
    transfer: {
      type: 'transfer',
      ticketId,
      serviceId: services.find((serviceId) => serviceId !== ticket?.serviceId) ?? NO_SERVICE,
      toCounterId: null,
      returnsHere: false,
      note: null,
      ...acting,
    },
    park: {
      type: 'park',
      ticketId,
      reason: 'other',
      paperIndexes: [],
      otherPapers: [],
      returnTime: null,
      isPrinted: false,
      printerId: null,
      ...acting,
    },
    markMissed: { type: 'markMissed', ticketId, ...acting },
    pauseCounter: { type: 'pauseCounter', reason: 'break', ...acting },
    resumeCounter: { type: 'resumeCounter', ...acting },
    undo: { type: 'undo', sequence: counter?.undoable?.sequence ?? 0, ...acting },
    serveWithoutTicket: {
      type: 'serveWithoutTicket',
      serviceId: withoutRoll?.serviceId ?? services[0] ?? NO_SERVICE,
      seenCounterRevision,
      deviceId: NO_DEVICE,
      ...acting,
    },
    askForHelp: { type: 'askForHelp', ...acting },
    signOut: { type: 'closeCounter', ...acting },
  };
  const verdicts = COUNTER_ACTIONS.map((action) => {
    const decision = decide(day, commands[action], at);
    return [action, decision.ok ? null : decision.code] as const;
  });
  return Object.fromEntries(verdicts) as { readonly [A in CounterAction]: RejectionCode | null };
}
