/** The one sentence that matters now: the page's heading, what a screen reader says, and the window's title. */
import { clockTime } from '#ui-kit/language.ts';
import { asksForReasons } from '#protocol/rating.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import { NO_DIALOGUE, type Dialogue } from './dialogue.ts';
import type { Situation } from './situation.ts';
import type { Texts } from './texts.ts';

/** The heading of a situation. A lost connection changes no heading but that of a call, which must not look like one made now. */
export function headlineOf(situation: Situation, texts: Texts, dialogue: Dialogue = NO_DIALOGUE): string {
  switch (situation.kind) {
    case 'connecting':
      return situation.isLong ? texts.unreachable : texts.connecting;
    case 'refused':
      return { dead: texts.dead, outdated: texts.outdated, other: texts.refused }[situation.why];
    case 'ticket':
      return dialogueHeadline(dialogue, situation.view, texts) ?? ticketHeadline(situation, texts);
    default:
      return situation satisfies never;
  }
}

function dialogueHeadline(dialogue: Dialogue, { number }: PhoneView, texts: Texts): string | null {
  switch (dialogue.kind) {
    case 'why':
      return texts.why;
    case 'giveUp':
      return texts.giveUpAsk(number);
    case 'rating':
      return asksForReasons(dialogue.score) ? texts.reasonsAsk : texts.rate;
    case 'tooLate':
    case 'none':
      return null;
    default:
      return dialogue satisfies never;
  }
}

function ticketHeadline(
  { phase, view, isStale }: Extract<Situation, { readonly kind: 'ticket' }>,
  texts: Texts,
): string {
  switch (phase) {
    case 'waiting':
      return aheadWords(view, texts);
    case 'soon':
      return isStale ? aheadWords(view, texts) : texts.soon;
    case 'called':
      return calledWords(view, isStale, texts);
    case 'serving':
      return texts.serving(view.call?.counterNumber ?? null);
    case 'missed':
      return view.call === null
        ? texts.missedUnknown
        : texts.missed(clockTime(view.call.calledAt, view.timeZone), view.call.counterNumber);
    case 'finished':
      return { open: texts.rate, given: texts.thanks, none: texts.finished }[view.rating ?? 'none'];
    case 'cancelled':
      return view.isGivenUp ? texts.givenUp : texts.cancelled;
    case 'parked':
    case 'expired':
      return texts[phase];
    default:
      return phase satisfies never;
  }
}

const aheadWords = ({ queue }: PhoneView, texts: Texts): string => {
  const ahead = queue?.ahead ?? 0;
  return ahead === 0 ? texts.nobodyBefore : texts.peopleBefore(ahead);
};

function calledWords({ call, number, timeZone }: PhoneView, isStale: boolean, texts: Texts): string {
  if (call === null) return texts.calledUnknown;
  const { counterNumber } = call;
  if (isStale) return texts.calledStale(clockTime(call.calledAt, timeZone), counterNumber);
  return `${texts.invite} ${number} ${texts.toCounter} ${String(counterNumber)}`;
}
