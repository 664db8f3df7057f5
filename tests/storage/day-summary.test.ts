import { describe, expect, test } from 'vitest';
import type { DaySummary } from '#protocol/slips.ts';
import type { FieldId, OfficerId } from '#protocol/vocabulary.ts';
import { daySummary } from '#server/app/day-summary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';
import { anyCommand, BUSY_WARD } from './any-command.ts';
import { openStore, type OpenedStore } from './opened-store.ts';
import { later, startWritePath, type WritePath } from './write-path.ts';

const ASKED_A_TURN = 4;

/** A morning in which anything is asked; what was recorded of it, in order. */
async function morning(
  seed: number,
  turns: number,
): Promise<{
  readonly opened: OpenedStore;
  readonly office: WritePath;
  readonly events: readonly RecordedEvent[];
}> {
  const random = createRandom(seed);
  const opened = openStore(temporaryFolder());
  const office = startWritePath(opened.store, wallTime('2026-11-23', '07:30'), BUSY_WARD);
  for (let turn = 0; turn < turns; turn += 1) {
    office.clock.now = later(office.clock.now, random.integer(0, 30_000));
    const day = office.executor.day();
    const asked = Array.from(
      { length: ASKED_A_TURN },
      (_, place) => [`ask-${[seed, turn, place].join('-')}`, anyCommand(random, day)] as const,
    );
    await office.ask(...asked);
  }
  return { opened, office, events: opened.store.newestDayEvents() };
}

/** A ticket's life as the log tells it: no state of the product's own, only what each event says. */
type Life = {
  readonly fieldId: FieldId;
  readonly isCounted: boolean;
  kind: 'waiting' | 'called' | 'serving' | 'parked' | 'missed' | 'ended';
  since: number;
  by: OfficerId | null;
  /** Its stretches that ended as seen, in the order they ended. */
  stretches: { readonly kind: Life['kind']; readonly ms: number; readonly by: OfficerId | null }[];
  ending: 'finished' | 'cancelled' | 'expired' | null;
};
type Snapshot = Pick<Life, 'kind' | 'since' | 'by' | 'ending'> & { readonly stretches: number };

const LONGEST_MS = BUSY_WARD.rules.longestServiceMs;

/** Reads the log as somebody with a pencil would: who stood where from when to when, and what an undo crosses out. */
function livesOf(events: readonly RecordedEvent[]): ReadonlyMap<string, Life> {
  const lives = new Map<string, Life>();
  const before = new Map<number, Snapshot>();
  const letters = new Map(BUSY_WARD.fields.map(({ letter, fieldId }) => [letter, fieldId]));
  const begin = (
    ticketId: string,
    kind: Life['kind'],
    at: number,
    isCounted: boolean,
    by: OfficerId | null,
  ): void => {
    const fieldId = letters.get(ticketId.slice(11, 12));
    if (fieldId === undefined) throw new Error(`no field has the letter of ${ticketId}`);
    lives.set(ticketId, { fieldId, isCounted, kind, since: at, by, stretches: [], ending: null });
  };
  const goOn = (
    event: RecordedEvent & { readonly ticketId: string },
    kind: Life['kind'],
    by: OfficerId | null,
    isSeen = true,
  ): void => {
    const life = lives.get(event.ticketId);
    if (life === undefined) throw new Error(`${event.ticketId} never began`);
    before.set(event.sequence, {
      kind: life.kind,
      since: life.since,
      by: life.by,
      ending: life.ending,
      stretches: life.stretches.length,
    });
    const ms = event.at - life.since;
    const wasAtCounter = life.kind === 'called' || life.kind === 'serving';
    const isFirstOfRoll = !life.isCounted && life.stretches.length === 0 && life.kind === 'waiting';
    const isReliable = isSeen && !isFirstOfRoll && !(wasAtCounter && ms > LONGEST_MS);
    life.stretches.push({ kind: isReliable ? life.kind : 'ended', ms, by: life.by });
    life.kind = kind;
    life.since = event.at;
    life.by = by;
  };
  for (const event of events) {
    switch (event.type) {
      case 'TicketIssued':
        begin(event.ticket.ticketId, 'waiting', event.at, event.source !== 'roll', null);
        break;
      case 'ServedWithoutTicket':
        begin(event.ticketId, 'serving', event.at, false, event.officerId);
        break;
      case 'TicketCalled':
        goOn(event, 'called', event.officerId);
        break;
      case 'TicketTakenOver': {
        const held = lives.get(event.ticketId)?.kind ?? 'called';
        goOn(event, held, event.officerId, false);
        break;
      }
      case 'ServiceStarted':
        goOn(event, 'serving', event.officerId);
        break;
      case 'TicketMissed':
        goOn(event, 'missed', null);
        break;
      case 'TicketParked':
        goOn(event, 'parked', null);
        break;
      case 'TicketReinstated':
      case 'TicketResumed':
      case 'TicketTransferred':
        goOn(event, 'waiting', null);
        break;
      case 'TicketCancelled':
      case 'TicketGivenUp':
      case 'TicketExpired':
        goOn(event, 'ended', null, event.type !== 'TicketExpired');
        lives.get(event.ticketId)!.ending = event.type === 'TicketExpired' ? 'expired' : 'cancelled';
        break;
      case 'TicketEndedAtDesk':
        goOn(event, 'ended', null, event.fromCounterId === null);
        lives.get(event.ticketId)!.ending = 'cancelled';
        break;
      case 'TicketMovedAtDesk':
        goOn(event, 'waiting', null, event.fromCounterId === null);
        break;
      case 'ServiceFinished':
        goOn(event, event.returnsTo === null && event.goesOnTo === null ? 'ended' : 'waiting', null);
        if (event.returnsTo === null && event.goesOnTo === null)
          lives.get(event.ticketId)!.ending = 'finished';
        break;
      case 'TicketEndedForColleague': {
        const kinds = { finished: 'ended', missed: 'missed', back_in_line: 'waiting' } as const;
        goOn(event, kinds[event.ending], null, false);
        if (event.ending === 'finished') lives.get(event.ticketId)!.ending = 'finished';
        break;
      }
      case 'DeedUndone': {
        const life = lives.get(event.ticketId);
        const was = before.get(event.undoneSequence);
        if (life === undefined || was === undefined) throw new Error('nothing to undo');
        Object.assign(life, { ...was, stretches: life.stretches.slice(0, was.stretches) });
        break;
      }
      default:
        break;
    }
  }
  return lives;
}

/** The value at the place that at least this share of them reaches. */
const atShare = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = sorted.findIndex((_, index) => index + 1 >= sorted.length * share);
  return Math.round((sorted[place] ?? 0) / 60_000);
};

function reckoned(lives: ReadonlyMap<string, Life>, officer: OfficerId | null): DaySummary {
  const isOwn = (by: OfficerId | null): boolean => officer === null || by === officer;
  const stoodAtCounter = ({ kind, by, stretches }: Life): boolean =>
    ((kind === 'called' || kind === 'serving') && isOwn(by)) ||
    stretches.some(
      (stretch) => (stretch.kind === 'called' || stretch.kind === 'serving') && isOwn(stretch.by),
    );
  const all = Array.from(lives.values());
  const counted = officer === null ? all : all.filter(stoodAtCounter);
  const waitedOf = (life: Life): number | null => {
    const waits = life.stretches.filter(({ kind }) => kind === 'waiting');
    if (!life.isCounted || !stoodAtCounter(life) || waits.length === 0) return null;
    return waits.reduce((sum, { ms }) => sum + ms, 0);
  };
  const waitsAmong = (some: readonly Life[]): readonly number[] =>
    some.map(waitedOf).filter((wait): wait is number => wait !== null);
  const waits = waitsAmong(all);
  const services = all.flatMap(({ stretches }) =>
    stretches.filter(({ kind, by }) => kind === 'serving' && isOwn(by)).map(({ ms }) => ms),
  );
  const endedAs = (ending: Life['ending']): number => counted.filter((life) => life.ending === ending).length;
  const missed = counted.filter(({ kind }) => kind === 'missed').length;
  return {
    issued: counted.length,
    finished: endedAs('finished'),
    missed,
    cancelled: endedAs('cancelled'),
    open: endedAs(null) - missed,
    expired: endedAs('expired'),
    waitMinutes:
      waits.length === 0
        ? null
        : { median: atShare(waits, 0.5), ninetieth: atShare(waits, 0.9), longest: atShare(waits, 1) },
    serviceMinutes:
      services.length === 0 ? null : { median: atShare(services, 0.5), longest: atShare(services, 1) },
    fields: BUSY_WARD.fields.flatMap(({ fieldId }) => {
      const own = counted.filter((life) => life.fieldId === fieldId);
      if (own.length === 0) return [];
      const ownWaits = waitsAmong(own);
      return [
        {
          fieldId,
          issued: own.length,
          finished: own.filter(({ ending }) => ending === 'finished').length,
          medianWaitMinutes: ownWaits.length === 0 ? null : atShare(ownWaits, 0.5),
        },
      ];
    }),
  };
}

describe('the figures of a day on paper', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'are what somebody with a pencil reads from the log (day %i): of the office, and of each officer',
    async (seed) => {
      const { opened, office, events } = await morning(seed, 200);
      const day = office.executor.day();
      const facts = opened.store.dayFacts(day.date);
      const lives = livesOf(events);
      const officers = new Set(events.flatMap((event) => ('officerId' in event ? [event.officerId] : [])));
      expect(officers.size).toBeGreaterThan(1);
      const summary = daySummary(day, facts, null);
      expect(summary).toEqual(reckoned(lives, null));
      expect(summary.issued).toBe(day.tally.issued);
      expect(summary.finished).toBeGreaterThan(2);
      for (const officer of officers)
        expect([officer, daySummary(day, facts, officer)]).toEqual([officer, reckoned(lives, officer)]);
    },
    60_000,
  );

  test('add up: whoever was given a number is somewhere', async () => {
    const { opened, office } = await morning(7, 80);
    const day = office.executor.day();
    const { issued, finished, missed, cancelled, open, expired, fields } = daySummary(
      day,
      opened.store.dayFacts(day.date),
      null,
    );
    expect(finished + missed + cancelled + open + expired).toBe(issued);
    expect(fields.reduce((sum, field) => sum + field.issued, 0)).toBe(issued);
  });

  test('of a day on which nobody came measure nothing, and never say 0 minutes', () => {
    const opened = openStore(temporaryFolder());
    const { executor } = startWritePath(opened.store, wallTime('2026-11-23', '07:30'), BUSY_WARD);
    const day = executor.day();
    expect(daySummary(day, opened.store.dayFacts(day.date), null)).toEqual({
      issued: 0,
      finished: 0,
      missed: 0,
      cancelled: 0,
      open: 0,
      expired: 0,
      waitMinutes: null,
      serviceMinutes: null,
      fields: [],
    });
  });

  test('are of the one day: a ticket of yesterday is in none of them', async () => {
    const { opened, office } = await morning(8, 40);
    office.clock.now = later(office.clock.now, 24 * 3_600_000);
    office.executor.tick();
    const day = office.executor.day();
    expect(day.date).toBe('2026-11-24');
    expect(daySummary(day, opened.store.dayFacts(day.date), null).issued).toBe(0);
    expect(opened.store.dayFacts('2026-11-23' as typeof day.date).tickets.length).toBeGreaterThan(0);
  });
});
