/** What each row of live supervision does: tickets ended and moved, services closed and opened, a message to the hall. */
import type { SUPERVISION_MESSAGES } from '#protocol/supervision-messages.ts';
import type { OfficerId, TicketId } from '#protocol/vocabulary.ts';
import { liveTicket } from '#server/domain/queue-day.ts';
import { deskTicket } from '#server/views/desk-ticket.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import { answered, createSubmit, refuse } from './submission.ts';

/** Every row needs a supervisor's session, which the dispatcher has seen to. */
export function createSupervisionHandlers({
  executor,
  bulletins,
  hall,
}: HandlerDependencies): Pick<Handlers['admin'], keyof typeof SUPERVISION_MESSAGES> {
  const submit = createSubmit(executor);
  const officerOf = ({ identity }: Caller): OfficerId => {
    if (identity.signedIn === null) throw new Error('a row that needs a session was reached without one');
    return identity.signedIn.officer.officerId;
  };
  const deviceOf = ({ identity }: Caller): string => identity.device.deviceId;
  return {
    findTicket: ({ number }) => {
      const day = executor.day();
      const ticket = liveTicket(day, `${day.date}/${number}` as TicketId);
      return answered(executor, ticket === undefined ? null : deskTicket(ticket));
    },
    endTicket: ({ requestId, ticketId, seenRevision, reason }, caller) =>
      submit(requestId, deviceOf(caller), {
        type: 'endAtDesk',
        ticketId,
        seenRevision,
        reason: reason.code,
        note: reason.note,
        officerId: officerOf(caller),
      }),
    moveTicket: ({ requestId, ticketId, seenRevision, serviceId, counterId, reason }, caller) =>
      submit(requestId, deviceOf(caller), {
        type: 'moveAtDesk',
        ticketId,
        seenRevision,
        serviceId,
        toCounterId: counterId,
        reason: reason.code,
        note: reason.note,
        officerId: officerOf(caller),
      }),
    closeServices: ({ requestId, serviceIds, reason, until }, caller) =>
      submit(requestId, deviceOf(caller), {
        type: 'closeServices',
        serviceIds,
        reason,
        until,
        officerId: officerOf(caller),
      }),
    openServices: ({ requestId, serviceIds }, caller) =>
      submit(requestId, deviceOf(caller), {
        type: 'openServices',
        serviceIds,
        officerId: officerOf(caller),
      }),
    showBulletin: (wish, caller) => {
      const isKnown = hall.settings().rooms.some(({ roomId }) => roomId === wish.roomId);
      if (wish.roomId !== null && !isKnown)
        return Promise.resolve(refuse('settings_wrong', 'roomId: no such room'));
      if (wish.until !== null && wish.until <= executor.now())
        return Promise.resolve(refuse('settings_wrong', 'until: that time is over'));
      bulletins.show(wish, officerOf(caller));
      return answered(executor, null);
    },
    takeBulletinBack: (_, caller) => {
      bulletins.takeBack(officerOf(caller));
      return answered(executor, null);
    },
  };
}
