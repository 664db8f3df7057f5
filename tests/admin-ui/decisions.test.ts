import { describe, expect, test } from 'vitest';
import {
  alarmKey,
  alarmsOf,
  liveAlarms,
  troubledPrinters,
  type HallView,
} from '../../admin-ui/live/alarms.ts';
import {
  axisEnd,
  axisTicks,
  closedGroups,
  longestWait,
  routeOfAlarm,
  servicesIn,
  shownAlarms,
  typedTicketNumber,
} from '../../admin-ui/live/live-page.ts';
import { codeGroups, isOwnMachineOnly, pairingCommand } from '../../admin-ui/printers/pairing.ts';
import { freeName, printerAt, withDevice, withProfile } from '../../admin-ui/printers/printer-draft.ts';
import { ticketIdOf, typedNumber } from '../../admin-ui/printers/typed-number.ts';
import { hashOf, routeOf, type Route } from '../../admin-ui/route.ts';
import { paperMm, previewScale, slipEstimate } from '../../admin-ui/slip/paper.ts';
import { paperChoices } from '../../admin-ui/slip/slip-page.ts';
import {
  missingClosingWords,
  withClosingWords,
  withPlace,
  withShown,
} from '../../admin-ui/slip/template-draft.ts';
import { textsIn } from '../../admin-ui/texts.ts';
import { keyName } from '../../admin-ui/use-keys.ts';
import { alarmWords, errandWords, unprintedWords } from '../../admin-ui/wording.ts';
import { PRINTER_PROFILES, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import { slipTemplate } from '#protocol/printing-shapes.ts';
import { instantMs, type DeviceId, type PrinterId } from '#protocol/vocabulary.ts';
import {
  BUSY_VIEW,
  CALM_VIEW,
  DATE,
  FACTS,
  HALL_PRINTER,
  KIOSK_PRINTER,
  NOW_MS,
  SETTINGS,
  standing,
  TROUBLED_VIEW,
  UNPRINTED,
} from '#tests/looks/admin-fixtures.ts';

const vi = textsIn('vi');
const [hall] = SETTINGS.printers;

describe('what needs a person', () => {
  test('nothing does on a calm day', () => {
    expect(alarmsOf(CALM_VIEW)).toEqual([]);
    expect(troubledPrinters(CALM_VIEW)).toBe(0);
  });

  test('what stops the hall or its paper stands before what can wait, and each once', () => {
    const alarms = alarmsOf(TROUBLED_VIEW);
    expect(alarms.map(({ about, isBroken }) => `${about}${isBroken ? '!' : ''}`)).toEqual([
      'printer!',
      'printer!',
      'muted_display',
      'help',
      'no_counter',
      'printer',
      'unprinted',
    ]);
    expect(new Set(alarms.map(alarmKey)).size).toBe(alarms.length);
    expect(troubledPrinters(TROUBLED_VIEW)).toBe(3);
  });

  test.each([
    'offline',
    'cover_open',
    'paper_out',
    'cutter_error',
    'overheated',
    'not_a_printer',
    'unknown',
  ] as const)('a printer’s %s is told with its moment and a cure', (problem) => {
    const view = { ...CALM_VIEW, printers: [standing(hall!, problem)] };
    const [alarm] = alarmsOf(view);
    const { what, cure } = alarmWords(alarm!, FACTS.office, 2, 'vi', vi);
    expect(what).toMatch(/^Máy in kiosk sảnh A .+ từ 09:01\.$/);
    expect(cure.length).toBeGreaterThan(10);
    expect(routeOfAlarm(alarm!)).toEqual({ page: 'printers', open: HALL_PRINTER });
  });

  test('without its program nothing else is believed of a printer', () => {
    const printers = [standing(hall!, 'paper_out', { isAgentConnected: false, paperNearEnd: true })];
    expect(alarmsOf({ ...CALM_VIEW, printers })).toMatchObject([{ trouble: 'no_agent', isBroken: true }]);
  });

  test('a hall in which no display speaks is broken, one in which some do is not', () => {
    const displays = (connected: number, muted: number) =>
      alarmsOf({ ...CALM_VIEW, displays: { connected, muted, lastSpokenAt: null } });
    expect(displays(0, 0)).toMatchObject([{ about: 'no_display', isBroken: true }]);
    expect(displays(2, 2)).toMatchObject([{ about: 'muted_display', isBroken: true }]);
    expect(displays(2, 1)).toMatchObject([{ about: 'muted_display', isBroken: false }]);
    expect(displays(2, 0)).toEqual([]);
  });

  test('more people than seats is told, and only where the seats were counted', () => {
    const hall = (seats: number | null, waiting: number) =>
      alarmsOf({ ...CALM_VIEW, hall: { ...CALM_VIEW.hall, seats, waiting } });
    // One who was called is on the way and still stands there.
    const called = CALM_VIEW.counters.filter(({ ticket }) => ticket?.status === 'called').length;
    expect(hall(30, 30 - called)).toEqual([]);
    expect(hall(null, 500)).toEqual([]);
    const [alarm] = hall(30, 31 - called);
    expect(alarm).toMatchObject({ about: 'seats', present: 31, seats: 30, isBroken: false });
    expect(alarmWords(alarm!, FACTS.office, 2, 'vi', vi).what).toBe('31 người trong sảnh, chỉ có 30 ghế.');
    expect(routeOfAlarm(alarm!)).toEqual({ page: 'live', tool: 'services' });
  });

  test('who has waited too long is told with the counters that could help, and where nobody serves it is told once', () => {
    const alarms = liveAlarms(BUSY_VIEW, FACTS.office, NOW_MS);
    expect(alarms.filter(({ about }) => about === 'long_wait')).toHaveLength(1);
    expect(alarms.map(({ about }) => about)).toEqual(['long_wait', 'no_counter']);
    const { what, cure } = alarmWords(alarms[0]!, FACTS.office, 2, 'vi', vi, NOW_MS);
    expect(what).toBe('Chứng thực: người chờ lâu nhất đã 41 phút, quá ngưỡng 30 phút.');
    expect(cure).toMatch(/^Mở thêm Quầy 8, /);
    expect(routeOfAlarm(alarms[0]!)).toEqual({ page: 'live', tool: 'ticket' });
    const early = NOW_MS - 12 * 60_000;
    expect(liveAlarms(BUSY_VIEW, FACTS.office, early).map(({ about }) => about)).toEqual(['no_counter']);
    const working = BUSY_VIEW.counters.map((each) => ({ ...each, state: 'working' as const }));
    const [full] = liveAlarms({ ...BUSY_VIEW, counters: working }, FACTS.office, NOW_MS);
    expect(alarmWords(full!, FACTS.office, 2, 'vi', vi, NOW_MS).cure).toMatch(/^Mọi quầy .+ đã mở/);
  });

  test('what is needed and not there is told by name while numbers are given out, each kind where it counts', () => {
    const left = { isConnected: false, lastSeenAt: instantMs(NOW_MS - 120_000) };
    const absent = (role: string, change: object, view: HallView = CALM_VIEW) =>
      alarmsOf({
        ...view,
        devices: view.devices.map((each) => (each.role === role ? { ...each, ...change } : each)),
      });
    const [kiosks] = absent('kiosk', left);
    expect(kiosks).toMatchObject({ about: 'absent_device', names: ['Kiosk sảnh A', 'Kiosk sảnh B'] });
    expect(alarmWords(kiosks!, FACTS.office, 2, 'vi', vi).what).toBe(
      'Kiosk sảnh A và Kiosk sảnh B không kết nối từ 09:39.',
    );
    expect(absent('kiosk', { isConnected: false, lastSeenAt: null })).toMatchObject([{ since: null }]);
    expect(absent('kiosk', left, { ...CALM_VIEW, isIssuing: false })).toEqual([]);
    expect(absent('display', left)).toMatchObject([{ about: 'absent_device' }]);
    const unheard = { ...CALM_VIEW, displays: { ...CALM_VIEW.displays, connected: 0 } };
    expect(absent('display', left, unheard).map(({ about }) => about)).toEqual(['no_display']);
    expect(absent('counter', left)).toMatchObject([{ about: 'absent_device' }]);
    const closed = CALM_VIEW.counters.map((each) => ({ ...each, state: 'closed' as const }));
    expect(absent('counter', left, { ...CALM_VIEW, counters: closed, fields: [] })).toEqual([]);
  });

  test('a number is read as people type it, and closures stand together by field, reason and end', () => {
    expect(['a12', ' A 012 ', 'h1', 'A0012'].map(typedTicketNumber)).toEqual([
      'A012',
      'A012',
      'H001',
      'A012',
    ]);
    expect(['12', 'A', 'AB1', 'A1234', 'A1x'].map(typedTicketNumber)).toEqual([null, null, null, null, null]);
    const { office } = FACTS;
    const [first] = office.fields;
    const all = servicesIn(office, '');
    expect(all).toHaveLength(office.services.length);
    const ofFirst = servicesIn(office, `field:${first!.fieldId}`);
    expect(servicesIn(office, ofFirst[0]!)).toEqual([ofFirst[0]]);
    const row = { reason: 'power_cut', since: instantMs(NOW_MS), until: null } as const;
    const groups = closedGroups(
      all.map((serviceId, index) => ({ serviceId, ...row, reason: index === 0 ? 'other' : 'power_cut' })),
      office,
    );
    expect(groups.flatMap(({ serviceIds }) => serviceIds)).toHaveLength(all.length);
    expect(groups).toHaveLength(office.fields.length + 1);
  });

  test('a line without an open counter names the counters that could open', () => {
    const alarm = alarmsOf(BUSY_VIEW).find(({ about }) => about === 'no_counter');
    const { what, cure } = alarmWords(alarm!, FACTS.office, 2, 'vi', vi);
    expect(what).toBe('Cư trú – Căn cước: 2 người chờ, lâu nhất từ 09:23, không quầy nào mở.');
    expect(cure).toBe('Mở Quầy 4 hoặc Quầy 7.');
  });

  test('three are shown and the rest counted, but four are simply shown; the key leads to the first that has a place', () => {
    const alarms = alarmsOf(TROUBLED_VIEW);
    expect(shownAlarms(alarms, false)).toMatchObject({ hidden: 4, keyed: { about: 'printer' } });
    expect(shownAlarms(alarms, true).shown).toHaveLength(7);
    expect(shownAlarms(alarms.slice(2, 6), false)).toMatchObject({
      hidden: 0,
      keyed: { trouble: 'paper_near_end' },
    });
    expect(shownAlarms(alarms.slice(2, 5), false).keyed).toBeNull();
  });
});

describe('the hall in figures', () => {
  test('the longest wait names its field and is over the threshold from that minute on', () => {
    expect(longestWait(BUSY_VIEW, FACTS.office, NOW_MS)).toMatchObject({
      minutes: 41,
      field: { letter: 'A' },
      isOver: true,
    });
    expect(longestWait(CALM_VIEW, FACTS.office, NOW_MS)).toMatchObject({ minutes: 14, isOver: false });
  });

  test('the axis holds the longest wait, and no minute is written over the threshold', () => {
    expect(axisEnd([12])).toBe(45);
    expect(axisEnd([61])).toBe(75);
    for (const end of [45, 60, 120, 240]) {
      expect(axisTicks(end, 30).every((tick) => Math.abs(tick - 30) > end * 0.18)).toBe(true);
      expect(axisTicks(end, 30).length).toBeLessThanOrEqual(6);
    }
  });
});

describe('numbers, codes and addresses', () => {
  test.each([
    ['a12', 'A012'],
    [' H 009 ', 'H009'],
    ['x-7', 'X007'],
    ['A000', null],
    ['A1234', null],
    ['12', null],
    ['AB1', null],
    ['', null],
  ])('“%s” is %s', (text, number) => {
    expect(typedNumber(text)).toBe(number);
  });

  test('a number belongs to the day on the screen', () => {
    expect(ticketIdOf(DATE, typedNumber('a12')!)).toBe('2026-11-23/A012');
  });

  test('a code is read in two groups however it comes, and stands so in the command', () => {
    expect(codeGroups('K7M4-X9QP')).toEqual(['K7M4', 'X9QP']);
    expect(pairingCommand('http://10.0.0.5:4100', 'K7M4X9QP')).toBe(
      'npm run printer -- --server http://10.0.0.5:4100 --code K7M4-X9QP',
    );
  });

  test('an address of this very machine is known as one', () => {
    expect(
      ['http://localhost:4100', 'http://127.0.0.1:4100', 'http://[::1]:80'].every(isOwnMachineOnly),
    ).toBe(true);
    expect(isOwnMachineOnly('http://mp.local:4100')).toBe(false);
  });

  test.each<Route>([
    { page: 'live' },
    { page: 'slip' },
    { page: 'printers', open: null },
    { page: 'printers', open: 'add' },
    { page: 'printers', open: 'a/b %' as PrinterId },
  ])('every page has an address that leads back to it: %o', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  test('an address that leads nowhere opens the live page', () => {
    expect(routeOf('#elsewhere')).toEqual({ page: 'live' });
    expect(routeOf('#printers/%E0')).toEqual({ page: 'printers', open: null });
  });
});

describe('the keys of the desk', () => {
  const press = {
    code: 'KeyS',
    key: 's',
    isRepeat: false,
    hasControl: false,
    hasOther: false,
    isTyping: false,
  };
  test('a letter is nobody’s while somebody types, Ctrl S is heard all the same', () => {
    expect(keyName({ ...press, code: 'KeyP', key: 'p' })).toBe('P');
    expect(keyName({ ...press, code: 'KeyP', key: 'Process' })).toBe('P');
    expect(keyName({ ...press, isTyping: true })).toBeNull();
    expect(keyName({ ...press, isTyping: true, hasControl: true })).toBe('Ctrl S');
    expect(keyName({ ...press, isRepeat: true })).toBeNull();
    expect(keyName({ ...press, hasOther: true })).toBeNull();
  });
});

describe('the slip’s template', () => {
  const names = (template: typeof STANDARD_TEMPLATE) => template.parts.map(({ part }) => part);

  test('a part goes where it is put, the others keep their order, and the server takes every such template', () => {
    const moved = withPlace(STANDARD_TEMPLATE, 'qr', 0);
    expect(names(moved).slice(0, 3)).toEqual(['qr', 'logo', 'office']);
    expect(names(withPlace(moved, 'qr', 99)).at(-1)).toBe('qr');
    expect(names(withPlace(moved, 'qr', 7))).toEqual(names(STANDARD_TEMPLATE));
    expect(slipTemplate.safeParse(moved).success).toBe(true);
  });

  test('number and service stay whatever is asked', () => {
    const shown = withShown(withShown(STANDARD_TEMPLATE, 'number', false), 'service', false);
    expect(shown).toEqual(STANDARD_TEMPLATE);
    expect(withShown(STANDARD_TEMPLATE, 'logo', false).parts[0]?.isShown).toBe(false);
  });

  test('closing words are in both languages or not at all', () => {
    const half = withClosingWords(STANDARD_TEMPLATE, 'en', 'Good day');
    expect(missingClosingWords(half)).toBe('vi');
    expect(withClosingWords(half, 'en', '').closingWords).toBeNull();
    const chinese = withClosingWords(half, 'zh', '祝您愉快');
    expect(chinese.closingWords).toEqual({ vi: '', en: 'Good day', zh: '祝您愉快' });
    expect(withClosingWords(chinese, 'zh', '').closingWords).toEqual({ vi: '', en: 'Good day' });
  });
});

describe('paper', () => {
  const profile = (profileId: string) => PRINTER_PROFILES.find((each) => each.profileId === profileId)!;

  test.each([
    ['standard-80', 80],
    ['epson-80-180', 80],
    ['standard-58', 58],
    ['wide-112', 112],
  ])('%s prints on %i mm', (profileId, mm) => {
    expect(paperMm(profile(profileId))).toBe(mm);
    expect(previewScale(mm, 410) * mm).toBeLessThanOrEqual(410);
  });

  test('a longer slip takes longer and a roll gives fewer', () => {
    const short = slipEstimate(100, profile('standard-80'));
    const long = slipEstimate(200, profile('standard-80'));
    expect(short).toEqual({ seconds: 0.5, rollM: 80, perRoll: 800 });
    expect(long.seconds).toBe(1);
    expect(long.perRoll).toBe(400);
  });

  test('the preview offers each printer and each further size once', () => {
    const choices = paperChoices(SETTINGS);
    expect(choices.filter(({ isOffices }) => isOffices).map(({ printer }) => printer.printerId)).toEqual(
      SETTINGS.printers.map(({ printerId }) => printerId),
    );
    expect(
      choices.filter(({ isOffices }) => !isOffices).map(({ printer }) => printer.profile.profileId),
    ).toEqual(['wide-112']);
  });
});

describe('printers in the draft', () => {
  test('a device that is given to a printer is taken from the one it had', () => {
    const device = 'device-kiosk-b' as DeviceId;
    const moved = withDevice(SETTINGS, HALL_PRINTER, device, true);
    expect(moved.printers[0]?.deviceIds).toContain(device);
    expect(moved.printers.find(({ printerId }) => printerId === KIOSK_PRINTER)?.deviceIds).toEqual([]);
  });

  test('what reports nothing confirms nothing, and density goes with the printer that has it', () => {
    const dense = { ...hall!, density: 3 };
    const changed = withProfile(dense, {
      ...PRINTER_PROFILES[0]!,
      status: 'none',
      confirmation: 'ordered_status',
    });
    expect(changed.profile.confirmation).toBe('none');
    expect(changed.density).toBe(0);
  });

  test('what was found is recognised by its address; a new one gets a name that is free', () => {
    expect(printerAt(SETTINGS, { host: '192.168.10.41', port: 9_100 })?.printerId).toBe(HALL_PRINTER);
    expect(printerAt(SETTINGS, { host: '192.168.10.41', port: 9_101 })).toBeNull();
    expect(freeName(SETTINGS, hall!.name)).toBe(`${hall!.name} 2`);
  });
});

describe('words', () => {
  test('paper that may be there is not called unprinted', () => {
    expect(UNPRINTED.map((paper) => unprintedWords(paper, vi))).toEqual([
      'không in: hết giấy',
      'không rõ đã in chưa: hết giấy',
      'không in: không trả lời',
    ]);
  });

  test('silence is not called a failure, and a refusal has its own sentence or names its code', () => {
    expect(errandWords({ kind: 'unanswered' }, '', vi)?.words).toBe(vi.unanswered);
    expect(errandWords({ kind: 'refused', code: 'print_pending' }, '', vi)?.words).toContain('hai tờ');
    expect(errandWords({ kind: 'refused', code: 'card_needed' }, '', vi)?.words).toContain('card_needed');
    expect(errandWords({ kind: 'running' }, '', vi)).toBeNull();
  });
});
