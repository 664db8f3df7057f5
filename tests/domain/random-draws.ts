/** What chance decides about one command of a random day. */
import fc from 'fast-check';
import type { FieldId, OfficerId, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import { BIRTH, CERTIFICATION, CIVIL_STATUS, COPY, HOUSEHOLD, MARRIAGE, SHOP } from '#tests/support/ward.ts';
import { officerId } from './given.ts';

/** Each maker takes of it what it needs. */
export type Draw = {
  readonly counter: number;
  readonly otherCounter: number;
  /** Null = whoever is signed in there. */
  readonly officer: OfficerId | null;
  /** 0 is what is so now; others are what was so before. */
  readonly behind: number;
  readonly ticket: number;
  readonly isTicketAtHand: boolean;
  readonly service: ServiceId;
  readonly field: FieldId;
  readonly priority: PriorityId | null;
  readonly choice: number;
  readonly flag: boolean;
  readonly isSupervisor: boolean;
};
const services = fc.constantFrom(
  ...[COPY, BIRTH, MARRIAGE, SHOP],
  ...[COPY, BIRTH, MARRIAGE, SHOP],
  ...[COPY, BIRTH, 'unknown' as ServiceId],
);
const priorities = fc.constantFrom<PriorityId | null>(
  null,
  null,
  null,
  'elderly' as PriorityId,
  'disabled' as PriorityId,
  'merit' as PriorityId,
  'unknown' as PriorityId,
);
export const draws: fc.Arbitrary<Draw> = fc.record({
  counter: fc.constantFrom(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5),
  otherCounter: fc.integer({ min: 1, max: 5 }),
  officer: fc.oneof(
    { weight: 14, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('lan', 'minh', 'hanh', 'hoa').map(officerId) },
  ),
  behind: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 2),
  ticket: fc.nat(30),
  isTicketAtHand: fc.constantFrom(true, true, true, true, false),
  service: services,
  field: fc.constantFrom(CERTIFICATION, CIVIL_STATUS, HOUSEHOLD),
  priority: priorities,
  choice: fc.nat(9),
  flag: fc.boolean(),
  isSupervisor: fc.constantFrom(true, true, false),
});
