/** How the office prints, as a supervisor changes it at the desk: what is refused, what takes effect at once, and what stays. */
import { afterEach, describe, expect, it } from 'vitest';
import { PRINTER_PROFILES, STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { PrinterSettings, PrintingSettings, SlipTemplate } from '#protocol/printing.ts';
import type { Answer } from '#protocol/messages.ts';
import type { DeviceId, LogoId, PrinterId } from '#protocol/vocabulary.ts';
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
import { ONE_PRINTER } from '#tests/support/surroundings.ts';

const MAIN = ONE_PRINTER.printers[0];
if (MAIN === undefined) throw new Error('the office has no printer');
const other = (change: Partial<PrinterSettings> = {}): PrinterSettings => ({
  ...MAIN,
  printerId: 'other' as PrinterId,
  name: 'Máy in ở quầy',
  connection: { kind: 'tcp', host: '127.0.0.1', port: 19 },
  ...change,
});
const withMain = (change: Partial<PrinterSettings>): PrintingSettings => ({
  ...ONE_PRINTER,
  printers: [{ ...MAIN, ...change }],
});
const withTemplate = (change: Partial<SlipTemplate>): PrintingSettings => ({
  ...ONE_PRINTER,
  template: { ...ONE_PRINTER.template, ...change },
});

let server: GatewayServer;
let desk: SignedInClient<'admin'>;
afterEach(() => server.close());
const start = async (options: Parameters<typeof startGatewayServer>[0] = {}): Promise<void> => {
  server = await startGatewayServer({ officers: ['minh', 'thao', 'lan'], ...options });
  desk = await server.adminAt('minh');
};
const save = (settings: unknown): Promise<Answer<unknown>> =>
  desk.client.say('savePrinting', { requestId: newRequestId(), settings });
const stored = (): PrintingSettings | null => server.store.printingSettings();

describe('settings', () => {
  it('are replaced as a whole, with one revision more, and everybody at a desk hears of it', async () => {
    await start();
    const colleague = await server.adminAt('lan').catch(() => null);
    const changed = { ...withMain({ name: 'Máy in ở cửa', density: 3 }), oldestJobMs: 60_000 };
    expect(resultOf(await save(changed))).toEqual({ revision: 2 });
    expect(stored()).toEqual({ ...changed, revision: 2 });
    expect(resultOf(await desk.client.say('getPrinting', {}))).toEqual({ ...changed, revision: 2 });
    const view = await desk.client.viewWhere((shown) => !shown.isLocked && shown.printingRevision === 2);
    expect(view).toMatchObject({ printers: [{ name: 'Máy in ở cửa' }] });
    expect(colleague?.client.view() ?? null).toEqual(colleague === null ? null : expect.anything());
  });

  it('that were read before somebody else changed them are refused, and nothing is lost', async () => {
    await start();
    resultOf(await save(withMain({ density: 1 })));
    expect(codeOf(await save(withMain({ density: 2 })))).toBe('settings_changed');
    expect(codeOf(await save({ ...ONE_PRINTER, revision: 3 }))).toBe('settings_changed');
    expect(stored()?.printers[0]?.density).toBe(1);
    resultOf(await save({ ...withMain({ density: 2 }), revision: 2 }));
    expect(stored()).toMatchObject({ revision: 3, printers: [{ density: 2 }] });
  });

  it('of two supervisors at once are one of them, whole', async () => {
    await start();
    const answers = await Promise.all([1, 2, 3, 4, 5].map((density) => save(withMain({ density }))));
    expect(answers.map(codeOf).sort()).toEqual([
      'ok',
      ...Array.from({ length: 4 }, () => 'settings_changed'),
    ]);
    expect(stored()?.revision).toBe(2);
  });

  it('outlive a restart, and do not go back to what an office begins with', async () => {
    const dataFolder = temporaryFolder();
    await start({ dataFolder });
    resultOf(await save({ ...ONE_PRINTER, printers: [other()] }));
    await server.close();
    await start({ dataFolder });
    expect(resultOf(await desk.client.say('getPrinting', {}))).toMatchObject({
      revision: 2,
      printers: [{ printerId: 'other' }],
    });
  });

  it('name a logo that was uploaded, or are refused', async () => {
    await start();
    const logo = { logoId: 'a'.repeat(32) as LogoId, widthPx: 10, heightPx: 10 };
    expect(codeOf(await save(withTemplate({ logo })))).toBe('settings_wrong');
    server.store.addLogo(logo.logoId, Uint8Array.from([1]), server.clock.now());
    expect(codeOf(await save(withTemplate({ logo })))).toBe('ok');
  });

  const hidden = (part: string): PrintingSettings =>
    withTemplate({
      parts: ONE_PRINTER.template.parts.map((shown) => ({ ...shown, isShown: shown.part !== part })),
    });
  const at = (connection: unknown): unknown =>
    withMain({ connection: connection as PrinterSettings['connection'] });
  it.each<readonly [string, unknown]>([
    [
      'two printers at one address',
      { ...ONE_PRINTER, printers: [MAIN, other({ connection: MAIN.connection })] },
    ],
    [
      'two printers of one name to the program',
      { ...ONE_PRINTER, printers: [MAIN, other({ printerId: MAIN.printerId })] },
    ],
    [
      'a device that prints at two',
      {
        ...ONE_PRINTER,
        printers: [MAIN, other()].map((printer) => ({ ...printer, deviceIds: ['kiosk-1'] })),
      },
    ],
    ['a device twice at one', withMain({ deviceIds: ['kiosk-1', 'kiosk-1'] as unknown as DeviceId[] })],
    [
      '21 printers',
      {
        ...ONE_PRINTER,
        printers: Array.from({ length: 21 }, (_, index) =>
          other({
            printerId: `p${String(index)}` as PrinterId,
            connection: { kind: 'tcp', host: '127.0.0.1', port: index + 1 },
          }),
        ),
      },
    ],
    ['a hidden number', hidden('number')],
    ['a hidden service', hidden('service')],
    ['a name that writes backwards', withMain({ name: 'Máy\u202Ein' })],
    ['a name with a command for printers', withMain({ name: 'Máy\u001B@in' })],
    ['a name with a line break', withMain({ name: 'Máy\nin' })],
    ['a name of combining marks', withMain({ name: `a${'\u0301'.repeat(40)}` })],
    ['an empty name', withMain({ name: '   ' })],
    ['a name without end', withMain({ name: 'x'.repeat(10_000) })],
    ['an id that climbs', withMain({ printerId: '../main' as PrinterId })],
    ['an id with markup', withMain({ printerId: '<b>' as PrinterId })],
    ['a device file outside /dev', at({ kind: 'device', path: '/etc/passwd' })],
    ['a device file that climbs out of /dev', at({ kind: 'device', path: '/dev/../etc/passwd' })],
    ['a device file that is relative', at({ kind: 'device', path: 'dev/usb/lp0' })],
    ['a device file with a line break', at({ kind: 'device', path: '/dev/usb/lp0\n' })],
    ['a device file of another machine’s folder', at({ kind: 'device', path: '\\\\host\\share\\file' })],
    ['a queue that a command would take for an option', at({ kind: 'spooler', queue: '-oraw' })],
    ['a queue that begins a second command', at({ kind: 'spooler', queue: 'a;reboot' })],
    ['a queue with a space', at({ kind: 'spooler', queue: 'a b' })],
    ['a queue with a line break', at({ kind: 'spooler', queue: 'queue\n' })],
    ['an address with a scheme', at({ kind: 'tcp', host: 'http://printer', port: 9_100 })],
    ['an address with a user', at({ kind: 'tcp', host: 'root@printer', port: 9_100 })],
    ['an address with a path', at({ kind: 'tcp', host: 'printer/admin', port: 9_100 })],
    ['an address with a line break', at({ kind: 'tcp', host: 'printer\n', port: 9_100 })],
    ['port 0', at({ kind: 'tcp', host: 'printer', port: 0 })],
    ['port 65,536', at({ kind: 'tcp', host: 'printer', port: 65_536 })],
    ['a connection of another kind', at({ kind: 'file', path: '/dev/usb/lp0' })],
    ['a connection with more than it has', at({ kind: 'spooler', queue: 'a', options: '-o raw' })],
    [
      'a profile that promises an echo and reports nothing',
      withMain({ profile: { ...STANDARD_PROFILE, status: 'none' } }),
    ],
    ['a width that is no multiple of 8', withMain({ profile: { ...STANDARD_PROFILE, widthDots: 500 } })],
    ['a density beyond the scale', withMain({ density: 7 })],
    ['jobs that are never too old', { ...ONE_PRINTER, oldestJobMs: 1e12 }],
    ['jobs that are at once too old', { ...ONE_PRINTER, oldestJobMs: 0 }],
    ['a revision that is no number', { ...ONE_PRINTER, revision: '1' }],
    ['no printers at all, not even none', { ...ONE_PRINTER, printers: null }],
    ['more than settings have', { ...ONE_PRINTER, note: 'hello' }],
  ])('with %s are refused, and stay as they were', async (_, settings) => {
    await start();
    expect(codeOf(await save(settings))).toBe('invalid_message');
    expect(stored()).toEqual(ONE_PRINTER);
  });

  it.each(PRINTER_PROFILES)('may have any profile of the catalogue: $profileId', async (profile) => {
    await start();
    expect(codeOf(await save(withMain({ profile })))).toBe('ok');
  });

  it.each<readonly [string, PrinterSettings['connection']]>([
    ['a name of the network', { kind: 'tcp', host: 'may-in.local', port: 9_100 }],
    ['an address of IPv6', { kind: 'tcp', host: 'fe80::1', port: 9_100 }],
    ['a printer on USB', { kind: 'device', path: '/dev/usb/lp0' }],
    ['a port of Windows', { kind: 'device', path: '\\\\.\\COM3' }],
    ['a shared printer of Windows', { kind: 'device', path: '\\\\localhost\\TM-T82' }],
    ['a queue of CUPS', { kind: 'spooler', queue: 'TM_T82' }],
  ])('may name %s', async (_, connection) => {
    await start();
    expect(codeOf(await save(withMain({ connection })))).toBe('ok');
  });

  it('let two agents on other machines both have a /dev/usb/lp0', async () => {
    await start();
    const connection = { kind: 'device', path: '/dev/usb/lp0' } as const;
    const printers = [MAIN, other()].map((printer) => ({ ...printer, agent: 'own' as const, connection }));
    expect(codeOf(await save({ ...ONE_PRINTER, printers }))).toBe('ok');
  });

  it('without any printer end the printing: the screen is the ticket', async () => {
    await start();
    resultOf(await save({ ...ONE_PRINTER, printers: [] }));
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    expect(kiosk.view().printer).toBeNull();
    expect((await server.takeTicket(kiosk)).printJobId).toBeNull();
    const order = { requestId: newRequestId(), printerId: 'main' };
    for (const name of ['printSummary', 'printTestPage'])
      expect(codeOf(await desk.client.say(name, { ...order, requestId: newRequestId() }))).toBe('no_printer');
  });
});

describe('a kiosk', () => {
  it('sees the printer that its paper comes out of, and another one from the moment the settings say so', async () => {
    await start();
    const device = server.enrol('kiosk');
    const kiosk = await server.connect('kiosk', device);
    expect(kiosk.view().printer?.name).toBe(MAIN.name);
    const first = await server.takeTicket(kiosk);
    resultOf(await save({ ...ONE_PRINTER, printers: [MAIN, other({ deviceIds: [device.deviceId] })] }));
    const view = await kiosk.viewWhere(({ printer }) => printer?.name === 'Máy in ở quầy');
    expect(view.printJobs).toEqual([]);
    const second = await server.takeTicket(kiosk);
    const own = await kiosk.viewWhere(({ revision }) => revision === server.sequence());
    expect(own.printJobs.map(({ jobId }) => jobId)).toEqual([second.printJobId]);
    const neighbour = await server.connect('kiosk', server.enrol('kiosk'));
    expect(neighbour.view().printJobs.map(({ jobId }) => jobId)).toEqual([first.printJobId]);
  });
});

describe('an agent', () => {
  it('works by the newest settings: a view names their revision, and it fetches them', async () => {
    await start();
    const agent = await server.connect('printer', server.enrol('printer'));
    expect(agent.view().setupRevision).toBe(1);
    resultOf(await save({ ...withMain({ density: 4 }), oldestJobMs: 60_000 }));
    await agent.viewWhere(({ setupRevision }) => setupRevision === 2);
    expect(resultOf(await agent.say('getSetup', {}))).toMatchObject({
      revision: 2,
      oldestJobMs: 60_000,
      printer: { printerId: 'main', density: 4 },
    });
  });

  it('of a printer that is no longer there is told so', async () => {
    await start();
    const agent = await server.connect('printer', server.enrol('printer'));
    resultOf(await save({ ...ONE_PRINTER, printers: [other()] }));
    expect(codeOf(await agent.say('getSetup', {}))).toBe('no_printer');
  });

  it('is hung up on when its right is taken away, and does not come in again', async () => {
    await start();
    const device = server.enrol('printer');
    const agent = await server.connect('printer', device);
    await desk.client.viewWhere(
      (view) =>
        !view.isLocked && view.devices.some(({ role, isConnected }) => role === 'printer' && isConnected),
    );
    resultOf(await desk.client.say('revokeDevice', { requestId: newRequestId(), deviceId: device.deviceId }));
    await agent.closed;
    expect(await server.knock({ role: 'printer', auth: { deviceToken: device.token } })).toMatchObject({
      refusal: 'revoked_device',
    });
    await desk.client.viewWhere(
      (view) => !view.isLocked && view.devices.every(({ role }) => role !== 'printer'),
    );
    expect(
      codeOf(await desk.client.say('revokeDevice', { requestId: newRequestId(), deviceId: device.deviceId })),
    ).toBe('invalid_message');
  });

  it('that the server starts itself cannot be sent away, and is not listed', async () => {
    await start();
    const embedded = server.enrol('printer', 'main', 'embedded-printer-main');
    const agent = await server.connect('printer', embedded);
    const asked = { requestId: newRequestId(), deviceId: embedded.deviceId };
    expect(codeOf(await desk.client.say('revokeDevice', asked))).toBe('invalid_message');
    expect((await agent.resync()).printerId).toBe('main');
    const view = await desk.client.resync();
    expect(view).toMatchObject({ isLocked: false, devices: [{ role: 'admin' }] });
  });

  it('is one at a time for each printer, and leaves the agent of another printer alone', async () => {
    await start();
    const [first, elsewhere] = [
      await server.connect('printer', server.enrol('printer')),
      await server.connect('printer', server.enrol('printer', 'other')),
    ];
    const second = await server.connect('printer', server.enrol('printer'));
    await first.closed;
    expect((await elsewhere.resync()).printerId).toBe('other');
    expect((await second.resync()).printerId).toBe('main');
  });

  it('sees the jobs of its own printer only, and is not believed about another’s', async () => {
    await start();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { printJobId } = await server.takeTicket(kiosk);
    const stranger = await server.connect('printer', server.enrol('printer', 'other'));
    expect(stranger.view().jobs).toEqual([]);
    const before = server.sequence();
    const report = { requestId: newRequestId(), jobId: printJobId, state: 'sending', problem: null };
    expect(codeOf(await stranger.say('reportPrintJob', report))).toBe('unknown_print_job');
    expect(server.sequence()).toBe(before);
  });
});

describe('the desk', () => {
  it('shows nothing of the office before somebody signs in and after signing out', async () => {
    await start();
    const client = await server.connect('admin', server.enrol('admin'));
    expect(Object.keys(client.view()).sort()).toEqual(['at', 'isLocked', 'revision']);
    expect(client.view().isLocked).toBe(true);
    resultOf(await desk.client.say('signOut', { requestId: newRequestId() }));
    const locked = await desk.client.viewWhere(({ isLocked }) => isLocked);
    expect(Object.keys(locked).sort()).toEqual(['at', 'isLocked', 'revision']);
    expect(codeOf(await desk.client.say('getPrinting', {}))).toBe('not_signed_in');
  });

  it('locks when the day is over: a session is worth nothing after it', async () => {
    await start({ clock: createSettableClock(OPENING_TIME) });
    const device = server.enrol('admin');
    const { client, sessionToken } = await server.adminAt('minh', device);
    server.clock.advance(24 * 3_600_000);
    await client.viewWhere(({ isLocked }) => isLocked);
    expect(codeOf(await client.say('getPrinting', {}))).toBe('not_signed_in');
    expect((await server.connect('admin', device, sessionToken)).view().isLocked).toBe(true);
  });

  it('touches no counter: the supervisor sits at one and at the desk', async () => {
    await start();
    const counter = await server.officerAt('3', 'minh');
    const second = await server.adminAt('minh');
    expect(codeOf(await second.client.say('getPrinting', {}))).toBe('ok');
    expect(codeOf(await counter.client.say('askForHelp', { requestId: newRequestId() }))).toBe('ok');
    expect(codeOf(await desk.client.say('getPrinting', {}))).toBe('ok');
  });

  it('names the printers that were found, by what the office calls them', async () => {
    await start();
    server.desk.answerWith('findPrinters', ({ listenHost }) => [
      { host: listenHost, port: 9, model: 'TM-T82', problem: null },
      { host: '127.0.0.1', port: 9_100, model: null, problem: 'paper_out' },
    ]);
    expect(resultOf(await desk.client.say('findPrinters', {}))).toMatchObject([
      { host: '127.0.0.1', port: 9, printerId: 'main' },
      { port: 9_100, printerId: null },
    ]);
  });

  it('is told that it could not be seen to when the printer’s code fails', async () => {
    await start();
    for (const task of ['findPrinters', 'checkConnection'] as const) {
      server.desk.answerWith(task, () => {
        throw new Error('it took too long');
      });
    }
    expect(codeOf(await desk.client.say('findPrinters', {}))).toBe('unavailable');
    const connection = { kind: 'tcp', host: '127.0.0.1', port: 9_100 };
    expect(codeOf(await desk.client.say('checkConnection', { connection }))).toBe('unavailable');
    expect(server.fatalErrors).toEqual([]);
  });
});
