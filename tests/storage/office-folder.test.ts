/** Which office is meant by a folder, however it is named, and that every command acts on that one. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_USERNAMES } from '#protocol/demo.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { DEMO_SEED } from '#demo/seed.ts';
import { seedOffice } from '#server/app/office.ts';
import { newOfficer } from '#server/app/people.ts';
import { setupProposal } from '#server/setup/proposal.ts';
import { makeBackup } from '#server/storage/backup.ts';
import {
  DEMONSTRATION_MARK,
  folderToServe,
  kindOfFolder,
  officeFolderIn,
  startFolders,
} from '#server/storage/office-folder.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { AT, NAME, numbers } from './backed-up-office.ts';
import { startWritePath } from './write-path.ts';

type Store = ReturnType<typeof openSqliteStore>;
async function holding(folder: string, fill: (store: Store) => unknown): Promise<string> {
  const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
  await fill(store);
  store.close();
  return folder;
}
const officers = (store: Store, usernames: readonly string[]): void => {
  for (const username of usernames)
    store.saveOfficer(
      newOfficer({
        ...{ username, displayName: username, role: 'officer', passwordHash: 'none' },
        officerId: username as OfficerId,
      }),
    );
};
/** A real office with a day of numbers; one of its people has a name that the demonstration knows as well. */
const office = (folder: string): Promise<string> =>
  holding(folder, (store) => {
    officers(store, ['lan', 'dung']);
    seedOffice(store, { ...setupProposal(), name: { vi: 'Xã Tân Hòa', en: 'Tân Hòa Commune' } }, AT);
    return numbers(startWritePath(store), 0, 3);
  });
const demonstration = (folder: string): Promise<string> =>
  holding(folder, (store) => {
    seedOffice(store, DEMO_SEED.office, AT);
    officers(store, DEMO_USERNAMES);
    return numbers(startWritePath(store), 0, 1);
  });
const begun = (folder: string): Promise<string> => holding(folder, () => undefined);
const inside = (folder: string): string => path.join(folder, 'office');
const both = async (): Promise<string> => {
  const folder = await office(temporaryFolder());
  await office(inside(folder));
  return folder;
};
/** As `npm start` leaves it: the demonstration, and the office beside it. */
const started = async (): Promise<string> => {
  const folder = await demonstration(temporaryFolder());
  await office(inside(folder));
  return folder;
};

describe('a folder', () => {
  test('is the demonstration’s by its mark or by its accounts, and never when somebody set an office up in it', async () => {
    expect(DEMO_SEED.officers.map(({ username }) => username)).toEqual(
      expect.arrayContaining([...DEMO_USERNAMES]),
    );
    expect(kindOfFolder(temporaryFolder())).toBeNull();
    expect(kindOfFolder(await office(temporaryFolder()))).toBe('office');
    expect(kindOfFolder(await demonstration(temporaryFolder()))).toBe('demonstration');
    const folder = await begun(temporaryFolder());
    expect(kindOfFolder(folder)).toBe('begun');
    writeFileSync(path.join(folder, DEMONSTRATION_MARK), '');
    expect(kindOfFolder(folder)).toBe('demonstration');
    await holding(folder, (store) => {
      const entry = { at: AT, officerId: null, deed: 'office_set_up', subject: 'setup' } as const;
      store.recorded({ ...entry, before: null, after: {} }, () => officers(store, DEMO_USERNAMES));
    });
    expect(kindOfFolder(folder)).toBe('office');
  });

  test('that cannot be read counts as an office', async () => {
    const folder = await office(temporaryFolder());
    truncateSync(path.join(folder, 'office.db'), 4_096);
    expect(kindOfFolder(folder)).toBe('office');
  });

  test('names the office in it or in its office/, the demonstration only where there is none', async () => {
    const folder = await started();
    const found = { folder: inside(folder), kind: 'office' };
    expect(officeFolderIn(folder)).toEqual(found);
    expect(officeFolderIn(inside(folder))).toEqual(found);
    const service = await office(temporaryFolder());
    expect(officeFolderIn(service)).toEqual({ folder: service, kind: 'office' });
    const tried = await demonstration(temporaryFolder());
    expect(officeFolderIn(tried)).toEqual({ folder: tried, kind: 'demonstration' });
    const usual = temporaryFolder();
    await demonstration(path.join(usual, 'demo'));
    expect(officeFolderIn(usual)).toEqual({ folder: path.join(usual, 'demo'), kind: 'demonstration' });
  });

  test('is refused when it holds nothing, or two offices', async () => {
    const empty = temporaryFolder();
    expect(() => officeFolderIn(empty)).toThrow(/Không có cơ quan nào .* \/ There is no office/);
    const folder = await both();
    expect(() => officeFolderIn(folder)).toThrow(/Cả .* đều có một cơ quan\..* \/ Both/);
    expect(() => folderToServe(folder)).toThrow(/Both/);
    expect(() => startFolders({ DATA_DIR: folder })).toThrow(/Both/);
    expect(officeFolderIn(inside(folder)).folder).toBe(inside(folder));
  });
});

test('npm start runs the office that the folder holds, however it came there, and never puts a demonstration on it', async () => {
  const [empty, folder, service] = [temporaryFolder(), await started(), await office(temporaryFolder())];
  const begins = (named: string): unknown => startFolders({ DATA_DIR: named });
  expect(begins(empty)).toEqual({ demonstration: empty, office: inside(empty), isOfficeBegun: false });
  expect(begins(folder)).toEqual({ demonstration: folder, office: inside(folder), isOfficeBegun: true });
  const own = path.join(service, 'demo');
  expect(begins(service)).toEqual({ demonstration: own, office: service, isOfficeBegun: true });
});

test('a server serves the office in the folder, opens the wizard in an empty one, and no demonstration as an office', async () => {
  const [empty, folder, service] = [temporaryFolder(), await started(), await office(temporaryFolder())];
  expect([empty, folder, service].map(folderToServe)).toEqual([empty, inside(folder), service]);
  const tried = await demonstration(temporaryFolder());
  expect(() => folderToServe(tried)).toThrow(/giữ bản chạy thử.* \/ .* holds the demonstration/);
});

describe('every command', () => {
  const COMMANDS = {
    'restore-main': 'restore',
    'https-main': 'https',
    'replay/verify-main': 'verify',
    'replay/audit-main': 'audit',
    'replay/what-if-main': 'what-if',
  };
  let programs: string;
  beforeAll(async () => {
    mkdirSync('dist', { recursive: true });
    programs = mkdtempSync(path.join('dist', 'commands-under-test-'));
    await build({
      entryPoints: Object.entries(COMMANDS).map(([entry, out]) => ({ in: `server/${entry}.ts`, out })),
      outdir: programs,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
    cpSync(MIGRATIONS_FOLDER, path.join(programs, 'migrations'), { recursive: true });
  });
  afterAll(() => {
    rmSync(programs, { recursive: true, force: true });
  });

  type Ended = { readonly code: number; readonly out: string; readonly said: string };
  const run = (program: string, given: readonly string[], dataDir = ''): Promise<Ended> =>
    new Promise((resolve) => {
      const { PATH = '' } = process.env;
      const file = path.join(programs, `${program}.mjs`);
      const child = execFile(
        process.execPath,
        [file, ...given],
        { env: { PATH, DATA_DIR: dataDir } },
        (_error, out, said) => {
          resolve({ code: child.exitCode ?? -1, out, said });
        },
      );
    });

  test('acts on the office, whether its folder is named or the one that npm start was given, and says so', async () => {
    const folder = await started();
    const place = temporaryFolder();
    makeBackup(inside(folder), place, NAME, AT);
    const given = {
      restore: [path.join(place, NAME)],
      https: ['off'],
      verify: [],
      audit: [],
      'what-if': ['--policy', 'strict'],
    };
    const ended = await Promise.all(
      // Restoring is not done twice at a time, nor while somebody reads.
      (['https', 'verify', 'audit', 'what-if'] as const).flatMap((program) => [
        run(program, given[program], folder),
        run(program, [...given[program], '--data', inside(folder)]),
      ]),
    );
    ended.push(await run('restore', given.restore, folder));
    ended.push(await run('restore', [...given.restore, '--data', inside(folder)]));
    for (const { code, out, said } of ended) {
      expect([said, code]).toEqual([`Thư mục dữ liệu / Data folder: ${inside(folder)}\n`, 0]);
      expect(out).not.toBe('');
    }
    expect(existsSync(path.join(inside(folder), 'https', 'choice.json'))).toBe(true);
    expect(existsSync(path.join(folder, 'https'))).toBe(false);
    expect([folder, inside(folder)].map(kindOfFolder)).toEqual(['demonstration', 'office']);
  });

  test('changes nothing where two offices could be meant, or none', async () => {
    const [two, none, place] = [await both(), temporaryFolder(), temporaryFolder()];
    const ended = await Promise.all([
      run('restore', [place], two),
      run('https', ['on'], two),
      run('verify', [], two),
      run('audit', ['--data', none]),
      run('what-if', ['--more', '1', '--data', none]),
      run('https', ['on', '--data', none]),
      run('restore', [place, '--data', none]),
    ]);
    for (const [index, { code, out, said }] of ended.entries()) {
      expect([code, out]).toEqual([1, '']);
      expect(said).toMatch(index < 3 ? /^Cả .* \/ Both .*\n$/ : /^Không có .* \/ There is no .*\n$/);
    }
    expect([path.join(two, 'https'), path.join(none, 'https')].some(existsSync)).toBe(false);
  });

  test('of restoring puts no office in the demonstration’s place, nor the other way round, but a new one beside it', async () => {
    const [tried, real] = [await demonstration(temporaryFolder()), await office(temporaryFolder())];
    const place = temporaryFolder();
    const [ofReal, ofDemonstration] = [NAME, NAME.replace('08-30', '08-31')];
    makeBackup(real, place, ofReal, AT);
    makeBackup(tried, place, ofDemonstration, AT);
    const restore = (backup: string, into: string, ...more: readonly string[]): Promise<Ended> =>
      run('restore', [path.join(place, backup), '--data', into, ...more]);
    expect((await restore(ofReal, tried)).said).toContain('holds the demonstration. With --new');
    expect((await restore(ofDemonstration, real)).said).toContain('is of the demonstration');
    expect([tried, real].map(kindOfFolder)).toEqual(['demonstration', 'office']);
    const made = await restore(ofReal, tried, '--new');
    expect([made.said, made.code]).toEqual([`Thư mục dữ liệu / Data folder: ${inside(tried)}\n`, 0]);
    expect([tried, inside(tried)].map(kindOfFolder)).toEqual(['demonstration', 'office']);
    expect((await restore(ofReal, tried, '--new')).said).toContain('leave --new out');
    const empty = temporaryFolder();
    expect((await restore(ofReal, empty, '--new')).code).toBe(0);
    expect(officeFolderIn(empty)).toEqual({ folder: empty, kind: 'office' });
  });
});
