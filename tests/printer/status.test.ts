import { describe, expect, test } from 'vitest';
import { decodeStatus, isOrderedStatus, isRealTimeStatus } from '#printer/status.ts';
import type { Faults } from '#tests/virtual-printer/faults.ts';
import { NO_FAULTS } from '#tests/virtual-printer/faults.ts';
import { orderedStatusByte, realTimeStatusByte } from '#tests/virtual-printer/status-bytes.ts';

const replyFor = (changes: Partial<Faults>, hasRefused = false): Uint8Array =>
  Uint8Array.from(
    ([1, 2, 3, 4] as const).map((which) =>
      realTimeStatusByte(which, { ...NO_FAULTS, ...changes }, hasRefused),
    ),
  );

describe('a printer’s four bytes are read as what a person should see to', () => {
  test.each<[string, Partial<Faults>, boolean, unknown]>([
    ['well', {}, false, { problem: null, paperNearEnd: false }],
    ['near the end of the roll', { paperNearEnd: true }, false, { problem: null, paperNearEnd: true }],
    ['out of paper', { paperOut: true }, false, { problem: 'paper_out', paperNearEnd: true }],
    ['cover open', { coverOpen: true }, false, { problem: 'cover_open', paperNearEnd: false }],
    [
      'cover open while out of paper',
      { coverOpen: true, paperOut: true },
      false,
      { problem: 'cover_open', paperNearEnd: true },
    ],
    ['cutter jammed', { cutterJammed: true }, false, { problem: 'cutter_error', paperNearEnd: false }],
    ['too hot', { overheated: true }, false, { problem: 'overheated', paperNearEnd: false }],
    ['an error without a name', {}, true, { problem: 'unknown', paperNearEnd: false }],
  ])('%s', (_, faults, hasRefused, expected) => {
    expect(decodeStatus(replyFor(faults, hasRefused))).toEqual(expected);
  });

  test('offline for no reason that it gives', () => {
    expect(decodeStatus(Uint8Array.of(0x1a, 0x12, 0x12, 0x12))).toEqual({
      problem: 'offline',
      paperNearEnd: false,
    });
  });

  test('bytes that no printer sends are no status', () => {
    expect(decodeStatus(Buffer.from('HTTP'))).toBeNull();
    expect(decodeStatus(Uint8Array.of(0x12, 0x12, 0x12))).toBeNull();
    expect(decodeStatus(Uint8Array.of(0x12, 0x12, 0x12, 0x12, 0x12))).toBeNull();
  });

  test('the two kinds of answer cannot be taken for one another', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    expect(bytes.filter((byte) => isRealTimeStatus(byte) && isOrderedStatus(byte))).toEqual([]);
    expect(isOrderedStatus(orderedStatusByte({ ...NO_FAULTS, paperOut: true, paperNearEnd: true }))).toBe(
      true,
    );
  });
});
