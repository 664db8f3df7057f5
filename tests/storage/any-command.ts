/** What anybody in a ward might ask, sensible or not, seeing the day as it is. */
import type {
  ServiceId,
  CounterId,
  DeviceId,
  OfficerId,
  PhoneMark,
  PriorityId,
  TicketId,
} from '#protocol/vocabulary.ts';
import { asksForReasons, FACE_COUNTS, FIRST_REASONS, scoresOf } from '#protocol/rating.ts';
import type { Command } from '#server/domain/commands.ts';
import { liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import type { Random } from '#tests/simulation/random.ts';
import { BIRTH, COPY, counterId, HOUSEHOLD, MAIN_PRINTER, SHOP, WARD } from '#tests/support/ward.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { durationMs } from '#protocol/vocabulary.ts';

const DEVICE = 'device-1' as DeviceId;
const ELDERLY = 'elderly' as PriorityId;
const COUNTERS = 4;
/** Who speaks for the ticket, and one screen that belongs to no counter here. */
const AT_PHONE = { source: 'phone', deviceId: null, ofCounterId: null } as const;
const AT_SCREEN = { source: 'kiosk', deviceId: 'kiosk-1' as DeviceId, ofCounterId: null } as const;

/** The ward with a paper roll, undo for as long as anybody likes, and services that are soon taken for forgotten. */
export const BUSY_WARD: OfficeSettings = {
  ...WARD,
  fields: WARD.fields.map((field) => (field.fieldId === HOUSEHOLD ? { ...field, numbering: 'roll' } : field)),
  rules: { ...WARD.rules, undoMs: durationMs(600_000), longestServiceMs: durationMs(240_000) },
};

type Asker = {
  readonly random: Random;
  readonly day: QueueDay;
  readonly acting: { readonly counterId: CounterId; readonly officerId: OfficerId };
  readonly ticketId: TicketId;
  readonly sighted: { readonly seenCounterRevision: number; readonly deviceId: DeviceId };
};

const service = ({ random }: Asker): ServiceId => random.pick([COPY, BIRTH, SHOP]);
const priority = ({ random }: Asker): PriorityId | null => (random.chance(0.2) ? ELDERLY : null);

/** Any live ticket but those at counters, or none. */
function anyAway({ random, day }: Asker, statuses: readonly string[]): TicketId {
  const away = liveTickets(day).filter(({ status }) => statuses.includes(status));
  return away.length === 0 ? ('none' as TicketId) : random.pick(away).ticketId;
}

const WISHES: readonly (readonly [weight: number, wish: (asker: Asker) => Command])[] = [
  [
    14,
    (asker) => ({
      type: 'issueTicket',
      serviceId: service(asker),
      priorityId: priority(asker),
      range: { from: 5, to: 15 },
      kioskId: DEVICE,
      language: 'vi',
      printerId: MAIN_PRINTER,
    }),
  ],
  [
    3,
    ({ random, ...asker }) => ({
      type: 'issueByPhone',
      serviceId: service({ random, ...asker }),
      language: 'zh',
      phone: `phone-${String(random.integer(1, 9))}`.padEnd(22, 'x') as PhoneMark,
      range: { from: 5, to: 15 },
      bounds: { mostWaiting: 5, mostADay: 40 },
    }),
  ],
  [
    3,
    (asker) => ({
      type: 'issueAtCounter',
      serviceId: service(asker),
      priorityId: priority(asker),
      isPrinted: asker.random.chance(0.5),
      ordinal: null,
      deviceId: DEVICE,
      printerId: MAIN_PRINTER,
      range: null,
      ...asker.acting,
    }),
  ],
  [
    8,
    ({ acting }) => ({
      type: 'openCounter',
      officerName: 'An',
      isSupervisor: true,
      ...acting,
    }),
  ],
  [1, ({ acting }) => ({ type: 'closeCounter', ...acting })],
  [3, ({ acting }) => ({ type: 'pauseCounter', reason: 'break', ...acting })],
  [6, ({ acting }) => ({ type: 'resumeCounter', ...acting })],
  [20, ({ acting, sighted }) => ({ type: 'callNext', ...sighted, ...acting })],
  [
    3,
    (asker) => ({
      type: 'callTicket',
      ticketId: anyAway(asker, ['waiting']),
      reason: { code: 'frail', note: null },
      seenCounterRevision: asker.sighted.seenCounterRevision,
      ...asker.acting,
    }),
  ],
  [
    2,
    ({ acting, sighted }) => ({
      type: 'callRollNumber',
      fieldId: HOUSEHOLD,
      ordinal: null,
      ...sighted,
      ...acting,
    }),
  ],
  [
    2,
    (asker) => ({
      type: 'serveWithoutTicket',
      serviceId: service(asker),
      ...asker.sighted,
      ...asker.acting,
    }),
  ],
  [
    4,
    ({ acting, ticketId, day }) => ({
      type: 'recall',
      ticketId,
      seenCallCount: day.held.get(ticketId)?.callCount ?? 0,
      ...acting,
    }),
  ],
  [18, ({ acting, ticketId }) => ({ type: 'startService', ticketId, ...acting })],
  [
    12,
    (asker) => ({
      type: 'finish',
      ticketId: asker.ticketId,
      done: asker.random.chance(0.5)
        ? []
        : [
            { serviceId: COPY, count: 2, outcome: 'completed' },
            { serviceId: BIRTH, count: 1, outcome: 'papers_missing' },
          ],
      ...asker.acting,
    }),
  ],
  [5, ({ acting, ticketId }) => ({ type: 'markMissed', ticketId, ...acting })],
  [
    5,
    ({ acting, ticketId, random }) => ({
      type: 'park',
      ticketId,
      reason: 'papers_missing',
      paperIndexes: [1],
      otherPapers: [],
      returnTime: null,
      isPrinted: random.chance(0.5),
      printerId: MAIN_PRINTER,
      ...acting,
    }),
  ],
  [
    6,
    (asker) => ({
      type: 'transfer',
      ticketId: asker.ticketId,
      serviceId: service(asker),
      toCounterId: asker.random.chance(0.5) ? counterId(asker.random.integer(1, COUNTERS)) : null,
      returnsHere: asker.random.chance(0.5),
      note: null,
      ...asker.acting,
    }),
  ],
  [2, ({ acting, ticketId }) => ({ type: 'addService', ticketId, serviceId: BIRTH, ...acting })],
  [2, ({ acting, ticketId }) => ({ type: 'addNote', ticketId, text: 'Cần bản gốc', ...acting })],
  [3, (asker) => ({ type: 'reinstate', ticketId: anyAway(asker, ['missed']), ...asker.acting })],
  [4, (asker) => ({ type: 'resume', ticketId: anyAway(asker, ['parked']), ...asker.acting })],
  [
    3,
    (asker) => ({
      type: 'grantPriority',
      ticketId: anyAway(asker, ['waiting', 'parked']),
      priorityId: priority(asker),
      ...asker.acting,
    }),
  ],
  [
    3,
    (asker) => ({
      type: 'cancel',
      ticketId: anyAway(asker, ['waiting', 'parked', 'missed']),
      reason: 'left',
      ...asker.acting,
    }),
  ],
  [
    10,
    ({ acting, day }) => ({
      type: 'undo',
      sequence: day.counters.get(acting.counterId)?.undoable?.sequence ?? 0,
      ...acting,
    }),
  ],
  [2, (asker) => ({ type: 'giveUp', ticketId: anyAway(asker, ['waiting', 'parked', 'missed', 'called']) })],
  [
    6,
    ({ random, day }) => {
      const served = [...day.served.keys()];
      const faces = random.pick(FACE_COUNTS);
      return {
        type: 'rateService',
        ticketId: served.length === 0 ? ('none' as TicketId) : random.pick(served),
        score: random.pick(scoresOf(faces)),
        faces,
        satisfiedFaces: random.integer(1, faces - 1),
        ...random.pick([AT_PHONE, AT_SCREEN]),
      };
    },
  ],
  [
    6,
    ({ random, day }) => {
      const low = Array.from(day.rated).filter(([, { score }]) => asksForReasons(score));
      return {
        type: 'explainRating',
        ticketId: low.length === 0 ? ('none' as TicketId) : random.pick(low)[0],
        reasons: FIRST_REASONS.filter(() => random.chance(0.4)),
        words: random.pick([null, 'chờ lâu']),
        deviceId: random.pick([AT_PHONE, AT_SCREEN]).deviceId,
      };
    },
  ],
  [3, (asker) => ({ type: 'endAtDesk', reason: asker.random.pick(['left', 'duplicate']), ...atDesk(asker) })],
  [
    5,
    (asker) => ({
      type: 'moveAtDesk',
      serviceId: service(asker),
      toCounterId: asker.random.chance(0.4) ? counterId(asker.random.integer(1, COUNTERS)) : null,
      reason: 'long_wait',
      ...atDesk(asker),
    }),
  ],
  [2, (asker) => ({ type: 'takeOver', ...colleague(asker) })],
  [
    3,
    (asker) => ({
      type: 'endForColleague',
      ending: asker.random.pick(['finished', 'missed', 'back_in_line']),
      ...colleague(asker),
    }),
  ],
];

/** A supervisor at no counter, with any open ticket in view. */
function atDesk({ random, day, acting: { officerId } }: Asker) {
  const open = liveTickets(day);
  const ticket = open.length === 0 ? undefined : random.pick(open);
  const ticketId = ticket?.ticketId ?? ('none' as TicketId);
  return { ticketId, seenRevision: ticket?.revision ?? 0, note: null, officerId };
}

function colleague({ random, day, acting }: Asker) {
  const atCounterId = counterId(random.integer(1, COUNTERS));
  const ticketId = day.counters.get(atCounterId)?.ticketId ?? ('none' as TicketId);
  return { atCounterId, ticketId, isSupervisor: true, ...acting };
}

const WEIGHT = WISHES.reduce((sum, [weight]) => sum + weight, 0);

/** One command; what is asked more often in an office is asked more often here. */
export function anyCommand(random: Random, day: QueueDay): Command {
  const number = random.integer(1, COUNTERS);
  const counter = day.counters.get(counterId(number));
  const asker: Asker = {
    random,
    day,
    acting: { counterId: counterId(number), officerId: `officer-${String(number)}` as OfficerId },
    ticketId: counter?.ticketId ?? ('none' as TicketId),
    sighted: { seenCounterRevision: counter?.revision ?? 0, deviceId: DEVICE },
  };
  let left = random.integer(1, WEIGHT);
  for (const [weight, wish] of WISHES) {
    left -= weight;
    if (left <= 0) return wish(asker);
  }
  throw new Error('the weights do not add up');
}
