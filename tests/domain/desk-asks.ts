/** The commands of a supervisor's desk: `endAtDesk('C001', seenRevision)`. */
import type { ServiceId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { SHOP } from '#tests/support/ward.ts';
import { officerId, ticketIdOf } from './given.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** At the desk, of one who has seen the ticket at that revision. */
const atDesk = (number: string, seenRevision: number, officer: string) => ({
  ticketId: ticketIdOf(number),
  seenRevision,
  note: null,
  officerId: officerId(officer),
});
export const endAtDesk = (number: string, seenRevision: number, officer = 'hoa'): CommandOf<'endAtDesk'> => ({
  type: 'endAtDesk',
  reason: 'left',
  ...atDesk(number, seenRevision, officer),
});
export const moveAtDesk = (
  number: string,
  seenRevision: number,
  change: Partial<CommandOf<'moveAtDesk'>> = {},
): CommandOf<'moveAtDesk'> => ({
  type: 'moveAtDesk',
  serviceId: SHOP,
  toCounterId: null,
  reason: 'wrong_line',
  ...atDesk(number, seenRevision, 'hoa'),
  ...change,
});
export const closeServices = (
  serviceIds: readonly ServiceId[],
  change: Partial<CommandOf<'closeServices'>> = {},
): CommandOf<'closeServices'> => ({
  type: 'closeServices',
  serviceIds,
  reason: 'system_down',
  until: null,
  officerId: officerId('hoa'),
  ...change,
});
export const openServices = (serviceIds: readonly ServiceId[]): CommandOf<'openServices'> => ({
  type: 'openServices',
  serviceIds,
  officerId: officerId('hoa'),
});
