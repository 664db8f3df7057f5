/** Feedback on the disk: gone words leave what was done, tampering is found, a restore brings everything back, and figures are the log's. */
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { FIRST_FEEDBACK_SETTINGS, type FeedbackDeed, type FeedbackWords } from '#protocol/feedback.ts';
import { instantMs, type BusinessDate, type InstantMs, type OfficerId } from '#protocol/vocabulary.ts';
import { createFeedbackOffice, type FeedbackOffice } from '#server/app/feedback.ts';
import { newOfficer } from '#server/app/people.ts';
import { createTrail } from '#server/app/trail.ts';
import { openReportMaker } from '#server/reports/make-report.ts';
import { makeBackup } from '#server/storage/backup.ts';
import { restoreOffice } from '#server/storage/restore.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { complaintsFromLog } from '#tests/reports/complaints-from-log.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { wallTime } from '#tests/support/ward.ts';
import { openStore, type OpenedStore } from './opened-store.ts';
import { NAME } from './backed-up-office.ts';
import { press, startWritePath } from './write-path.ts';

const LOC = 'loc' as OfficerId;
const WORDS: FeedbackWords = {
  kind: 'problem',
  topic: 'attitude',
  fieldId: null,
  content: 'Ông Nguyễn Văn A ở 12 Lạc Long Quân kể rằng…',
  contact: '0912345678',
  language: 'vi',
};
let clock: InstantMs;
let requests = 0;
const requestId = (): string => `request-${String((requests += 1)).padStart(10, '0')}`;
const BY_PHONE = { source: 'phone', by: null, admit: () => true } as const;

beforeEach(() => {
  clock = wallTime('2026-11-02', '08:00');
});

function openFeedback(store: OpenedStore['store']): FeedbackOffice {
  const trail = createTrail({
    store,
    now: () => clock,
    ...{ nameOf: () => null, deviceName: () => null, settings: [], onNoted: () => undefined },
  });
  const account = { officerId: LOC, username: 'loc', displayName: 'Lộc', passwordHash: '' };
  store.saveOfficer(newOfficer({ ...account, role: 'supervisor' }));
  return createFeedbackOffice({
    ...{ store, note: trail.note, now: () => clock },
    settings: () => FIRST_FEEDBACK_SETTINGS,
    office: () => DEMO_OFFICE,
  });
}
const taken = (feedback: FeedbackOffice, more: Partial<FeedbackWords> = {}) => {
  const receipt = feedback.take(requestId(), { ...WORDS, ...more }, BY_PHONE);
  if (typeof receipt === 'string') throw new Error(receipt);
  return receipt;
};
const act = (feedback: FeedbackOffice, { number }: ReturnType<typeof taken>, deed: FeedbackDeed): void => {
  const seenRevision = feedback.item(number)?.line.revision ?? 0;
  const done = feedback.act(number, { requestId: requestId(), seenRevision, deed }, LOC);
  if (typeof done === 'string') throw new Error(done);
};
const days = (count: number): void => {
  clock = instantMs(clock + count * 86_400_000);
};
const ANSWER: FeedbackDeed = { deed: 'answer', answer: 'Đã nhắc nhở bà B.' };

describe('words', () => {
  test('go by rule from the file itself: contact first, the rest later, open ones never; the proof stays whole', async () => {
    const { store, database } = openStore(temporaryFolder());
    const feedback = openFeedback(store);
    const [answered, open] = [taken(feedback), taken(feedback)];
    act(feedback, answered, ANSWER);
    days(31);
    await feedback.eraseWords();
    expect(store.feedbackWords(answered.number).map(({ role }) => role)).toEqual(['content', 'said']);
    expect(verifyOffice(database, null).findings).toEqual([]);
    days(366);
    await feedback.eraseWords();
    expect(store.feedbackWords(answered.number)).toEqual([]);
    expect(store.feedbackWords(open.number)).toHaveLength(2);
    expect(store.feedbackEvents(answered.number)).toHaveLength(2);
    expect(verifyOffice(database, null).findings).toEqual([]);
    expect(feedback.standing(answered.code)).toMatchObject({ status: 'answered', areWordsErased: true });
    database.pragma('wal_checkpoint(TRUNCATE)');
    act(feedback, open, ANSWER);
    days(400);
    await feedback.eraseWords();
    database.pragma('wal_checkpoint(TRUNCATE)');
    expect(database.serialize().includes('Lạc Long Quân')).toBe(false);
    expect(database.serialize().includes('0912345678')).toBe(false);
  });

  test('a letter of many pages is overwritten in the pages it leaves', async () => {
    const { store, database } = openStore(temporaryFolder());
    const feedback = openFeedback(store);
    const long = taken(feedback, { content: 'Ngõ 12 Lạc Long Quân. '.repeat(90) });
    act(feedback, long, { deed: 'answer', answer: 'Số nhà 12 Lạc Long Quân đã được xem. '.repeat(100) });
    expect(database.serialize().includes('Lạc Long Quân')).toBe(true);
    days(400);
    await feedback.eraseWords();
    database.pragma('wal_checkpoint(TRUNCATE)');
    expect(database.serialize().includes('Lạc Long Quân')).toBe(false);
  });

  test('who looked at a code is in the trail, and nothing counts as changed by it', () => {
    const { store, database } = openStore(temporaryFolder());
    const feedback = openFeedback(store);
    const receipt = taken(feedback);
    expect(feedback.codeOf(receipt.number, LOC)).toBe(receipt.code);
    expect(store.auditEntries(Number.MAX_SAFE_INTEGER, 1)).toMatchObject([
      { officerId: LOC, deed: 'feedback_code_shown', subject: receipt.number },
    ]);
    expect(verifyOffice(database, null).findings).toEqual([]);
  });

  test.each([
    ['a word changed', "UPDATE feedback_words SET text = 'Cảm ơn' WHERE role = 'content'"],
    ['a word gone before its time', "DELETE FROM feedback_words WHERE role = 'said'"],
    ['a word put in', "INSERT INTO feedback_words VALUES ('PA-2026-0001', 1, 'said', x'00', 'x')"],
    [
      'an event edited',
      `UPDATE feedback_events SET body = replace(body, '2026-11', '2026-12') WHERE ordinal = 1`,
    ],
    ['a deadline moved', "UPDATE feedback SET due_on = '2027-01-01'"],
    ['an answer backdated', "UPDATE feedback_events SET happened_on = '2026-11-01' WHERE type = 'answered'"],
    ['the last event cut off', "DELETE FROM feedback_events WHERE type = 'answered'"],
    ['a piece taken out', 'DELETE FROM feedback_events; DELETE FROM feedback_words; DELETE FROM feedback'],
    ['somebody else’s deed', "UPDATE feedback_events SET officer_id = 'minh' WHERE type = 'answered'"],
  ])('%s is found', (_, sql) => {
    const { store, database } = openStore(temporaryFolder());
    const feedback = openFeedback(store);
    act(feedback, taken(feedback), ANSWER);
    expect(verifyOffice(database, null).findings).toEqual([]);
    database.exec(sql);
    expect(verifyOffice(database, null).findings).toEqual([
      { kind: 'feedback_changed', where: 'PA-2026-0001' },
    ]);
  });
});

test('a restore brings back what was said before the backup and after it, with its codes and its trail', async () => {
  const data = temporaryFolder();
  const backups = temporaryFolder();
  const store = openSqliteStore(data, MIGRATIONS_FOLDER);
  const office = startWritePath(store);
  await office.ask(press('request-1'));
  const feedback = openFeedback(store);
  const before = taken(feedback);
  makeBackup(data, backups, NAME, clock);
  act(feedback, before, ANSWER);
  const after = taken(feedback, { kind: 'suggestion' });
  act(feedback, after, ANSWER);
  days(31);
  await feedback.eraseWords();
  store.close();

  const order = {
    backup: path.join(backups, NAME),
    dataFolder: data,
    migrationsFolder: MIGRATIONS_FOLDER,
    at: clock,
  };
  expect(restoreOffice({ ...order, despiteFindings: false })).toMatchObject({ ok: true });
  const { store: restored, database } = openStore(data);
  const again = openFeedback(restored);
  expect(again.standing(before.code)).toMatchObject({ status: 'answered', answer: 'Đã nhắc nhở bà B.' });
  expect(again.standing(after.code)).toMatchObject({ number: 'KN-2026-0001', status: 'answered' });
  expect(taken(again).number).toBe('PA-2026-0002');
  await again.eraseWords();
  expect(restored.feedbackWords(before.number).some(({ role }) => role === 'contact')).toBe(false);
  expect(verifyOffice(database, null).findings).toEqual([]);
});

test('the report says of a year of feedback what its raw log says, to the unit', () => {
  const folder = temporaryFolder();
  const { store, database } = openStore(folder);
  store.saveOfficeSettings(DEMO_OFFICE);
  const feedback = openFeedback(store);
  const random = createRandom(5);
  const open: ReturnType<typeof taken>[] = [];
  const fieldIds = [null, ...DEMO_OFFICE.fields.map(({ fieldId }) => fieldId)];
  const DEEDS: readonly FeedbackDeed[] = [
    ANSWER,
    { deed: 'assign', ownerId: LOC },
    { deed: 'extend', workingDays: 7, reason: 'Chờ sở' },
    { deed: 'return', referral: 'other_office', answer: 'Gửi Sở Xây dựng.' },
    { deed: 'close', closing: 'unclear', reason: 'Không rõ nội dung' },
  ];
  for (let day = 0; day < 200; day += 1) {
    for (let count = random.integer(0, 2); count > 0; count -= 1)
      open.push(
        taken(feedback, {
          kind: random.chance(0.3) ? 'suggestion' : 'problem',
          fieldId: random.pick(fieldIds),
        }),
      );
    for (let count = random.integer(0, 2); count > 0 && open.length > 0; count -= 1) {
      const receipt = random.pick(open);
      const deed = random.pick(DEEDS);
      const { allowed, line } = feedback.item(receipt.number)!;
      if (random.chance(0.08)) feedback.withdraw(receipt.code, requestId());
      else if (allowed.includes(deed.deed))
        feedback.act(receipt.number, { requestId: requestId(), seenRevision: line.revision, deed }, LOC);
    }
    days(1);
  }
  const maker = openReportMaker(path.join(folder, 'office.db'));
  onTestFinished(maker.close);
  const today = '2027-05-21' as BusinessDate;
  const told = (from: string, to: string) =>
    maker.make({ from: from as BusinessDate, to: to as BusinessDate, today, now: clock }).complaints;
  const names = new Map(
    DEMO_OFFICE.fields.map(({ fieldId, name: { vi, en } }) => [fieldId as string, { vi, en }]),
  );
  const log = (from: string, to: string) => complaintsFromLog(database, { from, to, today }, names);
  const year = told('2026-01-01', '2027-12-31');
  expect(year.received * year.withdrawn * year.unanswered * year.onTime.numerator).toBeGreaterThan(0);
  expect(year.onTime.numerator).toBeLessThan(year.onTime.denominator);
  for (const [from, to] of [
    ['2026-01-01', '2027-12-31'],
    ['2026-12-01', '2026-12-31'],
    ['2027-01-01', '2027-03-31'],
    ['2027-05-20', '2027-05-21'],
    ['2025-01-01', '2025-12-31'],
  ] as const)
    expect(told(from, to)).toEqual(log(from, to));
  // A fault would be noticed.
  const expected = log('2026-01-01', '2027-12-31');
  database.exec(
    'UPDATE feedback SET settled_on = due_on WHERE number = (SELECT max(number) FROM feedback WHERE settled_on > due_on)',
  );
  expect(told('2026-01-01', '2027-12-31')).not.toEqual(expected);
});
