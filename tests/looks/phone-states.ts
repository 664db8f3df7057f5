import type { PhoneView } from '#protocol/phone-view.ts';
import { instantMs, type FieldId, type Revision, type TicketNumber } from '#protocol/vocabulary.ts';
import { phaseOf, type Situation } from '../../phone-ui/situation.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

const MINUTE_MS = 60_000;
const birth = GALLERY_OFFICE.services.find(({ procedureCode }) => procedureCode === '1.001193');
const longest = GALLERY_OFFICE.services.reduce((a, b) => (b.name.vi.length > a.name.vi.length ? b : a));
if (birth === undefined) throw new Error('The demonstration office registers no births.');

const papersOf = ({ papers }: typeof birth): PhoneView['papers'] =>
  papers.map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp }));

/** A ticket that waits, somewhere in the middle of the line. */
export const WAITING: PhoneView = {
  revision: 40 as Revision,
  at: instantMs(GALLERY_NOW_MS),
  officeName: GALLERY_OFFICE.name,
  unitName: GALLERY_OFFICE.unitName,
  timeZone: GALLERY_OFFICE.timeZone,
  number: 'H018' as TicketNumber,
  field: { fieldId: 'civil-status' as FieldId, letter: 'H', name: { vi: 'Hộ tịch', en: 'Civil status' } },
  serviceName: birth.name,
  status: 'waiting',
  issuedAt: instantMs(GALLERY_NOW_MS - 12 * MINUTE_MS),
  queue: { ahead: 3, range: { from: 10, to: 20 } },
  waitingArea: { vi: 'Khu B, ở giữa', en: 'Area B, in the middle' },
  counterNumbers: [1, 2, 3],
  lastCalled: 'H015' as TicketNumber,
  call: null,
  papers: papersOf(birth),
};

const CALL: NonNullable<PhoneView['call']> = {
  counterNumber: 2,
  place: { vi: 'Khu B, quầy thứ hai từ trái', en: 'Area B, second counter from the left' },
  calledAt: instantMs(GALLERY_NOW_MS - 20_000),
};
const CALLED: PhoneView = { ...WAITING, status: 'called', queue: null, lastCalled: null, call: CALL };
const AWAY: PhoneView = { ...WAITING, queue: null, lastCalled: null };

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
  serving: { ...CALLED, status: 'serving' },
  missed: {
    ...CALLED,
    status: 'missed',
    call: { ...CALL, calledAt: instantMs(GALLERY_NOW_MS - 8 * MINUTE_MS) },
  },
  parked: { ...AWAY, status: 'parked' },
  finished: { ...AWAY, status: 'finished' },
  cancelled: { ...AWAY, status: 'cancelled' },
  expired: { ...AWAY, status: 'expired' },
} satisfies Record<string, PhoneView>;

const STALE = { 'stale-waiting': 'waiting', 'stale-soon': 'soon', 'stale-called': 'called' } as const;

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
  ...Object.keys(STALE),
  ...Object.keys(STANDSTILLS),
];

/** The situation of one named state. Throws for a name that is not in `PHONE_STATES`. */
export function phoneSituation(name: string): Situation {
  if (isIn(STANDSTILLS, name)) return STANDSTILLS[name];
  if (isIn(STALE, name)) return ticket(VIEWS[STALE[name]], true);
  if (isIn(VIEWS, name)) return ticket(VIEWS[name], false);
  throw new Error(`The phone's gallery has no state "${name}".`);
}

const ticket = (view: PhoneView, isStale: boolean): Situation => ({
  kind: 'ticket',
  phase: phaseOf(view),
  view,
  isStale,
  heardAtMs: GALLERY_NOW_MS,
});
