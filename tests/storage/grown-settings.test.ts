/** A release that knows more of an office's settings than the one that wrote them: the trail tells so, and hides nothing. */
import type { Database } from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import { instantMs, type OfficerId } from '#protocol/vocabulary.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { createOffice, type Office } from '#server/app/office.ts';
import type { Store } from '#server/storage/store.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { openStore } from './opened-store.ts';

const AT = instantMs(1_800_000_000_000);
const BY = 'minh' as OfficerId;

let store: Store;
let database: Database;
beforeEach(() => {
  ({ store, database } = openStore(temporaryFolder()));
  // As a release wrote them that knew neither of numbers per person nor of a desk for results.
  const { openNumbersPerPerson: _, ...rules } = DEMO_OFFICE.rules;
  const { resultServiceId: __, revision, ...parts } = { ...DEMO_OFFICE, rules };
  const after = JSON.parse(JSON.stringify(parts)) as typeof parts;
  const begun = { at: AT, officerId: null, deed: 'settings_begun', subject: 'office', before: {} } as const;
  store.recorded({ ...begun, after }, () => {
    store.saveOfficeSettings({ ...parts, revision } as unknown as OfficeSettings);
  });
});

const findings = (): readonly string[] =>
  verifyOffice(database, null).findings.map(({ kind, where }) => `${kind} ${where}`);
const open = (): Office =>
  createOffice({
    store,
    now: () => AT,
    on: (settings) => settings,
    executor: () => ({ tick: () => undefined }) as never,
    onChange: () => undefined,
  });
const rename = (office: Office): unknown =>
  office.save({ ...office.settings(), citizenWord: { vi: 'bà con', en: 'citizen' } }, BY);
/** Past the desk, as somebody does who has the file. */
const tamper = (path: string, value: number | string): void => {
  database.prepare("UPDATE settings SET body = json_set(body, ?, ?) WHERE name = 'office'").run(path, value);
};

test('what a release fills in is told once, and is no tampering: neither at once nor after another part is changed', () => {
  expect(findings()).toEqual([]);
  const office = open();
  const filled = store.auditEntries(Number.MAX_SAFE_INTEGER, 5);
  expect(filled.map(({ deed, officerId }) => [deed, officerId])).toEqual([
    ['settings_begun', null],
    ['settings_begun', null],
  ]);
  expect(Object.keys(filled[0]?.after ?? {}).sort()).toEqual(['resultServiceId', 'rules']);
  expect(findings()).toEqual([]);
  expect(rename(office)).toBe('saved');
  expect(findings()).toEqual([]);
  open();
  expect(store.auditHead()?.ordinal).toBe(3);
});

test.each([
  ['a part that the release fills in as well', '$.rules.recallLimit', 'office.rules'],
  ['another part', '$.name.vi', 'office.name'],
])(
  '%s that was changed past the desk is found before and after, whatever else is saved',
  (_, path, where) => {
    tamper(path, 99);
    expect(findings()).toEqual([`settings_changed ${where}`]);
    const office = open();
    expect(findings()).toEqual([`settings_changed ${where}`]);
    expect(rename(office)).toBe('saved');
    expect(findings()).toEqual([`settings_changed ${where}`]);
  },
);

test('what was filled in is guarded like everything else', () => {
  open();
  tamper('$.rules.openNumbersPerPerson', 7);
  expect(findings()).toEqual(['settings_changed office.rules']);
});
