import { expect, test } from 'vitest';
import { RATING_SCALES, type RatingPrompt, type RatingView } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, formOf } from '#protocol/rating-settings.ts';
import { instantMs, type Revision, type TicketId, type TicketNumber } from '#protocol/vocabulary.ts';
import { createClock } from '#demo/clock.ts';
import { newRequestId, type ProtocolClient } from '#demo/protocol-client.ts';
import { chooseScore } from '#demo/behaviour.ts';
import { rateAtCounter } from '#demo/simulated-rater.ts';
import { seededRandom } from './random.ts';

const FIVE = formOf({ ...FIRST_RATING_SETTINGS, faces: 5 });

test('every face of the scale is pressed, the better ones far more often', () => {
  const random = seededRandom(3);
  const pressed = Array.from({ length: 4_000 }, () => chooseScore(FIVE, random));
  const counts = RATING_SCALES[5].map((score) => pressed.filter((each) => each === score).length);
  expect(counts.every((count) => count > 0)).toBe(true);
  expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBeGreaterThan(3_000);
});

test('some of those who are asked rate, each once, and nobody for a number that a person took', async () => {
  const said: { readonly name: string; readonly ticketId: string }[] = [];
  const views = Array.from({ length: 60 }, (_, index): RatingView => {
    const prompt: RatingPrompt = {
      ticketId: `2026-11-23/${index % 3 === 0 ? 'P' : 'A'}${String(index)}` as TicketId,
      number: 'A001' as TicketNumber,
      serviceName: { vi: 'Sao y', en: 'Copy' },
      officerName: null,
      language: 'vi',
      form: FIVE,
      until: instantMs(index),
    };
    return { revision: index as Revision, at: instantMs(0), counterNumber: 1, prompt };
  });
  const ending = new AbortController();
  let shown: RatingView | null = null;
  const client = {
    isClosed: () => false,
    view: () => shown,
    viewWhere: (isWanted: (view: RatingView) => boolean) => {
      shown = views.find(isWanted) ?? null;
      if (shown === null) ending.abort();
      return Promise.resolve(shown);
    },
    send: (name: string, { ticketId }: { readonly ticketId: string }) => {
      said.push({ name, ticketId });
      return Promise.resolve({ ok: true, revision: 1, result: null });
    },
  } as unknown as ProtocolClient<'rating'>;
  await rateAtCounter({
    client,
    clock: createClock(1_000_000),
    random: seededRandom(5),
    newRequestId,
    isOurs: (ticketId) => !ticketId.includes('/P'),
    signal: ending.signal,
  });
  const rated = said.filter(({ name }) => name === 'rate').map(({ ticketId }) => ticketId);
  expect(rated.length).toBeGreaterThan(5);
  expect(rated.length).toBeLessThan(35);
  expect(new Set(rated).size).toBe(rated.length);
  expect(rated.filter((ticketId) => ticketId.includes('/P'))).toEqual([]);
});
