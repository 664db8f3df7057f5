/** Many seeded days of a ward, each lived by the real rules and audited; added up to one page. */
import type { CallPolicy } from '#protocol/queue-rules.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { auditDay } from '#server/replay/day-audit.ts';
import { figuresOf, type DayFigures } from '#server/replay/day-figures.ts';
import { liveDay, type Expectation } from '#server/replay/run-day.ts';
import { wardDay } from './ward-demand.ts';
import { USUAL_SHARES } from './ward-people.ts';

export type CampaignOptions = {
  readonly seed: number;
  readonly days: number;
  readonly load: number;
  readonly policy: CallPolicy | null;
  /** What newcomers are told; it hears of the days in their order. */
  readonly expects: Expectation;
  /** Told after each day. */
  readonly onDay: (lived: number) => void;
};

export type CampaignResult = {
  readonly days: number;
  readonly figures: DayFigures;
  readonly calls: number;
  readonly proven: number;
  readonly discrepancies: readonly string[];
};

/** What the figures are made of; the rest of a day's log is let go. */
const COUNTED = new Set<RecordedEvent['type']>([
  'TicketIssued',
  'ServedWithoutTicket',
  'PriorityGranted',
  'TicketCalled',
  'TicketMissed',
  'TicketParked',
  'TicketTransferred',
  'TicketTakenOver',
  'TicketEndedForColleague',
  'TicketExpired',
  'DeedUndone',
  'ServiceFinished',
  'CounterOpened',
  'CounterClosed',
]);

/** Lives through the days one after another. */
export function runCampaign(options: CampaignOptions): CampaignResult {
  const { seed, days, load, policy, expects, onDay } = options;
  const events: RecordedEvent[] = [];
  const passes = new Map<TicketId, number>();
  const discrepancies: string[] = [];
  let calls = 0;
  let proven = 0;
  for (let dayIndex = 0; dayIndex < days; dayIndex += 1) {
    const plan = wardDay({ seed, dayIndex, load, policy, shares: USUAL_SHARES });
    const lived = liveDay(plan, expects);
    const audit = auditDay(lived.events);
    calls += audit.calls;
    proven += audit.proven;
    for (const [ticketId, count] of audit.passes) passes.set(ticketId, count);
    for (const { sequence, detail } of audit.discrepancies)
      discrepancies.push(`${plan.date} #${String(sequence)}: ${detail}`);
    events.push(...lived.events.filter(({ type }) => COUNTED.has(type)));
    onDay(dayIndex + 1);
  }
  return { days, figures: figuresOf(events, passes), calls, proven, discrepancies };
}
