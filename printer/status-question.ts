/**
 * Asking a printer how it is before anything else is said to it, and telling a printer from whatever else may answer.
 */
import type { PrinterProfile } from '#protocol/printing.ts';
import type { PrinterStatus } from './status.ts';
import { decodeStatus, STATUS_BACK_REQUEST, STATUS_REPLY_LENGTH, STATUS_REQUEST } from './status.ts';
import type { Talk, Words } from './talk.ts';
import type { WriteLimits } from './transports/line.ts';

export type StatusLimits = {
  /** How long a printer may take to answer before it counts as one that does not answer. */
  readonly statusMs: number;
  /** How long one that is asked nothing is listened to: what greets first is no printer. */
  readonly greetMs: number;
  readonly write: WriteLimits;
};

/** What came back on a status request. */
export type StatusAnswer =
  | { readonly kind: 'status'; readonly status: PrinterStatus }
  /** Nothing, in time: a printer that cannot say, or will not. */
  | { readonly kind: 'silent' }
  /** Something no printer says. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'lost' };

/** More answers than questions are no answers either. */
const isForeign = ({ foreignCount, realTime }: Words): boolean =>
  foreignCount > 0 || realTime.length > STATUS_REPLY_LENGTH;

const withoutStatus = (talk: Talk, isUnasked: boolean): StatusAnswer => {
  const { words, line } = talk;
  if (isForeign(words) || line.state() === 'flooded') return { kind: 'foreign' };
  // A part of an answer may come from a simple printer; other words of a printer, unasked, come from none.
  if (isUnasked && (words.orderedCount > 0 || words.echoes.length > 0)) return { kind: 'foreign' };
  return line.state() === 'gone' ? { kind: 'lost' } : { kind: 'silent' };
};

const askRealTime = async (talk: Talk, { statusMs, write }: StatusLimits): Promise<StatusAnswer> => {
  const { words, line, listen } = talk;
  if (!(await line.write(STATUS_REQUEST, write))) return withoutStatus(talk, true);
  await listen((heard) => isForeign(heard) || heard.realTime.length >= STATUS_REPLY_LENGTH, statusMs);
  const status = isForeign(words) ? null : decodeStatus(Uint8Array.from(words.realTime));
  if (status === null) return withoutStatus(talk, true);
  words.realTime = [];
  return { kind: 'status', status };
};

const statusBackIn = (talk: Talk): StatusAnswer => {
  const { statusBack } = talk.words;
  return statusBack === null || isForeign(talk.words)
    ? withoutStatus(talk, false)
    : { kind: 'status', status: statusBack };
};

const askStatusBack = async (talk: Talk, { statusMs, write }: StatusLimits): Promise<StatusAnswer> => {
  const { words, line, listen } = talk;
  words.statusBack = null;
  if (!(await line.write(STATUS_BACK_REQUEST, write))) return withoutStatus(talk, false);
  await listen((heard) => isForeign(heard) || heard.statusBack !== null, statusMs);
  return statusBackIn(talk);
};

/** Asks in the way the printer is said to answer. Bounded in time. */
export const askStatus = async (
  talk: Talk,
  way: PrinterProfile['status'],
  limits: StatusLimits,
): Promise<StatusAnswer> => {
  switch (way) {
    case 'real_time':
      return askRealTime(talk, limits);
    case 'auto_status_back':
      return askStatusBack(talk, limits);
    case 'none':
      await talk.listen(isForeign, limits.greetMs);
      return withoutStatus(talk, true);
    default:
      return way satisfies never;
  }
};
