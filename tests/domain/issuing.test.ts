import { liveTickets } from '#server/domain/queue-day.ts';
import { describe, expect, test } from 'vitest';
import type { ServiceId } from '#protocol/vocabulary.ts';
import { decide } from '#server/domain/decide.ts';
import { BIRTH, COPY, MARRIAGE, WARD } from '#tests/support/ward.ts';
import { issueTicket } from './asks.ts';
import { after, dayOf, dayOpened, given, MONDAY, OPENING, ticketIdOf } from './given.ts';
import { called, dayClosed, finished, issued, opened, started } from './happenings.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';

/** The number the next press would get, or why none. */
const nextNumber = (day: QueueDay, serviceId: ServiceId): string => {
  const decision = decide(day, issueTicket(serviceId), day.lastAt);
  if (!decision.ok) return decision.code;
  const [event] = decision.events;
  return event?.type === 'TicketIssued' ? event.ticket.number : 'no ticket';
};

describe('a press at the kiosk', () => {
  test('the first number of a series is 001, under the letter of its field', () => {
    expect(nextNumber(dayOf(dayOpened), COPY)).toBe('C001');
    expect(nextNumber(dayOf(dayOpened), BIRTH)).toBe('H001');
  });

  test('services of one field share one series', () => {
    const day = after(dayOf(dayOpened), issueTicket(BIRTH));
    expect(nextNumber(day, MARRIAGE)).toBe('H002');
    expect(nextNumber(day, COPY)).toBe('C001');
  });

  test('a number is never given twice in a day, even after its ticket has left', () => {
    const day = dayOf(
      dayOpened,
      opened(2, 'lan'),
      issued('C001'),
      called('C001', 2, 'lan'),
      started('C001', 2, 'lan'),
      finished('C001', 2, 'lan'),
    );
    expect(liveTickets(day).length).toBe(0);
    expect(nextNumber(day, COPY)).toBe('C002');
  });

  test('numbers have three digits up to 999, and then the series is exhausted, while others go on', () => {
    let day = dayOf(dayOpened);
    const numbers: string[] = [];
    for (let count = 0; count < 999; count += 1) {
      numbers.push(nextNumber(day, COPY));
      day = after(day, issueTicket(COPY));
    }
    expect(numbers.slice(7, 11)).toEqual(['C008', 'C009', 'C010', 'C011']);
    expect(numbers.at(-1)).toBe('C999');
    expect(new Set(numbers).size).toBe(999);
    expect(nextNumber(day, COPY)).toBe('series_exhausted');
    expect(nextNumber(day, BIRTH)).toBe('H001');
  });

  test('the ticket says who is ahead, where to go, and nothing that will change', () => {
    const day = dayOf(dayOpened, issued('C001'), issued('C002'), issued('H001'));
    const decision = decide(day, issueTicket(COPY), OPENING);
    expect(decision).toMatchObject({
      ok: true,
      events: [
        {
          type: 'TicketIssued',
          ticket: {
            ticketId: ticketIdOf('C003'),
            number: 'C003',
            date: MONDAY,
            issuedAt: OPENING,
            ahead: 2,
            range: null,
            counterNumbers: [1, 2],
          },
        },
      ],
    });
  });

  test('a service the office does not have gives no number', () => {
    given(dayOpened)
      .when(issueTicket('tax' as ServiceId))
      .thenRefused('unknown_service');
  });

  test('a service whose field was taken away gives no number', () => {
    const settings = { ...WARD, fields: WARD.fields.slice(1) };
    given({ type: 'DayOpened', date: MONDAY, settings })
      .when(issueTicket(COPY))
      .thenRefused('unknown_service');
  });

  test('a closed day, and an office that never opened, give no number', () => {
    given(dayOpened, dayClosed).when(issueTicket(COPY)).thenRefused('day_closed');
    given().when(issueTicket(COPY)).thenRefused('day_closed');
  });
});
