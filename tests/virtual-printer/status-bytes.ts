/**
 * The printer's own words about itself, bit by bit, after Epson's reference for DLE EOT and GS r.
 */
import type { Faults } from './faults.ts';
import { stopsMechanism } from './faults.ts';

/** Bits 1 and 4 are always 1 in an answer to DLE EOT. */
const FIXED = 0b0001_0010;
const bit = (position: number, isSet: boolean): number => (isSet ? 1 << position : 0);

/** The answer to DLE EOT n. `hasRefused` is an error from which only a new start recovers. */
export const realTimeStatusByte = (which: 1 | 2 | 3 | 4, faults: Faults, hasRefused: boolean): number => {
  const hasError = faults.cutterJammed || faults.overheated || hasRefused;
  switch (which) {
    case 1:
      return FIXED | bit(3, stopsMechanism(faults) || hasRefused);
    case 2:
      return FIXED | bit(2, faults.coverOpen) | bit(5, faults.paperOut) | bit(6, hasError);
    case 3:
      return FIXED | bit(3, faults.cutterJammed) | bit(5, hasRefused) | bit(6, faults.overheated);
    case 4: {
      const isNearEnd = faults.paperNearEnd || faults.paperOut;
      return (
        FIXED | bit(2, isNearEnd) | bit(3, isNearEnd) | bit(5, faults.paperOut) | bit(6, faults.paperOut)
      );
    }
    default:
      return which satisfies never;
  }
};

/** The answer to GS r 1: near end in bits 0 and 1, end in bits 2 and 3. */
export const orderedStatusByte = (faults: Faults): number =>
  bit(0, faults.paperNearEnd) |
  bit(1, faults.paperNearEnd) |
  bit(2, faults.paperOut) |
  bit(3, faults.paperOut);

/** What GS a can ask for, by its bits: on-line or off-line (the cover with it), errors, the paper sensors. */
const ONLINE_ITEM = 1 << 1;
const ERROR_ITEM = 1 << 2;
const PAPER_ITEM = 1 << 3;
/** Drawer and feed button, which this printer does not have, so that they never change. */
const OTHER_ITEMS = (1 << 0) | (1 << 6);
const ALL_ITEMS = ONLINE_ITEM | ERROR_ITEM | PAPER_ITEM | OTHER_ITEMS;

/** The four bytes of the automatic status (ASB); the reserved bits of the fourth are on, as many printers have them. */
export const autoStatusBytes = (faults: Faults, hasRefused: boolean): Uint8Array =>
  Uint8Array.of(
    bit(4, true) | bit(3, stopsMechanism(faults) || hasRefused) | bit(5, faults.coverOpen),
    bit(3, faults.cutterJammed) | bit(5, hasRefused) | bit(6, faults.overheated),
    orderedStatusByte({ ...faults, paperNearEnd: faults.paperNearEnd || faults.paperOut }),
    0b0000_1111,
  );

/** Whether GS a with these bits asks for any status at all. */
export const asksForAutoStatus = (items: number): boolean => (items & ALL_ITEMS) !== 0;

/** Whether anything that was asked for differs between two automatic statuses. */
export const differsIn = (items: number, before: Uint8Array, after: Uint8Array): boolean =>
  [ONLINE_ITEM, ERROR_ITEM, PAPER_ITEM].some(
    (item, index) => (items & item) !== 0 && before[index] !== after[index],
  );

/** The answer to GS ( H, function 48: a header, the four characters, NUL. */
export const processIdBytes = (characters: readonly number[]): Uint8Array =>
  Uint8Array.of(0x37, 0x22, ...characters, 0);
