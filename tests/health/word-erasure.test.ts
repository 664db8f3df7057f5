/** Officers' own words go when their time is over, nothing else does, and that stays proven. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BusinessDate, CounterId } from '#protocol/vocabulary.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { createTrail } from '#server/app/trail.ts';
import { createWordErasure } from '#server/app/word-erasure.ts';
import { openDayLog, openForReading } from '#server/storage/day-log.ts';
import { verifyOffice, type Finding } from '#server/storage/verify.ts';
import {
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

const WORDS = [
  ...(['Anh Zyx gửi giấy', 'Chuyển giúp Zyx', 'Giấy Zyx viết tay', 'Zyx mới mổ'] as const),
  // A citizen's own, on a low rating.
  'Cô Zyx bảo tôi về',
] as const;
const OTHER_SERVICE = DEMO_OFFICE.services.filter(({ fieldId }) => fieldId === 'certification')[1]?.serviceId;
const DAY_MS = 86_400_000;

let server: GatewayServer;
let date: BusinessDate;

beforeAll(async () => {
  server = await startGatewayServer({ officers: ['hanh'] });
  date = server.running.executor.day().date;
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const { client } = await server.officerAt('3', 'hanh');
  const seen = (): number => server.running.executor.day().counters.get('3' as CounterId)?.revision ?? 0;
  const links = new Map<string, string>();
  const serve = async (): Promise<string> => {
    const { ticketId: taken, link } = await server.takeTicket(kiosk);
    links.set(taken, link ?? '');
    const call = { requestId: newRequestId(), seenCounterRevision: seen() };
    const { ticketId } = resultOf<{ readonly ticketId: string }>(await client.say('callNext', call));
    await client.say('startService', { requestId: newRequestId(), ticketId });
    return ticketId;
  };
  const rated = await serve();
  resultOf(await client.say('finish', { requestId: newRequestId(), ticketId: rated, done: [] }));
  const phone = await server.phoneOf(links.get(rated) ?? '');
  resultOf(await phone.say('rate', { requestId: newRequestId(), score: 'dissatisfied', faces: 4 }));
  resultOf(await phone.say('explain', { requestId: newRequestId(), reasons: [], words: WORDS[4] }));
  const noted = await serve();
  await client.say('addNote', { requestId: newRequestId(), ticketId: noted, text: WORDS[0] });
  const transfer = { serviceId: OTHER_SERVICE, counterId: null, returnsHere: false };
  expect(
    await client.say('transfer', { requestId: newRequestId(), ticketId: noted, ...transfer, note: WORDS[1] }),
  ).toMatchObject({ ok: true });
  const parked = {
    reason: 'papers_missing',
    paperIndexes: [0],
    otherPapers: [WORDS[2]],
    returnTime: null,
    isPrinted: true,
  };
  const ticketId = await serve();
  expect(await client.say('park', { requestId: newRequestId(), ticketId, ...parked })).toMatchObject({
    ok: true,
  });
  await server.takeTicket(kiosk);
  const passing = await server.takeTicket(kiosk);
  const byHand = {
    requestId: newRequestId(),
    ticketId: passing.ticketId,
    seenCounterRevision: seen(),
    reason: { code: 'other', note: WORDS[3] },
  };
  expect(await client.say('callTicket', byHand)).toMatchObject({ ok: true });
  server.clock.advance(DAY_MS);
  server.running.executor.tick();
  await vi.waitFor(() => expect(server.store.unsealedDays()).toEqual([]));
});
afterAll(() => server.close());

const findings = (): readonly Finding[] => {
  const database = openForReading(server.dataFolder);
  try {
    return verifyOffice(database, null).findings;
  } finally {
    database.close();
  }
};
const eventsOf = (): string => {
  const log = openDayLog(server.dataFolder);
  const events = JSON.stringify(log.eventsOf(date));
  log.close();
  return events;
};
const erase = (keepDays: number): Promise<void> => {
  const { store, running } = server;
  const { now } = running.executor;
  const trail = createTrail({
    store,
    now,
    nameOf: () => null,
    deviceName: () => null,
    onNoted: () => undefined,
    settings: [],
  });
  return createWordErasure({
    store,
    note: trail.note,
    now,
    timeZone: () => 'Asia/Ho_Chi_Minh',
    keepDays: () => keepDays,
  })();
};
const changing = (sql: string): void => {
  const database = new BetterSqlite(path.join(server.dataFolder, 'office.db'));
  database.exec(sql);
  database.close();
};

test('words stay as long as the office keeps them, then go; everything else stays and is verified', async () => {
  for (const words of WORDS) expect(eventsOf()).toContain(words);
  expect(server.store.ratingRemarks(date)).toMatchObject({
    newest: [{ words: WORDS[4], counterId: '3' }],
    total: 1,
  });
  await erase(7);
  for (const words of WORDS) expect(eventsOf()).toContain(words);
  expect(findings()).toEqual([]);

  const papers = server.running.executor
    .day()
    .settings.services.find(({ serviceId }) => serviceId === serviceOfField('certification'))?.papers;
  const before = eventsOf();
  server.clock.advance(8 * DAY_MS);
  await erase(7);
  const after = eventsOf();
  expect(server.store.ratingRemarks(date)).toEqual({ newest: [], total: 0 });
  expect(after).not.toContain('Zyx');
  // The office's own names of papers are nobody's words.
  expect(after).toContain(papers?.[0]?.name.vi);
  const typesOf = (events: string): readonly string[] =>
    (JSON.parse(events) as readonly { readonly type: string }[]).map(({ type }) => type);
  expect(typesOf(after)).toEqual(typesOf(before));
  expect(findings()).toEqual([]);
  expect(server.store.auditEntries(Number.MAX_SAFE_INTEGER, 1)[0]).toMatchObject({
    deed: 'words_erased',
    officerId: null,
    subject: date,
  });

  // Once, and not with every hour again.
  const { ordinal } = server.store.auditHead() ?? { ordinal: 0 };
  await erase(7);
  expect(server.store.auditHead()?.ordinal).toBe(ordinal);

  // In no page of the file either.
  changing('PRAGMA wal_checkpoint(TRUNCATE)');
  for (const name of readdirSync(server.dataFolder).filter((file) => file.startsWith('office.db')))
    expect(readFileSync(path.join(server.dataFolder, name)).includes('Zyx')).toBe(false);
});

test('erasing hides no other change: neither of a time nor of words that were put there', () => {
  const at = `(SELECT min(sequence) FROM events WHERE type = 'NoteAdded')`;
  changing(`UPDATE events SET at = at + 1 WHERE sequence = ${at}`);
  expect(findings()).toContainEqual({ kind: 'day_changed', where: date });
  changing(`UPDATE events SET at = at - 1 WHERE sequence = ${at}`);
  expect(findings()).toEqual([]);
  changing(`UPDATE events SET body = replace(body, '"…"', '"x"') WHERE sequence = ${at}`);
  expect(findings()).toContainEqual({ kind: 'day_changed', where: date });
});
