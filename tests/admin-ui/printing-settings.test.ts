import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, rebase } from '../../admin-ui/printing-changes.ts';
import { createPrintingDesk, isChanged } from '../../admin-ui/printing-desk.ts';
import {
  connectionFault,
  newPrinter,
  printerFaults,
  printerOfDevice,
  withDevice,
  withFirst,
  withoutPrinter,
  withPrinter,
} from '../../admin-ui/printers/printer-draft.ts';
import { withClosingWords, withSize } from '../../admin-ui/slip/template-draft.ts';
import { saveObstacle } from '../../admin-ui/save-obstacle.ts';
import type { PrinterConnection, PrintingSettings } from '#protocol/printing.ts';
import { printerConnection, printingSettings } from '#protocol/printing-shapes.ts';
import { durationMs, type DeviceId, type PrinterId } from '#protocol/vocabulary.ts';
import { DESK_PRINTER, HALL_PRINTER, KIOSK_PRINTER, SETTINGS } from '#tests/looks/admin-fixtures.ts';
import { countedIds, done, refused, settled, standIn } from './desk-stand-in.ts';

const renamed = (settings: PrintingSettings, printerId: PrinterId, name: string): PrintingSettings => ({
  ...settings,
  printers: settings.printers.map((each) => (each.printerId === printerId ? { ...each, name } : each)),
});
const longer = (settings: PrintingSettings): PrintingSettings => ({
  ...settings,
  oldestJobMs: durationMs(20 * 60_000),
});
const largeQr = (settings: PrintingSettings): PrintingSettings => ({
  ...settings,
  template: withSize(settings.template, 'qr', 'large'),
});
const saved = (settings: PrintingSettings): PrintingSettings => ({
  ...settings,
  revision: settings.revision + 1,
});

describe('what was changed in the settings', () => {
  test('is told part by part, and the revision is no part', () => {
    expect(changesBetween(SETTINGS, saved(SETTINGS))).toEqual([]);
    const after = largeQr(
      longer(withoutPrinter(renamed(SETTINGS, HALL_PRINTER, 'Máy in sảnh'), DESK_PRINTER)),
    );
    expect(changesBetween(SETTINGS, after)).toEqual([
      { kind: 'printer', printerId: HALL_PRINTER, name: 'Máy in sảnh', change: 'changed' },
      { kind: 'printer', printerId: DESK_PRINTER, name: 'Máy in bàn hướng dẫn', change: 'removed' },
      { kind: 'parts' },
      { kind: 'oldestJobMs' },
    ]);
  });

  test('the order of printers is a part of its own, the order of keys is none', () => {
    expect(changesBetween(SETTINGS, withFirst(SETTINGS, KIOSK_PRINTER))).toEqual([{ kind: 'printer_order' }]);
    const { printers, template, oldestJobMs, revision } = SETTINGS;
    expect(changesBetween(SETTINGS, { oldestJobMs, template, printers, revision })).toEqual([]);
  });
});

describe('two people who change the settings at once', () => {
  test('both keep what only one of them touched', () => {
    const merged = rebase(SETTINGS, largeQr(SETTINGS), saved(longer(SETTINGS)));
    expect(merged).toEqual(saved(largeQr(longer(SETTINGS))));
  });

  test('what both touched stays as it is on one’s own screen', () => {
    const merged = rebase(
      SETTINGS,
      renamed(SETTINGS, HALL_PRINTER, 'của tôi'),
      saved(renamed(SETTINGS, HALL_PRINTER, 'của họ')),
    );
    expect(merged.printers[0]?.name).toBe('của tôi');
  });

  test('a printer added here and one added there are both there, one removed here is gone', () => {
    const mine = withoutPrinter(
      withPrinter(
        SETTINGS,
        newPrinter('mine' as PrinterId, 'của tôi', { kind: 'tcp', host: 'a', port: 9_100 }),
      ),
      DESK_PRINTER,
    );
    const theirs = saved(
      withPrinter(
        SETTINGS,
        newPrinter('theirs' as PrinterId, 'của họ', { kind: 'tcp', host: 'b', port: 9_100 }),
      ),
    );
    const ids = rebase(SETTINGS, mine, theirs).printers.map(({ printerId }) => printerId);
    expect(ids).toEqual([HALL_PRINTER, KIOSK_PRINTER, 'theirs', 'mine']);
  });

  test('a device that both assigned prints at one printer still, and the server would take it', () => {
    const device = 'device-counter-1' as DeviceId;
    const mine = withDevice(SETTINGS, HALL_PRINTER, device, true);
    const theirs = saved(withDevice(SETTINGS, DESK_PRINTER, device, true));
    const merged = rebase(SETTINGS, mine, theirs);
    expect(merged.printers.filter(({ deviceIds }) => deviceIds.includes(device))).toHaveLength(1);
    expect(printerOfDevice(merged, device)?.printerId).toBe(HALL_PRINTER);
    expect(printingSettings.safeParse(merged).success).toBe(true);
  });

  test('whatever was done, one’s own changes are the only difference to theirs', () => {
    const deeds = [
      longer,
      largeQr,
      (settings: PrintingSettings) => renamed(settings, HALL_PRINTER, 'khác'),
      (settings: PrintingSettings) => withoutPrinter(settings, KIOSK_PRINTER),
      (settings: PrintingSettings) => withFirst(settings, DESK_PRINTER),
      (settings: PrintingSettings) => withDevice(settings, DESK_PRINTER, 'device-kiosk-a' as DeviceId, true),
    ];
    const some = fc.subarray(deeds);
    fc.assert(
      fc.property(some, some, (own, others) => {
        const apply = (chosen: typeof deeds) => chosen.reduce((settings, deed) => deed(settings), SETTINGS);
        const merged = rebase(SETTINGS, apply(own), saved(apply(others)));
        expect(printingSettings.safeParse(merged).success).toBe(true);
        expect(rebase(SETTINGS, SETTINGS, saved(apply(others)))).toEqual(saved(apply(others)));
        expect(rebase(SETTINGS, apply(own), saved(SETTINGS))).toEqual(saved(apply(own)));
      }),
    );
  });
});

describe('the desk of the settings', () => {
  const open = async (answer: Parameters<typeof standIn>[0]) => {
    const server = standIn(answer);
    let ends = 0;
    const desk = createPrintingDesk({
      send: server.send,
      now: () => 1_000,
      newRequestId: countedIds(),
      onSessionEnd: () => {
        ends += 1;
      },
    });
    desk.lookAgain(SETTINGS.revision);
    await settled();
    return { desk, server, ends: () => ends };
  };

  test('fetches the settings once and saves them under the revision they were read at', async () => {
    const { desk, server } = await open(({ name }) =>
      name === 'getPrinting' ? done(SETTINGS) : done({ revision: 8 }),
    );
    desk.lookAgain(SETTINGS.revision);
    desk.edit(largeQr);
    expect(isChanged(desk.state())).toBe(true);
    desk.save();
    await settled();
    expect(server.asked.map(({ name }) => name)).toEqual(['getPrinting', 'savePrinting']);
    expect(server.asked[1]?.input).toMatchObject({ settings: { ...largeQr(SETTINGS), revision: 7 } });
    expect(isChanged(desk.state())).toBe(false);
    expect(desk.state().notice).toEqual({ kind: 'saved', atMs: 1_000 });
    expect(desk.state().saved?.revision).toBe(8);
  });

  test('what is typed while the saving is on its way is kept and not called saved', async () => {
    let answerNow = (): void => undefined;
    const { desk } = await open(({ name }) =>
      name === 'getPrinting'
        ? done(SETTINGS)
        : new Promise((resolve) => {
            answerNow = () => resolve(done({ revision: 8 }));
          }),
    );
    desk.edit(largeQr);
    desk.save();
    desk.edit(longer);
    answerNow();
    await settled();
    const { saved: held, draft } = desk.state();
    expect(changesBetween(held!, draft!)).toEqual([{ kind: 'oldestJobMs' }]);
  });

  test('somebody else’s saving is fetched, what both changed is named, and a second save replaces it', async () => {
    const theirs = saved(longer(withPrinter(SETTINGS, { ...SETTINGS.printers[0]!, name: 'của họ' })));
    let held = SETTINGS;
    const { desk, server } = await open(({ name, input }) => {
      if (name === 'getPrinting') return done(held);
      const { settings } = input as { readonly settings: PrintingSettings };
      return settings.revision === held.revision ? done({ revision: 9 }) : refused('settings_changed');
    });
    desk.edit((settings) => renamed(largeQr(settings), HALL_PRINTER, 'của tôi'));
    held = theirs;
    desk.save();
    await settled();
    expect(desk.state().notice).toMatchObject({
      kind: 'rebased',
      theirs: [{ kind: 'printer', name: 'của họ' }, { kind: 'oldestJobMs' }],
      both: [{ kind: 'printer', name: 'của họ' }],
    });
    expect(desk.state().draft?.printers[0]?.name).toBe('của tôi');
    expect(desk.state().draft?.oldestJobMs).toBe(theirs.oldestJobMs);
    desk.save();
    await settled();
    expect(desk.state().notice?.kind).toBe('saved');
    expect(server.asked.at(-1)?.input).toMatchObject({ settings: { revision: 8 } });
  });

  test('discarding takes what the server has', async () => {
    const { desk } = await open(() => done(SETTINGS));
    desk.edit(largeQr);
    desk.discard();
    expect(desk.state().draft).toEqual(SETTINGS);
  });

  test('saved without hearing so is found out by the next view, and nothing is called a change', async () => {
    let held = SETTINGS;
    const { desk } = await open(({ name }) => (name === 'getPrinting' ? done(held) : null));
    desk.edit(largeQr);
    desk.save();
    await settled();
    expect(desk.state().notice).toEqual({ kind: 'unanswered' });
    held = saved(largeQr(SETTINGS));
    desk.lookAgain(8);
    await settled();
    expect(isChanged(desk.state())).toBe(false);
    expect(desk.state().notice).toBeNull();
  });

  test('a session that is over ends the desk’s, and what is heard after leaving is forgotten', async () => {
    const { desk, ends } = await open(({ name }) =>
      name === 'getPrinting' ? done(SETTINGS) : refused('not_signed_in'),
    );
    desk.edit(largeQr);
    desk.save();
    await settled();
    expect(ends()).toBe(1);
    desk.lookAgain(9);
    desk.forget();
    await settled();
    expect(desk.state().draft).toBeNull();
  });
});

describe('what can be saved', () => {
  test('a printer as it is added by hand waits for its address', () => {
    const draft = withPrinter(
      SETTINGS,
      newPrinter('new' as PrinterId, 'Mới', { kind: 'tcp', host: '', port: 9_100 }),
    );
    expect(saveObstacle(draft)).toEqual({ kind: 'printers', names: ['Mới'] });
    expect(saveObstacle(SETTINGS)).toBeNull();
  });

  test('closing words in one language wait for the other', () => {
    const draft = { ...SETTINGS, template: withClosingWords(SETTINGS.template, 'vi', 'Chào') };
    expect(saveObstacle(draft)).toEqual({ kind: 'closing_words' });
    expect(saveObstacle({ ...draft, template: withClosingWords(draft.template, 'en', 'Bye') })).toBeNull();
  });

  test('two printers at one address are told, but two machines may both have the same device file', () => {
    const [first] = SETTINGS.printers;
    const twin = { ...first!, printerId: 'twin' as PrinterId };
    expect(printerFaults(twin, [first!, twin])).toEqual(['address_twice']);
    const usb = { ...first!, agent: 'own', connection: { kind: 'device', path: '/dev/usb/lp0' } } as const;
    expect(printerFaults({ ...usb, printerId: 'other' as PrinterId }, [usb])).toEqual([]);
  });

  test('the screen and the server agree on what an address is', () => {
    const written = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        ...['192.168.1.5', 'may-in', 'http://a', '', 'fe80::1', '/dev/usb/lp0', '/dev/../etc', '-o raw'],
        ...['\\\\.\\COM3', '\\\\localhost\\May in 1', 'phieu_1', 'a b', '.', 'x.', '/dev/'],
      ),
    );
    const connection: fc.Arbitrary<PrinterConnection> = fc.oneof(
      fc.record({
        kind: fc.constant('tcp' as const),
        host: written,
        port: fc.integer({ min: -1, max: 70_000 }),
      }),
      fc.record({ kind: fc.constant('device' as const), path: written }),
      fc.record({ kind: fc.constant('spooler' as const), queue: written }),
    );
    fc.assert(
      fc.property(connection, (candidate) => {
        expect(connectionFault(candidate) === null).toBe(printerConnection.safeParse(candidate).success);
      }),
      { numRuns: 500 },
    );
  });
});
