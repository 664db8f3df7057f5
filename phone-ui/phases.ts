/** What stands between the band and the foot, for each place a ticket can stand at. */
import { clockTime, pick } from '#ui-kit/language.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import { element, type Child } from './element.ts';
import { headlineOf } from './headline.ts';
import { ICONS } from './icons.ts';
import { giveUpParts, giveUpRow } from './give-up.ts';
import { fieldPlate, numberPlate, numberText } from './plate.ts';
import { queuePicture } from './queue-picture.ts';
import { ratingParts, reasonParts } from './rating.ts';
import { bellRow, furtherLine, lateRow, papersInHand, papersRow, whereRow, whyRow } from './rows.ts';
import { textsOf, type TicketScene } from './scene.ts';
import { whyParts } from './why.ts';
import './phases.css';

/** The parts of the page about the ticket, from top to bottom. Gold is only what is known to be true now. */
export function phaseParts(scene: TicketScene): readonly Child[] {
  const { dialogue } = scene;
  const { phase, isStale, view } = scene.situation;
  if (dialogue.kind === 'why' && view.overtaking !== null) return whyParts(scene, view.overtaking);
  if (dialogue.kind === 'giveUp') return giveUpParts(scene, dialogue.progress);
  switch (phase) {
    case 'waiting':
      return waitingParts(scene);
    case 'soon':
      return isStale ? waitingParts(scene) : soonParts(scene);
    case 'called':
      return isStale ? calledStaleParts(scene) : calledParts(scene);
    case 'serving':
      return [
        plate(scene),
        headline(scene),
        tooLate(scene),
        place(scene),
        furtherLine(scene),
        papersRow(scene),
      ];
    case 'missed':
      return missedParts(scene);
    case 'parked':
      return [
        plate(scene),
        headline(scene),
        how(textsOf(scene).parkedHow),
        furtherLine(scene),
        papersRow(scene),
        giveUpRow(scene),
      ];
    case 'finished':
      return finishedParts(scene);
    case 'cancelled':
      return [
        plate(scene),
        headline(scene),
        how(view.isGivenUp ? textsOf(scene).givenUpHow : textsOf(scene).cancelledHow),
      ];
    case 'expired':
      return [plate(scene), headline(scene), how(textsOf(scene).expiredHow)];
    default:
      return phase satisfies never;
  }
}

function waitingParts(scene: TicketScene): readonly Child[] {
  const { view } = scene.situation;
  return [
    plate(scene),
    headline(scene),
    element('p', { class: 'phone-range' }, textsOf(scene).forField, ' · ', ...rangeParts(view, scene)),
    queuePicture(
      { ahead: view.queue?.ahead ?? 0, number: view.number, hasMovedUp: scene.hasMovedUp },
      textsOf(scene),
    ),
    whereToWait(scene),
    furtherLine(scene),
    whyRow(scene),
    papersRow(scene),
    lateRow(scene),
    bellRow(scene),
    giveUpRow(scene),
  ];
}

function soonParts(scene: TicketScene): readonly Child[] {
  const texts = textsOf(scene);
  const { view } = scene.situation;
  const range = view.queue?.range ?? null;
  return [
    element(
      'div',
      { class: 'phone-gold' },
      headline(scene),
      numberPlate({
        number: view.number,
        isStale: false,
        foot: element(
          'p',
          { class: 'phone-plate-near' },
          element('b', {}, texts.stillBefore(view.queue?.ahead ?? 0)),
          ...(range === null ? [] : [' · ', ...rangeParts(view, scene)]),
        ),
      }),
    ),
    whereRow(
      ICONS.place,
      texts.comeTo(pick(view.waitingArea, scene.language)),
      texts.sitNear(view.counterNumbers),
    ),
    furtherLine(scene),
    papersInHand(scene),
    whyRow(scene),
    lateRow(scene),
    bellRow(scene),
    giveUpRow(scene),
  ];
}

function calledParts(scene: TicketScene): readonly Child[] {
  const texts = textsOf(scene);
  const { call, number } = scene.situation.view;
  return [
    element(
      'div',
      { class: 'phone-gold phone-called' },
      // One heading for the ear, three lines for the eye.
      element('h1', { class: 'visually-hidden' }, headlineOf(scene.situation, scene.language)),
      element(
        'div',
        { class: 'phone-called-plate', 'aria-hidden': 'true' },
        element('p', { class: 'phone-called-invite' }, texts.invite),
        numberText(number),
        call !== null &&
          element(
            'p',
            { class: 'phone-called-to' },
            texts.toCounter,
            ' ',
            element('span', { class: 'phone-called-counter' }, String(call.counterNumber)),
          ),
      ),
    ),
    tooLate(scene),
    place(scene),
    furtherLine(scene),
    papersInHand(scene),
    lateRow(scene),
  ];
}

const calledStaleParts = (scene: TicketScene): readonly Child[] => [
  plate(scene),
  headline(scene),
  tooLate(scene),
  how(textsOf(scene).calledStaleHow),
  place(scene),
  furtherLine(scene),
  papersInHand(scene),
  lateRow(scene),
];

function missedParts(scene: TicketScene): readonly Child[] {
  const counterNumber = scene.situation.view.call?.counterNumber ?? null;
  return [
    plate(scene),
    headline(scene),
    how(textsOf(scene).missedHow(counterNumber)),
    place(scene),
    furtherLine(scene),
    papersRow(scene),
    giveUpRow(scene),
  ];
}

/** Asked for a word while it may be given; thanked for it afterwards. The number stays in sight, and makes room. */
function finishedParts(scene: TicketScene): readonly Child[] {
  const { rating } = scene.situation.view;
  const { dialogue } = scene;
  if (dialogue.kind === 'reasons') return [servedLine(scene), ...reasonParts(scene, dialogue)];
  if (rating !== null && rating !== 'given')
    return [servedLine(scene), ...ratingParts(scene, rating, dialogue)];
  return [
    plate(scene),
    headline(scene),
    how(textsOf(scene)[rating === 'given' ? 'thanksHow' : 'finishedHow']),
  ];
}

function servedLine(scene: TicketScene): HTMLElement {
  const { number, field, serviceName } = scene.situation.view;
  return element(
    'p',
    { class: 'phone-served' },
    fieldPlate(field.letter),
    element('b', { class: 'phone-served-number' }, number),
    element('span', {}, pick(serviceName, scene.language)),
  );
}

function plate(scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { view, isStale, phase } = scene.situation;
  const isOver = phase === 'finished' || phase === 'cancelled' || phase === 'expired';
  return numberPlate({
    number: view.number,
    label: isOver ? texts.wasYourNumber : texts.yourNumber,
    isStale,
    foot: element(
      'p',
      { class: 'phone-plate-service' },
      fieldPlate(view.field.letter),
      element('span', {}, pick(view.serviceName, scene.language)),
    ),
  });
}

const headline = (scene: TicketScene): HTMLElement =>
  element(
    'h1',
    { class: scene.situation.isStale ? 'phone-headline is-stale' : 'phone-headline' },
    headlineOf(scene.situation, scene.language),
  );

/** Of one who wanted to give the place away and was called first. */
const tooLate = (scene: TicketScene): HTMLElement | null =>
  scene.dialogue.kind === 'tooLate'
    ? element('p', { class: 'phone-how phone-too-late', role: 'status' }, textsOf(scene).tooLate)
    : null;

const how = (words: string): HTMLElement => element('p', { class: 'phone-how' }, words);

function rangeParts({ queue }: PhoneView, scene: TicketScene): readonly Child[] {
  const texts = textsOf(scene);
  const range = queue?.range ?? null;
  if (range === null) return [texts.rangeUnknown];
  const { before, minutes } = texts.range(range.from, range.to);
  return [`${before} `, element('b', { class: 'phone-nowrap' }, minutes)];
}

function whereToWait(scene: TicketScene): HTMLElement {
  const texts = textsOf(scene);
  const { view } = scene.situation;
  return whereRow(
    ICONS.seat,
    texts.waitIn(pick(view.waitingArea, scene.language)),
    view.counterNumbers.length === 0 ? texts.noCounterYet : texts.willCall(view.counterNumbers),
    view.lastCalled === null ? null : texts.lastCalled(view.lastCalled),
  );
}

/** Where the counter is that called; nothing where no call stands. */
function place(scene: TicketScene): HTMLElement | null {
  const { call, timeZone } = scene.situation.view;
  if (call === null) return null;
  return whereRow(
    ICONS.place,
    pick(call.place, scene.language),
    textsOf(scene).calledAt(clockTime(call.calledAt, timeZone)),
  );
}
