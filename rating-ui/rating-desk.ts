/** Puts together what the server says, what was pressed and what time it is; the page is drawn from its snapshot. */
import { faceCountOf, type RatingPrompt, type RatingReason, type RatingScore } from '#protocol/rating.ts';
import type { CounterId, RequestId } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import { plainWords } from '#ui-kit/plain-words.ts';
import { createDeedSender } from './deed-sender.ts';
import type { DeedStorage } from './kept-deeds.ts';
import {
  answered,
  explained,
  initialState,
  isExplaining,
  keyOf,
  pageOf,
  passed,
  pressed,
  SETTLE_MS,
  skipped,
  withReason,
  withTyped,
  writing,
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
  /** Opens the page to write on. */
  readonly write: () => void;
  /** The whole text as it stands after a key. */
  readonly type: (text: string) => void;
  readonly sendWords: () => void;
  readonly dropWords: () => void;
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
  /** `words`: only what somebody has sent with the key for it. */
  function become(next: RatingState, words: string | null = null): void {
    // Whatever was chosen is sent when its page is left, by whichever way.
    const { step } = state;
    if (isExplaining(step) && !isExplaining(next.step)) sendSaid(step.prompt, step.chosen, words);
    state = next;
    tellWhenChanged();
  }
  function sendSaid({ ticketId }: RatingPrompt, chosen: readonly RatingReason[], words: string | null): void {
    if (chosen.length === 0 && words === null) return;
    const input = { requestId: newRequestId(), ticketId, reasons: [...chosen], words };
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
      if (!look().isSettling && state.step.kind === 'reasons') become(explained(state, monotonicMs()));
    },
    giveNoReason: () => {
      if (look().isSettling || state.step.kind !== 'reasons') return;
      state = { ...state, step: { ...state.step, chosen: [] } };
      become(explained(state, monotonicMs()));
    },
    write: () => {
      if (!look().isSettling) become(writing(state, monotonicMs()));
    },
    type: (text) => {
      become(withTyped(state, text, monotonicMs()));
    },
    sendWords: () => {
      if (look().isSettling || state.step.kind !== 'words') return;
      become(explained(state, monotonicMs()), plainWords(state.step.typed));
    },
    dropWords: () => {
      if (!look().isSettling && state.step.kind === 'words') become(explained(state, monotonicMs()));
    },
  };
}
