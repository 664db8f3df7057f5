import type { Call } from '#protocol/views.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import { YOUNG_FOR_MS } from '#protocol/hall.ts';

/** When this screen first showed each ticket's latest call, on a clock that never jumps. */
export type Arrivals = ReadonlyMap<TicketId, Arrival>;
export type Arrival = Pick<Call, 'callCount' | 'calledAt'> & { readonly arrivedAtMs: number };

/**
 * Notes the calls that are new to this screen. A call that was already old when it came (first view of the morning, a
 * long outage) did not arrive just now and gets no highlight.
 */
export function noteArrivals(
  arrivals: Arrivals,
  calls: readonly Call[],
  { serverNowMs, monotonicMs }: { readonly serverNowMs: number; readonly monotonicMs: number },
): Arrivals {
  return new Map(
    calls.map(({ ticketId, callCount, calledAt }) => {
      const known = arrivals.get(ticketId);
      if (known?.callCount === callCount && known.calledAt === calledAt) return [ticketId, known];
      const isYoung = serverNowMs - calledAt <= YOUNG_FOR_MS;
      return [
        ticketId,
        { callCount, calledAt, arrivedAtMs: isYoung ? monotonicMs : Number.NEGATIVE_INFINITY },
      ];
    }),
  );
}
