/** What an officer does with the screen in view: mostly what makes sense there, now and then what does not. */
import type { MessageName } from '#protocol/messages.ts';
import {
  CANCEL_REASONS,
  COLLEAGUE_ENDINGS,
  HAND_REASONS,
  OUTCOMES,
  PARK_REASONS,
  PAUSE_REASONS,
  RETURN_TIMES,
} from '#protocol/officer-words.ts';
import type { CounterView } from '#protocol/views.ts';
import { BIRTH, CERTIFICATION, COPY, HOUSEHOLD, MARRIAGE, SHOP } from '#tests/support/ward.ts';
import type { Random } from './random.ts';
import { CLASSES_ASKED_FOR } from './ward-of-seed.ts';

export type DeedName = Exclude<
  MessageName<'counter'>,
  'signIn' | 'changePassword' | 'stillHere' | 'lock' | 'unlock' | 'choosePin'
>;
export type Deed = { readonly name: DeedName; readonly body: object };

const SERVICES = [COPY, BIRTH, MARRIAGE, SHOP, 'closed-service'] as const;
const COUNTERS = ['1', '2', '3', '4', '5'] as const;
const NOTES = ['Thiếu chữ ký', 'Đã nộp lệ phí', 'Gọi lại sau 15 phút'] as const;

/** How likely each deed is, where it makes sense at all. */
type Inclinations = { readonly [Name in DeedName]?: number };

const AT_ANY_TIME: Inclinations = {
  reprintTicket: 0.3,
  printSummary: 0.1,
  askForHelp: 0.4,
  endHelp: 0.4,
  undo: 0.3,
  grantPriority: 0.6,
  cancel: 0.4,
};
const WITHOUT_TICKET: Inclinations = {
  ...AT_ANY_TIME,
  callNext: 16,
  callTicket: 2,
  callRollNumber: 0.7,
  serveWithoutTicket: 0.7,
  issueAtCounter: 1,
  pauseCounter: 0.8,
  takeOver: 0.5,
  endForColleague: 0.4,
  closeColleague: 0.2,
  signOut: 0.3,
};
const CALLED: Inclinations = {
  ...AT_ANY_TIME,
  startService: 10,
  recall: 3,
  markMissed: 3,
  park: 0.8,
  addNote: 0.5,
  issueAtCounter: 0.3,
};
const SERVING: Inclinations = {
  ...AT_ANY_TIME,
  finish: 8,
  transfer: 3,
  park: 2,
  addService: 1,
  addNote: 0.7,
  tickPaper: 0.7,
};
const PAUSED: Inclinations = {
  ...AT_ANY_TIME,
  resumeCounter: 8,
  issueAtCounter: 1,
  takeOver: 1,
  callNext: 1,
};
const ALL: readonly DeedName[] = [
  ...Object.keys({ ...WITHOUT_TICKET, ...CALLED, ...SERVING, ...PAUSED }),
  'reprintJob',
  'reinstate',
  'resume',
] as DeedName[];

function inclinationsAt(view: CounterView): Inclinations {
  const usual =
    view.paused !== null
      ? PAUSED
      : view.current === null
        ? WITHOUT_TICKET
        : view.current.status === 'called'
          ? CALLED
          : SERVING;
  const isSomebodyAway = (kind: 'parked' | 'missed'): boolean =>
    view.absent.some((ticket) => ticket.kind === kind);
  return {
    ...usual,
    ...(view.undo === null ? {} : { undo: 4 }),
    ...((view.current?.missingPapers.length ?? 0) > 0 ? { tickPaper: 4 } : {}),
    ...(view.unprinted.length > 0 ? { reprintJob: 3 } : {}),
    ...(isSomebodyAway('missed') ? { reinstate: 2 } : {}),
    ...(isSomebodyAway('parked') ? { resume: 2 } : {}),
    ...(view.officer?.isSupervisor === true && view.current === null
      ? { takeOver: 3, endForColleague: 3, closeColleague: 0.6 }
      : {}),
  };
}

/** The next deed of whoever sits before that view, however old the view is. */
export function nextDeed(view: CounterView, random: Random): Deed {
  const name = random.chance(0.08) ? random.pick(ALL) : inclined(inclinationsAt(view), random);
  return { name, body: bodyOf(view, name, random) };
}

function inclined(inclinations: Inclinations, random: Random): DeedName {
  const entries = Object.entries(inclinations) as [DeedName, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (random.integer(0, 9_999) / 10_000) * total;
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'callNext';
}

const orNull = <T>(random: Random, chance: number, value: T): T | null =>
  random.chance(chance) ? value : null;

/** What a screen sends with a deed: what it saw, and what a dialogue asked for. */
function bodyOf(view: CounterView, name: DeedName, random: Random): object {
  const wrong = `${view.date}/${random.pick(['C', 'H', 'K'])}${String(random.integer(1, 12)).padStart(3, '0')}`;
  const oneOf = (ids: readonly string[]): string =>
    ids.length === 0 || random.chance(0.05) ? wrong : random.pick(ids);
  const ticketId = oneOf(view.current === null ? [] : [view.current.ticketId]);
  const idsOf = (tickets: readonly { readonly ticketId: string }[]): readonly string[] =>
    tickets.map((ticket) => ticket.ticketId);
  const away = (kind: 'parked' | 'missed'): string =>
    oneOf(idsOf(view.absent.filter((ticket) => ticket.kind === kind)));
  const { counterRevision: seenCounterRevision } = view;
  const serviceId = random.pick(SERVICES);
  const priorityId = orNull(random, 0.4, random.pick(CLASSES_ASKED_FOR));
  switch (name) {
    case 'signOut':
    case 'resumeCounter':
    case 'askForHelp':
    case 'printSummary':
      return {};
    case 'reprintTicket': {
      const held = view.current === null ? [] : [view.current];
      return { ticketId: oneOf(idsOf([...held, ...view.next, ...view.absent])) };
    }
    case 'reprintJob': {
      const lists = view.unprinted.filter(({ kind }) => kind === 'checklist');
      const missing = lists.length > 0 && random.chance(0.5) ? lists : view.unprinted;
      return { jobId: missing.length === 0 ? `${wrong}/paper-1` : random.pick(missing).jobId };
    }
    case 'callNext':
      return { seenCounterRevision };
    case 'callTicket': {
      const code = random.pick(HAND_REASONS);
      const reason = orNull(random, 0.7, { code, note: orNull(random, 0.3, random.pick(NOTES)) });
      return { ticketId: oneOf(idsOf(view.next)), seenCounterRevision, reason };
    }
    case 'callRollNumber':
      return {
        fieldId: random.chance(0.9) ? HOUSEHOLD : CERTIFICATION,
        ordinal: orNull(random, 0.5, random.integer(1, 15)),
        seenCounterRevision,
      };
    case 'serveWithoutTicket':
      return { serviceId, seenCounterRevision };
    case 'issueAtCounter':
      return {
        serviceId,
        priorityId,
        isPrinted: random.chance(0.5),
        ordinal: orNull(random, 0.2, random.integer(1, 15)),
      };
    case 'recall':
      return { ticketId, seenCallCount: Math.max(1, view.current?.callCount ?? 1) };
    case 'startService':
    case 'markMissed':
      return { ticketId };
    case 'reinstate':
      return { ticketId: away('missed') };
    case 'resume':
      return { ticketId: away('parked') };
    case 'finish':
      return { ticketId, done: workDone(view, random) };
    case 'park':
      return {
        ticketId,
        reason: random.pick(PARK_REASONS),
        paperIndexes: random.pick([[], [0], [0, 1], [1], [7]]),
        otherPapers: random.pick([[], [], ['Giấy xác nhận']]),
        returnTime: orNull(random, 0.5, random.pick(RETURN_TIMES)),
        isPrinted: random.chance(0.8),
      };
    case 'transfer':
      return {
        ticketId,
        serviceId: random.chance(0.3) ? (view.current?.serviceId ?? serviceId) : serviceId,
        counterId: orNull(random, 0.5, random.pick(COUNTERS)),
        returnsHere: random.chance(0.4),
        note: orNull(random, 0.4, random.pick(NOTES)),
      };
    case 'addService':
      return { ticketId, serviceId };
    case 'addNote':
      return { ticketId, text: random.pick(NOTES) };
    case 'tickPaper':
      return { ticketId, paperIndex: random.integer(0, 2), isReceived: random.chance(0.7) };
    case 'grantPriority':
      return { ticketId: oneOf(idsOf([...view.next, ...view.absent])), priorityId };
    case 'cancel':
      return { ticketId: oneOf(idsOf([...view.next, ...view.absent])), reason: random.pick(CANCEL_REASONS) };
    case 'pauseCounter':
      return { reason: random.pick(PAUSE_REASONS) };
    case 'undo':
      return { sequence: view.undo?.sequence ?? view.counterRevision };
    case 'endHelp': {
      const asking = view.colleagues.filter(({ helpAskedAt }) => helpAskedAt !== null);
      return { counterId: random.pick([view.counterId, ...asking.map(({ counterId }) => counterId)]) };
    }
    case 'takeOver':
    case 'endForColleague':
    case 'closeColleague':
      return forColleague(view, name, wrong, random);
    default:
      return name satisfies never;
  }
}

function forColleague(
  view: CounterView,
  name: 'takeOver' | 'endForColleague' | 'closeColleague',
  wrong: string,
  random: Random,
): object {
  const holding = view.colleagues.filter(({ ticket }) => ticket !== null);
  const colleague = random.pick(holding.length === 0 || random.chance(0.1) ? view.colleagues : holding);
  const { counterId, ticket } = colleague;
  if (name === 'closeColleague') return { counterId: random.pick(view.colleagues).counterId };
  const ticketId = ticket?.ticketId ?? wrong;
  if (name === 'takeOver') return { counterId, ticketId };
  const ending = ticket?.status === 'called' ? 'missed' : 'finished';
  return { counterId, ticketId, ending: random.chance(0.6) ? ending : random.pick(COLLEAGUE_ENDINGS) };
}

function workDone(view: CounterView, random: Random): readonly object[] {
  if (random.chance(0.5) || view.current === null) return [];
  const { serviceId, addedServiceIds } = view.current;
  return [serviceId, ...addedServiceIds].map((done) => ({
    serviceId: random.chance(0.05) ? 'closed-service' : done,
    count: random.integer(1, 4),
    outcome: random.pick(OUTCOMES),
  }));
}
