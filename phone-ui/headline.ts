/** The one sentence that matters now: the page's heading, what a screen reader says, and the window's title. */
import { clockTime, pick } from '#ui-kit/language.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { NO_DIALOGUE, type Dialogue } from './dialogue.ts';
import { TEXTS } from './languages.ts';
import type { Situation } from './situation.ts';
import type { Texts } from './texts.ts';

/** The heading of a situation. A lost connection changes no heading but that of a call, which must not look like one made now. */
export function headlineOf(
  situation: Situation,
  language: CitizenLanguage,
  dialogue: Dialogue = NO_DIALOGUE,
): string {
  const texts = TEXTS[language];
  switch (situation.kind) {
    case 'connecting':
      return situation.isLong ? texts.unreachable : texts.connecting;
    case 'refused':
      return { dead: texts.dead, outdated: texts.outdated, other: texts.refused }[situation.why];
    case 'ticket':
      return dialogueHeadline(dialogue, situation.view, language) ?? ticketHeadline(situation, language);
    default:
      return situation satisfies never;
  }
}

function dialogueHeadline(dialogue: Dialogue, view: PhoneView, language: CitizenLanguage): string | null {
  const texts = TEXTS[language];
  switch (dialogue.kind) {
    case 'why':
      return texts.why;
    case 'giveUp':
      return texts.giveUpAsk(view.number);
    case 'rating':
      return finishedHeadline(view, language);
    case 'reasons':
      return texts.reasonsAsk;
    case 'tooLate':
    case 'none':
      return null;
    default:
      return dialogue satisfies never;
  }
}

function ticketHeadline(
  { phase, view, isStale }: Extract<Situation, { readonly kind: 'ticket' }>,
  language: CitizenLanguage,
): string {
  const texts = TEXTS[language];
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
      return finishedHeadline(view, language);
    case 'cancelled':
      return view.isGivenUp ? texts.givenUp : texts.cancelled;
    case 'parked':
    case 'expired':
      return texts[phase];
    default:
      return phase satisfies never;
  }
}

function finishedHeadline({ rating }: PhoneView, language: CitizenLanguage): string {
  if (rating === null) return TEXTS[language].finished;
  return rating === 'given' ? TEXTS[language].thanks : pick(rating.question, language);
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
