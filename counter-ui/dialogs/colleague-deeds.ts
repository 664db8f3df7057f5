/** What may be done about another counter, by which letter. The server still has the last word. */
import type { ColleagueEnding } from '#protocol/officer-words.ts';
import type { ColleagueCounter } from '#protocol/views.ts';
import type { CounterCommand } from '../counter-command.ts';

export type ColleagueDeed = 'helpCame' | 'takeOver' | ColleagueEnding | 'close';

export const COLLEAGUE_KEYS = {
  helpCame: 'H',
  takeOver: 'T',
  finished: 'F',
  back_in_line: 'B',
  missed: 'V',
  close: 'X',
} as const satisfies Record<ColleagueDeed, string>;

/** The deeds that fit what the counter holds, in the order they are shown. */
export function colleagueDeeds(colleague: ColleagueCounter, isSupervisor: boolean): readonly ColleagueDeed[] {
  const { ticket, state, helpAskedAt } = colleague;
  const help: readonly ColleagueDeed[] = helpAskedAt === null ? [] : ['helpCame'];
  if (!isSupervisor) return help;
  if (ticket !== null) {
    return [...help, 'takeOver', ticket.status === 'serving' ? 'finished' : 'missed', 'back_in_line'];
  }
  return state === 'closed' ? help : [...help, 'close'];
}

/** The command of a deed; null when the counter holds nothing it could be done to. */
export function colleagueCommand(deed: ColleagueDeed, colleague: ColleagueCounter): CounterCommand | null {
  const { counterId, ticket } = colleague;
  if (deed === 'helpCame') return { name: 'endHelp', input: { counterId } };
  if (deed === 'close') return { name: 'closeColleague', input: { counterId } };
  if (ticket === null) return null;
  const { ticketId } = ticket;
  if (deed === 'takeOver') return { name: 'takeOver', input: { counterId, ticketId } };
  return { name: 'endForColleague', input: { counterId, ticketId, ending: deed } };
}
