import { FIRST_RATING_SETTINGS, formOf } from '#protocol/rating-settings.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import type { CalledBefore, PhoneView } from '#protocol/phone-view.ts';
import { instantMs, type FieldId, type Revision, type TicketNumber } from '#protocol/vocabulary.ts';
import { NO_DIALOGUE, type Dialogue } from '../../phone-ui/dialogue.ts';
import { phaseOf, type Situation } from '../../phone-ui/situation.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

const MINUTE_MS = 60_000;
const birth = GALLERY_OFFICE.services.find(({ procedureCode }) => procedureCode === '1.001193');
const longest = GALLERY_OFFICE.services.reduce((a, b) => (b.name.vi.length > a.name.vi.length ? b : a));
if (birth === undefined) throw new Error('The demonstration office registers no births.');

const papersOf = ({ papers }: typeof birth): PhoneView['papers'] =>
  papers.map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp }));

const NOTHING_CALLED: NonNullable<PhoneView['overtaking']> = {
  since: instantMs(GALLERY_NOW_MS - 12 * MINUTE_MS),
  inTurn: 0,
  outOfTurn: 0,
  calls: [],
  ordinaryPerPriority: 3,
};

const calledBefore = (number: string, minutesAgo: number, change: Partial<CalledBefore>): CalledBefore => ({
  number: number as TicketNumber,
  calledAt: instantMs(GALLERY_NOW_MS - minutesAgo * MINUTE_MS),
  counterNumber: 2,
  reason: 'priority',
  queue: null,
  issuedAt: null,
  ...change,
});
const CERTIFICATION_QUEUE = { vi: 'Chứng thực', en: 'Certification' };
const SOME_CALLED: NonNullable<PhoneView['overtaking']> = {
  ...NOTHING_CALLED,
  inTurn: 2,
  outOfTurn: 3,
  calls: [
    calledBefore('C039', 9, { reason: 'other_queue', queue: CERTIFICATION_QUEUE, counterNumber: 3 }),
    calledBefore('H009', 6, {
      reason: 'came_earlier',
      issuedAt: instantMs(GALLERY_NOW_MS - 60 * MINUTE_MS),
      counterNumber: 1,
    }),
    calledBefore('H021', 2, {}),
  ],
};
const MANY_CALLS: readonly CalledBefore[] = [
  ...SOME_CALLED.calls,
  calledBefore('M888', 2, { reason: 'came_back', counterNumber: 28 }),
  calledBefore('H022', 1, { reason: 'by_hand', counterNumber: 28 }),
  calledBefore('L104', 1, { reason: 'other_queue' }),
];

/** A ticket that waits, somewhere in the middle of the line. */
export const WAITING: PhoneView = {
  revision: 40 as Revision,
  at: instantMs(GALLERY_NOW_MS),
  officeName: GALLERY_OFFICE.name,
  unitName: GALLERY_OFFICE.unitName,
  timeZone: GALLERY_OFFICE.timeZone,
  number: 'H018' as TicketNumber,
  field: {
    fieldId: 'civil-status' as FieldId,
    letter: 'H',
    name: { vi: 'Hộ tịch', en: 'Civil status', zh: '戶籍登記' },
  },
  serviceName: birth.name,
  furtherServices: [],
  status: 'waiting',
  issuedAt: instantMs(GALLERY_NOW_MS - 12 * MINUTE_MS),
  queue: { ahead: 3, range: { from: 10, to: 20 } },
  overtaking: NOTHING_CALLED,
  waitingArea: { vi: 'Khu B, ở giữa', en: 'Area B, in the middle', zh: 'B 區中間' },
  counterNumbers: [1, 2, 3],
  lastCalled: 'H015' as TicketNumber,
  call: null,
  isGivenUp: false,
  rating: null,
  papers: papersOf(birth),
};

const CALL: NonNullable<PhoneView['call']> = {
  counterNumber: 2,
  place: {
    vi: 'Khu B, quầy thứ hai từ trái',
    en: 'Area B, second counter from the left',
    zh: 'B 區左起第二個櫃檯',
  },
  calledAt: instantMs(GALLERY_NOW_MS - 20_000),
};
const CALLED: PhoneView = {
  ...WAITING,
  status: 'called',
  queue: null,
  overtaking: null,
  lastCalled: null,
  call: CALL,
};
const AWAY: PhoneView = { ...WAITING, queue: null, overtaking: null, lastCalled: null };

/** As many as one number holds besides its first. */
const FURTHER = GALLERY_OFFICE.services
  .filter((service) => service.isShortcut && service !== birth)
  .slice(0, 3)
  .map(({ shortName }) => shortName);

const VIEWS = {
  waiting: WAITING,
  'waiting-many': { ...WAITING, queue: { ahead: 12, range: { from: 60, to: 90 } } },
  'waiting-no-range': { ...WAITING, queue: { ahead: 4, range: null }, lastCalled: null },
  'waiting-not-open': { ...WAITING, queue: { ahead: 0, range: null }, counterNumbers: [], lastCalled: null },
  'waiting-long-name': {
    ...WAITING,
    number: 'M888' as TicketNumber,
    field: { ...WAITING.field, letter: 'M' },
    serviceName: longest.name,
    papers: papersOf(longest),
    queue: { ahead: 112, range: { from: 115, to: 180 } },
  },
  'waiting-further': { ...WAITING, furtherServices: FURTHER },
  soon: { ...WAITING, queue: { ahead: 1, range: { from: 3, to: 8 } } },
  'soon-first': { ...WAITING, queue: { ahead: 0, range: { from: 0, to: 5 } }, counterNumbers: [3] },
  'soon-no-range': { ...WAITING, queue: { ahead: 2, range: null } },
  called: CALLED,
  'called-wide': {
    ...CALLED,
    number: 'M888' as TicketNumber,
    call: { ...CALL, counterNumber: 28 },
    papers: [],
  },
  'called-further': { ...CALLED, furtherServices: FURTHER },
  serving: { ...CALLED, status: 'serving' },
  'serving-further': { ...CALLED, status: 'serving', furtherServices: FURTHER.slice(1) },
  missed: {
    ...CALLED,
    status: 'missed',
    call: { ...CALL, calledAt: instantMs(GALLERY_NOW_MS - 8 * MINUTE_MS) },
  },
  parked: { ...AWAY, status: 'parked' },
  'parked-further': { ...AWAY, status: 'parked', furtherServices: FURTHER },
  finished: { ...AWAY, status: 'finished' },
  rate: { ...AWAY, status: 'finished', rating: FIRST_FORM },
  'rate-two': { ...AWAY, status: 'finished', rating: formOf({ ...FIRST_RATING_SETTINGS, faces: 2 }) },
  'rate-three': { ...AWAY, status: 'finished', rating: formOf({ ...FIRST_RATING_SETTINGS, faces: 3 }) },
  'rate-five': { ...AWAY, status: 'finished', rating: formOf({ ...FIRST_RATING_SETTINGS, faces: 5 }) },
  rated: { ...AWAY, status: 'finished', rating: 'given' },
  'given-up': { ...AWAY, status: 'cancelled', isGivenUp: true },
  overtaken: { ...WAITING, queue: { ahead: 2, range: { from: 10, to: 20 } }, overtaking: SOME_CALLED },
  'overtaken-much': {
    ...WAITING,
    queue: { ahead: 3, range: null },
    overtaking: { ...SOME_CALLED, inTurn: 9, outOfTurn: 31, ordinaryPerPriority: null, calls: MANY_CALLS },
  },
  cancelled: { ...AWAY, status: 'cancelled' },
  expired: { ...AWAY, status: 'expired' },
} satisfies Record<string, PhoneView>;

const STALE = {
  'stale-waiting': 'waiting',
  'stale-soon': 'soon',
  'stale-called': 'called',
  'stale-why': 'overtaken',
  'stale-give-up': 'waiting',
  'stale-rate': 'rate',
  'stale-reasons': 'rate',
} as const;

const LONG_WORDS = 'Tôi phải chờ ở hai quầy mới được nhận hồ sơ. '.repeat(10).trim();
const REASONS = {
  kind: 'reasons',
  pressed: { score: 'dissatisfied', faces: 4 },
  form: FIRST_FORM,
  reasons: [],
  words: '',
  progress: 'asking',
} as const;
const SENDING = {
  kind: 'rating',
  pressed: { score: 'satisfied', faces: 4 },
  progress: 'sending',
} as const;
/** What the citizen is in the middle of, by the state that shows it; each belongs to a view. */
const DIALOGUES = {
  why: ['overtaken', { kind: 'why' }],
  'why-none': ['waiting', { kind: 'why' }],
  'why-many': ['overtaken-much', { kind: 'why' }],
  'give-up': ['waiting', { kind: 'giveUp', progress: 'asking' }],
  'give-up-sending': ['waiting', { kind: 'giveUp', progress: 'sending' }],
  'give-up-unanswered': ['waiting', { kind: 'giveUp', progress: 'unanswered' }],
  'give-up-too-late': ['called', { kind: 'tooLate' }],
  'rate-sending': ['rate', SENDING],
  'rate-unanswered': ['rate', { ...SENDING, progress: 'unanswered' }],
  reasons: ['rated', REASONS],
  'reasons-wordless': ['rated', { ...REASONS, form: { ...FIRST_FORM, asksWords: false } }],
  'reasons-written': ['rated', { ...REASONS, words: LONG_WORDS }],
  'reasons-chosen': ['rate', { ...REASONS, reasons: ['unclear_guidance', 'many_trips'] }],
  'reasons-sending': ['rate', { ...REASONS, reasons: ['slow'], progress: 'sending' }],
  'reasons-refused': ['rate', { ...REASONS, reasons: ['slow'], progress: 'refused' }],
} as const satisfies Record<string, readonly [keyof typeof VIEWS, Dialogue]>;
const STALE_DIALOGUES: Readonly<Record<string, Dialogue>> = {
  'stale-why': { kind: 'why' },
  'stale-give-up': { kind: 'giveUp', progress: 'unanswered' },
  'stale-reasons': { ...REASONS, progress: 'unanswered' },
};

const STANDSTILLS = {
  connecting: { kind: 'connecting', isLong: false },
  unreachable: { kind: 'connecting', isLong: true },
  dead: { kind: 'refused', why: 'dead' },
  outdated: { kind: 'refused', why: 'outdated' },
  refused: { kind: 'refused', why: 'other' },
} as const satisfies Record<string, Situation>;

const isIn = <Table extends object>(table: Table, name: PropertyKey): name is keyof Table =>
  Object.hasOwn(table, name);

/** Every state the phone's gallery can show. */
export const PHONE_STATES: readonly string[] = [
  ...Object.keys(VIEWS),
  ...Object.keys(DIALOGUES),
  ...Object.keys(STALE),
  ...Object.keys(STANDSTILLS),
];

/** The situation of one named state. Throws for a name that is not in `PHONE_STATES`. */
export function phoneSituation(name: string): Situation {
  if (isIn(STANDSTILLS, name)) return STANDSTILLS[name];
  if (isIn(STALE, name)) return ticket(VIEWS[STALE[name]], true);
  if (isIn(DIALOGUES, name)) return ticket(VIEWS[DIALOGUES[name][0]], false);
  if (isIn(VIEWS, name)) return ticket(VIEWS[name], false);
  throw new Error(`The phone's gallery has no state "${name}".`);
}

/** What is in the middle in that state. */
export const phoneDialogue = (name: string): Dialogue =>
  isIn(DIALOGUES, name) ? DIALOGUES[name][1] : (STALE_DIALOGUES[name] ?? NO_DIALOGUE);

const ticket = (view: PhoneView, isStale: boolean): Situation => ({
  kind: 'ticket',
  phase: phaseOf(view),
  view,
  isStale,
  heardAtMs: GALLERY_NOW_MS,
});
