/** Puts together what the server says, what was pressed and what time it is; the page is drawn from its snapshot. */
import { faceCountOf, type RatingPrompt, type RatingReason, type RatingScore } from '#protocol/rating.ts';
import type { CounterId, RequestId } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import { createDeedSender } from './deed-sender.ts';
import type { DeedStorage } from './kept-deeds.ts';
import {
  answered,
  explained,
  initialState,
  keyOf,
  pageOf,
  passed,
  pressed,
  SETTLE_MS,
  skipped,
  withReason,
  type RatingPage,
  type RatingState,
} from './rating-state.ts';

const TICK_MS = 100;

export type RatingSnapshot = {
  readonly page: RatingPage;
  /** A page so young that it heeds nothing. */
  readonly isSettling: boolean;
  readonly isOnline: boolean;
  /** Null until the server was heard once. */
  readonly counterNumber: number | null;
  readonly heardAtMs: number | null;
  readonly timeZone: string | null;
};

export type RatingActions = {
  readonly press: (score: RatingScore) => void;
  readonly skip: () => void;
  readonly toggle: (reason: RatingReason) => void;
  readonly sendReasons: () => void;
  readonly giveNoReason: () => void;
};

export type RatingDesk = RatingActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => RatingSnapshot;
};

export type RatingDeskWorld = {
  readonly connection: Pick<Connection<'rating'>, 'state' | 'subscribe' | 'send' | 'now'>;
  readonly counterId: CounterId;
  readonly storage: DeedStorage;
  readonly newRequestId: () => RequestId;
  /** Never jumps. */
  readonly monotonicMs: () => number;
};

/** Lives as long as the page. */
export function createRatingDesk(world: RatingDeskWorld): RatingDesk {
  const { connection, counterId, storage, newRequestId, monotonicMs } = world;
  const listeners = new Set<() => void>();
  let state: RatingState = initialState(monotonicMs());
  let shown = { key: 'idle', sinceMs: monotonicMs() };
  let snapshot: RatingSnapshot = look();

  const sender = createDeedSender({
    counterId,
    send: connection.send,
    storage,
    now: Date.now,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onRated: (ticketId, answer) => {
      become(answered(state, ticketId, answer));
    },
  });

  function promptNow(): RatingPrompt | null {
    return connection.state().view?.prompt ?? null;
  }
  function look(): RatingSnapshot {
    const { status, view, heardAtServerMs, welcome } = connection.state();
    const nowMs = monotonicMs();
    const page = pageOf(state, promptNow(), nowMs, connection.now());
    const key = page.kind === 'idle' ? 'idle' : `${page.kind} ${keyOf(page.prompt)}`;
    if (key !== shown.key) shown = { key, sinceMs: nowMs };
    return {
      page,
      isSettling: nowMs - shown.sinceMs < SETTLE_MS,
      isOnline: status === 'online',
      counterNumber: view?.counterNumber ?? null,
      heardAtMs: heardAtServerMs,
      timeZone: welcome?.office.timeZone ?? null,
    };
  }
  function tellWhenChanged(): void {
    const next = look();
    if (JSON.stringify(next) === JSON.stringify(snapshot)) return;
    snapshot = next;
    for (const listener of listeners) listener();
  }
  function become(next: RatingState): void {
    // Whatever was chosen is sent when its page is left, by whichever way.
    const { step } = state;
    if (step.kind === 'reasons' && next.step.kind !== 'reasons') sendChosen(step.prompt, step.chosen);
    state = next;
    tellWhenChanged();
  }
  function sendChosen({ ticketId }: RatingPrompt, chosen: readonly RatingReason[]): void {
    if (chosen.length === 0) return;
    const input = { requestId: newRequestId(), ticketId, reasons: [...chosen] };
    sender.add({ name: 'explain', input, keptAtMs: Date.now() });
  }
  const lookAgain = (): void => {
    become(passed(state, promptNow(), monotonicMs()));
  };
  setInterval(lookAgain, TICK_MS);
  connection.subscribe(lookAgain);

  /** The question on the screen, when a touch counts for it. */
  const asked = (): RatingPrompt | null => {
    const { page, isSettling } = look();
    return page.kind === 'asking' && page.pressed === null && !isSettling ? page.prompt : null;
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => snapshot,
    press: (score) => {
      const prompt = asked();
      if (prompt === null) return;
      const { ticketId, form } = prompt;
      const input = { requestId: newRequestId(), ticketId, score, faces: faceCountOf(form) };
      become(pressed(prompt, score, monotonicMs()));
      sender.add({ name: 'rate', input, keptAtMs: Date.now() });
    },
    skip: () => {
      const prompt = asked();
      if (prompt !== null) become(skipped(prompt, monotonicMs()));
    },
    toggle: (reason) => {
      if (!look().isSettling) become(withReason(state, reason));
    },
    sendReasons: () => {
      if (!look().isSettling) become(explained(state, monotonicMs()));
    },
    giveNoReason: () => {
      if (look().isSettling || state.step.kind !== 'reasons') return;
      state = { ...state, step: { ...state.step, chosen: [] } };
      become(explained(state, monotonicMs()));
    },
  };
}
