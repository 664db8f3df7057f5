/**
 * The slips that came out, newest first, in memory and, where there is a folder, on disk.
 */
import type { Slip } from './mechanism.ts';
import type { PaperFolder } from './paper-folder.ts';

export type PaperStack = {
  readonly add: (slip: Omit<Slip, 'id'>) => void;
  readonly slips: () => readonly Slip[];
  /** Slips added since the start, also those not kept. */
  readonly slipsInAll: () => number;
  /** Takes them all away. */
  readonly clear: () => void;
};

/** A stack that keeps the last `keepSlips` slips, those it finds in the folder among them; null = no folder. */
export const createPaperStack = (keepSlips: number, folder: PaperFolder | null): PaperStack => {
  let slips = folder?.slips ?? [];
  let nextSlipId = folder?.nextSlipId ?? 1;
  let slipsInAll = 0;
  return {
    add: (slip) => {
      const kept = { id: nextSlipId, ...slip };
      // On disk before anybody hears of it.
      folder?.keep(kept);
      slips = [kept, ...slips].slice(0, keepSlips);
      nextSlipId += 1;
      slipsInAll += 1;
    },
    slips: () => slips,
    slipsInAll: () => slipsInAll,
    clear: () => {
      slips = [];
      folder?.clear();
    },
  };
};
