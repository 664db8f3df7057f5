/** What each row does that is about ratings: given at a counter's screen, by phone or at a kiosk, and read at the desk. */
import type { Answer, MessageInput } from '#protocol/messages.ts';
import type { RatingReason } from '#protocol/rating.ts';
import { createPastRatings } from '#server/app/past-ratings.ts';
import type { Rating } from '#server/app/rating.ts';
import type { Command } from '#server/domain/commands.ts';
import { serviceOf } from '#server/domain/queue-day.ts';
import { ratingsOfDay } from '#server/views/ratings-of-day.ts';
import type { HandlerDependencies, Handlers } from './handling.ts';
import { answered, createSubmit, refuse } from './submission.ts';

type RateService = Extract<Command, { readonly type: 'rateService' }>;

/** The command for what somebody pressed; what else it is bound to is the door's fact. */
export const rateService = (
  { score, faces }: Pick<RateService, 'score' | 'faces'>,
  of: Pick<RateService, 'ticketId' | 'source' | 'deviceId' | 'ofCounterId'>,
  rating: Pick<Rating, 'satisfiedFaces'>,
): RateService => ({
  type: 'rateService',
  score,
  faces,
  satisfiedFaces: rating.satisfiedFaces(faces),
  ...of,
});

/** The refusal of reasons that this office never offered; null when it knows them all. */
export const refusalOfReasons = (
  reasons: readonly RatingReason[],
  rating: Pick<Rating, 'knows'>,
): Extract<Answer<never>, { readonly ok: false }> | null =>
  rating.knows(reasons) ? null : refuse('invalid_message', 'reasons: no reason of this office');

const NO_TICKET = refuse('unknown_ticket', 'the link of no ticket of today');

/** Builds the handlers of a counter's rating screen and of the kiosk's scan. */
export function createRatingHandlers(dependencies: HandlerDependencies): {
  readonly rating: Handlers['rating'];
  readonly kiosk: Pick<Handlers['kiosk'], 'rate' | 'explain'>;
} {
  const { executor, rating, links } = dependencies;
  const submit = createSubmit(executor);
  return {
    rating: {
      rate: ({ requestId, ticketId, ...said }, { identity: { device } }) => {
        const { deviceId, counterId } = device;
        if (counterId === null)
          return Promise.resolve(refuse('unknown_counter', 'this screen belongs to no counter'));
        const of = { ticketId, source: 'counter', deviceId, ofCounterId: counterId } as const;
        return submit(requestId, deviceId, rateService(said, of, rating));
      },
      explain: ({ requestId, ticketId, reasons, words }, { identity: { device } }) => {
        const refusal = refusalOfReasons(reasons, rating);
        if (refusal !== null) return Promise.resolve(refusal);
        const { deviceId } = device;
        const command = { type: 'explainRating', ticketId, reasons, words, deviceId } as const;
        return submit(requestId, deviceId, command);
      },
    },
    kiosk: {
      rate: ({ requestId, link, ...said }, { identity: { device } }) => {
        const ticketId = links.ticketOf(link);
        if (ticketId === null) return Promise.resolve(NO_TICKET);
        const { deviceId } = device;
        const of = { ticketId, source: 'kiosk', deviceId, ofCounterId: null } as const;
        return submit(requestId, deviceId, rateService(said, of, rating));
      },
      explain: ({ requestId, link, reasons }, { identity: { device } }) => {
        const refusal = refusalOfReasons(reasons, rating);
        if (refusal !== null) return Promise.resolve(refusal);
        const ticketId = links.ticketOf(link);
        if (ticketId === null) return Promise.resolve(NO_TICKET);
        const { deviceId } = device;
        const command = { type: 'explainRating', ticketId, reasons, words: null, deviceId } as const;
        return submit(requestId, deviceId, command);
      },
    },
  };
}

/** Builds the desk's handlers. Only rows with a session lead here, which the dispatcher has seen to. */
export function createRatingDeskHandlers({
  executor,
  rating,
  reports,
}: HandlerDependencies): Pick<Handlers['admin'], 'getRatingSettings' | 'saveRatingSettings' | 'getRatedDay'> {
  const pastRatings = createPastRatings(reports, rating.settings);
  return {
    getRatingSettings: () => answered(executor, rating.settings()),
    saveRatingSettings: ({ settings }: MessageInput<'admin', 'saveRatingSettings'>, { identity }) => {
      if (identity.signedIn === null) return Promise.resolve(refuse('not_signed_in', 'sign in first'));
      return rating.save(settings, identity.signedIn.officer.officerId) === 'saved'
        ? answered(executor, { revision: rating.settings().revision })
        : Promise.resolve(refuse('settings_changed', 'somebody else changed them; read them again'));
    },
    getRatedDay: async ({ date }) => {
      const today = executor.day();
      const ratings = date === today.date ? ratingsOfDay(today, rating.settings()) : await pastRatings(date);
      const { settings } = executor.day();
      const { newest, total } = reports.ratingRemarks(date);
      const named = newest.map(({ serviceId, ...remark }) => ({
        ...remark,
        serviceName: serviceOf(settings, serviceId)?.shortName ?? null,
      }));
      return answered(executor, { ratings, remarks: { newest: named, total } });
    },
  };
}
