/** What each row of the message table does that a phone before a poster may say: of itself, by the mark that stands for it today. */
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { PosterTicket } from '#protocol/poster.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import type { HallCode, PhoneMark, TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Forecaster } from '#server/app/forecaster.ts';
import type { Posters } from '#server/app/posters.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import { openTicketOfPhone } from '#server/domain/decide-issuing.ts';
import { liveTicket, serviceOf } from '#server/domain/queue-day.ts';
import type { PosterHandlers } from './handling.ts';
import { createPace, type Pace } from './pace.ts';
import { answered, createSubmit, refuse } from './submission.ts';

/** One phone gives numbers up and takes others only so often. */
const NUMBERS_AT_ONCE = 5;
const NUMBER_INTERVAL_MS = 60_000;
/** Wrong codes of one phone; and of all together, since a phone can call itself another one. Two of 10,000 codes are good. */
const CODES_AT_ONCE = 5;
const CODE_INTERVAL_MS = 60_000;
const CODES_OF_ALL_AT_ONCE = 30;
const CODE_OF_ALL_INTERVAL_MS = 6_000;
/** Of a minute's numbers so many may go out at once. */
const AT_ONCE_SHARE = 1 / 3;

export type PosterHandlerParts = {
  readonly executor: Executor;
  readonly posters: Posters;
  readonly links: Pick<TicketLinks, 'linkOf'>;
  readonly rangeFor: Forecaster['rangeFor'];
  readonly monotonicMs: () => number;
};

export function createPosterHandlers(parts: PosterHandlerParts): PosterHandlers {
  const { executor, posters, links, rangeFor, monotonicMs } = parts;
  const submit = createSubmit(executor);
  const ofPhone = createPace(NUMBER_INTERVAL_MS, NUMBERS_AT_ONCE, monotonicMs);
  const ofAll = createMinutePace(() => posters.settings().perMinute, monotonicMs);
  const isGoodCode = createCodeCheck(posters, monotonicMs);

  const admit = (phone: PhoneMark, hallCode: HallCode | null) => (): Refusal | null => {
    const refusal = isGoodCode(phone, hallCode);
    if (refusal !== null) return refusal;
    const retryAfterMs = ofPhone.take(phone) || ofAll.take('');
    return retryAfterMs === 0 ? null : { code: 'too_fast', message: 'numbers go out slower', retryAfterMs };
  };
  /** Links die with the day: whoever asks again after midnight is given none. */
  const linked = (ticket: {
    readonly ticketId: TicketId;
    readonly number: TicketNumber;
    readonly serviceId: IssuedTicket['serviceId'];
  }): PosterTicket => ({
    number: ticket.number,
    serviceId: ticket.serviceId,
    link: ticket.ticketId.startsWith(executor.day().date) ? links.linkOf(ticket.ticketId) : null,
  });

  return {
    takeNumber: async ({ requestId, serviceId, language, hallCode }, phone) => {
      const { mostWaiting, mostADay } = posters.settings();
      const answer: Answer<IssuedTicket> = await submit<IssuedTicket>(
        requestId,
        phone,
        {
          type: 'issueByPhone',
          serviceId,
          language,
          phone,
          range: rangeFor(serviceId, null),
          bounds: { mostWaiting, mostADay },
        },
        admit(phone, hallCode),
      );
      return answer.ok ? { ...answer, result: linked(answer.result) } : answer;
    },
    findOwn: (_, phone) => {
      const day = executor.day();
      const ticketId = openTicketOfPhone(day, phone);
      const ticket = ticketId === null ? undefined : liveTicket(day, ticketId);
      return answered(executor, ticket === undefined ? null : linked(ticket));
    },
    getPapers: ({ serviceId }) => {
      const service = serviceOf(executor.day().settings, serviceId);
      if (service === undefined) return Promise.resolve(refuse('unknown_service', 'no such service'));
      return answered(
        executor,
        service.papers.map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp })),
      );
    },
  };
}

/** All phones together, at a pace that the office may change at any time. */
function createMinutePace(perMinute: () => number, monotonicMs: () => number): Pick<Pace, 'take'> {
  let made: { readonly perMinute: number; readonly pace: Pace } | null = null;
  return {
    take: (key) => {
      const wanted = perMinute();
      if (made?.perMinute !== wanted) {
        const atOnce = Math.max(1, Math.floor(wanted * AT_ONCE_SHARE));
        made = { perMinute: wanted, pace: createPace(60_000 / wanted, atOnce, monotonicMs) };
      }
      return made.pace.take(key);
    },
  };
}

/** Whether the code is the hall's; wrong ones are counted, and beyond their number no code is looked at, right or wrong. */
function createCodeCheck(
  posters: Posters,
  monotonicMs: () => number,
): (phone: PhoneMark, code: HallCode | null) => Refusal | null {
  const ofPhone = createPace(CODE_INTERVAL_MS, CODES_AT_ONCE, monotonicMs);
  const ofAll = createPace(CODE_OF_ALL_INTERVAL_MS, CODES_OF_ALL_AT_ONCE, monotonicMs);
  return (phone, code) => {
    if (!posters.settings().asksForHallCode) return null;
    const retryAfterMs = Math.max(ofPhone.waitMs(phone), ofAll.waitMs(''));
    if (retryAfterMs > 0) return { code: 'too_many_tries', message: 'too many wrong codes', retryAfterMs };
    if (code !== null && posters.isHallCode(code)) return null;
    ofPhone.take(phone);
    ofAll.take('');
    return { code: 'wrong_hall_code', message: 'not the code that the screens show' };
  };
}
