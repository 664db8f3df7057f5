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
