/** What becomes of one call, decided when the number is first seen: all chance comes in as an argument. Times in ms. */
import type { Service } from '#protocol/office.ts';
import type { QueueRules } from '#protocol/queue-rules.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';
import { between, chooseService, type Random } from './behaviour.ts';

/** How the talk at the counter ends. */
export type Ending =
  | { readonly kind: 'finish' }
  /** Papers are missing: the citizen fetches them and is back after `awayMs`. */
  | { readonly kind: 'park'; readonly paperIndexes: readonly number[]; readonly awayMs: number }
  /** Another counter's business comes first. */
  | { readonly kind: 'transfer'; readonly serviceId: ServiceId };

export type Visit = {
  readonly isNoShow: boolean;
  /** From the call to the counter. */
  readonly walkMs: number;
  /** How long the officer waits for somebody who does not come, each time; never less than the office's recall lock. */
  readonly patienceMs: number;
  /** How often somebody who does not come is called in all. */
  readonly calls: number;
  /** How long after being marked missed the citizen turns up; null = never. */
  readonly turnsUpAfterMs: number | null;
  readonly serviceMs: number;
  readonly ending: Ending;
};

export type VisitOutlook = {
  readonly service: Service | null;
  readonly rules: Pick<QueueRules, 'recallLockMs' | 'recallLimit'>;
  /** The ticket was at a counter before: this time its citizen comes and gets done. */
  readonly wasHereBefore: boolean;
  /** Services that a colleague would take a ticket for. */
  readonly servicesElsewhere: readonly Service[];
};

const NO_SHOW_SHARE = 0.05;
const TURNS_UP_SHARE = 0.5;
const PARK_SHARE = 0.08;
const TRANSFER_SHARE = 0.06;
const MOST_PAPERS_FORGOTTEN = 2;
const SHORTEST_SERVICE_MS = 10_000;
const LONGEST_SERVICE_MS = 30_000;
/** A procedure of this many minutes takes the longest compressed time. */
const LONGEST_COUNTER_MINUTES = 30;
/** That something is missing, or belongs elsewhere, shows early in the talk. */
const EARLY = 0.5;

/** Minutes at the counter compressed into 10 to 30 seconds, with some people quicker than others. */
export function planVisit(
  { rules, service, servicesElsewhere, wasHereBefore }: VisitOutlook,
  random: Random,
): Visit {
  const [from, to] = service?.counterMinutes ?? [10, 10];
  const share = Math.min(
    1,
    (between(random, from, to) * between(random, 0.7, 1.3)) / LONGEST_COUNTER_MINUTES,
  );
  const wholeMs = SHORTEST_SERVICE_MS + share * (LONGEST_SERVICE_MS - SHORTEST_SERVICE_MS);
  const ending: Ending = wasHereBefore
    ? { kind: 'finish' }
    : chooseEnding(service, servicesElsewhere, random);
  return {
    isNoShow: random() < NO_SHOW_SHARE && !wasHereBefore,
    walkMs: between(random, 3_000, 8_000),
    patienceMs: rules.recallLockMs + between(random, 500, 3_000),
    calls: Math.min(rules.recallLimit, random() < 0.5 ? 2 : 3),
    turnsUpAfterMs: random() < TURNS_UP_SHARE ? between(random, 8_000, 20_000) : null,
    serviceMs: ending.kind === 'finish' ? wholeMs : wholeMs * EARLY,
    ending,
  };
}

function chooseEnding(service: Service | null, elsewhere: readonly Service[], random: Random): Ending {
  const chance = random();
  const papers = service?.papers ?? [];
  if (chance < PARK_SHARE && papers.length > 0) {
    const first = Math.floor(random() * papers.length);
    const paperIndexes = papers.map((_, index) => index).slice(first, first + MOST_PAPERS_FORGOTTEN);
    return { kind: 'park', paperIndexes, awayMs: between(random, 20_000, 40_000) };
  }
  const other = chance > 1 - TRANSFER_SHARE ? chooseService(elsewhere, random) : null;
  return other === null ? { kind: 'finish' } : { kind: 'transfer', serviceId: other.serviceId };
}
