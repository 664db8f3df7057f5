/** Holds one call against the policy in force, and the reason stored with it against the truth. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CallReason } from '#protocol/views.ts';
import type { CounterId, FieldId, InstantMs, TicketId } from '#protocol/vocabulary.ts';
import type { Fate } from './fate.ts';
import {
  byPlace,
  limitsReached,
  passedBy,
  standingBefore,
  turnOf,
  type Standing,
  type Turn,
} from './whose-turn.ts';

const MOST_NAMED = 20;

export type CallToAudit = {
  readonly settings: OfficeSettings;
  readonly counterId: CounterId;
  readonly at: InstantMs;
  /** All who wait in the office, the called one among them. */
  readonly waiting: readonly Fate[];
  readonly ordinarySince: (line: FieldId) => number;
};

export type AuditedCall = {
  /** Whose wait this call made longer for the sake of priority. */
  readonly passed: readonly TicketId[];
};

type Must = (isSo: boolean, promise: string) => void;

/** Those before the counter, and whose turn it is. */
export function turnAt(call: CallToAudit): {
  readonly standing: readonly Standing[];
  readonly turn: Turn | null;
} {
  const { settings, counterId, at, waiting, ordinarySince } = call;
  const counter = settings.counters.find((candidate) => candidate.counterId === counterId);
  const standing = counter === undefined ? [] : standingBefore(waiting, settings, counter, at);
  return { standing, turn: turnOf(standing, ordinarySince) };
}

/** Calls `must` with every promise about the call; a promise that is not so must throw there. */
export function auditCall(call: CallToAudit, called: Fate, reason: CallReason, must: Must): AuditedCall {
  const { standing, turn } = turnAt(call);
  const { number } = called;
  const mine = standing.find(({ fate }) => fate.ticketId === called.ticketId);
  const isByHand = reason.rule === 'by_hand' || reason.rule === 'roll';
  // Before the turn itself: a broken ceiling should be called by its name.
  const passed = reason.rule !== 'priority' || mine === undefined ? [] : passedBy(standing, mine);
  for (const other of passed) {
    const limits = limitsReached(other);
    must(
      limits.length === 0,
      `${number} passed ${other.fate.number}, whose ceiling was reached (${limits.join(', ')})`,
    );
  }
  must(
    reason.rule !== 'priority' || called.priorityId !== null,
    `${number} went first by priority and is of no class`,
  );
  if (isByHand) auditHand(call, called, reason, turn, must);
  else auditTurn(called, reason, turn, must);
  auditReason(call, called, reason, standing, must);
  return { passed: passed.map(({ fate }) => fate.ticketId) };
}

function auditTurn(called: Fate, reason: CallReason, turn: Turn | null, must: Must): void {
  const { number } = called;
  const due = turn?.standing.fate;
  must(
    due?.ticketId === called.ticketId,
    `${number} was called by ${reason.rule}, the policy demands ${due?.number ?? 'nobody'} by ${turn?.rule ?? 'nothing'}`,
  );
  must(
    reason.rule === turn?.rule,
    `${number} was called by ${reason.rule}, in truth by ${turn?.rule ?? 'nothing'}`,
  );
  must(reason.hand === null, `${number}: nobody chose it by hand`);
  must(
    reason.ceiling === null ? turn?.rule !== 'ceiling' : turn?.ceilings.includes(reason.ceiling) === true,
    `${number}: the ceiling ${String(reason.ceiling)} was not what held others back`,
  );
}

function auditHand(
  { settings }: CallToAudit,
  called: Fate,
  reason: CallReason,
  turn: Turn | null,
  must: Must,
): void {
  const { number, ticketId } = called;
  must(reason.ceiling === null, `${number}: no ceiling speaks in a call by hand`);
  if (reason.rule === 'roll') {
    const field = settings.fields.find(({ fieldId }) => fieldId === called.fieldId);
    must(field?.numbering === 'roll', `${number} is of no paper roll`);
    must(reason.hand === null, `${number}: no reason was given for the next of a roll`);
    return;
  }
  must(
    reason.hand !== null || turn?.standing.fate.ticketId === ticketId,
    `${number} was called by hand before ${turn?.standing.fate.number ?? 'others'} and nobody said why`,
  );
}

function auditReason(
  { at }: CallToAudit,
  called: Fate,
  reason: CallReason,
  standing: readonly Standing[],
  must: Must,
): void {
  const { number, place, ticketId } = called;
  const others = standing.filter(({ fate }) => fate.ticketId !== ticketId);
  const earlier = others
    .filter(({ fate }) => fate.place.order < place.order)
    .sort((one, other) => one.fate.place.order - other.fate.place.order)
    .map(({ fate }) => fate.number);
  const said = `${number}: the reason says`;
  must(reason.priorityId === called.priorityId, `${said} ${String(reason.priorityId)}, a class it is not of`);
  must(
    reason.waitedMs === Math.max(0, at - place.since),
    `${said} ${String(reason.waitedMs)} ms waited, it was ${String(at - place.since)}`,
  );
  must(
    reason.overtookCount === earlier.length,
    `${said} ${String(reason.overtookCount)} overtaken, it was ${String(earlier.length)}`,
  );
  must(
    reason.overtook.join() === earlier.slice(0, MOST_NAMED).join(),
    `${said} it overtook ${reason.overtook.join()}, it was ${earlier.join()}`,
  );
  must(
    reason.waitingForCounter === others.length + 1,
    `${said} ${String(reason.waitingForCounter)} waited, it was ${String(others.length + 1)}`,
  );
  auditConsidered(called, reason, standing, at, must);
}

/** Everyone named was there and as named, and none who headed a line was left out. */
function auditConsidered(
  called: Fate,
  { considered }: CallReason,
  standing: readonly Standing[],
  at: InstantMs,
  must: Must,
): void {
  const there = new Map([called, ...standing.map(({ fate }) => fate)].map((fate) => [fate.number, fate]));
  const named = new Set(considered.map(({ number }) => number));
  must(named.size === considered.length, `${called.number}: somebody was considered twice`);
  must(named.has(called.number), `${called.number} was called and not considered`);
  for (const { number, priorityId, waitedMs } of considered) {
    const fate = there.get(number);
    must(
      fate?.priorityId === priorityId && waitedMs === Math.max(0, at - fate.place.since),
      `${called.number}: ${number} was considered as somebody else`,
    );
  }
  if (considered.length >= MOST_NAMED) return;
  const heads = new Map<string, Standing>();
  for (const one of standing.toSorted(byPlace)) {
    const lane = `${String(one.line)} ${String(one.isOrdinary)}`;
    if (!heads.has(lane)) heads.set(lane, one);
  }
  for (const { fate } of heads.values())
    must(named.has(fate.number), `${called.number}: ${fate.number} headed a line and was not considered`);
}
