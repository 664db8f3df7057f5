/**
 * What the policies promise, in words of its own: nothing here knows how the choice is made. A ledger follows a day from
 * outside, counts who was passed, and tells for each call by rule what it owed to those who stood there.
 */
import type { Counter } from '#protocol/office.ts';
import type { CallPolicy } from '#protocol/queue-rules.ts';
import type { CallReason } from '#protocol/views.ts';
import type { FieldId, InstantMs, TicketId } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { liveTickets } from '#server/domain/queue-day.ts';
import type { WaitingTicket } from '#server/domain/ticket.ts';

/** How often each ticket was passed by priority, and what each line has called since its last priority call. */
export type Ledger = {
  readonly passes: Map<TicketId, number>;
  readonly ordinaryInARow: Map<string, number>;
};
export const emptyLedger = (): Ledger => ({ passes: new Map(), ordinaryInARow: new Map() });

/** Somebody who waits before the counter, and all that matters about it. */
export type Stander = {
  readonly ticket: WaitingTicket;
  /** The line it stands in: a field's, or this counter's own. */
  readonly line: string;
  readonly policy: CallPolicy;
  readonly waited: number;
  readonly isFresh: boolean;
  readonly secondary: number;
};
/** The counter at the moment of a call. */
export type Scene = {
  readonly standing: readonly Stander[];
  /** Those who may be called: all, but for newcomers while anybody else is there. */
  readonly callable: readonly Stander[];
};

export const OWN = 'own';

export function sceneOf(day: QueueDay, counter: Counter, at: InstantMs): Scene {
  const { fields, services, rules } = day.settings;
  const standing = liveTickets(day).flatMap((ticket): readonly Stander[] => {
    if (ticket.status !== 'waiting') return [];
    const field = fields.find(
      ({ fieldId }) => services.find(({ serviceId }) => serviceId === ticket.serviceId)?.fieldId === fieldId,
    );
    if (field === undefined) return [];
    const isSentHere = ticket.forCounterId === counter.counterId;
    const isCommon =
      ticket.forCounterId === null &&
      counter.fieldIds.includes(field.fieldId) &&
      !counter.exceptServiceIds.includes(ticket.serviceId);
    if (!isSentHere && !isCommon) return [];
    return [
      {
        ticket,
        line: isSentHere ? OWN : field.fieldId,
        policy: isSentHere ? rules.policy : (field.policy ?? rules.policy),
        waited: at - ticket.place.since,
        isFresh: ticket.periods.length === 1 && at - ticket.issuedAt < rules.walkingMs,
        secondary: isSentHere ? -1 : counter.secondaryFieldIds.indexOf(field.fieldId),
      },
    ];
  });
  const settled = standing.filter(({ isFresh }) => !isFresh);
  return { standing, callable: settled.length > 0 ? settled : standing };
}

const limitsOf = ({ policy }: Stander): { readonly wait: number; readonly overtakes: number } =>
  policy.kind === 'first_come'
    ? { wait: Infinity, overtakes: 0 }
    : { wait: policy.ceiling.maxWaitMs, overtakes: policy.ceiling.maxOvertakes };

/** Within one line: those at the front, then by place. */
export function standsBefore(one: Stander, other: Stander): boolean {
  const [a, b] = [one.ticket.place, other.ticket.place];
  if (a.isFront !== b.isFront) return a.isFront;
  return a.order < b.order;
}

/** Secondary fields come after the others, unless somebody has waited too long in them. */
function comesBefore(one: Stander, other: Stander, { standing }: Scene): boolean {
  const rank = (stander: Stander): number =>
    stander.secondary >= 0 &&
    standing.some((mate) => mate.line === stander.line && mate.waited >= limitsOf(mate).wait)
      ? -1
      : stander.secondary;
  const [a, b] = [rank(one), rank(other)];
  return a === b ? standsBefore(one, other) : a < b;
}

const isOrdinary = ({ ticket }: Stander): boolean => ticket.priorityId === null;
/** Lent to another counter, and back to go on: this counter's very next, whatever the policy. */
const cameBack = ({ line, ticket }: Stander): boolean => line === OWN && ticket.place.isFront;
const isByRule = ({ rule }: CallReason): boolean => rule !== 'by_hand' && rule !== 'roll';

/** Every promise this call breaks, each in a sentence; empty when it keeps them all. */
export function brokenPromises(
  day: QueueDay,
  scene: Scene,
  ticketId: TicketId,
  reason: CallReason,
  ledger: Ledger,
): readonly string[] {
  const chosen = scene.standing.find(({ ticket }) => ticket.ticketId === ticketId);
  if (chosen === undefined) return isByRule(reason) ? ['called somebody who does not wait for it'] : [];
  const broken = isByRule(reason) ? againstPolicy(day, scene, chosen, reason, ledger) : [];
  return [...broken, ...untrue(scene, chosen, reason)];
}

function againstPolicy(
  day: QueueDay,
  scene: Scene,
  chosen: Stander,
  reason: CallReason,
  ledger: Ledger,
): readonly string[] {
  const { callable } = scene;
  const broken: string[] = [];
  const passesOf = ({ ticket }: Stander): number => ledger.passes.get(ticket.ticketId) ?? 0;
  const weightOf = ({ ticket }: Stander): number =>
    day.settings.rules.priorityClasses.find(({ priorityId }) => priorityId === ticket.priorityId)?.weight ??
    1;
  if (!callable.includes(chosen)) broken.push('called a newcomer while others waited');

  const mates = callable.filter(({ line }) => line === chosen.line);
  for (const mate of mates) {
    if (mate.ticket.priorityId === chosen.ticket.priorityId && standsBefore(mate, chosen))
      broken.push(`passed ${mate.ticket.number} of its own class`);
  }
  const before = callable.filter((one) => comesBefore(one, chosen, scene));
  const back = callable.filter(cameBack);
  if (cameBack(chosen)) {
    return reason.rule === 'returned_to_counter' ? broken : [...broken, `came back, but says ${reason.rule}`];
  }
  if (back.length > 0) broken.push('somebody who came back to go on was left standing');

  const passed = isOrdinary(chosen) ? [] : before.filter(isOrdinary);
  for (const one of passed) {
    if (one.waited >= limitsOf(one).wait) broken.push(`passed ${one.ticket.number}, which waited too long`);
    if (passesOf(one) >= limitsOf(one).overtakes)
      broken.push(`passed ${one.ticket.number} once more than allowed`);
  }
  if (isOrdinary(chosen) && before.length > 0) broken.push('an ordinary ticket passed somebody');
  const kinds = new Set(callable.map(({ policy }) => policy.kind));
  if (kinds.size === 1 && kinds.has('first_come') && before.length > 0)
    broken.push('somebody was passed though all are first come, first served');

  const { rule, ceiling } = reason;
  if (rule === 'returned' && !(chosen.ticket.place.isFront && before.length === 0))
    broken.push('says it was returned to the front');
  if (rule === 'first_come' && (chosen.ticket.place.isFront || before.length > 0))
    broken.push('says it came first');
  if (rule === 'priority' && (isOrdinary(chosen) || before.length === 0))
    broken.push('says its class went first');
  if (rule === 'ceiling') {
    if (before.length > 0) broken.push('a ceiling let somebody else than the first go');
    const forbids = callable.some(
      (one) =>
        isOrdinary(one) &&
        (ceiling === 'wait'
          ? one.waited >= limitsOf(one).wait
          : ceiling === 'overtakes' && passesOf(one) >= limitsOf(one).overtakes),
    );
    if (!forbids) broken.push('says a ceiling was reached');
    return broken;
  }
  if (ceiling !== null) broken.push('names a ceiling that was not reached');

  const { policy } = chosen;
  const waitingClasses = mates.filter((mate) => !isOrdinary(mate));
  switch (policy.kind) {
    case 'first_come':
      break;
    case 'strict':
      if (isOrdinary(chosen) && waitingClasses.length > 0)
        broken.push('an ordinary ticket before a priority one');
      if (!isOrdinary(chosen) && waitingClasses.some((mate) => weightOf(mate) > weightOf(chosen)))
        broken.push('a lighter class before a heavier one');
      break;
    case 'interleave': {
      const inARow = chosen.line === OWN ? 0 : (ledger.ordinaryInARow.get(chosen.line) ?? 0);
      if (passed.some(({ line }) => line === chosen.line) && inARow < policy.ordinaryPerPriority)
        broken.push(`priority passed after only ${String(inARow)} ordinary calls`);
      if (isOrdinary(chosen) && waitingClasses.length > 0 && inARow >= policy.ordinaryPerPriority)
        broken.push('the priority ticket that was due was not called');
      break;
    }
    case 'weighted_ageing': {
      const claim = (one: Stander): number => one.waited * weightOf(one);
      const plain = mates.filter(({ ticket }) => !ticket.place.isFront);
      if (chosen.ticket.place.isFront) break;
      if (plain.some((mate) => claim(mate) > claim(chosen))) broken.push('a longer weighted wait was passed');
      break;
    }
    default:
      return policy satisfies never;
  }
  return broken;
}

/** What the reason says of the others, held against who stood there. */
function untrue({ standing }: Scene, chosen: Stander, reason: CallReason): readonly string[] {
  const { order } = chosen.ticket.place;
  const earlier = standing
    .filter(({ ticket }) => ticket.place.order < order)
    .sort((a, b) => a.ticket.place.order - b.ticket.place.order)
    .map(({ ticket }) => ticket.number);
  const numbers = standing.map(({ ticket }) => ticket.number);
  const named = reason.considered.map(({ number }) => number);
  const lies: string[] = [];
  if (reason.overtook.join() !== earlier.slice(0, 20).join())
    lies.push(`overtook ${earlier.join()}, but says ${reason.overtook.join()}`);
  if (reason.overtookCount !== earlier.length) lies.push('miscounts whom it overtook');
  if (reason.waitedMs !== chosen.waited) lies.push('says a wrong wait');
  if (reason.waitingForCounter !== standing.length) lies.push('miscounts who waited');
  if (reason.priorityId !== chosen.ticket.priorityId) lies.push('says a wrong class');
  if (!named.includes(chosen.ticket.number)) lies.push('did not consider what it chose');
  if (named.some((number) => !numbers.includes(number))) lies.push('considered somebody who was not there');
  return lies;
}

/** The ledger after the next number of a paper roll was called: an ordinary call of its field, though nobody stood there with it. */
export function enteredFromRoll(fieldId: FieldId, ledger: Ledger): void {
  ledger.ordinaryInARow.set(fieldId, (ledger.ordinaryInARow.get(fieldId) ?? 0) + 1);
}

/** The ledger after a call. */
export function entered(scene: Scene, ticketId: TicketId, reason: CallReason, ledger: Ledger): void {
  const chosen = scene.standing.find(({ ticket }) => ticket.ticketId === ticketId);
  if (chosen === undefined || reason.rule === 'by_hand') return;
  if (chosen.line !== OWN) {
    const inARow = ledger.ordinaryInARow.get(chosen.line) ?? 0;
    ledger.ordinaryInARow.set(chosen.line, isOrdinary(chosen) ? inARow + 1 : 0);
  }
  if (isOrdinary(chosen) || cameBack(chosen) || !isByRule(reason)) return;
  for (const one of scene.callable) {
    if (!isOrdinary(one) || !comesBefore(one, chosen, scene)) continue;
    ledger.passes.set(one.ticket.ticketId, (ledger.passes.get(one.ticket.ticketId) ?? 0) + 1);
  }
}
