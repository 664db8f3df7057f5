/**
 * What stands at one connection, asked once: as a printer would be asked, with a few bytes of questions and never a slip.
 * Whatever answers in another way is left alone.
 */
import type { ConnectionCheck, PrinterConnection } from '#protocol/printing.ts';
import { MODEL_REQUEST, STATUS_BACK_END } from './status.ts';
import type { StatusLimits } from './status-question.ts';
import { askStatus } from './status-question.ts';
import type { Talk } from './talk.ts';
import { openTalk } from './talk.ts';
import { deviceLineOpener } from './transports/device-line.ts';
import type { Line, LineOpening, OpenLine } from './transports/line.ts';
import { readQueue, SPOOLER_LIMITS, spoolerRefusal } from './transports/spooler.ts';
import { openTcpLine } from './transports/tcp-line.ts';

export type CheckLimits = StatusLimits & {
  readonly connectMs: number;
  /** How long a printer that is well may take to say its model. */
  readonly modelMs: number;
  readonly finishMs: number;
  readonly maxReceivedBytes: number;
};

/** Patient: a printer that is just being asked by its own agent answers the next in line only then. */
export const CHECK_LIMITS: CheckLimits = {
  connectMs: 2_000,
  statusMs: 2_500,
  greetMs: 150,
  modelMs: 500,
  finishMs: 500,
  write: { quietMs: 1_000, stallMs: 1_000, totalMs: 2_000 },
  maxReceivedBytes: 4_096,
};

const MOST_MODEL_LETTERS = 40;

/** The model in an answer to GS I 67: `_`, printable letters, NUL. Null when it is none. */
const modelIn = (bytes: readonly number[]): string | null => {
  const text = Buffer.from(bytes).toString('latin1');
  const name = /^_(?<name>[\x20-\x7e]{1,80})\0/.exec(text)?.groups?.['name']?.trim() ?? '';
  return name === '' ? null : name.slice(0, MOST_MODEL_LETTERS);
};

const askModel = async (line: Line, { modelMs, write }: CheckLimits): Promise<string | null> => {
  if (!(await line.write(MODEL_REQUEST, write))) return null;
  const until = performance.now() + modelMs;
  const heard: number[] = [];
  for (let leftMs = modelMs; leftMs > 0 && line.state() === 'open'; leftMs = until - performance.now()) {
    heard.push(...(await line.read(leftMs)));
    if (heard.includes(0)) break;
  }
  return modelIn(heard);
};

/** Asks for automatic status, for printers that know no other, and asks for no more of it afterwards. */
const askForStatusBack = async (talk: Talk, limits: CheckLimits): Promise<ConnectionCheck> => {
  const answer = await askStatus(talk, 'auto_status_back', limits);
  if (answer.kind === 'foreign') return { kind: 'not_a_printer' };
  if (answer.kind !== 'status') return { kind: 'silent' };
  await talk.line.write(STATUS_BACK_END, limits.write);
  return { kind: 'printer', model: null, problem: answer.status.problem };
};

/**
 * Asks whoever is at the other end of a line, and hangs up. `asksForStatusBack`: also in the second way that printers have.
 * Bounded in time; never rejects.
 */
export const checkLine = async (
  line: Line,
  limits: CheckLimits,
  asksForStatusBack: boolean,
): Promise<ConnectionCheck> => {
  const talk = openTalk(line);
  try {
    const answer = await askStatus(talk, 'real_time', limits);
    switch (answer.kind) {
      case 'status': {
        const { problem } = answer.status;
        // A printer that stands still would answer this only later, to somebody who did not ask.
        const model = problem === null ? await askModel(line, limits) : null;
        return { kind: 'printer', model, problem };
      }
      case 'foreign':
        return { kind: 'not_a_printer' };
      case 'lost':
        // Hung up without a word: perhaps a printer that talks to one at a time.
        return { kind: 'unreachable' };
      case 'silent':
        return asksForStatusBack ? await askForStatusBack(talk, limits) : { kind: 'silent' };
      default:
        return answer satisfies never;
    }
  } finally {
    await line.finish(limits.finishMs);
  }
};

const checkOpening = (
  opening: LineOpening,
  limits: CheckLimits,
): Promise<ConnectionCheck> | ConnectionCheck => {
  if (opening.kind === 'open') return checkLine(opening.line, limits, true);
  return { kind: opening.problem === 'not_a_printer' ? 'not_a_printer' : 'unreachable' };
};

const lineOpenerOf = (
  connection: Exclude<PrinterConnection, { readonly kind: 'spooler' }>,
  limits: CheckLimits,
): OpenLine =>
  connection.kind === 'tcp'
    ? (signal) => openTcpLine(connection, limits, signal)
    : deviceLineOpener(connection.path);

/** Asks one connection how it is. Bounded in time; never rejects. */
export const checkConnection = async (
  connection: PrinterConnection,
  limits: CheckLimits = CHECK_LIMITS,
): Promise<ConnectionCheck> => {
  if (connection.kind !== 'spooler') {
    const open = lineOpenerOf(connection, limits);
    return checkOpening(await open(new AbortController().signal), limits);
  }
  if (spoolerRefusal(process.platform) !== null) return { kind: 'unreachable' };
  const status = await readQueue(connection.queue, SPOOLER_LIMITS.commandMs);
  return status === null
    ? { kind: 'unreachable' }
    : { kind: 'printer', model: null, problem: status.problem };
};
