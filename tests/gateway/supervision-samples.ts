/** For every row of live supervision a message that a supervisor would be granted. */
import type { DeskTicket } from '#protocol/admin-view.ts';
import type { SUPERVISION_MESSAGES } from '#protocol/supervision-messages.ts';
import { newRequestId, resultOf } from '#tests/support/gateway-server.ts';
import type { Samples, Scene } from './samples.ts';

/** The waiting ticket as the desk sees it. */
async function seen({ supervisor, ticket: { ticketId, number } }: Scene) {
  const found = resultOf<DeskTicket | null>(await supervisor.client.say('findTicket', { number }));
  return { requestId: newRequestId(), ticketId, seenRevision: found?.revision ?? 0 };
}

export const SUPERVISION_SAMPLES: Pick<Samples['admin'], keyof typeof SUPERVISION_MESSAGES> = {
  findTicket: ({ ticket: { number } }) => Promise.resolve({ number }),
  endTicket: async (scene) => ({
    ...(await seen(scene)),
    reason: { code: 'other', note: 'Đã về trước khi được gọi' },
  }),
  moveTicket: async (scene) => {
    const { services } = scene.supervisor.client.welcome().office;
    const other = services.find(({ fieldId }) => fieldId !== scene.ticket.fieldId);
    if (other === undefined) throw new Error('an office of one field');
    const reason = { code: 'wrong_line', note: null } as const;
    return { ...(await seen(scene)), serviceId: other.serviceId, counterId: null, reason };
  },
  closeServices: ({ ticket: { serviceId } }) =>
    Promise.resolve({
      requestId: newRequestId(),
      serviceIds: [serviceId],
      reason: 'system_down',
      until: null,
    }),
  openServices: async (scene) => {
    const serviceIds = [scene.ticket.serviceId];
    const close = { requestId: newRequestId(), serviceIds, reason: 'power_cut', until: null } as const;
    resultOf(await scene.supervisor.client.say('closeServices', close));
    return { requestId: newRequestId(), serviceIds };
  },
  showBulletin: () =>
    Promise.resolve({
      requestId: newRequestId(),
      text: { vi: 'Mất điện 10 phút, xin bà con chờ', en: '' },
      roomId: null,
      until: null,
    }),
  takeBulletinBack: async (scene) => {
    const wish = await SUPERVISION_SAMPLES.showBulletin(scene);
    resultOf(await scene.supervisor.client.say('showBulletin', wish));
    return { requestId: newRequestId(), bulletinId: wish.requestId };
  },
};
