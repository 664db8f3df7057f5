/**
 * The one write path. Commands that arrive in the same turn of the event loop share one transaction; each is decided
 * against the state the one before it left; events and answers are on the disk before memory advances, anyone is told,
 * or anyone is answered.
 */
import { hash } from 'node:crypto';
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import {
  instantMs,
  type BusinessDate,
  type InstantMs,
  type RequestId,
  type Revision,
} from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { DomainEvent, RecordedEvent } from '#server/domain/events.ts';
import { evolve, fold } from '#server/domain/evolve.ts';
import { InvariantBroken, violations } from '#server/domain/invariants.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { wallTimeAt } from '#server/domain/office-hours.ts';
import { settingsInUse } from '#server/domain/settings-in-use.ts';
import {
  StorageFailed,
  type QueueStore,
  type StoredAnswer,
  type WriteTransaction,
} from '#server/storage/store.ts';
import type { Clock } from './clock.ts';

/** Answers are kept for two days: longer than any screen keeps a press it is unsure of. */
const ANSWERS_KEPT_MS = 48 * 3_600_000;
/** More in one commit would delay the first of them for the sake of the last. */
const MAX_BATCH = 256;

export type Request = {
  readonly requestId: RequestId;
  /** Who asks and what exactly: the same requestId with another fingerprint is refused. */
  readonly fingerprint: string;
  readonly command: Command;
  /** Asked only when the request is new, never for a retry: a refusal here is not remembered. */
  readonly admit?: () => Refusal | null;
};

/** What one transaction changed. */
export type Commit = { readonly day: QueueDay; readonly events: readonly RecordedEvent[] };

export type Executor = {
  /** Answers when the outcome is durable. Never rejects: a fault is an answer too, but for one that leaves the outcome unknown. */
  readonly submit: (request: Request) => Promise<Answer<unknown>>;
  /** The state everyone may be shown: only what is durable. */
  readonly day: () => QueueDay;
  /** The office's time: never before anything that is recorded. */
  readonly now: () => InstantMs;
  /** Opens the next day when its date has come, and follows changed settings. Cheap; call it as often as you like. */
  readonly tick: () => void;
};

export type ExecutorDependencies = {
  readonly store: QueueStore;
  readonly clock: Clock;
  /** Settings for the day that is opened; without a date, as they are set up now. */
  readonly settings: (date?: BusinessDate) => OfficeSettings;
  /** Told after each commit that changed something, before the answers go out. Must not throw. */
  readonly onCommit: (commit: Commit) => void;
  /** Told of faults that are not the caller's: storage, bugs. */
  readonly onFault: (error: unknown, requestIds: readonly RequestId[]) => void;
  /** Runs the callback after the messages of this turn were read; a fake in simulations. */
  readonly defer: (callback: () => void) => void;
};

type Pending = { readonly request: Request; readonly answer: (answer: Answer<unknown>) => void };

/** The state while a transaction is being put together; thrown away when it fails. */
type Draft = { day: QueueDay | null; readonly events: RecordedEvent[] };

/**
 * Folds the newest day from the store, opens today if need be, and is then ready.
 * Throws `InvariantBroken` when the log contradicts itself and `StorageFailed` when today cannot be opened.
 */
export function createExecutor(dependencies: ExecutorDependencies): Executor {
  const { store, clock, onCommit, onFault, defer } = dependencies;
  const folded = fold(store.newestDayEvents());
  if (folded !== null) assertSound(folded);
  /** The date by the zone that the office is set to now; days take theirs with them. */
  const dateOf = (at: InstantMs): BusinessDate => wallTimeAt(dependencies.settings().timeZone, at).date;

  const timeAfter = (day: QueueDay | null): InstantMs => instantMs(Math.max(clock.now(), day?.lastAt ?? 0));
  /** A changed zone neither ends a day in the middle, under those who wait, nor begins a date twice: midnight must be past in both. */
  const isOver = ({ date, settings }: QueueDay, at: InstantMs): boolean =>
    dateOf(at) > date && wallTimeAt(settings.timeZone, at).date > date;
  const isDue = (day: QueueDay | null): boolean =>
    day === null || day.isClosed || isOver(day, timeAfter(day));

  const record = (
    draft: Draft,
    transaction: WriteTransaction,
    happened: readonly DomainEvent[],
    at: InstantMs,
  ): void => {
    for (const event of happened) {
      const recorded = { ...event, sequence: (draft.day?.sequence ?? 0) + 1, at };
      const before = draft.day;
      const after = evolve(before, recorded);
      draft.day = after;
      draft.events.push(recorded);
      transaction.appendEvent(recorded, before, after);
    }
  };
  const rollOver = (draft: Draft, transaction: WriteTransaction): void => {
    if (!isDue(draft.day)) return;
    const at = timeAfter(draft.day);
    const date = dateOf(at);
    const commands: readonly Command[] = [
      ...(draft.day === null || draft.day.isClosed ? [] : [{ type: 'closeDay' } as const]),
      { type: 'openDay', date, settings: dependencies.settings(date) },
    ];
    for (const command of commands) {
      const decision = decide(draft.day, command, at);
      if (decision.ok) record(draft, transaction, decision.events, at);
    }
    transaction.forgetAnswersBefore(instantMs(at - ANSWERS_KEPT_MS));
  };

  /** What the day is to work by. The zone it began in stays with it: that alone never comes free, and must not hold back the rest. */
  const wantedFor = ({ date, settings: { timeZone } }: QueueDay): OfficeSettings => ({
    ...dependencies.settings(date),
    timeZone,
  });
  /** The day works by what the office is set to as soon as nobody stands on what would go. */
  const mayFollow = (day: QueueDay | null): boolean =>
    day !== null &&
    !day.isClosed &&
    day.settings.revision !== dependencies.settings().revision &&
    settingsInUse(day, wantedFor(day)).length === 0;
  const follow = (draft: Draft, transaction: WriteTransaction): void => {
    if (draft.day === null || !mayFollow(draft.day)) return;
    const at = timeAfter(draft.day);
    const decision = decide(draft.day, { type: 'changeSettings', settings: wantedFor(draft.day) }, at);
    if (decision.ok) record(draft, transaction, decision.events, at);
  };

  const perform = (request: Request, draft: Draft, transaction: WriteTransaction): Answer<unknown> => {
    const fingerprint = hashed(request.fingerprint);
    const known = transaction.findAnswer(request.requestId);
    if (known !== null) return known.fingerprint === fingerprint ? answerOf(known) : REUSED;
    const refusal = request.admit?.() ?? null;
    if (refusal !== null) return { ok: false, refusal };
    const at = timeAfter(draft.day);
    const decision = decide(draft.day, request.command, at);
    const firstIndex = draft.events.length;
    if (decision.ok) record(draft, transaction, decision.events, at);
    const decided: StoredAnswer = {
      fingerprint,
      refusal: decision.ok ? null : decision.code,
      firstEvent: draft.events[firstIndex] ?? null,
      revision: (draft.day?.sequence ?? 0) as Revision,
    };
    transaction.saveAnswer(request.requestId, decided, at);
    return answerOf(decided);
  };

  const transact = (day: QueueDay | null, requests: readonly Request[]) => {
    const draft: Draft = { day, events: [] };
    const answers = store.write((transaction) => {
      rollOver(draft, transaction);
      follow(draft, transaction);
      return requests.map((request) => perform(request, draft, transaction));
    });
    if (draft.day === null) throw new InvariantBroken('no day is open after a commit');
    return { day: draft.day, events: draft.events, answers };
  };

  let current: QueueDay =
    folded === null || isDue(folded) || mayFollow(folded) ? transact(folded, []).day : folded;
  let pending: Pending[] = [];

  const commitBatch = (batch: readonly Pending[]): void => {
    try {
      const { day, events, answers } = transact(
        current,
        batch.map(({ request }) => request),
      );
      current = day;
      if (events.length > 0) onCommit({ day, events });
      batch.forEach(({ answer }, index) => {
        const given = answers[index];
        if (given !== undefined) answer(given);
      });
    } catch (error) {
      onFault(
        error,
        batch.map(({ request }) => request.requestId),
      );
      // The process ends and folds the log again; until then nobody may be told what is not known.
      if (error instanceof InvariantBroken) return;
      const code = error instanceof StorageFailed ? 'storage_failed' : 'unavailable';
      for (const { answer } of batch)
        answer({ ok: false, refusal: { code, message: 'nothing was changed' } });
    }
  };
  const flush = (): void => {
    const batch = pending.slice(0, MAX_BATCH);
    pending = pending.slice(MAX_BATCH);
    if (pending.length > 0) defer(flush);
    commitBatch(batch);
  };

  return {
    submit: (request) =>
      new Promise((answer) => {
        pending.push({ request, answer });
        if (pending.length === 1) defer(flush);
      }),
    day: () => current,
    now: () => timeAfter(current),
    tick: () => {
      if (isDue(current) || mayFollow(current)) commitBatch([]);
    },
  };
}

const REUSED: Answer<unknown> = {
  ok: false,
  refusal: { code: 'request_reused', message: 'this requestId was used for something else' },
};

/** The answer to a request, the first time and every time after: made from what is kept of it. */
function answerOf({ refusal, firstEvent, revision }: StoredAnswer): Answer<unknown> {
  if (refusal !== null)
    return { ok: false, refusal: { code: refusal, message: `refused by the rules: ${refusal}` } };
  return { ok: true, revision, result: firstEvent === null ? null : resultOf(firstEvent) };
}

/** What the asker is told: the ticket that was issued, the one that was chosen, the paper that was ordered; else nothing. */
function resultOf(event: RecordedEvent): unknown {
  switch (event.type) {
    case 'TicketIssued':
      return event.ticket;
    case 'TicketCalled':
    case 'ServedWithoutTicket':
      return { ticketId: event.ticketId };
    case 'PaperOrdered':
      return { jobId: event.jobId };
    default:
      return null;
  }
}

/** Short, and long enough that no two bodies are ever taken for one. */
const hashed = (fingerprint: string): string => hash('sha256', fingerprint, 'base64url').slice(0, 22);

function assertSound(day: QueueDay): void {
  const found = violations(day);
  if (found.length > 0)
    throw new InvariantBroken(`the log of ${day.date} contradicts itself: ${found.join('; ')}`);
}
