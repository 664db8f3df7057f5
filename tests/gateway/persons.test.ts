/** Numbers counted by person: the twelve digits come in once and are found nowhere afterwards. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { KioskTicket } from '#protocol/views.ts';
import type { PersonMark, TicketLink } from '#protocol/vocabulary.ts';
import { CARD_NUMBER } from '#tests/codes/samples.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

let server: GatewayServer;
afterEach(() => server.close());

const kioskOf = (on: GatewayServer): Promise<GatewayClient<'kiosk'>> =>
  on.connect('kiosk', on.enrol('kiosk'));
const markOf = async (kiosk: GatewayClient<'kiosk'>, number = CARD_NUMBER): Promise<PersonMark | null> =>
  resultOf<{ person: PersonMark | null }>(await kiosk.say('markPerson', { number })).person;
const press = (person?: PersonMark, requestId = newRequestId(), fieldId = 'certification') => ({
  requestId,
  serviceId: serviceOfField(fieldId),
  priorityId: null,
  language: 'vi',
  ...(person === undefined ? {} : { person }),
});

test('a person is given as many open numbers as the office allows, at whichever kiosk', async () => {
  server = await startGatewayServer({ rules: { openNumbersPerPerson: 1 } });
  const [kiosk, other] = [await kioskOf(server), await kioskOf(server)];
  const person = (await markOf(kiosk)) ?? undefined;
  expect(person).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(codeOf(await kiosk.say('issueTicket', press()))).toBe('card_needed');
  expect(codeOf(await kiosk.say('issueTicket', press(person)))).toBe('ok');
  expect(await markOf(other)).toBe(person);
  expect(codeOf(await other.say('issueTicket', press(person)))).toBe('person_limit_reached');
  const neighbour = (await markOf(other, '079301009876')) ?? undefined;
  expect(neighbour).not.toBe(person);
  expect(codeOf(await other.say('issueTicket', press(neighbour)))).toBe('ok');
});

test('two presses of one person at once give one number', async () => {
  server = await startGatewayServer({ rules: { openNumbersPerPerson: 1 } });
  const kiosks = await Promise.all(Array.from({ length: 6 }, () => kioskOf(server)));
  const person = (await markOf(kiosks[0]!)) ?? undefined;
  const codes = await Promise.all(
    kiosks.map(async (kiosk) => codeOf(await kiosk.say('issueTicket', press(person)))),
  );
  expect(codes.toSorted()).toEqual(['ok', ...Array<string>(5).fill('person_limit_reached')]);
});

test('a press asked again hears the same, given or refused, and another person under it is refused', async () => {
  server = await startGatewayServer({ rules: { openNumbersPerPerson: 1 } });
  const kiosk = await kioskOf(server);
  const person = (await markOf(kiosk)) ?? undefined;
  const [first, second] = [press(person), press(person)];
  const given = await kiosk.say('issueTicket', first);
  expect(await kiosk.say('issueTicket', first)).toEqual(given);
  const refused = await kiosk.say('issueTicket', second);
  expect(codeOf(refused)).toBe('person_limit_reached');
  expect(await kiosk.say('issueTicket', second)).toEqual(refused);
  const neighbour = (await markOf(kiosk, '079301009876')) ?? undefined;
  expect(codeOf(await kiosk.say('issueTicket', { ...first, person: neighbour }))).toBe('request_reused');
});

test('the digits are in no answer, no view, no log, and in no file of the office', async () => {
  server = await startGatewayServer({ rules: { openNumbersPerPerson: 1 } });
  const kiosk = await kioskOf(server);
  const marked = await kiosk.say('markPerson', { number: CARD_NUMBER });
  const person = resultOf<{ person: PersonMark }>(marked).person;
  const issued = await kiosk.say('issueTicket', press(person));
  const wrong = await kiosk.say('markPerson', { number: CARD_NUMBER, name: 'Nguyễn Văn Ước' });
  const short = await kiosk.say('markPerson', { number: `${CARD_NUMBER}7` });
  const said = JSON.stringify([marked, issued, wrong, short, kiosk.heard]);
  expect(codeOf(issued)).toBe('ok');
  expect([codeOf(wrong), codeOf(short)]).toEqual(['invalid_message', 'invalid_message']);
  expect(said).not.toContain(CARD_NUMBER);
  expect(server.logLines.join('\n')).not.toContain(CARD_NUMBER);
  const files = (await readdir(server.dataFolder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(path.join(parentPath, name))),
  );
  expect(contents.some((content) => content.includes(person))).toBe(true);
  expect(contents.some((content) => content.includes(CARD_NUMBER))).toBe(false);
});

test('a mark is worth nothing tomorrow, and the limit begins anew', async () => {
  const clock = createSettableClock(OPENING_TIME);
  server = await startGatewayServer({ rules: { openNumbersPerPerson: 1 }, clock });
  const kiosk = await kioskOf(server);
  const person = (await markOf(kiosk)) ?? undefined;
  expect(codeOf(await kiosk.say('issueTicket', press(person)))).toBe('ok');
  clock.advance(24 * 3_600_000);
  server.running.executor.tick();
  const anew = (await markOf(kiosk)) ?? undefined;
  expect(anew).not.toBe(person);
  expect(codeOf(await kiosk.say('issueTicket', press(anew)))).toBe('ok');
});

test('an office that counts nothing by person is told nobody’s mark', async () => {
  server = await startGatewayServer();
  const kiosk = await kioskOf(server);
  expect(await markOf(kiosk)).toBeNull();
  const before = server.sequence();
  expect(codeOf(await kiosk.say('issueTicket', press()))).toBe('ok');
  expect(server.sequence()).toBe(before + 1);
});

test('a ticket held up to the kiosk is found by its link, and by nothing else', async () => {
  server = await startGatewayServer();
  const kiosk = await kioskOf(server);
  await server.takeTicket(kiosk);
  const { link, number, serviceId, fieldId } = await server.takeTicket(kiosk);
  const find = async (asked: TicketLink): Promise<unknown> =>
    resultOf<unknown>(await kiosk.say('findTicket', { link: asked }));
  const waiting = {
    number,
    serviceId,
    fieldId,
    status: 'waiting',
    ahead: 1,
    counterId: null,
    rating: null,
  };
  expect(await find(link!)).toEqual(waiting);
  expect(await find(`${number}-${'A'.repeat(22)}` as TicketLink)).toBeNull();
  expect(codeOf(await kiosk.say('findTicket', { link: 'x'.repeat(61) }))).toBe('invalid_message');
  const { client } = await server.officerAt('3', 'hanh');
  const seenCounterRevision = client.view().counterRevision;
  const called = await client.say('callNext', { requestId: newRequestId(), seenCounterRevision });
  const { ticketId } = resultOf<Pick<KioskTicket, 'ticketId'>>(called);
  expect(ticketId.endsWith(number)).toBe(false);
  expect(await find(link!)).toEqual({ ...waiting, ahead: 0 });
});
