/** From a key to what it does at this moment: a command at once, a dialog that asks for the rest, or why not. */
import type { AbsentTicket, CounterView } from '#protocol/views.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { plainCommand, type CounterCommand } from './counter-command.ts';
import type { DeskState } from './command-desk.ts';
import type { KeyIntent } from './keyboard.ts';
import { obstacleTo, type Obstacle } from './obstacles.ts';

/** The keys that open a dialog bear its name. */
export type DialogKind = Extract<
  KeyIntent,
  | 'park'
  | 'transfer'
  | 'pause'
  | 'addNote'
  | 'finishDetails'
  | 'addService'
  | 'callTicket'
  | 'rollNumber'
  | 'serveWithoutTicket'
  | 'issue'
  | 'grantPriority'
  | 'cancel'
  | 'reprint'
  | 'resume'
  | 'reinstate'
  | 'colleagues'
  | 'keys'
>;

/** The dialog that lies over the left column, and what was sent from it. */
export type OpenDialog = { readonly kind: DialogKind; readonly sent: RequestId | null };

export type IntentEffect =
  | { readonly kind: 'command'; readonly command: CounterCommand }
  | { readonly kind: 'dialog'; readonly dialog: DialogKind }
  | { readonly kind: 'attend' }
  | { readonly kind: 'account' }
  | { readonly kind: 'lock' }
  | { readonly kind: 'pip' }
  | { readonly kind: 'explain'; readonly obstacle: Obstacle };

const command = (made: CounterCommand): IntentEffect => ({ kind: 'command', command: made });

/** With one that may come back the key brings it; with several the officer chooses. */
function bringBack(
  intent: 'resume' | 'reinstate',
  kind: AbsentTicket['kind'],
  absent: CounterView['absent'],
): IntentEffect {
  const [only, ...others] = absent.filter((ticket) => ticket.kind === kind);
  if (only === undefined || others.length > 0) return { kind: 'dialog', dialog: intent };
  return command({ name: intent, input: { ticketId: only.ticketId } });
}

/** With one sheet that did not come out the key prints it anew; otherwise the officer chooses, or types the number. */
function reprint({ unprinted }: CounterView): IntentEffect {
  const [only, ...others] = unprinted;
  if (only === undefined || others.length > 0) return { kind: 'dialog', dialog: 'reprint' };
  return command({ name: 'reprintJob', input: { jobId: only.jobId } });
}

/** What the key does now. */
export function effectOf(
  intent: KeyIntent,
  view: CounterView,
  isOnline: boolean,
  nowMs: number,
): IntentEffect {
  const obstacle = obstacleTo(intent, view, isOnline, nowMs);
  if (obstacle !== null) return { kind: 'explain', obstacle };
  switch (intent) {
    case 'attend':
    case 'account':
    case 'lock':
    case 'pip':
      return { kind: intent };
    case 'callNext':
    case 'recall':
    case 'startService':
    case 'finish':
    case 'markMissed':
    case 'undo':
    case 'signOut':
      return command(plainCommand(intent, view));
    case 'pause':
      return view.paused === null
        ? { kind: 'dialog', dialog: 'pause' }
        : command(plainCommand('resumeCounter', view));
    case 'help':
      return command(plainCommand(view.helpAskedAt === null ? 'askForHelp' : 'endHelp', view));
    case 'summary':
      return command(plainCommand('printSummary', view));
    case 'reprint':
      return reprint(view);
    case 'resume':
      return bringBack('resume', 'parked', view.absent);
    case 'reinstate':
      return bringBack('reinstate', 'missed', view.absent);
    case 'transfer':
    case 'park':
    case 'addNote':
    case 'finishDetails':
    case 'addService':
    case 'callTicket':
    case 'rollNumber':
    case 'serveWithoutTicket':
    case 'issue':
    case 'grantPriority':
    case 'cancel':
    case 'colleagues':
    case 'keys':
      return { kind: 'dialog', dialog: intent };
    default:
      return intent satisfies never;
  }
}

/** What is needed to know whether the dialog's question still stands. */
const ABOUT_THE_HELD_TICKET: readonly DialogKind[] = [
  'park',
  'transfer',
  'addNote',
  'finishDetails',
  'addService',
];

/**
 * Whether the dialog has done its work: its command is done (but a number just given out is still to be read), or the
 * ticket it was about has left the counter.
 */
export function isDialogOver({ kind, sent }: OpenDialog, { note }: DeskState, view: CounterView): boolean {
  if (ABOUT_THE_HELD_TICKET.includes(kind) && view.current === null) return true;
  if (sent === null || note?.kind !== 'done' || note.requestId !== sent) return false;
  // One sheet was seen to: the next one is a press of Enter away.
  if (note.name === 'reprintJob') return view.unprinted.length === 0;
  return note.issued === null && kind !== 'colleagues';
}
