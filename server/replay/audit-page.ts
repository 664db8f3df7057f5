/** The audit of a day as one page of text. */
import type { Language } from '#protocol/vocabulary.ts';
import type { DayAudit, HandMadeCall } from './day-audit.ts';
import { replayWords } from './words.ts';

/** The page; times on the office's wall clock. Null when the audited events hold no day. */
export function auditPage(audit: DayAudit, language: Language): string | null {
  const { lastDay: day, calls, proven, byHand, fromRoll, discrepancies, passes } = audit;
  if (day === null) return null;
  const words = replayWords[language];
  const { policy } = day.settings.rules;
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: day.settings.timeZone, timeStyle: 'medium' });
  const limit = policy.kind === 'first_come' ? '0' : String(policy.ceiling.maxOvertakes);
  const handLine = ({ at, number, counterNumber, reason }: HandMadeCall): string => {
    const said =
      reason.hand === null
        ? words.audit.noReason
        : [words.hand[reason.hand.code], reason.hand.note].filter((part) => part !== null).join(': ');
    const more = reason.overtookCount - reason.overtook.length;
    return words.audit.handLine(time.format(at), number, counterNumber, said, reason.overtook, more);
  };
  const lines = [
    words.audit.title(day.date),
    '',
    words.audit.policy(words.policies[policy.kind]),
    words.audit.calls(calls),
    words.audit.proven(proven),
    ...(fromRoll > 0 ? [words.audit.roll(fromRoll)] : []),
    words.audit.byHand(byHand.length),
    words.audit.mostPasses(Math.max(0, ...passes.values()), limit),
    ...(byHand.length === 0 ? [] : ['', words.audit.exceptions, ...byHand.map(handLine)]),
    ...(discrepancies.length === 0
      ? []
      : [
          '',
          words.audit.discrepancies,
          ...discrepancies.map(
            ({ sequence, at, kind, detail }) =>
              `  #${String(sequence)}  ${time.format(at)}  ${words.audit.kinds[kind]}: ${detail}`,
          ),
        ]),
    '',
    discrepancies.length === 0 ? words.audit.verdictGood : words.audit.verdictBad(discrepancies.length),
  ];
  return `${lines.join('\n')}\n`;
}
