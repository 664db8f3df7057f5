import type { HallSettings } from '#protocol/hall.ts';
import { RATING_PROMPT_MS, type RatingForm, type RatingPrompt, type RatingView } from '#protocol/rating.ts';
import {
  instantMs,
  type CounterId,
  type InstantMs,
  type Revision,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { counterOf, serviceOf, type QueueDay } from '#server/domain/queue-day.ts';

/** What the rating screen of that counter may see at `at`; null once the office has no such counter any more. */
export function toRatingView(
  day: QueueDay,
  counterId: CounterId,
  at: InstantMs,
  { showsOfficers }: Pick<HallSettings, 'showsOfficers'>,
  form: RatingForm,
): RatingView | null {
  const counter = counterOf(day.settings, counterId);
  if (counter === undefined) return null;
  return {
    revision: day.sequence as Revision,
    at,
    counterNumber: counter.number,
    prompt: promptAt(day, counterId, at, showsOfficers, form),
  };
}

/** Only the newest finish is asked about: whoever comes next takes the place of the one before. */
function promptAt(
  day: QueueDay,
  counterId: CounterId,
  at: InstantMs,
  showsOfficers: boolean,
  form: RatingForm,
): RatingPrompt | null {
  const counter = day.counters.get(counterId);
  const ticketId: TicketId | null = counter?.lastFinishedId ?? null;
  const served = ticketId === null ? undefined : day.served.get(ticketId);
  if (ticketId === null || served?.finishedAt == null || day.rated.has(ticketId)) return null;
  const until = instantMs(served.finishedAt + RATING_PROMPT_MS);
  // It may have been finished anew at another counter.
  if (at >= until || served.counterId !== counterId) return null;
  const officer = counter?.officer;
  return {
    ticketId,
    number: ticketId.slice(day.date.length + 1) as TicketNumber,
    serviceName: serviceOf(day.settings, served.serviceId)?.shortName ?? { vi: '', en: '' },
    officerName: showsOfficers && officer?.officerId === served.officerId ? officer.displayName : null,
    language: served.language,
    form,
    until,
  };
}
