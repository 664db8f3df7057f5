/**
 * The printer as one thing: received operations wait in its memory, the mechanism works them off while nothing is
 * wrong, status is answered, and the last slips are kept.
 */
import type { Answer } from './auto-status.ts';
import { createAutoStatus } from './auto-status.ts';
import type { Operation } from './commands.ts';
import type { Faults } from './faults.ts';
import { afterRows, NO_FAULTS, stopsMechanism } from './faults.ts';
import type { Identity } from './identity.ts';
import type { Paper, PaperOperation, Slip } from './mechanism.ts';
import { createMechanism, rowsOf, splitAfter } from './mechanism.ts';
import type { PaperFolder } from './paper-folder.ts';
import { createPaperStack } from './paper-stack.ts';
import { answerInTurn } from './questions.ts';
import { createRowClock } from './row-clock.ts';
import { processIdBytes, realTimeStatusByte } from './status-bytes.ts';

/** What the printer could not read, and where. */
export type RefusedCommand = {
  readonly at: number;
  readonly offset: number;
  readonly bytes: readonly number[];
};

export type DeviceState = {
  readonly widthDots: number;
  readonly faults: Faults;
  /** The last command that was refused; null again once a whole slip came after it. */
  readonly refused: RefusedCommand | null;
  readonly uncutRows: number;
  /** -6 to 6, as last set. */
  readonly density: number;
  /** Newest first. */
  readonly slips: readonly Slip[];
  /** Slips that came out since the start, also those not kept. */
  readonly slipsInAll: number;
};

export type Device = {
  /** A connection is served from now on: what the printer says on its own accord goes there. */
  readonly connect: (answer: Answer) => void;
  /** Takes what a connection's parser understood; `answer` sends status back on that connection. */
  readonly receive: (operation: Operation, answer: Answer) => void;
  /** A connection is over: an error it caused is over with it. */
  readonly disconnect: () => void;
  readonly state: () => DeviceState;
  /** What hangs on the roll. */
  readonly uncutPaper: () => Paper;
  /** Changes what is wrong. Who switches the printer off loses its memory; who loads a roll takes out the end of the old one. */
  readonly setFaults: (changes: Partial<Faults>) => void;
  /** Takes what hangs on the roll, as it is. */
  readonly tear: () => void;
  /** Takes all paper away: what hangs on the roll and every slip. */
  readonly tearAll: () => void;
  /** Moves no more. */
  readonly close: () => void;
};

type Waiting = {
  readonly operation: Exclude<Operation, { readonly kind: 'realTimeStatus' }>;
  readonly answer: Answer;
};

export type DeviceSettings = {
  readonly keepSlips: number;
  readonly now: () => number;
  /** Hears of everything one can see. */
  readonly onChange: () => void;
  /** Null keeps slips in memory only. */
  readonly paperFolder?: PaperFolder | null;
  readonly widthDots?: number;
  readonly identity?: Identity;
  /** Null: paper takes no time. */
  readonly rowsPerSecond?: number | null;
  readonly faults?: Partial<Faults>;
};

const STANDARD_IDENTITY: Identity = { maker: 'MOT CUA', model: 'VIRTUAL', hasCutter: true };

/**
 * A printer with paper and, unless told otherwise, nothing wrong. Keeps the last `keepSlips` slips, those it finds in
 * `paperFolder` among them.
 */
export const createDevice = ({
  keepSlips,
  now,
  onChange,
  paperFolder = null,
  widthDots = 576,
  identity = STANDARD_IDENTITY,
  rowsPerSecond = null,
  faults: initialFaults = {},
}: DeviceSettings): Device => {
  let faults: Faults = afterRows({ ...NO_FAULTS, ...initialFaults }, 0);
  let refused: RefusedCommand | null = null;
  let hasRefusedNow = false;
  let density = 0;
  let memory: Waiting[] = [];
  let nextStep: NodeJS.Timeout | null = null;
  const rowClock = createRowClock(rowsPerSecond);

  const stack = createPaperStack(keepSlips, paperFolder);
  const autoStatus = createAutoStatus();
  const mechanism = createMechanism({
    widthDots,
    now,
    onSlip: (slip) => {
      stack.add(slip);
      if (slip.end === 'cut') refused = null;
    },
  });

  const tellAutoStatus = (): void => autoStatus.look(faults, hasRefusedNow);
  tellAutoStatus();
  const putFaults = (changed: Faults): void => {
    faults = changed;
    tellAutoStatus();
  };

  /** ESC @ brings back everything that commands have set (Epson names no exception that concerns this printer). */
  const initialize = (): void => {
    density = 0;
    autoStatus.forget();
    // A printer without a cutter: whoever waits for a slip has taken it before the next one comes.
    if (!identity.hasCutter) mechanism.takeAtTearBar();
  };

  /** Moves paper as far as roll, cover and time allow; what remains of the operation stays first in memory. */
  const movePaper = (operation: PaperOperation, answer: Answer): void => {
    const { paperEndsAfterRows, coverOpensAfterRows } = faults;
    const allowed = Math.min(
      ...[paperEndsAfterRows ?? Infinity, coverOpensAfterRows ?? Infinity, rowClock.grant()],
    );
    const { done, rest } = splitAfter(operation, allowed);
    if (done.kind === 'cut' && faults.cutterJamsAtCut) {
      memory.unshift({ operation, answer });
      putFaults({ ...faults, cutterJamsAtCut: false, cutterJammed: true });
      return;
    }
    if (rest !== null) memory.unshift({ operation: rest, answer });
    mechanism.carryOut(done);
    const rowCount = rowsOf(done);
    rowClock.spend(rowCount);
    if (rowCount > 0) putFaults(afterRows(faults, rowCount));
  };

  const carryOut = ({ operation, answer }: Waiting): void => {
    switch (operation.kind) {
      case 'initialize':
        initialize();
        return;
      case 'autoStatus':
        autoStatus.ask(operation.items, answer);
        return;
      case 'density':
        density = operation.level;
        return;
      case 'transmitStatus':
      case 'processId':
      case 'identify': {
        const words = answerInTurn(operation, faults, identity);
        if (words !== null) answer(words);
        return;
      }
      case 'raster':
      case 'feed':
      case 'cut':
      case 'refused':
        movePaper(operation, answer);
        return;
      default:
        operation satisfies never;
    }
  };

  const stopMoving = (): void => {
    if (nextStep !== null) clearTimeout(nextStep);
    nextStep = null;
  };
  const workOff = (): void => {
    stopMoving();
    while (!stopsMechanism(faults)) {
      const busyMs = rowClock.busyMs();
      if (busyMs > 0) {
        nextStep = setTimeout(workOff, Math.ceil(busyMs));
        break;
      }
      const next = memory.shift();
      if (next === undefined) break;
      carryOut(next);
    }
    onChange();
  };

  const losePower = (): void => {
    memory = [];
    hasRefusedNow = false;
    density = 0;
    autoStatus.forget();
    stopMoving();
  };

  return {
    connect: autoStatus.connect,
    receive: (operation, answer) => {
      if (operation.kind === 'realTimeStatus') {
        if (!faults.answersRealTime) return;
        answer(Uint8Array.of(realTimeStatusByte(operation.which, faults, hasRefusedNow)));
        return;
      }
      if (operation.kind === 'refused') {
        refused = { at: now(), offset: operation.offset, bytes: operation.bytes };
        hasRefusedNow = true;
        tellAutoStatus();
      }
      if (operation.kind === 'processId' && faults.processIdEcho === 'early') {
        answer(processIdBytes(operation.characters));
        return;
      }
      memory.push({ operation, answer });
      workOff();
    },
    disconnect: () => {
      hasRefusedNow = false;
      autoStatus.connect(null);
      tellAutoStatus();
      if (!identity.hasCutter && memory.length === 0 && !stopsMechanism(faults)) mechanism.takeAtTearBar();
      onChange();
    },
    state: () => ({
      widthDots,
      faults,
      refused,
      uncutRows: mechanism.uncutRows(),
      density,
      slips: stack.slips(),
      slipsInAll: stack.slipsInAll(),
    }),
    uncutPaper: mechanism.uncutPaper,
    setFaults: (changes) => {
      const before = faults;
      const after = afterRows({ ...faults, ...changes }, 0);
      if (after.offline) losePower();
      putFaults(after);
      if (before.paperOut && !faults.paperOut) mechanism.tear();
      workOff();
    },
    tear: () => {
      mechanism.tear();
      onChange();
    },
    tearAll: () => {
      mechanism.tear();
      stack.clear();
      refused = null;
      onChange();
    },
    close: stopMoving,
  };
};
