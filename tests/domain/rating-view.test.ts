import { describe, expect, test } from 'vitest';
import { RATING_PROMPT_MS, type RatingView } from '#protocol/rating.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toRatingView } from '#server/views/rating-view.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { counterId } from '#tests/support/ward.ts';
import { closeCounter, endForColleague, finish, ratingScreen, rateService, undo } from './asks.ts';
import { after, dayOf, dayOpened, ticketIdOf } from './given.ts';
import { called, finished, issued, opened, started } from './happenings.ts';

const morning = [dayOpened, opened(2, 'lan'), opened(4, 'hoa', true), issued('C001'), issued('C002')];
const inService = [...morning, called('C001', 2, 'lan'), started('C001', 2, 'lan')];
const served = dayOf(...inService, finished('C001', 2, 'lan'));

const shown = (
  day: QueueDay,
  { counter = 2, laterMs = 0, showsOfficers = true } = {},
): RatingView['prompt'] | undefined =>
  toRatingView(day, counterId(counter), instantMs(day.lastAt + laterMs), { showsOfficers }, FIRST_FORM)
    ?.prompt;

describe('the rating screen of a counter', () => {
  test('asks about what was finished there a moment ago', () => {
    expect(toRatingView(served, counterId(2), served.lastAt, { showsOfficers: true }, FIRST_FORM)).toEqual({
      revision: served.sequence,
      at: served.lastAt,
      counterNumber: 2,
      prompt: {
        ticketId: ticketIdOf('C001'),
        number: 'C001',
        serviceName: expect.objectContaining({ vi: expect.any(String) as string }) as object,
        officerName: served.counters.get(counterId(2))?.officer?.displayName,
        language: 'vi',
        form: FIRST_FORM,
        until: served.lastAt + RATING_PROMPT_MS,
      },
    });
  });

  test('names no officer where the office shows none, nor one who sits there by now instead', () => {
    expect(shown(served, { showsOfficers: false })?.officerName).toBeNull();
    const left = after(served, closeCounter(2, 'lan'));
    expect(shown(left)?.officerName).toBeNull();
  });

  test('asks for 20 seconds and not a moment longer', () => {
    expect(shown(served, { laterMs: RATING_PROMPT_MS - 1 })).not.toBeNull();
    expect(shown(served, { laterMs: RATING_PROMPT_MS })).toBeNull();
  });

  test('asks nothing at another counter, before the end, once rated, or once the end was taken back', () => {
    expect(shown(served, { counter: 4 })).toBeNull();
    expect(shown(dayOf(...inService))).toBeNull();
    expect(shown(after(served, rateService('C001', ratingScreen(2))))).toBeNull();
    expect(shown(after(served, rateService('C001')))).toBeNull();
    expect(shown(after(served, undo(served.sequence, 2, 'lan')))).toBeNull();
  });

  test('asks about the newest when another one is finished meanwhile', () => {
    const second = dayOf(
      ...[...inService, finished('C001', 2, 'lan')],
      ...[called('C002', 2, 'lan'), started('C002', 2, 'lan'), finished('C002', 2, 'lan')],
    );
    expect(shown(second)?.number).toBe('C002');
    // Taken back, it does not bring the one before it to the screen again, who has gone.
    expect(shown(after(second, undo(second.sequence, 2, 'lan')))).toBeNull();
  });

  test('asks again when what was taken up is finished anew', () => {
    const again = after(
      after(served, undo(served.sequence, 2, 'lan')),
      finish('C001', 2, 'lan'),
      instantMs(served.lastAt + 60_000),
    );
    expect(shown(again)).toMatchObject({ number: 'C001', until: again.lastAt + RATING_PROMPT_MS });
  });

  test('does not ask about what a supervisor ended for a colleague: its citizen has gone, nobody knows when', () => {
    expect(shown(after(dayOf(...inService), endForColleague('C001', 2, 'finished', 4, 'hoa')))).toBeNull();
  });

  test('of a counter that the office no longer has is shown nothing', () => {
    expect(shown(served, { counter: 77 })).toBeUndefined();
  });
});
