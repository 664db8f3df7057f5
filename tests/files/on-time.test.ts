/** Results on time: counted from imported lists by field, land apart, and still countable when the file is forgotten. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Report } from '#protocol/report-shapes.ts';
import { OPENING_TIME, startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { createSettableClock, type SettableClock } from '#tests/support/settable-clock.ts';
import { deskFiles, type DeskFiles } from './desk-files.ts';

const DAY_MS = 24 * 3_600_000;
const HEAD = 'Mã hồ sơ;Trạng thái;Số điện thoại;Ngày hẹn trả;Ngày cập nhật;Lĩnh vực';
let server: GatewayServer;
let clock: SettableClock;
let desk: DeskFiles;

beforeEach(async () => {
  // Monday, 2 March 2026.
  clock = createSettableClock(OPENING_TIME, 'frozen');
  server = await startGatewayServer({ officers: ['minh'], clock });
  desk = await deskFiles(server);
});
afterEach(() => server.close());

const list = async (...rows: readonly string[]): Promise<void> => {
  const { report } = await desk.importList(Buffer.from([HEAD, ...rows].join('\r\n')));
  expect(report).toMatchObject({ outcome: 'imported', good: rows.length });
};
const row = (file: number, status: string, due: string, since: string, field: string): string =>
  `H29-260201-${String(file)};${status};0901234567;${due};${since};${field}`;
const onTime = async (from = '2026-02-01', to = '2026-03-31'): Promise<Report['onTime']> => {
  const response = await fetch(`${server.url}/api/reports?from=${from}&to=${to}`, { headers: desk.headers });
  return ((await response.json()) as Report).onTime;
};

test('before any list there is no data, which is not none', async () => {
  expect(await onTime()).toBeNull();
});

test('by field, land apart; what is not due yet counts nowhere', async () => {
  await list(
    row(1, 'Đã có kết quả', '20/02/2026', '19/02/2026', 'Hộ tịch'),
    row(2, 'Đã trả kết quả', '20/02/2026', '20/02/2026', 'Hộ tịch'),
    row(3, 'Đã trả kết quả', '20/02/2026', '21/02/2026', 'Hộ tịch'),
    row(4, 'Đang xử lý', '27/02/2026', '10/02/2026', 'Hộ tịch'),
    row(5, 'Trễ hạn', '25/02/2026', '25/02/2026', 'Đất đai'),
    row(6, 'Đã có kết quả', '26/02/2026', '25/02/2026', 'ĐẤT ĐAI - MÔI TRƯỜNG'),
    row(7, 'Đang xử lý', '02/03/2026', '10/02/2026', 'Hộ tịch'),
    row(8, 'Đã có kết quả', '10/03/2026', '01/03/2026', 'Hộ tịch'),
    row(9, 'Đang xử lý', '', '10/02/2026', 'Hộ tịch'),
    row(10, 'Từ chối', '24/02/2026', '23/02/2026', ''),
  );
  const told = await onTime();
  expect(told).toMatchObject({
    others: { numerator: 4, denominator: 6 },
    land: { numerator: 1, denominator: 2 },
  });
  expect(told?.byField).toEqual(
    expect.arrayContaining([
      { field: 'Hộ tịch', isLand: false, onTime: { numerator: 3, denominator: 5 } },
      { field: 'Đất đai', isLand: true, onTime: { numerator: 0, denominator: 1 } },
      { field: 'ĐẤT ĐAI - MÔI TRƯỜNG', isLand: true, onTime: { numerator: 1, denominator: 1 } },
      { field: null, isLand: false, onTime: { numerator: 1, denominator: 1 } },
    ]),
  );
  expect(await onTime('2026-02-27', '2026-02-27')).toMatchObject({
    others: { numerator: 0, denominator: 1 },
  });
});

test('late collection makes no result late, and a forgotten file is still counted, once', async () => {
  const ready = row(1, 'Đã có kết quả', '20/02/2026', '19/02/2026', 'Hộ tịch');
  const collected = row(1, 'Đã trả kết quả', '20/02/2026', '01/03/2026', 'Hộ tịch');
  await list(ready);
  await list(collected);
  const counted = { others: { numerator: 1, denominator: 1 } };
  expect(await onTime()).toMatchObject(counted);
  clock.advance(40 * DAY_MS);
  desk = await deskFiles(server);
  await list(collected);
  expect((await desk.standing()).imported?.count).toBe(0);
  expect(await onTime()).toMatchObject(counted);
});

test('under another key, as after a restore, what was counted stays counted once, and what came since is added', async () => {
  const lost = row(5, 'Đang xử lý', '20/02/2026', '10/02/2026', 'Hộ tịch');
  const old = [
    row(1, 'Đã có kết quả', '20/02/2026', '19/02/2026', 'Hộ tịch'),
    row(2, 'Đã trả kết quả', '20/02/2026', '23/02/2026', 'Hộ tịch'),
    row(3, 'Đang xử lý', '06/03/2026', '10/02/2026', 'Hộ tịch'),
    // Handed over so long ago that its file is forgotten at once.
    row(4, 'Đã trả kết quả', '08/01/2026', '06/01/2026', 'Đất đai'),
  ];
  await list(...old, lost);
  const { dataFolder } = server;
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  await server.running.close();
  server.store.close();
  await writeFile(path.join(dataFolder, 'file-look-up.key'), Buffer.alloc(32, 7));
  clock.advance(7 * DAY_MS);
  server = await startGatewayServer({ officers: ['minh'], clock, dataFolder });
  desk = await deskFiles(server);
  const since = [
    row(1, 'Đã trả kết quả', '20/02/2026', '04/03/2026', 'Hộ tịch'),
    ...old.slice(1, 2),
    row(3, 'Đã có kết quả', '06/03/2026', '05/03/2026', 'Hộ tịch'),
    ...old.slice(3),
    row(6, 'Đã có kết quả', '20/02/2026', '20/02/2026', 'Hộ tịch'),
  ];
  const exact = {
    others: { numerator: 3, denominator: 4 },
    land: { numerator: 1, denominator: 1 },
  };
  for (const _ of ['the first list under the new key', 'the next one']) {
    await list(...since);
    expect(await onTime('2026-01-01')).toMatchObject(exact);
  }
});

test('what left the list before it was due is not late; what was late when it was last listed stays so', async () => {
  await list(
    row(1, 'Đang xử lý', '06/03/2026', '10/02/2026', 'Hộ tịch'),
    row(2, 'Đang xử lý', '20/02/2026', '10/02/2026', 'Hộ tịch'),
    row(3, 'Đang xử lý', '06/03/2026', '10/02/2026', 'Hộ tịch'),
  );
  clock.advance(7 * DAY_MS);
  desk = await deskFiles(server);
  await list(row(3, 'Đã có kết quả', '06/03/2026', '05/03/2026', 'Hộ tịch'));
  expect(await onTime()).toMatchObject({ others: { numerator: 1, denominator: 2 } });
});

test('what is taken up again is open again, and what the desk deletes is gone', async () => {
  await list(row(1, 'Đã có kết quả', '20/02/2026', '19/02/2026', 'Hộ tịch'));
  await list(row(1, 'Yêu cầu bổ sung', '20/02/2026', '20/02/2026', 'Hộ tịch'));
  expect(await onTime()).toMatchObject({ others: { numerator: 0, denominator: 1 } });
  await desk.deleteAll();
  expect(await onTime()).toBeNull();
});

test('a field that a spreadsheet would run is no field', async () => {
  const { report } = await desk.importList(
    Buffer.from([HEAD, row(1, 'Đang xử lý', '20/02/2026', '19/02/2026', '=1+1')].join('\r\n')),
  );
  expect(report).toMatchObject({ outcome: 'rejected', rejected: [{ fault: 'bad_field' }] });
});
