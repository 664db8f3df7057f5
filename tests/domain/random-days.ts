/** Random days for properties: any command at any time, from people who saw the present, the past or nothing at all. */
import { openTicket } from '#server/domain/queue-day.ts';
import fc from 'fast-check';
import type { DeviceId, InstantMs, PrintJobId, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { BIRTH, COPY, counterId, MARRIAGE, SHOP } from '#tests/support/ward.ts';
import { after, dayOf, dayOpened, officerId } from './given.ts';

/** A command that is made when its turn comes, from the day as it then is. */
export type Impulse = (day: QueueDay) => Command;

const counterNumbers = fc.integer({ min: 1, max: 5 });
const officers = fc.constantFrom('lan', 'minh', 'hanh');
const services = fc.constantFrom(COPY, BIRTH, MARRIAGE, SHOP, 'unknown' as ServiceId);
/** 0 is what is so now; others are what was so before. */
const staleness = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) },
);

const atCounterNow = (day: QueueDay, number: number): TicketId =>
  day.counters.get(counterId(number))?.ticketId ?? ('none' as TicketId);

const officerSteps = fc
  .tuple(
    fc.constantFrom('callNext', 'recall', 'startService', 'finish', 'markMissed', 'closeCounter'),
    counterNumbers,
    fc.option(officers),
    staleness,
  )
  .map(([type, number, someone, behind]): Impulse => (day) => {
    const signedIn = day.counters.get(counterId(number))?.officer?.officerId;
    const acting = {
      counterId: counterId(number),
      officerId: someone === null ? (signedIn ?? officerId('lan')) : officerId(someone),
    };
    const ticketId = atCounterNow(day, number);
    const ticket = openTicket(day, ticketId);
    switch (type) {
      case 'callNext':
        return {
          type,
          seenCounterRevision: (day.counters.get(acting.counterId)?.revision ?? 0) - behind,
          ...acting,
        };
      case 'recall':
        return {
          type,
          ticketId,
          seenCallCount:
            (ticket === undefined || ticket.status === 'waiting' ? 1 : ticket.callCount) - behind,
          ...acting,
        };
      case 'closeCounter':
        return { type, ...acting };
      default:
        return { type, ticketId, ...acting };
    }
  });

const issues = services.map((serviceId): Impulse => () => ({
  type: 'issueTicket',
  serviceId,
  kioskId: 'kiosk-1' as DeviceId,
}));
const signIns = fc.tuple(counterNumbers, officers).map(([number, officer]): Impulse => () => ({
  type: 'openCounter',
  counterId: counterId(number),
  officerId: officerId(officer),
  officerName: officer,
}));
const papers = fc
  .tuple(fc.nat(30), fc.constantFrom('sending', 'printed', 'sent', 'failed', 'uncertain'))
  .map(([index, state]): Impulse => (day) => ({
    type: 'reportPrintJob',
    jobId: day.printJobs[index]?.jobId ?? ('none' as PrintJobId),
    state,
    problem: null,
  }));

/** Up to a hundred impulses, sometimes ending with the day. */
export const impulses: fc.Arbitrary<readonly Impulse[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 5, arbitrary: issues },
        { weight: 2, arbitrary: signIns },
        { weight: 9, arbitrary: officerSteps },
        { weight: 2, arbitrary: papers },
      ),
      { maxLength: 100 },
    ),
    fc.boolean(),
  )
  .map(([steps, isClosed]) => [...steps, ...(isClosed ? [(): Command => ({ type: 'closeDay' })] : [])]);

/** Every state on the way, the opening first; half a second passes between steps. */
export function lived(steps: readonly Impulse[]): readonly QueueDay[] {
  const days = [dayOf(dayOpened)];
  for (const impulse of steps) {
    const day = days.at(-1)!;
    days.push(after(day, impulse(day), (day.lastAt + 500) as InstantMs));
  }
  return days;
}
