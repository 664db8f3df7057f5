/**
 * Given what has happened, when this is asked, then that happens: the rules in the office's own words.
 * Events get their sequence and a time one second apart, as the write path would give them.
 */
import { expect } from 'vitest';
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
import type { QueueDay } from '#server/domain/queue-day.ts';
import { WARD, wallTime } from '#tests/support/ward.ts';

export const MONDAY = '2026-11-23' as BusinessDate;
/** When the first given event happened: the doors open. */
export const OPENING = wallTime(MONDAY, '07:30');

/** The events as recorded, one second apart from `OPENING`. */
export const recorded = (events: readonly DomainEvent[]): readonly RecordedEvent[] =>
  events.map((event, index) => ({ ...event, sequence: index + 1, at: instantMs(OPENING + index * 1_000) }));

/** The day that these events make; it must be sound. */
export function dayOf(...events: readonly DomainEvent[]): QueueDay {
  const day = fold(recorded(events));
  if (day === null) throw new Error('a day begins with DayOpened');
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
  /** Exactly these events happen, and the day stays sound. */
  readonly then: (...events: readonly DomainEvent[]) => void;
  /** Nothing happens, for this reason. */
  readonly thenRefused: (code: RejectionCode) => void;
};

/** Before the office's first day there is nothing at all: `given()`. */
export function given(...events: readonly DomainEvent[]): { readonly when: (command: Command) => Then } {
  const day = events.length === 0 ? null : dayOf(...events);
  const at = instantMs(OPENING + events.length * 1_000);
  return {
    when: (command) => {
      const decision = decide(day, command, at);
      return {
        then: (...expected) => {
          expect(decision).toEqual({ ok: true, events: expected });
          const next = recorded([...events, ...expected]);
          expect(violations(fold(next)!)).toEqual([]);
        },
        thenRefused: (code) => {
          expect(decision).toEqual({ ok: false, code });
        },
      };
    },
  };
}

export const dayOpened = { type: 'DayOpened', date: MONDAY, settings: WARD } as const satisfies DomainEvent;

export const ticketIdOf = (number: string): TicketId => `${MONDAY}/${number}` as TicketId;
export const paperOf = (number: string): PrintJobId => `${MONDAY}/${number}/paper-1` as PrintJobId;
export const officerId = (name: string): OfficerId => name as OfficerId;
