/** Why a deed cannot be done now. What is allowed comes from the server and is never re-derived; only time runs here. */
import type { CounterAction, CounterView } from '#protocol/views.ts';
import type { RejectionCode } from '#protocol/vocabulary.ts';
import type { CounterCommandName } from './counter-command.ts';
import type { KeyIntent } from './keyboard.ts';

/** The server's word, that the server cannot be reached, or that there is nobody it could be done to. */
export type Obstacle = RejectionCode | 'offline' | 'nobody_away';

/** The step does not fit the ticket, connected or not. */
const ABOUT_THE_TICKET: readonly (Obstacle | null)[] = ['wrong_status', 'ticket_not_at_counter'];
export const isAboutTheTicket = (obstacle: Obstacle | null): boolean => ABOUT_THE_TICKET.includes(obstacle);

/** The server's verdict, with the two that end by themselves counted on to `nowMs`. */
export function verdictOn(action: CounterAction, view: CounterView, nowMs: number): RejectionCode | null {
  const verdict = view.allowed[action];
  const recallFrom = view.current?.recallFrom ?? null;
  if (action === 'recall' && verdict === 'recall_too_soon' && recallFrom !== null && nowMs >= recallFrom)
    return null;
  if (action === 'undo' && verdict === null && (view.undo === null || nowMs > view.undo.until))
    return 'undo_expired';
  return verdict;
}

/** A ticket by its number, or off the roll: as free a counter as for the next one, but nobody need be waiting. */
function verdictOnCallingOne(view: CounterView): RejectionCode | null {
  const verdict = view.allowed.callNext;
  return verdict === 'nobody_waiting' ? null : verdict;
}

function verdictOnIntent(intent: KeyIntent, view: CounterView, nowMs: number): Obstacle | null {
  switch (intent) {
    case 'callNext':
    case 'recall':
    case 'startService':
    case 'finish':
    case 'transfer':
    case 'park':
    case 'markMissed':
    case 'undo':
    case 'serveWithoutTicket':
    case 'signOut':
      return verdictOn(intent, view, nowMs);
    case 'pause':
      return view.allowed[view.paused === null ? 'pauseCounter' : 'resumeCounter'];
    case 'finishDetails':
      return view.allowed.finish;
    case 'reprint':
    case 'summary':
      return view.printer === null ? 'no_printer' : null;
    case 'addService':
    case 'addNote':
      return view.current === null ? 'ticket_not_at_counter' : null;
    case 'callTicket':
    case 'rollNumber':
      return verdictOnCallingOne(view);
    case 'resume':
      return view.absent.some(({ kind }) => kind === 'parked') ? null : 'nobody_away';
    case 'reinstate':
      return view.absent.some(({ kind }) => kind === 'missed') ? null : 'nobody_away';
    case 'help':
      return view.helpAskedAt === null ? view.allowed.askForHelp : null;
    case 'issue':
    case 'grantPriority':
    case 'cancel':
    case 'colleagues':
    case 'attend':
    case 'account':
    case 'lock':
    case 'pip':
    case 'keys':
      return null;
    default:
      return intent satisfies never;
  }
}

const NEEDS_NO_SERVER: readonly KeyIntent[] = ['attend', 'pip', 'keys'];
/** A running service can be finished without a connection: it names its ticket, so the server can decide whenever it arrives. */
const SENT_LATER: readonly KeyIntent[] = ['finish', 'finishDetails'];

/** Why the key does nothing now, or null when it does something. */
export function obstacleTo(
  intent: KeyIntent,
  view: CounterView,
  isOnline: boolean,
  nowMs: number,
): Obstacle | null {
  const verdict = verdictOnIntent(intent, view, nowMs);
  if (isOnline || NEEDS_NO_SERVER.includes(intent) || isAboutTheTicket(verdict)) return verdict;
  return SENT_LATER.includes(intent) && verdict === null ? null : 'offline';
}

/** The key under which a command stands; null for what is done by pressing the thing itself. */
export function intentOf(name: CounterCommandName): KeyIntent | null {
  switch (name) {
    case 'pauseCounter':
    case 'resumeCounter':
      return 'pause';
    case 'callRollNumber':
      return 'rollNumber';
    case 'issueAtCounter':
      return 'issue';
    case 'askForHelp':
    case 'endHelp':
      return 'help';
    case 'takeOver':
    case 'endForColleague':
    case 'closeColleague':
      return 'colleagues';
    case 'reprintTicket':
    case 'reprintJob':
      return 'reprint';
    case 'printSummary':
      return 'summary';
    case 'tickPaper':
      return null;
    case 'callNext':
    case 'callTicket':
    case 'recall':
    case 'startService':
    case 'finish':
    case 'markMissed':
    case 'reinstate':
    case 'park':
    case 'resume':
    case 'transfer':
    case 'addService':
    case 'addNote':
    case 'grantPriority':
    case 'cancel':
    case 'serveWithoutTicket':
    case 'undo':
    case 'signOut':
      return name;
    default:
      return name satisfies never;
  }
}

/** Why a command is not worth sending now, or null. Help for a colleague and the like are the server's to judge. */
export function obstacleToCommand(
  name: CounterCommandName,
  view: CounterView,
  isOnline: boolean,
  nowMs: number,
): Obstacle | null {
  const intent = intentOf(name);
  if (name === 'endHelp' || intent === null) return isOnline ? null : 'offline';
  return obstacleTo(intent, view, isOnline, nowMs);
}
