/** Why this number: the rule that chose it and whom it overtook, in words anyone can check. */
import { pick } from '#ui-kit/language.ts';
import type { Field, OfficeSettings } from '#protocol/office.ts';
import type { Ceiling } from '#protocol/queue-rules.ts';
import type { CallReason, CounterTicket, CounterView } from '#protocol/views.ts';
import type { FieldId, Language, TicketNumber } from '#protocol/vocabulary.ts';
import type { ReasonFacts, Texts } from './texts.ts';
import { lengthWords, listWords } from './wording.ts';

export type ReasonWords = {
  readonly sentence: string;
  /** What stands before the numbers that were overtaken; null when there are none. */
  readonly overtookLead: string | null;
  readonly overtook: readonly TicketNumber[];
  /** How many more were overtaken than are named. */
  readonly unnamed: number;
};

type Speaking = { readonly office: OfficeSettings; readonly language: Language; readonly texts: Texts };

const minutesOf = (ms: number): number => Math.floor(ms / 60_000);

/** A policy under which nobody passes anybody has no ceiling to speak of. */
function ceilingOf(office: OfficeSettings, field: Field | undefined): Ceiling | null {
  const policy = field?.policy ?? office.rules.policy;
  return policy.kind === 'first_come' ? null : policy.ceiling;
}

const fieldOf = (office: OfficeSettings, fieldId: FieldId): Field | undefined =>
  office.fields.find((field) => field.fieldId === fieldId);

/** The name of a class as it stands within a sentence. */
export function priorityName(
  office: OfficeSettings,
  priorityId: CallReason['priorityId'],
  language: Language,
): string {
  const found = office.rules.priorityClasses.find((one) => one.priorityId === priorityId);
  if (found === undefined) return priorityId ?? '';
  const name = pick(found.name, language);
  return name.charAt(0).toLocaleLowerCase(language) + name.slice(1);
}

function handWords({ hand }: CallReason, texts: Texts): string | null {
  if (hand === null) return null;
  const words = texts.handReasons[hand.code];
  const lower = words.charAt(0).toLocaleLowerCase() + words.slice(1);
  return hand.note === null ? lower : `${lower} (${hand.note})`;
}

function factsOf(reason: CallReason, fieldId: FieldId, { office, language, texts }: Speaking): ReasonFacts {
  const field = fieldOf(office, fieldId);
  const ceiling = ceilingOf(office, field);
  return {
    waitingForCounter: reason.waitingForCounter,
    overtookCount: reason.overtookCount,
    ceiling: reason.ceiling,
    priority: priorityName(office, reason.priorityId, language),
    waited: lengthWords(minutesOf(reason.waitedMs), texts),
    maxWait: texts.minutes(minutesOf(ceiling?.maxWaitMs ?? 0)),
    maxOvertakes: String(ceiling?.maxOvertakes ?? 0),
    hand: handWords(reason, texts),
    line: field === undefined ? null : pick(field.name, language),
  };
}

const cameBackWithPapers = (ticket: CounterTicket): boolean =>
  ticket.missingPapers.length > 0 && ticket.periods.some(({ kind }) => kind === 'parked');

/** Served without having taken a number: its day begins at the counter. */
export const isWalkIn = (ticket: Pick<CounterTicket, 'periods'>): boolean =>
  ticket.periods[0]?.kind === 'serving';

/** Why the ticket at the counter was called. */
export function reasonWords(ticket: CounterTicket, speaking: Speaking): ReasonWords {
  const { texts } = speaking;
  const { reason } = ticket;
  const facts = factsOf(reason, ticket.fieldId, speaking);
  if (isWalkIn(ticket)) {
    return { sentence: texts.facts.walkIn, overtookLead: null, overtook: [], unnamed: 0 };
  }
  const sentence =
    reason.rule === 'returned' && cameBackWithPapers(ticket) && facts.line !== null
      ? texts.why.returnedWithPapers(facts.line)
      : texts.why.rules[reason.rule](facts);
  // The sentence about priority has said how many already.
  const lead =
    reason.rule === 'priority' ? texts.why.overtookNamed : texts.why.overtook(reason.overtookCount);
  return {
    sentence,
    overtookLead: reason.overtookCount === 0 ? null : lead,
    overtook: reason.overtook.slice(0, MOST_NAMED),
    unnamed: Math.max(0, reason.overtookCount - MOST_NAMED),
  };
}

/** Enough to check by; more would fill the page. */
const MOST_NAMED = 6;
const MOST_NAMED_AHEAD = 3;

/** Why the first of those waiting would be called now, and whom it would overtake; null while nobody waits. */
export function nextReasonWords(view: CounterView, speaking: Speaking): string | null {
  const [next] = view.next;
  const reason = view.nextReason;
  if (next === undefined || reason === null) return null;
  const { texts } = speaking;
  const facts = factsOf(reason, next.fieldId, speaking);
  const sentence =
    reason.rule === 'priority' ? texts.why.priorityNext(facts.priority) : texts.why.rules[reason.rule](facts);
  const within = sentence.charAt(0).toLocaleLowerCase() + sentence.slice(1);
  return texts.why.idle(within) + willOvertake(reason, texts);
}

function willOvertake(reason: CallReason, texts: Texts): string {
  if (reason.overtookCount === 0) return '';
  const waits = new Map(reason.considered.map(({ number, waitedMs }) => [number, waitedMs]));
  const named = reason.overtook.slice(0, MOST_NAMED_AHEAD).map((number) => {
    const waitedMs = waits.get(number);
    if (waitedMs === undefined) return number;
    return texts.why.numberWaited(number, texts.minutes(minutesOf(waitedMs)));
  });
  const others = reason.overtookCount - named.length;
  if (others > 0) return texts.why.willOvertake(named.join(', ') + texts.why.andOthers(others));
  return texts.why.willOvertake(listWords(named, texts));
}
