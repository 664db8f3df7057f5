/** The simulated hall as queueing theory knows it: Poisson arrivals, exponential service, nobody walks, nobody dawdles. */
import type { CallPolicy } from '#protocol/queue-rules.ts';
import { durationMs, type BusinessDate, type PriorityId, type TicketId } from '#protocol/vocabulary.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import { CERTIFICATION, COPY, counterId, wallTime, WARD } from '#tests/support/ward.ts';
import { runHall, wholeMs, type Arrival } from './simulated-hall.ts';

export const STRICT_WITHOUT_CEILING: CallPolicy = {
  kind: 'strict',
  ceiling: { maxWaitMs: durationMs(Number.MAX_SAFE_INTEGER), maxOvertakes: Number.MAX_SAFE_INTEGER },
};

export type TheoryHall = {
  readonly counters: number;
  /** Per minute: those of the first class, if there are two, and the ordinary ones. */
  readonly arrivals: readonly number[];
  readonly service: number;
  readonly policy: CallPolicy;
  readonly citizens: number;
  readonly seed: number;
};

const DATE = '2026-11-23' as BusinessDate;
const FIRST_CLASS = WARD.rules.priorityClasses[0]?.priorityId ?? ('elderly' as PriorityId);

/** Mean waits in minutes by class, in the order of the arrivals' rates, without the first tenth of the citizens. */
export function meanWaits(hall: TheoryHall): readonly number[] {
  const { counters, arrivals: rates, service, policy, citizens } = hall;
  const dice = seededRandom(hall.seed);
  const exponentialMs = (perMinute: number): number => (-Math.log(1 - dice()) / perMinute) * 60_000;
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  function* arrivals(): Generator<Arrival> {
    let afterMs = 0;
    for (let count = 0; count < citizens; count += 1) {
      afterMs += exponentialMs(all);
      const isFirst = rates.length > 1 && dice() * all < (rates[0] ?? 0);
      yield { afterMs: wholeMs(afterMs), serviceId: COPY, priorityId: isFirst ? FIRST_CLASS : null };
    }
  }
  const numbers = Array.from({ length: counters }, (_, index) => index + 1);
  const template = WARD.counters[1];
  if (template === undefined) throw new Error('the ward has a second counter');
  const issued = new Map<
    TicketId,
    { readonly at: number; readonly isFirst: boolean; readonly nth: number }
  >();
  const sums = rates.map(() => ({ wait: 0, count: 0 }));
  let nth = 0;
  runHall(
    {
      settings: {
        ...WARD,
        counters: numbers.map((number) => ({
          ...template,
          counterId: counterId(number),
          number,
          fieldIds: [CERTIFICATION],
        })),
        rules: { ...WARD.rules, policy },
      },
      date: DATE,
      opensAt: wallTime(DATE, '07:30'),
      arrivals: arrivals(),
      shifts: numbers.map((number) => ({ counterId: counterId(number), fromMs: 0, pauses: [] })),
      stayMs: () => wholeMs(exponentialMs(service)),
      betweenMs: () => 0,
      reactionMs: () => 0,
      absentShare: 0,
      parkedShare: 0,
      dice,
    },
    (event) => {
      if (event.type === 'TicketIssued') {
        const { ticketId, priorityId } = event.ticket;
        issued.set(ticketId, { at: event.at, isFirst: priorityId !== null, nth: (nth += 1) });
      }
      if (event.type !== 'TicketCalled') return;
      const ticket = issued.get(event.ticketId);
      issued.delete(event.ticketId);
      if (ticket === undefined || ticket.nth <= citizens / 10) return;
      const sum = sums[ticket.isFirst || rates.length === 1 ? 0 : 1];
      if (sum === undefined) return;
      sum.wait += (event.at - ticket.at) / 60_000;
      sum.count += 1;
    },
  );
  return sums.map(({ wait, count }) => wait / count);
}
