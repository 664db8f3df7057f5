/** What an officer can tell the server: every message of the protocol table's counter rows, with its arguments. */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { MessageInput, MessageName, MessageOutput } from '#protocol/messages.ts';
import type { CounterView } from '#protocol/views.ts';
import type { RequestId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';

/** What is done about the officer's own account is no work at the counter: see `account/account-desk.ts`. */
export type CounterCommandName = Exclude<
  MessageName<'counter'>,
  'signIn' | 'changePassword' | 'stillHere' | 'lock' | 'unlock' | 'choosePin'
>;

/** One message and its arguments; the desk adds the requestId. */
export type CounterCommand = {
  readonly [N in CounterCommandName]: {
    readonly name: N;
    readonly input: Omit<MessageInput<'counter', N>, 'requestId'>;
  };
}[CounterCommandName];

export type CounterOutput = MessageOutput<'counter', CounterCommandName>;

/** Sends the command again and again under one requestId until it is answered or `patienceMs` has passed. */
export const dispatch = (
  send: Connection<'counter'>['send'],
  { name, input }: CounterCommand,
  requestId: RequestId,
  patienceMs: number,
): Promise<Sent<CounterOutput>> => send(name, { ...input, requestId }, patienceMs);

/** The number within a ticket's id, which is its day and its number. */
export const numberOf = (ticketId: TicketId): TicketNumber =>
  ticketId.slice(ticketId.lastIndexOf('/') + 1) as TicketNumber;

/** The ticket a command is about, where it names one. */
export const ticketOf = ({ input }: CounterCommand): TicketId | null =>
  'ticketId' in input ? input.ticketId : null;

/** Two presses that would do the same: the second within a moment of the first is a slip of the hand. */
export function isSameDeed(one: CounterCommand, other: CounterCommand): boolean {
  if (one.name === 'tickPaper' && other.name === 'tickPaper')
    return one.input.paperIndex === other.input.paperIndex;
  // The same call once more, now with the reason the server asked for, is no slip.
  if (one.name === 'callTicket' && other.name === 'callTicket')
    return (one.input.reason === null) === (other.input.reason === null);
  // One sheet after the other, each once.
  if (one.name === 'reprintJob' && other.name === 'reprintJob') return one.input.jobId === other.input.jobId;
  return one.name === other.name;
}

/** A ticket id no ticket has: the server refuses it with its own word for "no such ticket here". */
const NO_TICKET = 'none' as TicketId;

/** The commands that need nothing but what the view shows. */
export type PlainCommandName =
  | 'callNext'
  | 'recall'
  | 'startService'
  | 'finish'
  | 'markMissed'
  | 'resumeCounter'
  | 'undo'
  | 'askForHelp'
  | 'endHelp'
  | 'printSummary'
  | 'signOut';

/** The command as this view fills it in: every one names what the officer saw. */
export function plainCommand(name: PlainCommandName, view: CounterView): CounterCommand {
  const ticketId = view.current?.ticketId ?? NO_TICKET;
  switch (name) {
    case 'callNext':
      return { name, input: { seenCounterRevision: view.counterRevision } };
    case 'recall':
      return { name, input: { ticketId, seenCallCount: view.current?.callCount ?? 1 } };
    case 'startService':
    case 'markMissed':
      return { name, input: { ticketId } };
    case 'finish':
      return { name, input: { ticketId, done: [] } };
    case 'undo':
      return { name, input: { sequence: view.undo?.sequence ?? 0 } };
    case 'endHelp':
      return { name, input: { counterId: view.counterId } };
    case 'resumeCounter':
    case 'askForHelp':
    case 'printSummary':
    case 'signOut':
      return { name, input: {} };
    default:
      return name satisfies never;
  }
}
