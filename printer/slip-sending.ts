/**
 * One slip on an open line: out once, and then the printer's own word on what became of it.
 *
 * An accepted byte proves nothing. A slip counts as printed only when the printer, asked behind the last byte, answers
 * that it has come so far, and then, asked again, that all is well.
 */
import type { PrinterProfile } from '#protocol/printing.ts';
import type { PrintOutcome } from './printer-port.ts';
import type { PrinterStatus } from './status.ts';
import {
  decodeStatus,
  ORDERED_STATUS_REQUEST,
  processIdRequest,
  STATUS_BACK_REQUEST,
  STATUS_REPLY_LENGTH,
  STATUS_REQUEST,
} from './status.ts';
import type { StatusLimits } from './status-question.ts';
import type { Talk, Words } from './talk.ts';

export type SendingLimits = StatusLimits & {
  /** From the last byte to the printer's word that it is done, beyond the time that the paper itself takes. */
  readonly confirmMs: number;
  /** How often the state is looked at while that word is awaited. */
  readonly confirmPollMs: number;
  /** Longer than the bytes of one answer lie apart: then everything that was on its way has come. */
  readonly quietMs: number;
  /** How long the other side may take to say goodbye. */
  readonly finishMs: number;
};

/** What this printer has shown that it can say, learnt while it is used. */
export type Abilities = {
  /** Said at least once that it had come to the end of a slip. */
  hasConfirmed: boolean;
  /** Let the whole time for that word pass although all was well, and never said it before: it has none. */
  lacksConfirmation: boolean;
  /** Was asked in its turn and has not answered: that answer, come late, must not be taken for the next slip's. */
  owesAnswer: boolean;
};

export type Sending = {
  readonly talk: Talk;
  readonly profile: PrinterProfile;
  readonly abilities: Abilities;
  readonly limits: SendingLimits;
  /** Differs from slip to slip. */
  readonly processId: string;
  /** Hears how the printer is, on the way. */
  readonly onStatus: (status: PrinterStatus) => void;
};

const uncertain = (problem: PrintOutcome['problem']): PrintOutcome => ({ state: 'uncertain', problem });
const UNREACHABLE: PrinterStatus = { problem: 'offline', paperNearEnd: false };
const NEVER = (): boolean => false;

/** How long the paper of a slip takes to come out, in ms: its bytes are nearly all rows of dots. */
export const paperTimeMs = (
  byteCount: number,
  { widthDots, dpi, speedMmPerS }: Pick<PrinterProfile, 'widthDots' | 'dpi' | 'speedMmPerS'>,
): number => {
  const rows = (byteCount * 8) / widthDots;
  return ((rows / dpi) * 25.4 * 1_000) / speedMmPerS;
};

/**
 * Asks in real time while other words may arrive at any moment. Dots may happen to spell such a question in the middle
 * of a picture: when more or fewer answers came than were asked for, they are waited for and thrown away first.
 */
const askWhilePrinting = ({ talk, limits }: Sending): (() => Promise<PrinterStatus | null>) => {
  const { words, line, listen } = talk;
  let isInStep = true;
  return async () => {
    if (!isInStep || words.realTime.length > 0) await listen(NEVER, limits.quietMs);
    words.realTime = [];
    await line.write(STATUS_REQUEST, limits.write);
    isInStep = await listen(({ realTime }) => realTime.length >= STATUS_REPLY_LENGTH, limits.statusMs);
    const status = decodeStatus(Uint8Array.from(words.realTime.slice(0, STATUS_REPLY_LENGTH)));
    words.realTime = words.realTime.slice(STATUS_REPLY_LENGTH);
    return status;
  };
};

/** What the printer says of itself now; null when it does not. `isAtEnd`: nothing of the slip stands before the question. */
const statusReader = (sending: Sending): ((isAtEnd: boolean) => Promise<PrinterStatus | null>) => {
  const { talk, profile, limits } = sending;
  const askRealTime = askWhilePrinting(sending);
  return async (isAtEnd) => {
    if (profile.status === 'real_time') return askRealTime();
    if (isAtEnd) {
      talk.words.statusBack = null;
      await talk.line.write(STATUS_BACK_REQUEST, limits.write);
      await talk.listen(({ statusBack }) => statusBack !== null, limits.statusMs);
    }
    return talk.words.statusBack;
  };
};

const questionBehind = ({ profile, processId }: Sending): Uint8Array | null => {
  switch (profile.confirmation) {
    case 'process_id':
      return processIdRequest(processId);
    case 'ordered_status':
      return ORDERED_STATUS_REQUEST;
    case 'none':
      return null;
    default:
      return profile.confirmation satisfies never;
  }
};

const isReached =
  ({ profile, processId }: Sending) =>
  ({ echoes, orderedCount }: Words): boolean =>
    profile.confirmation === 'process_id' ? echoes.includes(processId) : orderedCount > 0;

/** Nothing told of the end in time: what is to be thought of the slip? */
const withoutWord = (sending: Sending, last: PrinterStatus | null): PrintOutcome => {
  const { talk, profile, abilities } = sending;
  if (talk.line.state() !== 'open') return uncertain('offline');
  if (last === null) return uncertain('offline');
  if (last.problem !== null) return uncertain(last.problem);
  if (profile.confirmation === 'none') return { state: 'sent', problem: null };
  // A printer that used to say it, or says something else instead, has not come to the end of this slip.
  const { echoes, orderedCount } = talk.words;
  const saidAnother = echoes.length > 0 || orderedCount > 0 || talk.isGarbled();
  if (abilities.hasConfirmed || saidAnother) return uncertain('unknown');
  abilities.lacksConfirmation = true;
  abilities.owesAnswer = false;
  return { state: 'sent', problem: null };
};

/** All bytes are out: what does the printer itself say of them? */
const confirm = async (sending: Sending, paperMs: number): Promise<PrintOutcome> => {
  const { talk, abilities, limits, profile, onStatus } = sending;
  const question = questionBehind(sending);
  // Whatever came until now does not answer what is asked only now.
  await talk.listen(NEVER, 0);
  talk.words.orderedCount = 0;
  if (question !== null && !(await talk.line.write(question, limits.write))) return uncertain('offline');
  abilities.owesAnswer = profile.confirmation === 'ordered_status' && !abilities.lacksConfirmation;
  const readStatus = statusReader(sending);
  const isAwaited = question !== null && !abilities.lacksConfirmation;
  const startedAt = performance.now();
  const until = startedAt + paperMs + (isAwaited ? limits.confirmMs : limits.confirmPollMs);
  let previous: PrinterStatus | null = null;
  do {
    if (await talk.listen(question === null ? NEVER : isReached(sending), limits.confirmPollMs)) {
      abilities.owesAnswer = false;
      abilities.hasConfirmed = true;
      abilities.lacksConfirmation = false;
      const status = await readStatus(true);
      if (status === null) return uncertain(talk.line.state() === 'open' ? 'unknown' : 'offline');
      onStatus(status);
      return status.problem === null ? { state: 'printed', problem: null } : uncertain(status.problem);
    }
    const status = await readStatus(false);
    if (talk.line.state() !== 'open') return uncertain('offline');
    // Real-time answers come at once, whatever else it does; one that reports by itself can only be late, and one that
    // has just said what is wrong is not.
    const isLate = performance.now() - startedAt > paperMs + limits.write.quietMs;
    if (profile.status === 'real_time' ? status === null : isLate && !status?.problem) onStatus(UNREACHABLE);
    // Said twice in a row: among stray answers a single one may be misread.
    if (status?.problem && previous?.problem) {
      onStatus(status);
      return uncertain(status.problem);
    }
    previous = status;
  } while (performance.now() < until);
  return withoutWord(sending, previous);
};

/** Waits for an answer that is still owed from an earlier slip. False when a printer that can give it does not. */
const settleDebt = async ({ talk, abilities, limits }: Sending): Promise<boolean> => {
  if (!abilities.owesAnswer) return true;
  talk.words.orderedCount = 0;
  if (!(await talk.line.write(ORDERED_STATUS_REQUEST, limits.write))) return false;
  if (!(await talk.listen(({ orderedCount }) => orderedCount > 0, limits.confirmMs))) {
    abilities.lacksConfirmation = !abilities.hasConfirmed;
    abilities.owesAnswer = abilities.hasConfirmed;
    return !abilities.hasConfirmed && talk.line.state() === 'open';
  }
  // The owed answer and this question's own follow one another closely; only the latter comes if it was switched off.
  await talk.listen(({ orderedCount }) => orderedCount > 1, limits.statusMs);
  abilities.owesAnswer = false;
  return true;
};

/** The slip goes out once; nothing here sends a byte of it a second time. Never rejects. */
export const sendSlip = async (slip: Uint8Array, sending: Sending): Promise<PrintOutcome> => {
  const { talk, limits, profile, onStatus } = sending;
  if (talk.line.state() !== 'open') return { state: 'failed', problem: 'offline' };
  if (!(await settleDebt(sending))) return { state: 'failed', problem: 'unknown' };
  // What it said of itself before the slip says nothing about it.
  talk.words.statusBack = null;
  const isWritten = await talk.line.write(slip, limits.write, () => onStatus(UNREACHABLE));
  if (!isWritten) return uncertain('offline');
  if (profile.status !== 'none') {
    return confirm(sending, paperTimeMs(slip.length, profile));
  }
  return (await talk.line.finish(limits.finishMs)) ? { state: 'sent', problem: null } : uncertain('offline');
};
