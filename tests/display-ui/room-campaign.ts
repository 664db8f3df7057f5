/**
 * Hundreds of calls in bursts to a room with two displays under a made-up clock, while everything around them fails; and
 * what must be true of what was heard. Real are the announcer, its reports, the page's store, the server's presence and
 * its views. Stand-ins: the clock, the network, the loudspeaker and the calls themselves.
 */
import { vi } from 'vitest';
import type { Call, RoomCall } from '#protocol/views.ts';
import { YOUNG_FOR_MS } from '#protocol/hall.ts';
import type { AnnouncementReporter } from '../../display-ui/announcer/announcement-reports.ts';
import { createRandom, type Random } from '../simulation/random.ts';
import { createRoomDisplay, type RoomDisplay } from './room-display.ts';
import { silentAtMs, soundedAtMs, type Utterance } from './room-loudspeaker.ts';
import { ALWAYS, createRoomServer, STAND_IN, type ServerFaults } from './room-server.ts';

const BEGINS_AT_MS = Date.parse('2026-11-23T01:00:00Z');
const SAMPLE_MS = 500;
/** After a fault is over: dialling again, the first report, and the server's patience with what it does not know. */
const RECOVERY_MS = 8_000;
/** What the counter is promised, and one look at it later. */
const ACKNOWLEDGED_WITHIN_MS = 3_000 + SAMPLE_MS;
/**
 * What a room can say of a burst while it is young, though its speaker is lost on the way: a vanished one keeps the floor for
 * 13 s, then one sentence says the three, and a recall may go before them.
 */
const BURST = [1, 3] as const;
const PAUSE_PER_CALL_MS = 6_000;

/** Faults put in on purpose, to see that they are noticed. */
export type Planted = ServerFaults & {
  /** A display begins to speak these. */
  readonly onBegin?: (reporter: AnnouncementReporter, calls: readonly RoomCall[]) => void;
};

export type CampaignReport = {
  readonly calls: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Each promise that was broken, in words. */
  readonly broken: readonly string[];
  readonly heardToTheEnd: number;
  /** Said again by the other display, since nobody could know that it had been said. */
  readonly saidTwice: number;
  readonly longestOverlapMs: number;
  readonly longestWaitMs: number;
};

type Made = {
  readonly call: Call;
  /** When it was no longer awaited: the person came, or was called again. */
  endedAtMs: number;
  announcedAtMs: number | null;
};
type Trouble = { readonly deviceId: string; readonly fromMs: number; readonly toMs: number };

const keyOf = ({ ticketId, calledAt }: Pick<Call, 'ticketId' | 'calledAt'>): string =>
  `${ticketId}@${String(calledAt)}`;

/** Lets made-up time pass; what was promised meanwhile is kept before the next timer. */
async function pass(durationMs: number): Promise<void> {
  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, durationMs);
  const isPassing = (): boolean => !isOver;
  while (isPassing()) {
    vi.advanceTimersToNextTimer();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Runs a campaign to its end and judges it. The timers of the process are made-up ones meanwhile. */
export async function runRoomCampaign(
  seed: number,
  callsWanted: number,
  planted: Planted = {},
): Promise<CampaignReport> {
  vi.useFakeTimers({
    now: BEGINS_AT_MS,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  try {
    return await campaign(createRandom(seed), callsWanted, planted);
  } finally {
    vi.useRealTimers();
  }
}

async function campaign(random: Random, callsWanted: number, planted: Planted): Promise<CampaignReport> {
  const nowMs = (): number => Date.now();
  const server = createRoomServer(nowMs, planted);
  const utterances: Utterance[] = [];
  const made: Made[] = [];
  const troubles: Trouble[] = [];
  const reopened: { readonly deviceId: string; readonly atMs: number }[] = [];
  const restarts: number[] = [];
  const faults: Record<string, number> = {};
  const broken: string[] = [];
  const complain = (words: string): void => {
    if (broken.length < 20) broken.push(`${((nowMs() - BEGINS_AT_MS) / 1_000).toFixed(1)} s: ${words}`);
  };

  const open = (deviceId: typeof ALWAYS): RoomDisplay => {
    const display = createRoomDisplay({
      deviceId,
      server,
      random,
      nowMs,
      onUtterance: (utterance) => {
        utterances.push(utterance);
      },
      onAnnouncement: ({ timeline, calls }, reporter) => {
        const utterance = utterances.find((begun) => begun.timeline === timeline);

        if (utterance === undefined) return;
        utterance.calls = calls;
        planted.onBegin?.(reporter, calls);
      },
    });
    return display;
  };
  const displays = [open(ALWAYS), open(STAND_IN)];

  const suffer = (kind: string, { deviceId }: RoomDisplay, lastsMs: number): void => {
    faults[kind] = (faults[kind] ?? 0) + 1;
    troubles.push({ deviceId, fromMs: nowMs(), toMs: nowMs() + lastsMs + RECOVERY_MS });
  };
  const busy = new Set<RoomDisplay>();
  const lasting = (
    kind: string,
    display: RoomDisplay,
    lastsMs: number,
    set: (isBad: boolean) => void,
  ): void => {
    suffer(kind, display, lastsMs);
    busy.add(display);
    set(true);
    setTimeout(() => {
      set(false);
      busy.delete(display);
    }, lastsMs);
  };
  const fail = (): void => {
    const display = random.pick(displays);
    if (busy.has(display)) return;
    switch (random.pick(['restart', 'cut', 'reload', 'new tab', 'sound', 'hang'] as const)) {
      case 'restart':
        if (!server.isUp()) return;
        faults['restart'] = (faults['restart'] ?? 0) + 1;
        restarts.push(nowMs());
        server.restart(random.integer(100, 3_000));
        return;
      case 'cut':
        lasting('cut', display, Math.min(40_000, 100 + random.waitMs(6_000)), display.cutLine);
        return;
      case 'sound':
        lasting('sound', display, random.integer(500, 20_000), display.blockSound);
        return;
      case 'hang':
        lasting('hang', display, random.integer(500, 15_000), display.hang);
        return;
      case 'reload':
        suffer('reload', display, 0);
        display.reload(true);
        return;
      case 'new tab':
        suffer('new tab', display, 0);
        reopened.push({ deviceId: display.deviceId, atMs: nowMs() });
        display.reload(false);
    }
  };

  let tickets = 0;
  const makeCall = (): void => {
    const recallable = server
      .calls()
      .filter(({ status, calledAt }) => status === 'called' && nowMs() - calledAt > 5_000);
    const recalled = recallable.length > 0 && random.chance(0.1) ? random.pick(recallable) : undefined;
    if (recalled === undefined) tickets += 1;
    const call = server.call(recalled === undefined ? tickets : Number(recalled.number.slice(1)), recalled);
    for (const earlier of made)
      if (earlier.call.ticketId === call.ticketId) earlier.endedAtMs = Math.min(earlier.endedAtMs, nowMs());
    const own: Made = { call, endedAtMs: Number.POSITIVE_INFINITY, announcedAtMs: null };
    made.push(own);
    const walkMs = random.chance(0.3) ? random.integer(2_000, 20_000) : random.integer(31_000, 60_000);
    setTimeout(() => {
      if (own.endedAtMs < nowMs()) return;
      own.endedAtMs = nowMs();
      server.setStatus(call.ticketId, 'serving');
    }, walkMs);
  };

  /** Since when the way from this display to the counters has been whole. */
  const wholeSinceMs = new Map<string, number>();
  const look = (): void => {
    for (const display of displays)
      if (busy.has(display) || !display.isOnline() || !server.isUp())
        wholeSinceMs.set(display.deviceId, nowMs());
    for (const own of made.slice(-30)) {
      if (own.announcedAtMs !== null) continue;
      const heardAt = utterances.slice(-40).flatMap((utterance) => heardIn(utterance, own.call, nowMs()));
      if (server.isAnnounced(own.call)) {
        own.announcedAtMs = nowMs();
        if (heardAt.length === 0) complain(`${keyOf(own.call)} was acknowledged, but nobody has heard it`);
        continue;
      }
      for (const { display, atMs } of heardAt) {
        const fromMs = Math.max(atMs, wholeSinceMs.get(display) ?? 0);
        const isForgotten = reopened.some((tab) => tab.deviceId === display && tab.atMs >= atMs);
        if (!isForgotten && nowMs() - fromMs > ACKNOWLEDGED_WITHIN_MS) {
          complain(`${keyOf(own.call)} was heard, but no counter knows it`);
          own.announcedAtMs = Number.POSITIVE_INFINITY;
          break;
        }
      }
    }
  };
  const looks = setInterval(look, SAMPLE_MS);

  await pass(10_000);
  while (made.length < callsWanted) {
    const burst = random.integer(...BURST);
    for (let index = 0; index < burst; index += 1) {
      if (server.isUp()) makeCall();
      await pass(random.pick([1, 1, random.integer(1, 1_500)]));
    }
    const pauseMs = burst * PAUSE_PER_CALL_MS + random.integer(0, 10_000);
    const untilFaultMs = random.integer(0, pauseMs);
    await pass(untilFaultMs);
    if (random.chance(0.5)) fail();
    await pass(pauseMs - untilFaultMs);
  }
  await pass(60_000);
  clearInterval(looks);
  for (const display of displays) display.close();
  server.close();

  const heardToTheEnd = utterances.flatMap((utterance) =>
    utterance.calls.flatMap((call) =>
      heardIn(utterance, call, nowMs()).map(({ atMs }) => ({ call, utterance, atMs })),
    ),
  );
  const longestWaitMs = judgeLost(made, utterances, troubles, complain);
  const longestOverlapMs = judgeOverlap(utterances, complain);
  const saidTwice = judgeTwice(heardToTheEnd, { made, reopened, restarts }, complain);
  return {
    calls: made.length,
    faults,
    broken,
    heardToTheEnd: heardToTheEnd.length,
    saidTwice,
    longestOverlapMs,
    longestWaitMs,
  };
}

/** When and where the call was heard to its end in this utterance; nowhere when it was not, or not yet. */
function heardIn(
  utterance: Utterance,
  call: Pick<Call, 'ticketId' | 'calledAt'>,
  nowMs: number,
): readonly { readonly display: string; readonly atMs: number }[] {
  const index = utterance.calls.findIndex((spoken) => keyOf(spoken) === keyOf(call));
  const { callEndsMs, totalMs } = utterance.timeline;
  const atMs = index < 0 ? null : soundedAtMs(utterance, callEndsMs[index] ?? totalMs);
  return atMs === null || atMs > nowMs ? [] : [{ display: utterance.display, atMs }];
}

/** None lost, none late; answers the longest time that a call waited for its turn. */
function judgeLost(
  made: readonly Made[],
  utterances: readonly Utterance[],
  troubles: readonly Trouble[],
  complain: (words: string) => void,
): number {
  for (const { calls, startedAtMs, display } of utterances)
    for (const call of calls)
      if (startedAtMs - call.calledAt > YOUNG_FOR_MS)
        complain(`${keyOf(call)} was begun too late by ${display}`);
  let longestMs = 0;
  for (const { call, endedAtMs } of made) {
    const oldAtMs = call.calledAt + YOUNG_FOR_MS;
    const begun = utterances.filter((utterance) => heardIn(utterance, call, Infinity).length > 0);
    const first = begun[0];
    if (first !== undefined) {
      longestMs = Math.max(longestMs, first.startedAtMs - call.calledAt);
      continue;
    }
    const isHealthy = (deviceId: string): boolean =>
      !troubles.some(
        (trouble) =>
          trouble.deviceId === deviceId && trouble.fromMs < oldAtMs && trouble.toMs > call.calledAt,
      );
    if (endedAtMs >= oldAtMs && (isHealthy(ALWAYS) || isHealthy(STAND_IN)))
      complain(`${keyOf(call)} was lost`);
  }
  return longestMs;
}

/** How long two sentences were heard at once, at the most. */
function judgeOverlap(utterances: readonly Utterance[], complain: (words: string) => void): number {
  let longestMs = 0;
  let before: Utterance | null = null;
  for (const utterance of utterances) {
    if (before !== null) {
      const overlapMs = Math.min(silentAtMs(before), silentAtMs(utterance)) - utterance.startedAtMs;
      if (overlapMs > 0)
        complain(`${before.display} and ${utterance.display} spoke at once for ${String(overlapMs)} ms`);
      longestMs = Math.max(longestMs, overlapMs);
    }
    if (before === null || silentAtMs(utterance) > silentAtMs(before)) before = utterance;
  }
  return longestMs;
}

/** Nothing is said again that the same tab has said, or that the server knew to have been said. */
function judgeTwice(
  heard: readonly { readonly call: Call; readonly utterance: Utterance; readonly atMs: number }[],
  {
    made,
    reopened,
    restarts,
  }: {
    readonly made: readonly Made[];
    readonly reopened: readonly { readonly deviceId: string; readonly atMs: number }[];
    readonly restarts: readonly number[];
  },
  complain: (words: string) => void,
): number {
  let times = 0;
  const first = new Map<string, (typeof heard)[number]>();
  for (const again of heard) {
    const key = keyOf(again.call);
    const before = first.get(key);
    first.set(key, again);
    if (before === undefined) continue;
    times += 1;
    const { display, startedAtMs } = again.utterance;
    const isBetween = (atMs: number): boolean => atMs >= before.atMs && atMs <= startedAtMs;
    const isSameTab =
      before.utterance.display === display &&
      !reopened.some((tab) => tab.deviceId === display && isBetween(tab.atMs));
    const announcedAtMs = made.find((own) => keyOf(own.call) === key)?.announcedAtMs ?? Infinity;
    const isKnown = announcedAtMs + 1_000 < startedAtMs && !restarts.some(isBetween);
    if (isSameTab || isKnown) complain(`${key} was said again by ${display}`);
  }
  return times;
}
