/** The commands, as the doors of the office ask them: `addNote('C001', 'Đợi bản gốc', 2, 'lan')`. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type {
  BusinessDate,
  DeviceId,
  FieldId,
  PhoneMark,
  PrinterProblem,
  PrintJobId,
  PrintState,
  PriorityId,
  ServiceId,
} from '#protocol/vocabulary.ts';
import type { PhoneBounds } from '#protocol/poster.ts';
import type { FeedbackNumber } from '#protocol/feedback.ts';
import type { DaySummary, ListFacts } from '#protocol/slips.ts';
import type { Command } from '#server/domain/commands.ts';
import { CERTIFICATION, COPY, MAIN_PRINTER, SHOP, WARD, counterId } from '#tests/support/ward.ts';
import { officerId, paperOf, ticketIdOf } from './given.ts';
import { at, DESK, KIOSK } from './happenings.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const openDay = (date: BusinessDate): Command => ({ type: 'openDay', date, settings: WARD });
export const closeDay: Command = { type: 'closeDay' };
export const issueTicket = (
  serviceId: ServiceId,
  priorityId: PriorityId | null = null,
): CommandOf<'issueTicket'> => ({
  type: 'issueTicket',
  serviceId,
  priorityId,
  range: null,
  kioskId: KIOSK,
  language: 'vi',
  printerId: MAIN_PRINTER,
});
export const issueByPhone = (
  serviceId: ServiceId,
  phone: string,
  bounds: PhoneBounds = { mostWaiting: 20, mostADay: 200 },
): CommandOf<'issueByPhone'> => ({
  type: 'issueByPhone',
  serviceId,
  language: 'vi',
  phone: phone.padEnd(22, 'x') as PhoneMark,
  range: null,
  bounds,
});
export const issueAtCounter = (
  counter: number,
  officer: string,
  change: Partial<CommandOf<'issueAtCounter'>> = {},
): Command => ({
  type: 'issueAtCounter',
  serviceId: COPY,
  priorityId: null,
  isPrinted: true,
  ordinal: null,
  deviceId: DESK,
  printerId: MAIN_PRINTER,
  range: null,
  ...at(counter, officer),
  ...change,
});
export const openCounter = (counter: number, officer: string, isSupervisor = false): Command => ({
  type: 'openCounter',
  officerName: officer,
  isSupervisor,
  ...at(counter, officer),
});
/** What needs nothing but the officer. */
export const room = (
  type: 'closeCounter' | 'resumeCounter' | 'askForHelp',
  counter: number,
  officer: string,
): Command => ({ type, ...at(counter, officer) });
export const closeCounter = (counter: number, officer: string): Command =>
  room('closeCounter', counter, officer);
export const pauseCounter = (counter: number, officer: string): Command => ({
  type: 'pauseCounter',
  reason: 'break',
  ...at(counter, officer),
});
export const endHelp = (atCounter: number, counter: number, officer: string): Command => ({
  type: 'endHelp',
  atCounterId: counterId(atCounter),
  ...at(counter, officer),
});
export const callNext = (counter: number, officer: string, seenCounterRevision: number): Command => ({
  type: 'callNext',
  seenCounterRevision,
  deviceId: DESK,
  ...at(counter, officer),
});
export const callTicket = (
  number: string,
  counter: number,
  officer: string,
  seenCounterRevision: number,
  reason: CommandOf<'callTicket'>['reason'] = null,
): Command => ({
  type: 'callTicket',
  ticketId: ticketIdOf(number),
  seenCounterRevision,
  reason,
  ...at(counter, officer),
});
export const callRollNumber = (
  ordinal: number | null,
  counter: number,
  officer: string,
  seenCounterRevision: number,
  fieldId: FieldId = CERTIFICATION,
): Command => ({
  type: 'callRollNumber',
  fieldId,
  ordinal,
  seenCounterRevision,
  deviceId: DESK,
  ...at(counter, officer),
});
export const serveWithoutTicket = (
  serviceId: ServiceId,
  counter: number,
  officer: string,
  seenCounterRevision: number,
): Command => ({
  type: 'serveWithoutTicket',
  serviceId,
  seenCounterRevision,
  deviceId: DESK,
  ...at(counter, officer),
});
export const recall = (number: string, seenCallCount: number, counter: number, officer: string): Command => ({
  type: 'recall',
  ticketId: ticketIdOf(number),
  seenCallCount,
  ...at(counter, officer),
});

const withTicket = (number: string, counter: number, officer: string) => ({
  ticketId: ticketIdOf(number),
  ...at(counter, officer),
});
/** What needs nothing but the ticket. */
export const step = (
  type: 'startService' | 'markMissed' | 'reinstate' | 'resume',
  number: string,
  counter: number,
  officer: string,
): Command => ({ type, ...withTicket(number, counter, officer) });
export const finish = (
  number: string,
  counter: number,
  officer: string,
  done: CommandOf<'finish'>['done'] = [],
): Command => ({ type: 'finish', done, ...withTicket(number, counter, officer) });
export const park = (
  number: string,
  counter: number,
  officer: string,
  change: Partial<CommandOf<'park'>> = {},
): Command => ({
  type: 'park',
  reason: 'papers_missing',
  paperIndexes: [],
  otherPapers: [],
  returnTime: null,
  isPrinted: false,
  printerId: MAIN_PRINTER,
  ...withTicket(number, counter, officer),
  ...change,
});
/** To the common line of household businesses, for good, unless told otherwise. */
export const transfer = (
  number: string,
  counter: number,
  officer: string,
  change: Partial<CommandOf<'transfer'>> = {},
): Command => ({
  type: 'transfer',
  serviceId: SHOP,
  toCounterId: null,
  returnsHere: false,
  note: null,
  ...withTicket(number, counter, officer),
  ...change,
});
export const addService = (
  number: string,
  serviceId: ServiceId,
  counter: number,
  officer: string,
): Command => ({ type: 'addService', serviceId, ...withTicket(number, counter, officer) });
export const addNote = (number: string, text: string, counter: number, officer: string): Command => ({
  type: 'addNote',
  text,
  ...withTicket(number, counter, officer),
});
export const tickPaper = (
  number: string,
  paperIndex: number,
  isReceived: boolean,
  counter: number,
  officer: string,
): Command => ({ type: 'tickPaper', paperIndex, isReceived, ...withTicket(number, counter, officer) });
export const grantPriority = (
  number: string,
  priorityId: PriorityId | null,
  counter: number,
  officer: string,
): Command => ({ type: 'grantPriority', priorityId, ...withTicket(number, counter, officer) });
export const cancel = (number: string, counter: number, officer: string): Command => ({
  type: 'cancel',
  reason: 'left',
  ...withTicket(number, counter, officer),
});
export const giveUp = (number: string): Command => ({ type: 'giveUp', ticketId: ticketIdOf(number) });
export const rateService = (number: string, change: Partial<CommandOf<'rateService'>> = {}): Command => ({
  type: 'rateService',
  ticketId: ticketIdOf(number),
  score: 'satisfied',
  faces: 4,
  satisfiedFaces: 2,
  source: 'phone',
  deviceId: null,
  ofCounterId: null,
  ...change,
});
/** The rating screen of a counter, as it sends one touch. */
export const ratingScreen = (counter: number) =>
  ({
    source: 'counter',
    deviceId: `rating-${String(counter)}` as DeviceId,
    ofCounterId: counterId(counter),
  }) as const;
export const explainRating = (
  number: string,
  counter: number,
  reasons: CommandOf<'explainRating'>['reasons'] = ['slow'],
): Command => ({
  type: 'explainRating',
  ticketId: ticketIdOf(number),
  reasons,
  words: null,
  deviceId: ratingScreen(counter).deviceId,
});
export const undo = (sequence: number, counter: number, officer: string): Command => ({
  type: 'undo',
  sequence,
  ...at(counter, officer),
});

export const takeOver = (
  number: string,
  fromCounter: number,
  counter: number,
  officer: string,
  isSupervisor = true,
): Command => ({
  type: 'takeOver',
  ticketId: ticketIdOf(number),
  atCounterId: counterId(fromCounter),
  isSupervisor,
  ...at(counter, officer),
});
export const endForColleague = (
  number: string,
  atCounter: number,
  ending: CommandOf<'endForColleague'>['ending'],
  counter: number,
  officer: string,
  isSupervisor = true,
): Command => ({
  type: 'endForColleague',
  ticketId: ticketIdOf(number),
  atCounterId: counterId(atCounter),
  ending,
  isSupervisor,
  ...at(counter, officer),
});
export const closeColleague = (
  atCounter: number,
  counter: number,
  officer: string,
  isSupervisor = true,
): Command => ({
  type: 'closeColleague',
  atCounterId: counterId(atCounter),
  isSupervisor,
  ...at(counter, officer),
});
/** At a counter; `counter` null = at the desk. */
const orders = (counter: number | null, officer: string) => ({
  counterId: counter === null ? null : counterId(counter),
  officerId: officerId(officer),
  printerId: MAIN_PRINTER,
});
export const reprintTicket = (
  number: string,
  counter: number | null,
  officer: string,
  change: Partial<CommandOf<'reprintTicket'>> = {},
): Command => ({
  type: 'reprintTicket',
  ticketId: ticketIdOf(number),
  ...orders(counter, officer),
  ...change,
});
export const reprintJob = (
  jobId: PrintJobId,
  counter: number | null,
  officer: string,
  change: Partial<CommandOf<'reprintJob'>> = {},
): Command => ({ type: 'reprintJob', jobId, ...orders(counter, officer), ...change });
/** Of the whole office, or of the officer who stands at the counter. */
export const printSummary = (
  counter: number | null,
  officer: string,
  change: Partial<CommandOf<'printSummary'>> = {},
): Command => ({
  type: 'printSummary',
  officer: counter === null ? null : { name: officer, counterNumber: counter },
  summary: NOTHING_YET,
  ...orders(counter, officer),
  ...change,
});
export const printTestPage = (
  officer: string,
  change: Partial<CommandOf<'printTestPage'>> = {},
): Command => ({
  type: 'printTestPage',
  ...orders(null, officer),
  ...change,
});
/** A list of papers that a citizen takes along from a kiosk. */
export const printList = (change: Partial<CommandOf<'printList'>> = {}): CommandOf<'printList'> => ({
  type: 'printList',
  procedureId: '1.001193' as ProcedureId,
  language: 'vi',
  kioskId: KIOSK,
  printerId: MAIN_PRINTER,
  facts: BIRTH_LIST,
  ...change,
});
/** The receipt of feedback that a citizen takes along from a kiosk. */
export const printFeedback = (
  change: Partial<CommandOf<'printFeedback'>> = {},
): CommandOf<'printFeedback'> => ({
  type: 'printFeedback',
  number: 'PA-2026-0007' as FeedbackNumber,
  receivedOn: '2026-11-23' as BusinessDate,
  dueOn: '2026-12-07' as BusinessDate,
  language: 'vi',
  kioskId: KIOSK,
  printerId: MAIN_PRINTER,
  ...change,
});
const BIRTH_LIST: ListFacts = {
  name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  papers: [],
  fee: null,
  feeExemption: null,
  processingTime: null,
};
/** The figures of a day on which nobody has come yet. */
export const NOTHING_YET: DaySummary = {
  issued: 0,
  finished: 0,
  missed: 0,
  cancelled: 0,
  open: 0,
  expired: 0,
  waitMinutes: null,
  serviceMinutes: null,
  fields: [],
};
export const reportPaper = (
  number: string,
  state: Exclude<PrintState, 'queued'>,
  problem: PrinterProblem | null = null,
): Command => ({ type: 'reportPrintJob', jobId: paperOf(number), printerId: MAIN_PRINTER, state, problem });
