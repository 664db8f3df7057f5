/**
 * Given what has happened, when this is asked, then that happens: the rules in the office's own words.
 * Events get their sequence and a time one second apart, as the write path would give them.
 */
import { expect } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import type { QueueRules } from '#protocol/queue-rules.ts';
import {
  instantMs,
  type BusinessDate,
  type InstantMs,
  type OfficerId,
  type PrintJobId,
  type RejectionCode,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { DomainEvent, RecordedEvent } from '#server/domain/events.ts';
import { evolve, fold } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import { liveTicket, type QueueDay } from '#server/domain/queue-day.ts';
import type { LiveTicket } from '#server/domain/ticket.ts';
import { WARD, wallTime } from '#tests/support/ward.ts';

export const MONDAY = '2026-11-23' as BusinessDate;
/** When the first given event happened: the doors open. */
export const OPENING = wallTime(MONDAY, '07:30');

/** The events as recorded, one second apart from `OPENING`. */
export const recorded = (events: readonly DomainEvent[]): readonly RecordedEvent[] =>
  events.map((event, index) => ({ ...event, sequence: index + 1, at: instantMs(OPENING + index * 1_000) }));

/** The day that these events make; it must be sound. */
export function dayOf(...events: readonly DomainEvent[]): QueueDay {
  const day = soundDay(fold(recorded(events)));
  expect(violations(day)).toEqual([]);
  return day;
}

/** The day after one more command; what was refused changes nothing. */
export function after(day: QueueDay, command: Command, at: InstantMs = day.lastAt): QueueDay {
  const decision = decide(day, command, at);
  if (!decision.ok) return day;
  return decision.events.reduce(
    (state, event) => evolve(state, { ...event, sequence: state.sequence + 1, at }),
    day,
  );
}

type Then = {
  /** Exactly these events happen (of a call's reason: the rule, whom it overtook, how many waited), and the day stays sound. */
  readonly then: (...events: readonly DomainEvent[]) => void;
  /** Nothing happens, for this reason. */
  readonly thenRefused: (code: RejectionCode) => void;
};
type Given = {
  /** Asked one second after the last event, or `laterMs` after that. */
  readonly when: (command: Command, laterMs?: number) => Then;
};

/** Of a call's reason what a story tells; all of it is told in the tests of the policies. */
const inShort = (event: DomainEvent): unknown => {
  if (event.type !== 'TicketCalled') return event;
  const { rule, overtook, waitingForCounter, hand } = event.reason;
  return { ...event, reason: { rule, overtook, waitingForCounter, hand } };
};

/** Before the office's first day there is nothing at all: `given()`. */
export function given(...events: readonly DomainEvent[]): Given {
  const day = events.length === 0 ? null : dayOf(...events);
  return {
    when: (command, laterMs = 0) => {
      const at = instantMs(OPENING + events.length * 1_000 + laterMs);
      const decision = decide(day, command, at);
      return {
        then: (...expected) => {
          if (!decision.ok) expect.fail(`refused: ${decision.code}`);
          expect(decision.events.map(inShort)).toEqual(expected.map(inShort));
          expect(
            violations(
              soundDay(fold([...recorded(events), ...recordedAt(decision.events, events.length, at)])),
            ),
          ).toEqual([]);
        },
        thenRefused: (code) => {
          expect(decision).toEqual({ ok: false, code });
        },
      };
    },
  };
}

/** Events of one decision: all at the same time. */
const recordedAt = (
  events: readonly DomainEvent[],
  sequence: number,
  at: InstantMs,
): readonly RecordedEvent[] =>
  events.map((event, index) => ({ ...event, sequence: sequence + index + 1, at }));

function soundDay(day: QueueDay | null): QueueDay {
  if (day === null) throw new Error('a day begins with DayOpened');
  return day;
}

/** The day after these commands, a second apart, none of which may be refused. */
export function livedThrough(day: QueueDay, ...commands: readonly ((day: QueueDay) => Command)[]): QueueDay {
  return commands.reduce((state, commandFor) => {
    const command = commandFor(state);
    const at = instantMs(state.lastAt + 1_000);
    const decision = decide(state, command, at);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
    const next = after(state, command, at);
    expect(violations(next)).toEqual([]);
    return next;
  }, day);
}

/** The live ticket of that number, which must be there. */
export function ticketOf(day: QueueDay, number: string): LiveTicket {
  const ticket = liveTicket(day, ticketIdOf(number));
  if (ticket === undefined) throw new Error(`${number} is not in the day`);
  return ticket;
}

/** The opening of a day whose settings differ from the ward's. */
export const openedWith = (
  rules: Partial<QueueRules>,
  change: (settings: OfficeSettings) => OfficeSettings = (settings) => settings,
) =>
  ({
    type: 'DayOpened',
    date: MONDAY,
    settings: change({ ...WARD, rules: { ...WARD.rules, ...rules } }),
  }) as const satisfies DomainEvent;

export const dayOpened = { type: 'DayOpened', date: MONDAY, settings: WARD } as const satisfies DomainEvent;

export const ticketIdOf = (number: string): TicketId => `${MONDAY}/${number}` as TicketId;
export const paperOf = (number: string): PrintJobId => `${MONDAY}/${number}/paper-1` as PrintJobId;
export const officerId = (name: string): OfficerId => name as OfficerId;
