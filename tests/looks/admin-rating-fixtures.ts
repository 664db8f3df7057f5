/** What citizens said, as the supervisor's desk is told of it. */
import type { RatingReason, RatingRemarks, RatingsOfDay } from '#protocol/rating.ts';
import {
  durationMs,
  instantMs,
  type CounterId,
  type DeviceId,
  type DurationMs,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { GALLERY_NOW_MS } from './office.ts';

const counterId = (number: number): CounterId => String(number) as CounterId;
const screenOf = (number: number): DeviceId => `rating-${String(number)}` as DeviceId;
const ago = (minutes: number) => instantMs(GALLERY_NOW_MS - minutes * 60_000);
const single = (number: string, sinceFinishMs: DurationMs | null) =>
  ({ count: 1, number: number as TicketNumber, sinceFinishMs, score: null }) as const;
const run = (count: number) => ({ count, number: null, sinceFinishMs: null, score: null }) as const;

const faces = (...counts: readonly number[]): RatingsOfDay['scores'] =>
  FIRST_FORM.faces.map(({ score, words }, place) => ({ score, words, count: counts[place] ?? 0 }));
const reason = (reasonId: RatingReason, count: number): RatingsOfDay['reasons'][number] => ({
  reasonId,
  words: FIRST_FORM.reasons.find((known) => known.reasonId === reasonId)?.words ?? null,
  count,
});

/** Before the first service of the day is over. */
export const NO_RATINGS: RatingsOfDay = {
  finished: 0,
  rated: 0,
  satisfied: 0,
  dissatisfied: 0,
  scores: faces(0, 0, 0, 0),
  reasons: [],
  sources: { phone: 0, counter: 0, kiosk: 0 },
  counters: [],
  anomalies: [],
};

/** Some were finished and nobody has said anything. */
export const NOBODY_RATED: RatingsOfDay = {
  ...NO_RATINGS,
  finished: 7,
  counters: [{ counterId: counterId(3), finished: 7, rated: 0, dissatisfied: 0 }],
};

/** An ordinary morning. */
export const CALM_RATINGS: RatingsOfDay = {
  finished: 172,
  rated: 118,
  satisfied: 105,
  dissatisfied: 5,
  scores: faces(61, 44, 8, 5),
  reasons: [reason('slow', 4), reason('unclear_guidance', 2), reason('many_trips', 1), reason('other', 1)],
  sources: { phone: 19, counter: 96, kiosk: 3 },
  counters: [
    { counterId: counterId(1), finished: 41, rated: 32, dissatisfied: 1 },
    { counterId: counterId(2), finished: 22, rated: 13, dissatisfied: 0 },
    { counterId: counterId(3), finished: 38, rated: 29, dissatisfied: 0 },
    { counterId: counterId(4), finished: 19, rated: 12, dissatisfied: 3 },
    { counterId: counterId(5), finished: 27, rated: 20, dissatisfied: 1 },
    { counterId: counterId(6), finished: 25, rated: 12, dissatisfied: 0 },
  ],
  anomalies: [],
};

/** Somebody presses for citizens at counter 3. */
export const ODD_RATINGS: RatingsOfDay = {
  ...CALM_RATINGS,
  anomalies: [
    {
      ...{ kind: 'quick_run', counterId: counterId(3), deviceId: screenOf(3) },
      ...{ from: ago(31), to: ago(4) },
      ...run(6),
    },
    {
      ...{ kind: 'instant', counterId: counterId(3), deviceId: screenOf(3), from: ago(12), to: ago(12) },
      ...single('H049', durationMs(400)),
    },
    {
      ...{ kind: 'same_score', counterId: counterId(1), deviceId: screenOf(1), from: ago(98), to: ago(15) },
      ...run(14),
      score: 'very_satisfied',
    },
    {
      ...{ kind: 'late', counterId: counterId(5), deviceId: screenOf(5), from: ago(64), to: ago(64) },
      ...single('A020', durationMs(312_000)),
    },
  ],
};

/** A day on which somebody went through the tickets of counter 2. */
export const EARLIER_RATINGS: RatingsOfDay = {
  ...CALM_RATINGS,
  anomalies: [
    {
      ...{ kind: 'burst', counterId: counterId(2), deviceId: null, from: ago(41), to: ago(37) },
      ...run(9),
    },
    {
      ...{ kind: 'burst', counterId: counterId(2), deviceId: 'kiosk-1' as DeviceId },
      ...{ from: ago(171), to: ago(169) },
      ...run(5),
    },
  ],
};

const AUTHENTICATION = { vi: 'Chứng thực bản sao', en: 'Certified copies' };

/** What two citizens wrote. */
export const REMARKS: RatingRemarks = {
  total: 2,
  newest: [
    {
      at: ago(12),
      counterId: counterId(4),
      serviceName: AUTHENTICATION,
      score: 'dissatisfied',
      words: 'Tôi đến từ bảy giờ, gần trưa mới được gọi. Biển chỉ dẫn ở cửa ghi khác với bảng trong sảnh.',
    },
    {
      at: ago(95),
      counterId: counterId(1),
      serviceName: null,
      score: 'dissatisfied',
      words: '=HYPERLINK("http://") <b>chờ lâu</b>',
    },
  ],
};
/** Of a day on which so many wrote that the desk shows the newest. */
export const CUT_REMARKS: RatingRemarks = { ...REMARKS, total: 263 };
