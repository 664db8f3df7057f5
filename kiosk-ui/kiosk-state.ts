/** What one kiosk shows and why: a pure reducer over touches, answers, views and the passing of time. */
import { LONGEST_TYPED } from '#catalogue/search/bounds.ts';
import type { KioskView } from '#protocol/views.ts';
import type { TicketLink } from '#protocol/vocabulary.ts';
import { ORDINARY_COMFORT } from './access/comfort.ts';
import { closingOf, idleSecondsLeft } from './closing.ts';
import { feedbackAfter, feedbackBefore } from './feedback/feedback.ts';
import type { KioskEvent, PaperSettled, Touch } from './kiosk-events.ts';
import { lookUpAfter, lookUpBefore, type LookUp } from './lookup/look-up.ts';
import { withPaperOrdered, withPaperTold } from './papers/paper-order.ts';
import { isPaperOut, PAPER_NOT_SEEN, paperSeenIn, type PaperSeen } from './paper-notice.ts';
import { ANSWER_PATIENCE_MS, type PendingPress } from './pending-press.ts';
import { afterScan } from './scanner/after-scan.ts';
import { rated, ratingTold, whyAfter } from './scanner/rating-steps.ts';
import type { TicketRating } from './scanner/ticket-rating.ts';
import { pressed, wishOf, type KioskState, type Origin, type Screen } from './screens.ts';
import { phoneUrlOf } from './ticket/phone-url.ts';
import { withService } from './visit/visit.ts';

/** The second tap of a double tap must not act on what the first one opened, in ms. */
export const SETTLE_MS = 350;
/** A number must be seen before anything can put it away, in ms. */
export const TICKET_SETTLE_MS = 1_200;
/** While a member of staff explains the kiosk keeps its page so long, in ms. */
export const STAFF_HELPS_MS = 180_000;

/** A kiosk nobody has touched, or one that has a press from before a reload to see to. */
export function initialState(nowMs: number, keptPress: PendingPress | null): KioskState {
  return {
    language: keptPress?.language ?? 'vi',
    comfort: ORDINARY_COMFORT,
    sheet: null,
    staffUntilMs: null,
    scanNotice: null,
    visit: keptPress?.furtherServiceIds ?? [],
    ageClass: null,
    person: null,
    screen: keptPress === null ? { name: 'start' } : { name: 'issuing', press: keptPress },
    screenSinceMs: nowMs,
    lastTouchMs: nowMs,
  };
}

/** The press in flight, or null. */
export const pressInFlight = (state: KioskState): PendingPress | null =>
  state.screen.name === 'issuing' ? state.screen.press : null;

/** What was said of a ticket and is not answered yet, or null. */
export const ratingInFlight = ({
  screen,
}: KioskState): { readonly rating: TicketRating; readonly link: TicketLink } | null =>
  screen.name === 'standing' && screen.rating?.outcome === null
    ? { rating: screen.rating, link: screen.link }
    : null;

/** The press whose number is still to be seen or still shown: what must survive a reload. */
export function isPressKept(state: KioskState): boolean {
  return state.screen.name === 'issuing' || state.screen.name === 'ticket';
}

/** True once a press has waited so long that the kiosk must admit it does not know what became of it. */
export function isOutcomeUnknown(state: KioskState, nowMs: number): boolean {
  if (state.screen.name !== 'issuing') return false;
  // After a reload the answer is usually a moment away: do not frighten anybody before it could come.
  const isJustShown = nowMs - state.screenSinceMs < 3_000;
  return !isJustShown && nowMs - state.screen.press.pressedAtMs >= ANSWER_PATIENCE_MS;
}

/** The next state. Unknown, late and doubled events change nothing. */
export function kioskReducer(state: KioskState, event: KioskEvent): KioskState {
  switch (event.type) {
    case 'pressSettled':
      return afterPress(state, event);
    case 'scanned':
      return event.atMs - state.screenSinceMs < SETTLE_MS
        ? state
        : afterScan(state, event.scanned, event.atMs);
    case 'fileTold':
      return afterLookUp(state, event);
    case 'feedbackTold': {
      const { screen } = state;
      // An answer to one who has gone on is nobody's any more.
      if (screen.name !== 'feedback' || screen.feedback !== event.asked) return state;
      const told = { screenSinceMs: event.atMs, lastTouchMs: event.atMs };
      return { ...state, ...told, screen: { ...screen, feedback: event.next } };
    }
    case 'hoursTold':
      return state.screen.name === 'hours'
        ? { ...state, screen: { ...state.screen, told: event.told }, lastTouchMs: event.atMs }
        : state;
    case 'paperSettled':
      return afterPaper(state, event);
    case 'ratingSettled': {
      if (state.screen.name !== 'standing') return state;
      const screen = ratingTold(state.screen, event);
      if (screen === state.screen) return state;
      // Who is asked why stands before another page: the second tap of a double tap chooses nothing there.
      const screenSinceMs = screen.rating?.why == null ? state.screenSinceMs : event.atMs;
      return { ...state, lastTouchMs: event.atMs, screenSinceMs, screen };
    }
    case 'viewArrived':
      return afterView(state, event.view, event.atMs);
    case 'stirred':
      return idleSecondsLeft(state, event.atMs) === null ? { ...state, lastTouchMs: event.atMs } : state;
    case 'timePassed': {
      const closing = closingOf(state);
      return closing.kind !== 'never' && event.atMs >= closing.atMs ? initialState(event.atMs, null) : state;
    }
    default:
      return afterTouch(state, event);
  }
}

function afterTouch(state: KioskState, touch: Touch & { readonly atMs: number }): KioskState {
  const wasAsked = idleSecondsLeft(state, touch.atMs) !== null;
  const touched: KioskState = { ...state, lastTouchMs: touch.atMs };
  // A touch under the question answers the question and does nothing else; leaving is an answer too.
  if (wasAsked && touch.type !== 'goHome') return touched;
  const settleMs = state.screen.name === 'ticket' ? TICKET_SETTLE_MS : SETTLE_MS;
  // Keys of a real keyboard are no double tap: fingers are kept off by the page itself.
  const isTyped = touch.type === 'typed' || (touch.type === 'feedback' && touch.touch.type === 'type');
  const isKeyed = isTyped || (touch.type === 'setComfort' && touch.isKeyed === true);
  const isHarmless = isKeyed || touch.type === 'stay';
  if (!isHarmless && touch.atMs - state.screenSinceMs < settleMs) return touched;
  return actOn(touched, touch);
}

function actOn(state: KioskState, touch: Touch & { readonly atMs: number }): KioskState {
  const { screen } = state;
  const show = (next: Screen): KioskState => ({
    ...state,
    screen: next,
    screenSinceMs: touch.atMs,
    sheet: null,
    scanNotice: null,
  });
  switch (touch.type) {
    case 'stay':
      return state;
    case 'openField':
      return screen.name === 'start' ? show({ name: 'field', fieldId: touch.fieldId, pageIndex: 0 }) : state;
    case 'openService':
      if (screen.name === 'lookUp')
        return show({ name: 'papers', serviceId: touch.serviceId, origin: { name: 'start' } });
      return isOrigin(screen)
        ? {
            ...show({ name: 'papers', serviceId: touch.serviceId, origin: screen }),
            scanNotice: state.ageClass === null ? null : { kind: 'card' },
          }
        : state;
    case 'openSearch':
      return screen.name === 'start' ? show({ name: 'search', typed: '', pageIndex: 0 }) : state;
    case 'typed': {
      if (screen.name !== 'search') return state;
      // The page stays the one it is: nothing settles or moves anew with every letter.
      const typed = touch.text.slice(0, LONGEST_TYPED);
      return { ...state, screen: { ...screen, typed, pageIndex: 0 } };
    }
    case 'openFields':
      return screen.name === 'search' ? show({ name: 'fields', search: screen }) : state;
    case 'browseField':
      return screen.name === 'fields'
        ? show({ name: 'browse', fieldId: touch.fieldId, pageIndex: 0, fields: screen })
        : state;
    case 'openProcedure':
      return isOrigin(screen)
        ? show({ name: 'procedure', procedureId: touch.procedureId, origin: screen })
        : state;
    case 'openCarry':
      return screen.name === 'papers' || screen.name === 'procedure'
        ? show({ name: 'carry', of: screen, order: null })
        : state;
    case 'printPaper': {
      const { requestId, of, atMs } = touch;
      const order = { requestId, of, language: state.language, pressedAtMs: atMs, outcome: null };
      return { ...state, screen: withPaperOrdered(screen, order) };
    }
    case 'openMissing':
      return screen.name === 'papers' ? show({ ...screen, name: 'missing' }) : state;
    case 'openPriority':
      if (screen.name === 'receipt')
        return show({ name: 'priority', serviceId: screen.serviceId, origin: { name: 'start' } });
      return screen.name === 'papers' ? show({ ...screen, name: 'priority' }) : state;
    case 'openHours':
      return screen.name === 'papers' ? show({ ...screen, name: 'hours', told: null }) : state;
    case 'addToVisit':
      return screen.name === 'papers'
        ? { ...show({ name: 'start' }), visit: withService(state.visit, screen.serviceId) }
        : state;
    case 'forgetVisit':
      return { ...state, visit: [] };
    case 'turnPage':
      return screen.name === 'field' || screen.name === 'search' || screen.name === 'browse'
        ? show({ ...screen, pageIndex: touch.pageIndex })
        : state;
    case 'takeNumber':
      if (!mayTakeNumber(screen)) return state;
      return touch.isCounted === true && state.person === null
        ? show({ name: 'card', ...wishOf(touch), from: screen })
        : pressed(state, touch, touch.atMs);
    case 'rate':
      return screen.name === 'standing' ? { ...state, screen: rated(screen, touch) } : state;
    case 'why': {
      if (screen.name !== 'standing') return state;
      const next = whyAfter(screen, touch.touch);
      // A reason more or less is the same page.
      return next.rating?.why?.step === screen.rating?.why?.step ? { ...state, screen: next } : show(next);
    }
    case 'closeScanNotice':
      // An offer that was let go is not made again; without a service there was none yet.
      return {
        ...state,
        scanNotice: null,
        ageClass: 'serviceId' in screen ? null : state.ageClass,
      };
    case 'lookUp': {
      if (screen.name === 'issuing' || screen.name === 'ticket') return state;
      const before = screen.name === 'lookUp' ? screen.lookUp : null;
      const lookUp = lookUpAfter(before, touch.touch);
      if (lookUp === null) return state;
      // What is typed changes a page; only another step is another page.
      const next: Screen = { name: 'lookUp', lookUp };
      return lookUp.step === before?.step ? { ...state, screen: next } : show(next);
    }
    case 'feedback': {
      if (screen.name !== 'start' && screen.name !== 'feedback') return state;
      const before = screen.name === 'feedback' ? screen.feedback : null;
      const feedback = feedbackAfter(before, touch.touch);
      if (feedback === null) return state;
      const next: Screen = { name: 'feedback', feedback };
      return feedback.step === before?.step ? { ...state, screen: next } : show(next);
    }
    case 'goBack': {
      const before = screenBefore(screen);
      return before === screen ? state : show(before);
    }
    case 'goHome':
      return mayLeave(state, touch.atMs) ? initialState(touch.atMs, null) : state;
    case 'openHelp':
      return { ...state, sheet: 'help' };
    case 'openEasier':
      return { ...state, sheet: 'easier' };
    case 'closeSheet':
      return { ...state, sheet: null };
    case 'staffHelps':
      return { ...state, sheet: null, staffUntilMs: touch.atMs + STAFF_HELPS_MS };
    case 'chooseLanguage':
      return { ...state, language: touch.language };
    case 'setComfort':
      return { ...state, comfort: { ...state.comfort, ...touch.comfort } };
    default:
      return touch satisfies never;
  }
}

const isOrigin = (screen: Screen): screen is Origin =>
  screen.name === 'start' || screen.name === 'field' || screen.name === 'search' || screen.name === 'browse';

const mayTakeNumber = (screen: Screen): boolean =>
  screen.name === 'field' ||
  screen.name === 'papers' ||
  screen.name === 'missing' ||
  screen.name === 'priority' ||
  screen.name === 'hours' ||
  screen.name === 'receipt' ||
  screen.name === 'card' ||
  screen.name === 'refused';

/** A press in flight is waited for; only when its outcome is unknown may a person walk away from it. */
const mayLeave = (state: KioskState, nowMs: number): boolean =>
  state.screen.name !== 'issuing' || isOutcomeUnknown(state, nowMs);

/** Where "Quay lại" leads. A press and a ticket have no way back: they are waited for, or put away. */
function screenBefore(screen: Screen): Screen {
  switch (screen.name) {
    case 'missing':
    case 'priority':
    case 'hours':
      return { name: 'papers', serviceId: screen.serviceId, origin: screen.origin };
    case 'papers':
    case 'procedure':
      return screen.origin;
    case 'card':
      return screen.from;
    case 'lookUp': {
      const lookUp = lookUpBefore(screen.lookUp);
      return lookUp === null ? { name: 'start' } : { ...screen, lookUp };
    }
    case 'feedback': {
      const feedback = feedbackBefore(screen.feedback);
      if (feedback === screen.feedback) return screen;
      return feedback === null ? { name: 'start' } : { ...screen, feedback };
    }
    case 'carry':
      return screen.of;
    case 'browse':
      return screen.fields;
    case 'fields':
      return screen.search;
    case 'field':
    case 'search':
    case 'receipt':
    case 'standing':
    case 'refused':
      return { name: 'start' };
    case 'start':
    case 'issuing':
    case 'ticket':
      return screen;
    default:
      return screen satisfies never;
  }
}

/** Somebody waited at the printer until now: the time to read starts with the answer. */
function afterPaper(state: KioskState, { requestId, outcome, atMs }: PaperSettled): KioskState {
  const screen = withPaperTold(state.screen, requestId, outcome);
  return screen === state.screen ? state : { ...state, lastTouchMs: atMs, screen };
}

function afterPress(state: KioskState, event: Extract<KioskEvent, { type: 'pressSettled' }>): KioskState {
  const press = pressInFlight(state);
  // An answer to a press that was given up, or heard twice, is nobody's any more.
  if (press?.requestId !== event.requestId) return state;
  const { outcome, atMs } = event;
  // Somebody waited here until now: the time to read starts with the answer.
  const answered: KioskState = { ...state, sheet: null, screenSinceMs: atMs, lastTouchMs: atMs };
  if (outcome.kind === 'refused') {
    const { serviceId, priorityId } = press;
    return { ...answered, screen: { name: 'refused', serviceId, priorityId, code: outcome.code } };
  }
  const { ticket } = outcome;
  const withTicket: KioskState = {
    ...answered,
    screen: {
      name: 'ticket',
      ticket,
      phoneUrl: null,
      paper: ticket.printJobId === null ? null : PAPER_NOT_SEEN,
      paperOutMs: null,
    },
  };
  return event.view === null ? withTicket : afterView(withTicket, event.view, atMs);
}

function afterLookUp(state: KioskState, event: Extract<KioskEvent, { type: 'fileTold' }>): KioskState {
  const { screen } = state;
  const { asked, answer, atMs } = event;
  // An answer to one who has gone on is nobody's any more.
  if (screen.name !== 'lookUp' || screen.lookUp !== asked || asked.step !== 'asking') return state;
  const lookUp: LookUp = { step: 'told', code: asked.code, answer };
  return { ...state, screen: { ...screen, lookUp }, screenSinceMs: atMs, lastTouchMs: atMs };
}

type TicketScreen = Extract<Screen, { readonly name: 'ticket' }>;

function afterView(state: KioskState, view: KioskView, atMs: number): KioskState {
  const { screen } = state;
  if (screen.name !== 'ticket') return state;
  const phoneUrl = screen.phoneUrl ?? phoneUrlOf(view.phoneAddress, screen.ticket.link);
  const paper = paperAfter(screen, view);
  const isPaperAsBefore = paper?.state === screen.paper?.state && paper?.problem === screen.paper?.problem;
  if (isPaperAsBefore && phoneUrl === screen.phoneUrl) return state;
  const paperOutMs = paper !== null && isPaperOut(paper) ? (screen.paperOutMs ?? atMs) : null;
  return { ...state, screen: { ...screen, phoneUrl, paper, paperOutMs } };
}

function paperAfter({ paper, ticket }: TicketScreen, view: KioskView): PaperSeen | null {
  if (paper === null || ticket.printJobId === null) return null;
  return paperSeenIn(view, ticket.printJobId, paper);
}
