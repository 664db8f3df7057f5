/** The page that accounts for every number that was called before one's own. */
import { clockTime, pick } from '#ui-kit/language.ts';
import type { CalledBefore, Overtaking } from '#protocol/phone-view.ts';
import { backLine } from './back-line.ts';
import { element, type Child } from './element.ts';
import { fieldPlate } from './plate.ts';
import { textsOf, type TicketScene } from './scene.ts';
import './why.css';

/** From top to bottom: what was called and why, and that one's turn is not lost. */
export function whyParts(scene: TicketScene, overtaking: Overtaking): readonly Child[] {
  const texts = textsOf(scene);
  const { since, inTurn, outOfTurn, calls } = overtaking;
  const time = clockTime(since, scene.situation.view.timeZone);
  return [
    backLine(scene),
    element('h1', { class: 'phone-headline' }, texts.why),
    element(
      'p',
      { class: 'phone-how' },
      outOfTurn === 0 ? texts.whyNone(time) : texts.whySome(time, outOfTurn),
    ),
    outOfTurn > calls.length && element('p', { class: 'phone-how' }, texts.whyNewest(calls.length)),
    calls.length > 0 &&
      element(
        'ol',
        { class: 'phone-why', 'data-key': 'why-list' },
        ...calls.map((call) => entry(call, overtaking, scene)),
      ),
    inTurn > 0 && element('p', { class: 'phone-how' }, texts.whyInTurn(inTurn)),
    stillYours(scene),
  ];
}

function entry(call: CalledBefore, overtaking: Overtaking, scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { timeZone } = scene.situation.view;
  return element(
    'li',
    { class: 'phone-why-entry' },
    element(
      'p',
      { class: 'phone-why-head' },
      fieldPlate(call.number.slice(0, 1)),
      element('b', { class: 'phone-why-number' }, call.number),
      element(
        'span',
        { class: 'phone-why-when' },
        `${clockTime(call.calledAt, timeZone)} · ${texts.counterWord} ${String(call.counterNumber)}`,
      ),
    ),
    element('p', { class: 'phone-why-reason' }, texts.whyReasons[call.reason]),
    element('p', { class: 'phone-why-how' }, sentence(call, overtaking, scene)),
  );
}

function sentence(
  { reason, queue, issuedAt }: CalledBefore,
  { ordinaryPerPriority }: Overtaking,
  scene: TicketScene,
): string {
  const texts = textsOf(scene);
  switch (reason) {
    case 'other_queue':
      return texts.whyOtherQueue(queue === null ? null : pick(queue, scene.language));
    case 'came_earlier':
      return texts.whyCameEarlier(
        issuedAt === null ? null : clockTime(issuedAt, scene.situation.view.timeZone),
      );
    case 'priority':
      return texts.whyPriority(ordinaryPerPriority);
    case 'came_back':
      return texts.whyCameBack;
    case 'by_hand':
      return texts.whyByHand;
    default:
      return reason satisfies never;
  }
}

function stillYours(scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { queue } = scene.situation.view;
  return element(
    'div',
    { class: 'phone-why-yours' },
    element('p', { class: 'phone-why-yours-what' }, texts.notLost),
    element('p', {}, texts.stillAhead(queue?.ahead ?? 0, queue?.range ?? null)),
  );
}
