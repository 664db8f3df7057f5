/** The office's own settings, as they are changed at the desk: who hears of it, what waits, what is refused, what is taken back. */
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditLine } from '#protocol/audit.ts';
import type { OfficeDesk } from '#protocol/office-desk.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { KioskTicket } from '#protocol/views.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { openForReading } from '#server/storage/day-log.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

let server: GatewayServer;
let desk: SignedInClient<'admin'>;
let token = '';
afterEach(() => server.close());

async function start(options: Parameters<typeof startGatewayServer>[0] = {}): Promise<void> {
  server = await startGatewayServer({ officers: ['minh', 'hanh'], ...options });
  const device = server.enrol('admin');
  ({ token } = device);
  desk = await server.adminAt('minh', device);
}

const asked = (
  method: 'GET' | 'PUT',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${server.url}/admin/office`, {
    method,
    headers: {
      'x-device-token': token,
      'x-session-token': desk.sessionToken,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const read = async (): Promise<OfficeDesk> => (await (await asked('GET')).json()) as OfficeDesk;
const saved = async (change: (settings: OfficeSettings) => OfficeSettings): Promise<OfficeDesk> => {
  const answer = await asked('PUT', change((await read()).settings));
  expect(answer.status).toBe(200);
  return (await answer.json()) as OfficeDesk;
};
const without =
  (gone: string) =>
  (settings: OfficeSettings): OfficeSettings => ({
    ...settings,
    services: settings.services.filter(({ serviceId }) => serviceId !== gone),
    resultServiceId: settings.resultServiceId === gone ? null : settings.resultServiceId,
  });
const renamed = (settings: OfficeSettings): OfficeSettings => ({
  ...settings,
  name: { vi: 'Phường Đổi Tên', en: 'Renamed Ward' },
});
const trail = async (): Promise<readonly AuditLine[]> =>
  resultOf(await desk.client.say('getTrail', { before: null }));

describe('the office’s settings', () => {
  it('hold at once for every screen, are recorded, and can be taken back', async () => {
    await start();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const counter = await server.connect('counter', server.enrol('counter', '3'));
    const { name: before } = kiosk.welcome().office;
    expect(await saved(renamed)).toMatchObject({ settings: { revision: 2 }, waitsFor: [] });
    for (const screen of [kiosk, counter])
      await expect.poll(() => screen.welcome().office.name.vi).toBe('Phường Đổi Tên');
    const [line] = await trail();
    expect(line).toMatchObject({
      deed: 'settings_changed',
      subject: 'office',
      officerId: 'minh',
      before: { name: before },
      after: { name: { vi: 'Phường Đổi Tên', en: 'Renamed Ward' } },
      canBeUndone: true,
    });
    resultOf(await desk.client.say('undoChange', { requestId: newRequestId(), ordinal: line?.ordinal }));
    await expect.poll(() => kiosk.welcome().office.name.vi).toBe(before.vi);
    const [undone, taken] = await trail();
    expect(undone).toMatchObject({ deed: 'settings_restored', before: line?.after, after: line?.before });
    expect(taken?.canBeUndone).toBe(false);
    expect(
      codeOf(await desk.client.say('undoChange', { requestId: newRequestId(), ordinal: taken?.ordinal })),
    ).toBe('settings_changed');
  });

  it('do not take a service away from under somebody, and follow by themselves once nobody stands on it', async () => {
    await start();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const ticket: KioskTicket = await server.takeTicket(kiosk);
    const { serviceId } = ticket;
    const { waitsFor } = await saved(without(serviceId));
    expect(waitsFor).toEqual([{ kind: 'service', serviceId, people: 1 }]);
    // Nothing happens in the queue, and the desk hears of it all the same.
    await desk.client.viewWhere((view) => !view.isLocked && view.officeWaitsFor.length === 1);
    const offers = (): boolean =>
      kiosk.welcome().office.services.some((known) => known.serviceId === serviceId);
    expect(offers()).toBe(true);
    const other = await server.takeTicket(kiosk);
    expect(other.serviceId).toBe(serviceId);
    expect(server.store.officeSettings()?.services.some((known) => known.serviceId === serviceId)).toBe(
      false,
    );
    // Both citizens go home.
    for (const { link } of [ticket, other])
      resultOf(await (await server.phoneOf(link ?? '')).say('giveUp', { requestId: newRequestId() }));
    await expect.poll(offers, { timeout: 5_000 }).toBe(false);
    await desk.client.viewWhere((view) => !view.isLocked && view.officeWaitsFor.length === 0);
    expect((await read()).waitsFor).toEqual([]);
  });

  it('are refused with the place where they contradict themselves, and nothing changes', async () => {
    await start();
    const { settings } = await read();
    const before = await trail();
    const [first, second] = settings.counters;
    if (first === undefined || second === undefined) throw new Error('the office has too few counters');
    const wrong: readonly (readonly [string, unknown])[] = [
      ['counters', { ...settings, counters: [first, { ...second, number: first.number }] }],
      [
        'counters.0.fieldIds',
        { ...settings, counters: [{ ...first, fieldIds: ['nowhere'], secondaryFieldIds: [] }] },
      ],
      ['fields', { ...settings, fields: settings.fields.map((field) => ({ ...field, letter: 'A' })) }],
      ['services', { ...settings, services: [] }],
      ['timeZone', { ...settings, timeZone: 'Mars/Olympus' }],
      ['name.vi', { ...settings, name: { vi: 'Phường \u202e', en: 'x' } }],
      ['resultServiceId', { ...settings, resultServiceId: 'gone' }],
      ['kioskPaceMs', { ...settings, kioskPaceMs: -1 }],
      ['', { ...settings, isAdmin: true }],
      ['', []],
    ];
    for (const [where, body] of wrong) {
      const answer = await asked('PUT', body);
      expect(answer.status, where).toBe(422);
      expect(((await answer.json()) as { where: string }).where).toBe(where);
    }
    expect((await asked('PUT', { ...settings, revision: 7 })).status).toBe(409);
    expect((await read()).settings).toEqual(settings);
    expect(await trail()).toEqual(before);
  });

  it('are nobody’s who has not signed in', async () => {
    await start();
    const { settings } = await read();
    expect((await asked('GET', undefined, { 'x-session-token': 'none' })).status).toBe(401);
    expect((await asked('PUT', renamed(settings), { 'x-session-token': 'none' })).status).toBe(401);
    expect((await asked('PUT', renamed(settings), { 'x-device-token': 'none' })).status).toBe(401);
    expect((await read()).settings).toEqual(settings);
  });

  it('that wait are there after a restart, and hold from the next morning at the latest', async () => {
    const dataFolder = temporaryFolder();
    const clock = createSettableClock(OPENING_TIME);
    await start({ dataFolder, clock });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { serviceId } = await server.takeTicket(kiosk);
    await saved(without(serviceId));
    const { executor } = server.running;
    expect(executor.day().settings.revision).toBe(1);
    clock.advance(24 * 3_600_000);
    executor.tick();
    expect(executor.day().settings.revision).toBe(2);
    expect(executor.day().settings.services.some((known) => known.serviceId === serviceId)).toBe(false);
    const database = openForReading(dataFolder);
    await expect.poll(() => verifyOffice(database, null).sealedDays).toBe(1);
    expect(verifyOffice(database, null).findings).toEqual([]);
    database.close();
  });
});
