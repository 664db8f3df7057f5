/** Lists brought to the desk: taken whole or not at all, and nothing of what is in them leaves by another way. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { MOST_FILES, MOST_ROWS_NAMED } from '#protocol/file-lookup.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import { OPENING_TIME, startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { createSettableClock, type SettableClock } from '#tests/support/settable-clock.ts';
import { CODE, csv, deskFiles, FILE, HEADER, lookUp, wordsLogged, type DeskFiles } from './desk-files.ts';

// The largest lists take a busy machine a while.
vi.setConfig({ testTimeout: 90_000 });

const DAY_MS = 24 * 3_600_000;
let server: GatewayServer;
let clock: SettableClock;
let desk: DeskFiles;
let kiosk: GatewayClient<'kiosk'>;

beforeEach(async () => {
  clock = createSettableClock(OPENING_TIME, 'frozen');
  server = await startGatewayServer({ officers: ['minh'], clock });
  desk = await deskFiles(server);
  kiosk = await server.connect('kiosk', server.enrol('kiosk'));
});
afterEach(() => server.close());

const count = async (): Promise<number> => (await desk.standing()).imported?.count ?? 0;
const named = (index: number): string => `H29-260310-${String(index)};Đang xử lý;0901234567`;

describe('an import', () => {
  test('makes files known to the kiosk, which learns what to ask for', async () => {
    expect(kiosk.view().fileFactor).toBeNull();
    expect(await lookUp(kiosk, '4567')).toEqual({ outcome: 'not_now' });
    expect(await desk.importList(csv(FILE))).toEqual({
      status: 201,
      report: { outcome: 'imported', good: 1, rejectedCount: 0, rejected: [] },
    });
    await kiosk.viewWhere(({ fileFactor }) => fileFactor === 'phone_last_four');
    expect(await lookUp(kiosk, '4567')).toEqual({
      outcome: 'found',
      file: { code: CODE, status: 'ready', dueOn: '2026-03-12', collectAt: 'Quầy 5', asOf: OPENING_TIME },
    });
    expect(await desk.standing()).toEqual({
      imported: {
        at: OPENING_TIME,
        count: 1,
        factor: 'phone_last_four',
        keepReturnedDays: 30,
        canBeChecked: true,
      },
      service: null,
    });
  });

  test.each([
    ['semicolons and a byte order mark', `\uFEFF${HEADER}\r\n${FILE}\r\n`],
    ['commas', `${HEADER}\n${FILE}`.replaceAll(';', ',')],
    ['tabs', `${HEADER}\r${FILE}`.replaceAll(';', '\t')],
    ['quotes around everything', `${HEADER}\n${FILE}`.replaceAll(/[^;\n]+/g, '"$&"')],
    ['a title and an empty line above', `DANH SÁCH HỒ SƠ;;;\n;;;\n\n${HEADER}\n${FILE}`],
    ['names in a column that nobody asked for', `Họ tên;${HEADER}\n"Nguyễn; Văn A";${FILE}`],
  ])('reads %s', async (_what, text) => {
    expect((await desk.importList(Buffer.from(text))).report).toMatchObject({ outcome: 'imported', good: 1 });
    expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found', file: { status: 'ready' } });
  });

  test('with one bad row changes nothing, and every bad row is named by its line', async () => {
    await desk.importList(csv(FILE));
    const list = csv(
      named(1),
      '"dòng\nhai";Đang xử lý;0901234567',
      'H29-260310-2;Đang bay;0901234567',
      named(1),
      'H29-260310-3;Đang xử lý;',
    );
    const { status, report } = await desk.importList(list);
    expect(status).toBe(422);
    expect(report).toEqual({
      outcome: 'rejected',
      good: 1,
      rejectedCount: 4,
      rejected: [
        { line: 3, fault: 'bad_code', found: 'dòng hai' },
        { line: 5, fault: 'unknown_status', found: 'Đang bay' },
        { line: 6, fault: 'twice', found: 'H29-260310-1' },
        { line: 7, fault: 'bad_factor', found: '' },
      ],
    });
    expect(await count()).toBe(1);
    expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found' });

    const skipping = await desk.importList(list, { skipsRejected: true });
    expect(skipping).toMatchObject({
      status: 201,
      report: { outcome: 'imported', good: 1, rejectedCount: 4 },
    });
    expect(await lookUp(kiosk, '4567', 'H29-260310-1')).toMatchObject({ outcome: 'found' });
    expect(await lookUp(kiosk, '4567')).toEqual({ outcome: 'not_found' });
  });

  test('that fails in the middle of its transaction leaves what was there', async () => {
    await server.close();
    let isDiskFull = false;
    server = await startGatewayServer({
      officers: ['minh'],
      clock,
      wrapStore: (store) => ({
        ...store,
        importFiles: (files, ...more) => {
          // The second file cannot be kept: SQLite itself refuses it, halfway through.
          const [first] = files;
          const spoilt = isDiskFull ? [...files, { ...first, code: null } as unknown as typeof first] : files;
          store.importFiles(
            spoilt.filter((file) => file !== undefined),
            ...more,
          );
        },
      }),
    });
    desk = await deskFiles(server);
    kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    await desk.importList(csv(FILE));
    const before = await desk.standing();
    isDiskFull = true;
    expect((await desk.importList(csv(named(1), named(2)))).status).toBe(500);
    expect(await desk.standing()).toEqual(before);
    expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found' });
    expect(server.store.fileCount()).toBe(1);
  });

  test('replaces or merges, as was chosen', async () => {
    await desk.importList(csv(FILE, named(1)));
    await desk.importList(csv(named(2)), { how: 'merge' });
    expect(await count()).toBe(3);
    await desk.importList(csv(FILE.replace('Đã có kết quả', 'Đã trả kết quả')), { how: 'merge' });
    expect(await lookUp(kiosk, '4567')).toMatchObject({ file: { status: 'returned' } });
    expect(await count()).toBe(3);
    await desk.importList(csv(named(3)));
    expect(await count()).toBe(1);
    expect(await lookUp(kiosk, '4567')).toEqual({ outcome: 'not_found' });
  });

  test('of another second factor can only replace', async () => {
    await desk.importList(csv(FILE));
    const born = Buffer.from(`Mã hồ sơ;Trạng thái;Ngày sinh\n${CODE};Đang xử lý;05/03/1958`);
    expect((await desk.importList(born, { factor: 'birth_year', how: 'merge' })).report).toEqual({
      outcome: 'refused',
      why: 'other_factor',
    });
    expect((await desk.importList(born, { factor: 'birth_year' })).status).toBe(201);
    await kiosk.viewWhere(({ fileFactor }) => fileFactor === 'birth_year');
    expect(await lookUp(kiosk, '1958')).toMatchObject({ outcome: 'found' });
    expect(await lookUp(kiosk, '4567')).toEqual({ outcome: 'not_found' });
  });

  test('without the columns it needs is refused with the headers it has, and taken when a person names them', async () => {
    const list = Buffer.from(`Phiếu;Trạng thái;Liên hệ\n${CODE};Đang xử lý;0901234567`);
    expect((await desk.importList(list)).report).toEqual({
      outcome: 'refused',
      why: 'columns',
      missing: ['code', 'factor'],
      headers: ['Phiếu', 'Trạng thái', 'Liên hệ'],
    });
    const headers = { code: 'Phiếu', factor: 'Liên hệ' };
    expect((await desk.importList(list, { headers })).report).toMatchObject({ outcome: 'imported', good: 1 });
  });

  test('is taken whole or not at all, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.constantFrom('Đang xử lý', '0901234567', '"', '""', 'H29-260310-1', CODE, '12/03/2026', ';', '\n'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const row = fc.oneof(
      fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(';')),
      fc.integer({ min: 1, max: 9 }).map(named),
    );
    await desk.importList(csv(FILE));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        const before = await desk.standing();
        const { status, report } = await desk.importList(csv(...rows));
        const after = await desk.standing();
        if (report.outcome === 'imported') {
          expect([status, report.rejectedCount, after.imported?.count]).toEqual([201, 0, report.good]);
        } else {
          expect(status).toBe(422);
          expect(after).toEqual(before);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is no list', () => {
  const WINDOWS_1258 = Buffer.concat([
    Buffer.from('Mã hồ sơ'.normalize('NFD').replace(/\p{M}/gu, ''), 'latin1'),
    Buffer.from([0xec, 0xf2, 0x3b, 0xd0]),
  ]);
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['only a header', csv(), 'empty'],
    ['a workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]), 'workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook'],
    ['Windows-1258', WINDOWS_1258, 'not_utf8'],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n${FILE}`, 'utf16le'), 'not_utf8'],
    ['NUL bytes', csv(`${CODE}\u0000;Đang xử lý;0901234567`), 'not_text'],
    ['escapes of a terminal', csv(`\u001b[2J${CODE};Đang xử lý;0901234567`), 'not_text'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452ff', 'hex'), 'not_text'],
    ['a quote that never ends', csv(FILE, '"H29-260310-9;Đang xử lý;0901234567'), 'not_csv'],
    ['a million columns', Buffer.from(';'.repeat(1_000_000)), 'not_csv'],
    ['a cell of a megabyte in lines', csv(`"${'dòng\n'.repeat(200_000)}";Đang xử lý;0901234567`), 'not_csv'],
    [
      'too many rows',
      csv(...Array.from({ length: MOST_FILES + 1 }, (_, index) => named(index))),
      'too_many_rows',
    ],
  ])('(%s) is refused for what it is, and nothing is lost', async (_what, bytes, why) => {
    await desk.importList(csv(FILE));
    expect((await desk.importList(bytes)).report).toEqual({ outcome: 'refused', why });
    expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found' });
  });

  test('(a hundred megabytes) is cut off', async () => {
    const { status } = await desk
      .importList(Buffer.alloc(100 * 1024 * 1024, 'a'))
      // The server may hang up before all of it has been sent.
      .catch(() => ({ status: 413 }));
    expect(status).toBe(413);
    expect(await count()).toBe(0);
  });

  test('names so many bad rows and counts the others', async () => {
    const rows = Array.from({ length: MOST_ROWS_NAMED + 50 }, () => '<script>alert(1)</script>;x;y');
    const { report } = await desk.importList(csv(...rows));
    expect(report).toMatchObject({ outcome: 'rejected', rejectedCount: MOST_ROWS_NAMED + 50 });
    expect('rejected' in report ? report.rejected.length : 0).toBe(MOST_ROWS_NAMED);
  });
});

describe('the desk’s way to the files', () => {
  const request = (init: RequestInit, query = ''): Promise<Response> =>
    fetch(`${server.url}/admin/files${query}`, init);
  const order = (more: object): string =>
    `?order=${encodeURIComponent(JSON.stringify({ factor: 'phone_last_four', how: 'replace', skipsRejected: false, keepReturnedDays: 30, headers: {}, ...more }))}`;

  test.each(['GET', 'POST', 'DELETE'])('is closed to a %s without a session', async (method) => {
    await desk.importList(csv(FILE));
    const { 'x-device-token': deviceToken = '' } = desk.headers;
    for (const headers of [{}, { 'x-device-token': deviceToken }]) {
      expect((await request({ method, headers }, order({}))).status).toBe(401);
    }
    expect(await count()).toBe(1);
  });

  test.each([
    ['no order', ''],
    ['two orders', `${order({})}&order=1`],
    ['half an order', '?order=%7B'],
    ['days before any', order({ keepReturnedDays: 0 })],
    ['an unknown factor', order({ factor: 'name' })],
    ['an unknown column', order({ headers: { name: 'Họ tên' } })],
    ['more than was asked', order({ isAdmin: true })],
  ])('does not take a list with %s', async (_what, query) => {
    const headers = { ...desk.headers, 'content-type': 'application/octet-stream' };
    expect((await request({ method: 'POST', headers, body: new Uint8Array(csv(FILE)) }, query)).status).toBe(
      400,
    );
    expect(await count()).toBe(0);
  });

  test('takes one list at a time', async () => {
    const many = csv(...Array.from({ length: 20_000 }, (_, index) => named(index)));
    const both = await Promise.all([desk.importList(many), desk.importList(many)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await count()).toBe(20_000);
  });
});

describe('what is kept', () => {
  test('holds no digit of the second factor, and its key lies outside the database, for the server alone', async () => {
    await desk.importList(csv(`${CODE};Đang xử lý;0913572468`));
    const key = path.join(server.dataFolder, 'file-look-up.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    const kept = await Promise.all(
      ['office.db', 'office.db-wal'].map((name) => readFile(path.join(server.dataFolder, name))),
    );
    const secret = await readFile(key);
    expect(secret.length).toBe(32);
    expect(kept.some((bytes) => bytes.includes(CODE))).toBe(true);
    for (const bytes of kept) {
      expect(bytes.includes('0913572468')).toBe(false);
      expect(bytes.includes('2468')).toBe(false);
      expect(bytes.includes(secret)).toBe(false);
    }
    expect(wordsLogged(server)).not.toMatch(/2468|H29-260310/);
  });

  test('is found again after a restart, and asks to be imported anew under another key', async () => {
    await desk.importList(csv(FILE));
    const { dataFolder } = server;
    onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
    const restart = async (): Promise<void> => {
      await server.running.close();
      server.store.close();
      server = await startGatewayServer({ officers: ['minh'], clock, dataFolder });
      desk = await deskFiles(server);
      kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    };
    await restart();
    expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found' });
    for (const key of [Buffer.alloc(32, 7), Buffer.from('half')]) {
      await writeFile(path.join(dataFolder, 'file-look-up.key'), key);
      await restart();
      expect((await desk.standing()).imported?.canBeChecked).toBe(false);
      expect(kiosk.view().fileFactor).toBeNull();
      expect(await lookUp(kiosk, '4567')).toEqual({ outcome: 'not_now' });
      expect((await desk.importList(csv(FILE), { how: 'merge' })).status).toBe(422);
      expect((await desk.importList(csv(FILE))).status).toBe(201);
      expect(await lookUp(kiosk, '4567')).toMatchObject({ outcome: 'found' });
    }
  });

  /** Sessions end with their day: somebody signs in anew. */
  const nextDay = async (days: number): Promise<void> => {
    clock.advance(days * DAY_MS);
    server.running.executor.tick();
    desk = await deskFiles(server);
  };

  test('forgets files that were handed over so many days ago, by their own day or the day that first said so', async () => {
    const list = csv(
      'H29-260101-1;Đã trả kết quả;0901234567;;;01/01/2026',
      'H29-260101-2;Đã trả kết quả;0901234567;;;',
      'H29-260101-3;Đang xử lý;0901234567;;;01/01/2026',
    );
    await desk.importList(list, { keepReturnedDays: 10 });
    expect(await count()).toBe(2);
    await nextDay(9);
    await desk.importList(list, { keepReturnedDays: 10 });
    expect(await count()).toBe(2);
    await nextDay(2);
    // The same list again does not make it young.
    await desk.importList(list, { keepReturnedDays: 10 });
    expect(await count()).toBe(1);
    expect(await lookUp(kiosk, '4567', 'H29-260101-3')).toMatchObject({ outcome: 'found' });
  });

  test('is forgotten altogether when the desk says so', async () => {
    await desk.importList(csv(FILE));
    expect(await desk.deleteAll()).toEqual({ imported: null, service: null });
    await kiosk.viewWhere(({ fileFactor }) => fileFactor === null);
    expect(server.store.fileCount()).toBe(0);
    expect(await lookUp(kiosk, '4567')).toEqual({ outcome: 'not_now' });
  });
});
