/**
 * Whose turn it is at a counter, worked out anew from a plain list of those who wait: slow, straightforward, and sharing
 * nothing with the rules it is to check.
 *
 * The plain order: main fields before secondary ones (one in which somebody has waited as long as its ceiling allows is a
 * main one), in each those at the front first, then by place. Who goes first out of that order passes the ordinary
 * tickets before it. Whoever is still walking to a seat does not stand there yet, unless everybody is.
 */
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { CallPolicy, Ceiling } from '#protocol/queue-rules.ts';
import type { CallReason, CallRule } from '#protocol/views.ts';
import type { FieldId, InstantMs } from '#protocol/vocabulary.ts';
import type { Fate } from './fate.ts';

/** One who stands before a counter. */
export type Standing = {
  readonly fate: Fate;
  /** Null: waits for this counter only. */
  readonly line: FieldId | null;
  readonly policy: CallPolicy;
  readonly ceiling: Ceiling;
  /** 0 for main fields. */
  readonly rank: number;
  /** At the front it speaks with the longest wait of all who stand there. */
  readonly claimedMs: number;
  readonly waitedMs: number;
  readonly isOrdinary: boolean;
  readonly weight: number;
  /** May be called now: not on the way to a seat, or everybody is. */
  readonly isCallable: boolean;
};

/** What the policy in force demands. */
export type Turn = {
  readonly standing: Standing;
  readonly rule: Extract<
    CallRule,
    'first_come' | 'priority' | 'ceiling' | 'returned' | 'returned_to_counter'
  >;
  /** The limits that forbade the priority ticket, when one was forbidden. */
  readonly ceilings: readonly NonNullable<CallReason['ceiling']>[];
};

/** What one line puts forward. */
type Nominee = { readonly standing: Standing; readonly isUrgent: boolean; readonly claim: number };

const NOBODY_PASSES = { maxWaitMs: Infinity, maxOvertakes: 0 } as unknown as Ceiling;

/** The field in whose line a ticket for that service stands. */
const lineOf = (settings: OfficeSettings, fate: Fate): FieldId =>
  settings.services.find(({ serviceId }) => serviceId === fate.serviceId)?.fieldId ?? fate.fieldId;

/** All who stand before a counter at a moment, in no particular order. */
export function standingBefore(
  waiting: readonly Fate[],
  settings: OfficeSettings,
  counter: Counter,
  at: InstantMs,
): readonly Standing[] {
  const { rules } = settings;
  const here = waiting.filter((fate) =>
    fate.forCounterId === null
      ? counter.fieldIds.includes(lineOf(settings, fate)) &&
        !counter.exceptServiceIds.includes(fate.serviceId)
      : fate.forCounterId === counter.counterId,
  );
  const waitedMs = (fate: Fate): number => Math.max(0, at - fate.place.since);
  const isFresh = (fate: Fate): boolean =>
    fate.stretches.length === 1 && at - fate.issuedAt < rules.walkingMs;
  const areAllFresh = here.every(isFresh);
  const longestMs = greatest(here, waitedMs);
  const lineFor = (fate: Fate): FieldId | null =>
    fate.forCounterId === null ? lineOf(settings, fate) : null;
  return here.map((fate): Standing => {
    const line = lineFor(fate);
    const own = line === null ? null : settings.fields.find((field) => field.fieldId === line)?.policy;
    const policy = own ?? rules.policy;
    const ceiling = policy.kind === 'first_come' ? NOBODY_PASSES : policy.ceiling;
    const secondary = line === null ? -1 : counter.secondaryFieldIds.indexOf(line);
    const isKeptTooLong = here.some(
      (other) => lineFor(other) === line && waitedMs(other) >= ceiling.maxWaitMs,
    );
    const weight = rules.priorityClasses.find(({ priorityId }) => priorityId === fate.priorityId)?.weight;
    return {
      fate,
      line,
      policy,
      ceiling,
      rank: isKeptTooLong ? 0 : secondary + 1,
      waitedMs: waitedMs(fate),
      claimedMs: fate.place.isFront ? longestMs : waitedMs(fate),
      isOrdinary: fate.priorityId === null,
      weight: Math.max(1, weight ?? 1),
      isCallable: areAllFresh || !isFresh(fate),
    };
  });
}

/** Those at the front first, then in the order of their places. */
export const byPlace = (one: Standing, other: Standing): number =>
  Number(other.fate.place.isFront) - Number(one.fate.place.isFront) ||
  one.fate.place.order - other.fate.place.order;

const inPlainOrder = (one: Standing, other: Standing): number => one.rank - other.rank || byPlace(one, other);

const greatest = <Of>(list: readonly Of[], of: (one: Of) => number): number =>
  list.reduce((most, one) => Math.max(most, of(one)), 0);

/** The ordinary tickets that are passed when this one goes first. */
export const passedBy = (all: readonly Standing[], chosen: Standing): readonly Standing[] =>
  all.filter((other) => other.isOrdinary && other.isCallable && inPlainOrder(other, chosen) < 0);

/** The limits that keep a ticket from being passed now. */
export function limitsReached({ fate, ceiling, waitedMs }: Standing): readonly ('wait' | 'overtakes')[] {
  const wait = waitedMs >= ceiling.maxWaitMs ? (['wait'] as const) : [];
  const overtakes = fate.passes >= ceiling.maxOvertakes ? (['overtakes'] as const) : [];
  return [...wait, ...overtakes];
}

/** Who must be called, or null when nobody stands there. `ordinarySince` counts a line's ordinary calls since its last priority one. */
export function turnOf(all: readonly Standing[], ordinarySince: (line: FieldId) => number): Turn | null {
  const callable = all.filter(({ isCallable }) => isCallable).sort(inPlainOrder);
  const ownHead = callable.find(({ line }) => line === null);
  if (ownHead?.fate.place.isFront === true)
    return { standing: ownHead, rule: 'returned_to_counter', ceilings: [] };
  const [head] = callable;
  const best = Array.from(new Set(callable.map(({ line }) => line)), (line) =>
    nomineeOf(
      callable.filter((standing) => standing.line === line),
      line === null ? 0 : ordinarySince(line),
    ),
  ).sort(
    (one, other) =>
      one.standing.rank - other.standing.rank ||
      Number(other.isUrgent) - Number(one.isUrgent) ||
      other.claim - one.claim ||
      byPlace(one.standing, other.standing),
  )[0]?.standing;
  if (head === undefined || best === undefined) return null;
  if (head === best) {
    const rule = head.fate.place.isFront ? 'returned' : 'first_come';
    return { standing: head, rule, ceilings: [] };
  }
  const ceilings = passedBy(all, best).flatMap(limitsReached);
  return ceilings.length > 0
    ? { standing: head, rule: 'ceiling', ceilings }
    : { standing: best, rule: 'priority', ceilings };
}

/** What a line puts forward; `line` holds those of it who may be called, in order of their places. */
function nomineeOf(line: readonly Standing[], since: number): Nominee {
  const plain = line[0]!;
  const ordinary = line.find(({ isOrdinary }) => isOrdinary);
  const priority = line.filter(({ isOrdinary }) => !isOrdinary);
  const plainly: Nominee = { standing: plain, isUrgent: false, claim: plain.claimedMs };
  const [firstOfPriority] = priority;
  if (firstOfPriority === undefined) return plainly;
  switch (plain.policy.kind) {
    case 'first_come':
      return plainly;
    case 'strict': {
      const weight = greatest(priority, (standing) => standing.weight);
      const heaviest = priority.find((standing) => standing.weight === weight) ?? firstOfPriority;
      return { standing: heaviest, isUrgent: true, claim: weight * 1e12 + heaviest.claimedMs };
    }
    case 'interleave': {
      if (ordinary !== undefined && since < plain.policy.ordinaryPerPriority) return plainly;
      const claim = firstOfPriority.claimedMs;
      return { standing: firstOfPriority, isUrgent: ordinary !== undefined, claim };
    }
    case 'weighted_ageing': {
      const claim = greatest(priority, ({ claimedMs, weight }) => claimedMs * weight);
      const pressing =
        priority.find(({ claimedMs, weight }) => claimedMs * weight === claim) ?? firstOfPriority;
      const ordinaryGoes =
        ordinary !== undefined &&
        (ordinary.claimedMs > claim || (ordinary.claimedMs === claim && ordinary === plain));
      return ordinaryGoes
        ? { standing: ordinary, isUrgent: false, claim: ordinary.claimedMs }
        : { standing: pressing, isUrgent: false, claim };
    }
    default:
      return plain.policy satisfies never;
  }
}
