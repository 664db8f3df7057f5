/** What was done for a ticket: one line per service, with its count and outcome. */
import { OUTCOMES, type Outcome } from '#protocol/officer-words.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { CounterCommand } from '../counter-command.ts';

export type DoneLine = { readonly serviceId: ServiceId; readonly count: number; readonly outcome: Outcome };
export type FinishDraft = {
  readonly lines: readonly DoneLine[];
  /** The line that the keys are for. */
  readonly index: number;
};

const MOST = 99;

export const OUTCOME_KEYS = {
  completed: 'Q',
  papers_missing: 'W',
  not_here: 'E',
  result_not_ready: 'R',
} as const satisfies Record<Outcome, string>;

/** Every service of the ticket, once, completed: what a plain finish says. */
export const finishDraftOf = (ticket: Pick<CounterTicket, 'serviceId' | 'addedServiceIds'>): FinishDraft => ({
  lines: [ticket.serviceId, ...ticket.addedServiceIds].map((serviceId) => ({
    serviceId,
    count: 1,
    outcome: 'completed',
  })),
  index: 0,
});

export const withLine = (draft: FinishDraft, index: number, change: Partial<DoneLine>): FinishDraft => ({
  index,
  lines: draft.lines.map((line, at) => (at === index ? { ...line, ...change } : line)),
});

const within = (count: number): number => Math.min(MOST, Math.max(1, count));

/** After a key for the chosen line: ↑ ↓ another line, → ← + − the count, digits the count itself, Q W E R the outcome. */
export function finishAfterKey(draft: FinishDraft, key: string, cap: string | null): FinishDraft | null {
  const { index, lines } = draft;
  const line = lines[index];
  if (line === undefined) return null;
  const last = lines.length - 1;
  if (key === 'ArrowDown') return { ...draft, index: Math.min(last, index + 1) };
  if (key === 'ArrowUp') return { ...draft, index: Math.max(0, index - 1) };
  if (key === 'ArrowRight' || key === '+') return withLine(draft, index, { count: within(line.count + 1) });
  if (key === 'ArrowLeft' || key === '-') return withLine(draft, index, { count: within(line.count - 1) });
  if (cap !== null && /^[1-9]$/.test(cap)) return withLine(draft, index, { count: Number(cap) });
  const outcome = OUTCOMES.find((one) => OUTCOME_KEYS[one] === cap);
  return outcome === undefined ? null : withLine(draft, index, { outcome });
}

export const finishCommand = (draft: FinishDraft, ticketId: TicketId): CounterCommand => ({
  name: 'finish',
  input: { ticketId, done: draft.lines.map((line) => ({ ...line })) },
});
