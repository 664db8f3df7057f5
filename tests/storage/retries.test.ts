import { expect, test } from 'vitest';
import type { Answer } from '#protocol/messages.ts';
import type { DeviceId, PriorityId, TicketId } from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { fold } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { createRandom, type Random } from '#tests/simulation/random.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { BIRTH, COPY, counterId, MAIN_PRINTER, SHOP } from '#tests/support/ward.ts';
import { openStore } from './opened-store.ts';
import { later, MORNING, startWritePath } from './write-path.ts';

const COMMANDS = 10_000;
const COMMANDS_A_TURN = 10;
const SENT_TWICE = 0.2;
const ANSWER_LOST = 0.2;
const ELDERLY = 'elderly' as PriorityId;

/** What somebody in the ward might ask, seeing the day as it is. */
function anyCommand(random: Random, day: QueueDay): Command {
  const number = random.integer(1, 4);
  const counter = day.counters.get(counterId(number));
  const acting = { counterId: counterId(number), officerId: `officer-${String(number)}` as never };
  const ticketId = counter?.ticketId ?? ('none' as TicketId);
  switch (random.integer(1, 8)) {
    case 1:
    case 2:
    case 3:
      return {
        type: 'issueTicket',
        serviceId: random.pick([COPY, BIRTH, SHOP]),
        priorityId: random.chance(0.15) ? ELDERLY : null,
        range: null,
        kioskId: 'kiosk-1' as DeviceId,
        language: 'vi',
        printerId: MAIN_PRINTER,
      };
    case 4:
      return { type: 'openCounter', officerName: 'An', isSupervisor: false, ...acting };
    case 5:
      return {
        type: 'callNext',
        seenCounterRevision: counter?.revision ?? 0,
        deviceId: 'counter-1' as DeviceId,
        ...acting,
      };
    case 6:
      return { type: 'startService', ticketId, ...acting };
    case 7:
      return { type: 'finish', ticketId, done: [], ...acting };
    default:
      return { type: 'markMissed', ticketId, ...acting };
  }
}

/** Asks ten thousand commands; with faults, a fifth of them twice at once, and a fifth again later. */
async function live(
  hasFaults: boolean,
): Promise<{ readonly day: QueueDay; readonly answers: readonly Answer<unknown>[] }> {
  const { store } = openStore(temporaryFolder());
  const { ask, clock, executor } = startWritePath(store);
  const [wishes, faults] = [createRandom(1), createRandom(2)];
  const answers: Answer<unknown>[] = [];
  let unsure: { readonly index: number; readonly asked: readonly [string, Command] }[] = [];
  for (let turn = 0; turn < COMMANDS / COMMANDS_A_TURN; turn += 1) {
    clock.now = later(MORNING, turn * 700);
    const day = executor.day();
    const fresh = Array.from({ length: COMMANDS_A_TURN }, (_, place) => {
      const index = turn * COMMANDS_A_TURN + place;
      return { index, asked: [`request-${String(index)}`, anyCommand(wishes, day)] as const };
    });
    const doubled = fresh.filter(() => hasFaults && faults.chance(SENT_TWICE));
    const sent = [...fresh, ...doubled, ...unsure];
    unsure = fresh.filter(() => hasFaults && faults.chance(ANSWER_LOST));
    const heard = await ask(...sent.map(({ asked }) => asked));
    for (const [place, { index }] of sent.entries()) {
      const answer = heard[place]!;
      // Asked once or three times, the answer to one request is one answer.
      expect(answers[index] ?? answer).toEqual(answer);
      answers[index] = answer;
    }
  }
  expect(fold(store.newestDayEvents())).toEqual(executor.day());
  return { day: executor.day(), answers };
}

test('10,000 commands with a fifth sent twice and a fifth of the answers lost end as if nothing had happened', async () => {
  const calm = await live(false);
  const stormy = await live(true);
  expect(stormy.day).toEqual(calm.day);
  expect(stormy.answers).toEqual(calm.answers);
  expect(calm.day.tally.issued).toBeGreaterThan(2_000);
  expect(calm.day.tally.finished + calm.day.missed.size).toBeGreaterThan(100);
}, 60_000);
