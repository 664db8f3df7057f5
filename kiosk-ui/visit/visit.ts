/** Several services in one visit under one number: what was chosen before the page that is open now. Pure. */
import { MOST_SERVICES_OF_A_TICKET, type ServiceId } from '#protocol/vocabulary.ts';

/** In the order in which they were chosen; empty for an ordinary number. */
export type Visit = readonly ServiceId[];

/** What else the number is for that is taken for this service: its own line is the one that is waited in first. */
export const furtherThan = (visit: Visit, serviceId: ServiceId): Visit =>
  visit.filter((chosen) => chosen !== serviceId);

/** The visit with this service chosen as well, each once. */
export const withService = (visit: Visit, serviceId: ServiceId): Visit => [
  ...furtherThan(visit, serviceId),
  serviceId,
];

/** True while there is room for another one beside this service. */
export const hasRoomBeside = (visit: Visit, serviceId: ServiceId): boolean =>
  withService(visit, serviceId).length < MOST_SERVICES_OF_A_TICKET;
