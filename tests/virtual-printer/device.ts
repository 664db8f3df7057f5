/**
 * The printer as one thing: received operations wait in its memory, the mechanism works them off while nothing is
 * wrong, status is answered, and the last slips are kept.
 */
import type { Faults } from './faults.ts';
import { NO_FAULTS, stopsMechanism } from './faults.ts';
import type { PaperOperation, Slip } from './mechanism.ts';
import { createMechanism } from './mechanism.ts';
import type { PaperFolder } from './paper-folder.ts';
import type { Operation } from './parser.ts';
import { orderedStatusByte, realTimeStatusByte } from './status-bytes.ts';

/** What the printer could not read, and where. */
export type RefusedCommand = {
  readonly at: number;
  readonly offset: number;
  readonly bytes: readonly number[];
};

export type DeviceState = {
  readonly faults: Faults;
  /** The last command that was refused; null again once a whole slip came after it. */
  readonly refused: RefusedCommand | null;
  readonly uncutRows: number;
  /** Newest first. */
  readonly slips: readonly Slip[];
};

export type Device = {
  /** Takes what a connection's parser understood; `reply` sends status back on that connection. */
  readonly receive: (operation: Operation, reply: (byte: number) => void) => void;
  /** A connection is over: an error it caused is over with it. */
  readonly disconnect: () => void;
  readonly state: () => DeviceState;
  readonly setFaults: (changes: Partial<Faults>) => void;
  /** Takes all paper away: what hangs on the roll and every slip. */
  readonly tearAll: () => void;
};

type Waiting = {
  readonly operation: Exclude<Operation, { readonly kind: 'realTimeStatus' }>;
  readonly reply: (byte: number) => void;
};

/** Splits a band where the roll ends: what still fits on it, and what does not. */
const splitBand = (
  operation: PaperOperation,
  rowsLeft: number | null,
): { readonly fits: PaperOperation; readonly rest: PaperOperation | null; readonly rowCount: number } => {
  const rowCount =
    operation.kind === 'raster'
      ? operation.rows.length / operation.bytesPerRow
      : operation.kind === 'feed'
        ? operation.dots
        : 0;
  if (operation.kind !== 'raster' || rowsLeft === null || rowCount <= rowsLeft) {
    return { fits: operation, rest: null, rowCount };
  }
  const { bytesPerRow, rows } = operation;
  return {
    fits: { kind: 'raster', bytesPerRow, rows: rows.subarray(0, rowsLeft * bytesPerRow) },
    rest: { kind: 'raster', bytesPerRow, rows: rows.subarray(rowsLeft * bytesPerRow) },
    rowCount: rowsLeft,
  };
};

/**
 * A printer with paper and nothing wrong. Keeps the last `keepSlips` slips, those it finds in `paperFolder` among them;
 * `onChange` hears of everything one can see.
 */
export const createDevice = ({
  keepSlips,
  now,
  onChange,
  paperFolder = null,
}: {
  readonly keepSlips: number;
  readonly now: () => number;
  readonly onChange: () => void;
  /** Null keeps slips in memory only. */
  readonly paperFolder?: PaperFolder | null;
}): Device => {
  let faults = NO_FAULTS;
  let refused: RefusedCommand | null = null;
  let hasRefusedNow = false;
  let slips = paperFolder?.slips ?? [];
  let nextSlipId = paperFolder?.nextSlipId ?? 1;
  const memory: Waiting[] = [];

  const mechanism = createMechanism({
    now,
    onSlip: (slip) => {
      const kept = { id: nextSlipId, ...slip };
      // On disk before anybody hears of it.
      paperFolder?.keep(kept);
      slips = [kept, ...slips].slice(0, keepSlips);
      nextSlipId += 1;
      if (slip.end === 'cut') refused = null;
    },
  });

  const useUpRows = (rowCount: number): void => {
    if (faults.paperEndsAfterRows === null) return;
    const left = faults.paperEndsAfterRows - rowCount;
    faults = { ...faults, paperEndsAfterRows: Math.max(0, left), paperOut: left <= 0 };
  };

  const workOff = (): void => {
    while (!stopsMechanism(faults)) {
      const next = memory.shift();
      if (next === undefined) break;
      if (next.operation.kind === 'transmitStatus') {
        next.reply(orderedStatusByte(faults));
        continue;
      }
      const { fits, rest, rowCount } = splitBand(next.operation, faults.paperEndsAfterRows);
      if (rest !== null) memory.unshift({ ...next, operation: rest });
      mechanism.carryOut(fits);
      useUpRows(rowCount);
    }
    onChange();
  };

  return {
    receive: (operation, reply) => {
      if (operation.kind === 'realTimeStatus') {
        reply(realTimeStatusByte(operation.which, faults, hasRefusedNow));
        return;
      }
      if (operation.kind === 'refused') {
        refused = { at: now(), offset: operation.offset, bytes: operation.bytes };
        hasRefusedNow = true;
      }
      memory.push({ operation, reply });
      workOff();
    },
    disconnect: () => {
      hasRefusedNow = false;
    },
    state: () => ({ faults, refused, uncutRows: mechanism.uncutRows(), slips }),
    setFaults: (changes) => {
      const hadNoPaper = faults.paperOut;
      faults = { ...faults, ...changes };
      // Whoever loads a new roll takes the end of the old one out.
      if (hadNoPaper && !faults.paperOut) mechanism.tear();
      workOff();
    },
    tearAll: () => {
      mechanism.tear();
      slips = [];
      paperFolder?.clear();
      refused = null;
      onChange();
    },
  };
};
