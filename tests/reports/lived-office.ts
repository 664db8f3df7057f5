/** An office with a past as a ward has it: days of the campaign, lived by the real rules and kept by the real store. */
import { asksForReasons, FIRST_REASONS, FIRST_SCALE } from '#protocol/rating.ts';
import { instantMs, type OfficerId, type TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { liveDay } from '#server/replay/run-day.ts';
import { newOfficer } from '#server/app/people.ts';
import type { Store } from '#server/storage/store.ts';
import { DEMO_OFFICERS } from '#demo/office.ts';
import { wardDay } from '#tests/campaign/ward-demand.ts';
import { USUAL_SHARES } from '#tests/campaign/ward-people.ts';
import { createRandom } from '#tests/simulation/random.ts';

/** So many of a hundred who are served say how it was. */
const RATING_PERCENT = 24;

export type LivedDays = {
  /** Days after Monday, 5 January 2026, e.g. 0 to 4 for that week. */
  readonly dayIndexes: readonly number[];
  readonly load?: number;
  readonly seed?: number;
};

/** Lives the days into an empty store, in order, and closes each. */
export function liveInto(store: Store, { dayIndexes, load = 0.72, seed = 7 }: LivedDays): void {
  let day: QueueDay | null = null;
  let sequence = 0;
  const random = createRandom(seed);
  for (const dayIndex of dayIndexes) {
    const plan = wardDay({
      seed: seed + dayIndex,
      dayIndex,
      load: dayIndex % 7 === 0 ? load + 0.1 : load,
      policy: null,
      shares: USUAL_SHARES,
    });
    const { events } = liveDay(plan);
    const serviceOf = new Map(
      events.flatMap((event) =>
        event.type === 'TicketIssued' ? [[event.ticket.ticketId, event.ticket.serviceId] as const] : [],
      ),
    );
    const papersOf = (ticketId: TicketId): readonly string[] =>
      plan.settings.services
        .find(({ serviceId }) => serviceId === serviceOf.get(ticketId))
        ?.papers.map(({ name }) => name.vi) ?? [];
    const lived = events.flatMap((event) => withMore(event, random, papersOf));
    store.write((transaction) => {
      for (const event of lived) {
        sequence += 1;
        const recorded = { ...event, sequence } as RecordedEvent;
        const after: QueueDay = evolve(day, recorded);
        transaction.appendEvent(recorded, day, after);
        day = after;
      }
    });
  }
}

/** Names for the officers of these days. */
export function nameOfficers(store: Store): void {
  const names = DEMO_OFFICERS.map(({ displayName }) => displayName);
  for (let number = 1; number <= 8; number += 1) {
    const officerId = `officer-${String(number)}` as OfficerId;
    store.saveOfficer(
      newOfficer({
        officerId,
        username: officerId,
        displayName: names[number - 1] ?? officerId,
        passwordHash: '',
        role: 'officer',
      }),
    );
  }
}

/** What plans leave out: papers that were missing, outcomes other than done, and what people say of it. */
function withMore(
  event: RecordedEvent,
  random: ReturnType<typeof createRandom>,
  papersOf: (ticketId: TicketId) => readonly string[],
): readonly RecordedEvent[] {
  if (event.type === 'TicketParked') {
    const papers = papersOf(event.ticketId);
    return papers.length === 0
      ? [event]
      : [{ ...event, missingPapers: [{ name: random.pick(papers), isReceived: false }] }];
  }
  if (event.type !== 'ServiceFinished' || event.goesOnTo !== null || event.returnsTo !== null) return [event];
  const outcome = random.chance(0.05)
    ? 'papers_missing'
    : random.chance(0.02)
      ? 'result_not_ready'
      : random.chance(0.01)
        ? 'not_here'
        : 'completed';
  const finished = { ...event, done: event.done.map((done) => ({ ...done, outcome })) } as RecordedEvent;
  if (!random.chance(RATING_PERCENT / 100)) return [finished];
  const score = random.pick([
    ...Array.from({ length: 12 }, () => 'very_satisfied' as const),
    ...Array.from({ length: 17 }, () => 'satisfied' as const),
    'neutral' as const,
    ...(random.chance(0.6) ? ['dissatisfied' as const] : []),
  ]);
  const [{ serviceId } = { serviceId: null }] = event.done;
  if (serviceId === null) return [finished];
  return [
    finished,
    {
      type: 'ServiceRated',
      ticketId: event.ticketId,
      counterId: event.counterId,
      officerId: event.officerId,
      serviceId,
      score,
      scale: FIRST_SCALE,
      reasons: asksForReasons(score) ? [random.pick(FIRST_REASONS)] : [],
      source: 'phone',
      deviceId: null,
      sinceFinishMs: null,
      sequence: 0,
      at: instantMs(event.at),
    },
  ];
}
