/**
 * A printer on the network that takes raw bytes on a port, commonly 9100.
 *
 * An accepted byte proves nothing: a slip counts as printed only when the printer, asked behind the last byte,
 * answers that it has come so far and that all is well.
 */
import type { PrinterPort, PrintOutcome } from '../printer-port.ts';
import type { PrinterStatus } from '../status.ts';
import {
  decodeStatus,
  isOrderedStatus,
  isRealTimeStatus,
  ORDERED_STATUS_REQUEST,
  STATUS_REPLY_LENGTH,
  STATUS_REQUEST,
} from '../status.ts';
import type { TcpAddress, TcpLine, WriteLimits } from './tcp-line.ts';
import { openTcpLine } from './tcp-line.ts';

export type TcpPrinterLimits = {
  readonly connectMs: number;
  /** How long a printer may take to answer a status request before it counts as one that does not answer. */
  readonly statusMs: number;
  readonly write: WriteLimits;
  /** From the last byte to the printer's word that it is done: the paper's own time and a wide margin. */
  readonly confirmMs: number;
  /** How often the state is looked at while that word is awaited. */
  readonly confirmPollMs: number;
  /** How long the other side may take to say goodbye. */
  readonly finishMs: number;
  /** A status is a few bytes; whoever sends more is not a printer. */
  readonly maxReceivedBytes: number;
};

export const TCP_PRINTER_LIMITS: TcpPrinterLimits = {
  connectMs: 3_000,
  statusMs: 1_000,
  write: { stallMs: 5_000, totalMs: 60_000 },
  confirmMs: 15_000,
  confirmPollMs: 500,
  finishMs: 1_000,
  maxReceivedBytes: 4_096,
};

/** What came back on a status request. */
type StatusAnswer =
  | { readonly kind: 'status'; readonly status: PrinterStatus }
  /** Nothing, in time: a printer that cannot say, or will not. */
  | { readonly kind: 'silent' }
  /** Something no printer says. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'lost' };

const askStatus = async (line: TcpLine, limits: TcpPrinterLimits): Promise<StatusAnswer> => {
  if (!(await line.write(STATUS_REQUEST, limits.write))) return { kind: 'lost' };
  const reply = await line.read(STATUS_REPLY_LENGTH, limits.statusMs);
  if (!reply.every(isRealTimeStatus)) return { kind: 'foreign' };
  const status = decodeStatus(reply);
  if (status !== null) return { kind: 'status', status };
  return line.isLost() ? { kind: 'lost' } : { kind: 'silent' };
};

/** What was heard while a status was awaited behind the last byte. */
type Heard = { readonly status: PrinterStatus | null; readonly hasReached: boolean };

/** Waits until the printer has come as far as our question behind the last byte. */
const awaitReached = async (line: TcpLine, timeoutMs: number): Promise<boolean> => {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const [byte] = await line.read(1, Math.max(0, until - performance.now()));
    if (byte === undefined) return false;
    // Dots may happen to spell a real-time request in the middle of a picture: such answers are passed over.
    if (isOrderedStatus(byte)) return true;
  }
};

/** Asks for the status while the ordered answer may arrive at any moment between its bytes. */
const askWhilePrinting = async (line: TcpLine, limits: TcpPrinterLimits): Promise<Heard> => {
  await line.write(STATUS_REQUEST, limits.write);
  const until = performance.now() + limits.statusMs;
  const reply: number[] = [];
  let hasReached = false;
  while (reply.length < STATUS_REPLY_LENGTH) {
    const [byte] = await line.read(1, Math.max(0, until - performance.now()));
    if (byte === undefined) break;
    if (isOrderedStatus(byte)) hasReached = true;
    else reply.push(byte);
  }
  return { status: decodeStatus(Uint8Array.from(reply)), hasReached };
};

/** All bytes are out: what does the printer itself say of them? */
const confirm = async (line: TcpLine, confirmMs: number, limits: TcpPrinterLimits): Promise<PrintOutcome> => {
  if (!(await line.write(ORDERED_STATUS_REQUEST, limits.write)))
    return { state: 'uncertain', problem: 'offline' };
  const until = performance.now() + confirmMs;
  let hasReached = false;
  let previous: PrinterStatus | null = null;
  while (performance.now() < until) {
    hasReached ||= await awaitReached(line, limits.confirmPollMs);
    const heard = await askWhilePrinting(line, limits);
    if (line.isLost()) return { state: 'uncertain', problem: 'offline' };
    const { status } = heard;
    if (hasReached) {
      if (status === null) return { state: 'uncertain', problem: 'unknown' };
      return { state: status.problem === null ? 'printed' : 'uncertain', problem: status.problem };
    }
    // Said twice in a row: among stray answers a single one may be misread.
    if (status?.problem && previous?.problem) return { state: 'uncertain', problem: status.problem };
    previous = status;
    hasReached = heard.hasReached;
  }
  return previous?.problem === null
    ? { state: 'sent', problem: null }
    : { state: 'uncertain', problem: previous?.problem ?? 'unknown' };
};

/** What this printer has shown that it can say, learnt while it is used. */
type Abilities = {
  /** Answered a real-time status request at least once. */
  answersStatus: boolean;
  /** Let the whole time for its ordered answer pass although all was well: it has none. */
  lacksOrderedStatus: boolean;
};

/** The slip goes out once; nothing here sends a byte of it a second time. */
const sendSlip = async (
  line: TcpLine,
  slip: Uint8Array,
  abilities: Abilities,
  limits: TcpPrinterLimits,
): Promise<PrintOutcome> => {
  if (line.isLost()) return { state: 'failed', problem: 'offline' };
  if (!(await line.write(slip, limits.write))) return { state: 'uncertain', problem: 'offline' };
  if (abilities.answersStatus) {
    const confirmMs = abilities.lacksOrderedStatus ? limits.confirmPollMs : limits.confirmMs;
    const outcome = await confirm(line, confirmMs, limits);
    abilities.lacksOrderedStatus = outcome.state === 'sent';
    return outcome;
  }
  return (await line.finish(limits.finishMs))
    ? { state: 'sent', problem: null }
    : { state: 'uncertain', problem: 'offline' };
};

/**
 * A printer behind a TCP address. One connection at a time: calls wait for one another.
 * A printer that has answered status once and is silent now is in trouble; one that never did is believed to be well.
 */
export const openTcpPrinter = (
  address: TcpAddress,
  limits: TcpPrinterLimits = TCP_PRINTER_LIMITS,
): PrinterPort => {
  const shutdown = new AbortController();
  const abilities: Abilities = { answersStatus: false, lacksOrderedStatus: false };
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: (line: TcpLine) => Promise<T>, unreachable: T): Promise<T> => {
    const mine = turn.then(async () => {
      const line = await openTcpLine(address, {
        timeoutMs: limits.connectMs,
        maxReceivedBytes: limits.maxReceivedBytes,
        signal: shutdown.signal,
      });
      if (line === null) return unreachable;
      try {
        return await work(line);
      } finally {
        await line.finish(limits.finishMs);
      }
    });
    turn = mine;
    return mine;
  };

  const readStatus = async (line: TcpLine): Promise<PrinterStatus> => {
    const answer = await askStatus(line, limits);
    switch (answer.kind) {
      case 'status':
        abilities.answersStatus = true;
        return answer.status;
      case 'silent':
        return { problem: abilities.answersStatus ? 'offline' : null, paperNearEnd: false };
      case 'foreign':
        return { problem: 'not_a_printer', paperNearEnd: false };
      case 'lost':
        return { problem: 'offline', paperNearEnd: false };
      default:
        return answer satisfies never;
    }
  };

  return {
    readStatus: () => inTurn(readStatus, { problem: 'offline', paperNearEnd: false }),
    print: (slip) =>
      inTurn<PrintOutcome>(
        async (line) => {
          const { problem } = await readStatus(line);
          if (problem !== null) return { state: 'failed', problem };
          return sendSlip(line, slip, abilities, limits);
        },
        { state: 'failed', problem: 'offline' },
      ),
    close: () => shutdown.abort(),
  };
};
