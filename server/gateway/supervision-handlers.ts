/** What each row of live supervision does: tickets ended and moved, services closed and opened, a message to the hall. */
import type { SUPERVISION_MESSAGES } from '#protocol/supervision-messages.ts';
import type { Answer } from '#protocol/messages.ts';
import type { OfficerId, RequestId, TicketId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { liveTicket } from '#server/domain/queue-day.ts';
import { deskTicket } from '#server/views/desk-ticket.ts';
import type { Caller, HandlerDependencies, Handlers } from './handling.ts';
import { answered, createSubmit, refuse } from './submission.ts';

/** Every row needs a supervisor's session; one that has just ended is told so. */
export function createSupervisionHandlers({
  executor,
  bulletins,
  hall,
}: HandlerDependencies): Pick<Handlers['admin'], keyof typeof SUPERVISION_MESSAGES> {
  const submit = createSubmit(executor);
  const NOT_SIGNED_IN = refuse('not_signed_in', 'sign in first');
  const officerOf = ({ identity }: Caller): OfficerId | null => identity.signedIn?.officer.officerId ?? null;
  const done = (): Promise<Answer<null>> => answered(executor, null);
  /** The deed of whoever is signed in, over the one write path. */
  const asOfficer = (
    requestId: RequestId,
    caller: Caller,
    commandOf: (officerId: OfficerId) => Command,
  ): Promise<Answer<null>> => {
    const officerId = officerOf(caller);
    return officerId === null
      ? Promise.resolve(NOT_SIGNED_IN)
      : submit(requestId, caller.identity.device.deviceId, commandOf(officerId));
  };
  return {
    findTicket: ({ number }) => {
      const day = executor.day();
      const ticket = liveTicket(day, `${day.date}/${number}` as TicketId);
      return answered(executor, ticket === undefined ? null : deskTicket(ticket));
    },
    endTicket: ({ requestId, reason: { code, note }, ...said }, caller) =>
      asOfficer(requestId, caller, (officerId) => ({
        type: 'endAtDesk',
        ...said,
        reason: code,
        note,
        officerId,
      })),
    moveTicket: ({ requestId, counterId, reason: { code, note }, ...said }, caller) =>
      asOfficer(requestId, caller, (officerId) => ({
        type: 'moveAtDesk',
        ...said,
        toCounterId: counterId,
        reason: code,
        note,
        officerId,
      })),
    closeServices: ({ requestId, ...said }, caller) =>
      asOfficer(requestId, caller, (officerId) => ({ type: 'closeServices', ...said, officerId })),
    openServices: ({ requestId, ...said }, caller) =>
      asOfficer(requestId, caller, (officerId) => ({ type: 'openServices', ...said, officerId })),
    showBulletin: (wish, caller) => {
      const officerId = officerOf(caller);
      if (officerId === null) return Promise.resolve(NOT_SIGNED_IN);
      const isKnown = hall.settings().rooms.some(({ roomId }) => roomId === wish.roomId);
      if (wish.roomId !== null && !isKnown)
        return Promise.resolve(refuse('settings_wrong', 'roomId: no such room'));
      if (wish.until !== null && wish.until <= executor.now())
        return Promise.resolve(refuse('settings_wrong', 'until: that time is over'));
      bulletins.show(wish, officerId);
      return done();
    },
    takeBulletinBack: ({ bulletinId }, caller) => {
      const officerId = officerOf(caller);
      if (officerId === null) return Promise.resolve(NOT_SIGNED_IN);
      bulletins.takeBack(bulletinId, officerId);
      return done();
    },
  };
}
