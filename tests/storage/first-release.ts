/** An office's database as the first release made and filled it: its schema, its events, its settings, by hand. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { wallTime } from '#tests/support/ward.ts';

const text = (vi: string) => ({ vi, en: vi });
const field = (fieldId: string, letter: string) => ({
  fieldId,
  letter,
  icon: 'stamp',
  name: text('Chứng thực'),
  tileName: text('Chứng thực'),
  shortName: text('Chứng thực'),
  examples: text('Sao y'),
  waitingArea: text('Khu A'),
});
const service = (serviceId: string, fieldId: string) => ({
  serviceId,
  fieldId,
  procedureCode: null,
  name: text('Chứng thực bản sao'),
  shortName: text('Sao y'),
  papers: [{ name: text('Bản chính'), note: null, onlyIfNotLookedUp: false }],
  fee: null,
  processingTime: null,
  isSameDay: true,
  counterMinutes: [3, 6],
  isCommon: true,
  isShortcut: false,
});

/** The office's settings as that release knew them: no rules, no policies, no quotas. */
export const FIRST_SETTINGS = {
  name: text('Phường Thử'),
  unitName: text('Trung tâm Phục vụ hành chính công'),
  timeZone: 'Asia/Ho_Chi_Minh',
  citizenWord: text('công dân'),
  helpDesk: text('Ở lối vào'),
  openingHours: text('7:30–17:00'),
  notices: [],
  fields: [field('certification', 'C'), field('civil-status', 'H')],
  services: [service('certified-copy', 'certification'), service('birth', 'civil-status')],
  counters: [
    { counterId: '1', number: 1, place: text('Bên trái'), fieldIds: ['certification', 'civil-status'] },
    { counterId: '2', number: 2, place: text('Bên phải'), fieldIds: ['certification'] },
  ],
  kioskPaceMs: 2_500,
};

export const YESTERDAY = '2026-11-22';
export const TODAY = '2026-11-23';
/** A press of today whose answer may be asked again. */
export const KNOWN_PRESS = { requestId: 'press-of-today', fingerprint: 'the kiosk and what it asked' };

type Happening = readonly [
  date: string,
  time: string,
  event: { readonly type: string; readonly [fact: string]: unknown },
];

const lan = { counterId: '1', officerId: 'lan' };
const minh = { counterId: '2', officerId: 'minh' };

const issued = (date: string, number: string, issuedAt: number) => ({
  type: 'TicketIssued',
  kioskId: 'kiosk-1',
  ticket: {
    ticketId: `${date}/${number}`,
    number,
    serviceId: number.startsWith('C') ? 'certified-copy' : 'birth',
    fieldId: number.startsWith('C') ? 'certification' : 'civil-status',
    date,
    issuedAt,
    ahead: 0,
    range: { from: 5, to: 15 },
    counterNumbers: [1, 2],
    printJobId: `${date}/${number}/paper-1`,
  },
});
const ticket = (date: string, time: string, number: string): Happening => [
  date,
  time,
  issued(date, number, wallTime(date, time)),
];
const printed = (date: string, time: string, number: string): Happening => [
  date,
  time,
  { type: 'PrintJobReported', jobId: `${date}/${number}/paper-1`, state: 'printed', problem: null },
];
const called = (date: string, time: string, number: string, acting: object): Happening => [
  date,
  time,
  {
    type: 'TicketCalled',
    ticketId: `${date}/${number}`,
    reason: { rule: 'first_come', overtook: [], waitingForCounter: 2 },
    ...acting,
  },
];
const step = (date: string, time: string, type: string, number: string, acting: object): Happening => [
  date,
  time,
  { type, ticketId: `${date}/${number}`, ...acting },
];

/** Yesterday: one served, one missed, one left at its counter overnight, one who waited in vain. Today: a morning. */
const HAPPENINGS: readonly Happening[] = [
  [YESTERDAY, '07:30', { type: 'DayOpened', date: YESTERDAY, settings: FIRST_SETTINGS }],
  [YESTERDAY, '07:31', { type: 'CounterOpened', officerName: 'Lan', ...lan }],
  [YESTERDAY, '07:31', { type: 'CounterOpened', officerName: 'Minh', ...minh }],
  ticket(YESTERDAY, '08:00', 'C001'),
  printed(YESTERDAY, '08:00', 'C001'),
  ticket(YESTERDAY, '08:01', 'C002'),
  ticket(YESTERDAY, '08:02', 'H001'),
  ticket(YESTERDAY, '08:03', 'C003'),
  called(YESTERDAY, '08:10', 'C001', lan),
  [YESTERDAY, '08:11', { type: 'TicketRecalled', ticketId: `${YESTERDAY}/C001`, callCount: 2, ...lan }],
  step(YESTERDAY, '08:12', 'ServiceStarted', 'C001', lan),
  called(YESTERDAY, '08:12', 'C002', minh),
  step(YESTERDAY, '08:14', 'TicketMissed', 'C002', minh),
  step(YESTERDAY, '08:20', 'ServiceFinished', 'C001', lan),
  called(YESTERDAY, '08:21', 'H001', lan),
  step(YESTERDAY, '08:22', 'ServiceStarted', 'H001', lan),
  [TODAY, '07:00', { type: 'TicketExpired', ticketId: `${YESTERDAY}/H001` }],
  [TODAY, '07:00', { type: 'TicketExpired', ticketId: `${YESTERDAY}/C003` }],
  [TODAY, '07:00', { type: 'DayClosed' }],
  [TODAY, '07:00', { type: 'DayOpened', date: TODAY, settings: FIRST_SETTINGS }],
  [TODAY, '07:31', { type: 'CounterOpened', officerName: 'Lan', ...lan }],
  ticket(TODAY, '07:40', 'C001'),
  ticket(TODAY, '07:41', 'C002'),
  ticket(TODAY, '07:42', 'C003'),
  ticket(TODAY, '07:43', 'H001'),
  called(TODAY, '07:45', 'C001', lan),
  step(TODAY, '07:46', 'TicketMissed', 'C001', lan),
  called(TODAY, '07:47', 'C002', lan),
  step(TODAY, '07:48', 'ServiceStarted', 'C002', lan),
  [TODAY, '07:49', { type: 'CounterClosed', ...minh }],
  [TODAY, '07:49', { type: 'CounterOpened', officerName: 'Minh', ...minh }],
];

/** Makes `office.db` in the folder; gives back the sequence of its last event. */
export function makeFirstRelease(folder: string): number {
  const database = new BetterSqlite(path.join(folder, 'office.db'));
  database.pragma('journal_mode = WAL');
  database.exec(readFileSync(path.join(MIGRATIONS_FOLDER, '001-office.sql'), 'utf8'));
  database.pragma('user_version = 1');
  const insertEvent = database.prepare('INSERT INTO events (sequence, at, type, body) VALUES (?, ?, ?, ?)');
  const insertDay = database.prepare('INSERT INTO days (date, first_sequence) VALUES (?, ?)');
  HAPPENINGS.forEach(([date, time, { type, ...body }], index) => {
    insertEvent.run(index + 1, wallTime(date, time), type, JSON.stringify(body));
    if (type === 'DayOpened') insertDay.run(date, index + 1);
  });
  const firstOfToday = HAPPENINGS.findIndex(
    ([date, , { type }]) => date === TODAY && type === 'TicketIssued',
  );
  database
    .prepare(
      'INSERT INTO answers (request_id, fingerprint, refusal, first_sequence, revision, at) VALUES (?, ?, NULL, ?, ?, ?)',
    )
    .run(
      KNOWN_PRESS.requestId,
      createHash('sha256').update(KNOWN_PRESS.fingerprint).digest('base64url').slice(0, 22),
      firstOfToday + 1,
      firstOfToday + 1,
      wallTime(TODAY, '07:40'),
    );
  database
    .prepare("INSERT INTO settings (name, body) VALUES ('office', ?)")
    .run(JSON.stringify(FIRST_SETTINGS));
  database
    .prepare('INSERT INTO officers (officer_id, username, display_name, password_hash) VALUES (?, ?, ?, ?)')
    .run('lan', 'lan', 'Lan', 'hash');
  database.close();
  return HAPPENINGS.length;
}
