/** Whose paper may be printed anew from this counter: what did not come out, and the number in hand. */
import type { CounterView } from '#protocol/views.ts';
import type { UnprintedPaper } from '#protocol/printing.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { CounterCommand } from '../counter-command.ts';

export type ReprintChoice = {
  readonly key: string;
  readonly number: TicketNumber;
  /** The sheet that did not come out; null for the number in hand. */
  readonly paper: UnprintedPaper | null;
  readonly command: CounterCommand;
};

/** In the order of their digits: the newest sheet first, the number in hand last unless its ticket is among them. */
export function reprintChoices({ unprinted, current }: CounterView): readonly ReprintChoice[] {
  const sheets = unprinted.map((paper): ReprintChoice => ({
    key: paper.jobId,
    number: paper.number,
    paper,
    command: { name: 'reprintJob', input: { jobId: paper.jobId } },
  }));
  const isNamed = unprinted.some(({ kind, ticketId }) => kind === 'ticket' && ticketId === current?.ticketId);
  if (current === null || isNamed) return sheets;
  const { ticketId, number } = current;
  return [
    ...sheets,
    { key: ticketId, number, paper: null, command: { name: 'reprintTicket', input: { ticketId } } },
  ];
}
