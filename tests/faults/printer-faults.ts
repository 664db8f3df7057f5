/** Every way a printer is made to fail, and what cures it. */
import { PRINTER_PROFILES, STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { PrinterProfile } from '#protocol/printing.ts';
import type { Faults } from '#tests/virtual-printer/faults.ts';

export type PrinterFault = {
  readonly name: string;
  readonly profile: PrinterProfile;
  /** `chance` is from 0 to below 1. */
  readonly begin: (chance: () => number) => Partial<Faults>;
  readonly cure: Partial<Faults>;
  /** What staff are told while it lasts; null = nobody can know, or nothing needs to be done. */
  readonly alarm: 'trouble' | 'near_end' | null;
};

const profileNamed = (profileId: string): PrinterProfile =>
  PRINTER_PROFILES.find((profile) => profile.profileId === profileId) ?? STANDARD_PROFILE;
const ECHOING = profileNamed('epson-80');
const STATUS_BACK = profileNamed('status-back-80');
const SILENT = profileNamed('silent-80');

/** Anywhere in a slip of the campaign, of about 500 rows and 35 kB. */
const rowsInto = (chance: () => number): number => 1 + Math.floor(chance() * 480);
const bytesInto = (chance: () => number): number => 20 + Math.floor(chance() * 34_000);

const fault = (
  name: string,
  alarm: PrinterFault['alarm'],
  begin: PrinterFault['begin'],
  cure: Partial<Faults>,
  profile: PrinterProfile = STANDARD_PROFILE,
): PrinterFault => ({ name, alarm, begin, cure, profile });

export const PRINTER_FAULTS: readonly PrinterFault[] = [
  fault('nothing wrong', null, () => ({}), {}),
  fault('nothing wrong, and it echoes', null, () => ({}), {}, ECHOING),
  fault('nothing wrong, and it tells its status by itself', null, () => ({}), {}, STATUS_BACK),
  fault('the cover is open', 'trouble', () => ({ coverOpen: true }), { coverOpen: false }),
  fault(
    'the cover opens in the middle',
    'trouble',
    (chance) => ({ coverOpensAfterRows: rowsInto(chance) }),
    { coverOpen: false, coverOpensAfterRows: null },
    ECHOING,
  ),
  fault('no paper', 'trouble', () => ({ paperOut: true }), { paperOut: false }),
  fault('the paper ends in the middle', 'trouble', (chance) => ({ paperEndsAfterRows: rowsInto(chance) }), {
    paperOut: false,
    paperEndsAfterRows: null,
  }),
  fault('the paper is near its end', 'near_end', () => ({ paperNearEnd: true }), { paperNearEnd: false }),
  fault('the cutter jams', 'trouble', () => ({ cutterJamsAtCut: true }), {
    cutterJammed: false,
    cutterJamsAtCut: false,
  }),
  fault('too hot', 'trouble', () => ({ overheated: true }), { overheated: false }),
  fault('switched off', 'trouble', () => ({ offline: true }), { offline: false }),
  fault('the line is reset', null, (chance) => ({ resetAfterBytes: bytesInto(chance) }), {
    resetAfterBytes: null,
  }),
  fault('it accepts and never reads', 'trouble', () => ({ neverReads: true }), { neverReads: false }),
  fault('100 bytes a second', 'trouble', () => ({ bytesPerSecond: 100 }), { bytesPerSecond: null }),
  fault(
    'the current fails',
    null,
    (chance) => ({ powerCycleAfterBytes: bytesInto(chance), powerUpAfterMs: 60 }),
    { powerCycleAfterBytes: null },
    ECHOING,
  ),
  fault('it refuses a second connection', null, () => ({ singleConnection: true }), {
    singleConnection: false,
  }),
  fault('garbage for a status', 'trouble', () => ({ garbageStatus: true }), { garbageStatus: false }),
  fault('a gigabyte of status', 'trouble', () => ({ floodBytes: 1_000_000_000 }), { floodBytes: null }),
  fault('a wrong echo', null, () => ({ processIdEcho: 'wrong' }), { processIdEcho: 'right' }, ECHOING),
  fault('no echo', null, () => ({ processIdEcho: 'none' }), { processIdEcho: 'right' }, ECHOING),
  fault('the status comes late', null, () => ({ statusDelayMs: 600 }), { statusDelayMs: 0 }),
  fault('it falls silent', 'trouble', () => ({ mute: true }), { mute: false }),
  fault('it never says anything', null, () => ({ mute: true }), { mute: true }, SILENT),
];
