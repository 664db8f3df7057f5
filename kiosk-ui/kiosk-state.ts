/** What one kiosk shows and why: a pure reducer over touches, answers, views and the passing of time. */
import type { Refusal } from '#protocol/messages.ts';
import type { KioskTicket, KioskView } from '#protocol/views.ts';
import type { FieldId, Language, PriorityId, RequestId, ServiceId } from '#protocol/vocabulary.ts';
import { isPaperOut, PAPER_NOT_SEEN, paperSeenIn, type PaperSeen } from './paper-notice.ts';
import { ANSWER_PATIENCE_MS, type PendingPress, type PressOutcome } from './pending-press.ts';
import { phoneUrlOf } from './ticket/phone-url.ts';

type StartScreen = { readonly name: 'start' };
type FieldScreen = { readonly name: 'field'; readonly fieldId: FieldId; readonly pageIndex: number };
/** Where a person came from, so that "Quay lại" goes back there. */
export type Origin = StartScreen | FieldScreen;

export type Screen =
  | StartScreen
  | FieldScreen
  | { readonly name: 'papers'; readonly serviceId: ServiceId; readonly origin: Origin }
  /** What to do when a paper is missing. */
  | { readonly name: 'missing'; readonly serviceId: ServiceId; readonly origin: Origin }
  /** Who may come first: choosing a class takes the number. */
  | { readonly name: 'priority'; readonly serviceId: ServiceId; readonly origin: Origin }
  /** A press is in flight. The only screen that holds one, so there can never be two. */
  | { readonly name: 'issuing'; readonly press: PendingPress }
  | {
      readonly name: 'refused';
      readonly serviceId: ServiceId;
      /** What was asked for, so that another try asks for the same. */
      readonly priorityId: PriorityId | null;
      readonly code: Refusal['code'];
    }
  | {
      readonly name: 'ticket';
      readonly ticket: KioskTicket;
      /** The ticket's own page for a phone; null where none is known. Once shown it stays, whatever becomes of the connection. */
      readonly phoneUrl: string | null;
      /** Null when no paper was ordered: the number stands on the screen alone. */
      readonly paper: PaperSeen | null;
      /** When the sheet was first known to be out; null while it is not. */
      readonly paperOutMs: number | null;
    };

export type KioskState = {
  readonly language: Language;
  readonly isLargeText: boolean;
  readonly isReachMode: boolean;
  readonly isHelpOpen: boolean;
  readonly screen: Screen;
  readonly screenSinceMs: number;
  readonly lastTouchMs: number;
};

/** What a person can do. `pageNow` times; none of it acts on a screen younger than `SETTLE_MS`. */
export type Touch =
  | { readonly type: 'openField'; readonly fieldId: FieldId }
  | { readonly type: 'openService'; readonly serviceId: ServiceId }
  | { readonly type: 'openMissing' }
  | { readonly type: 'openPriority' }
  | { readonly type: 'turnPage'; readonly pageIndex: number }
  | {
      readonly type: 'takeNumber';
      readonly serviceId: ServiceId;
      readonly priorityId: PriorityId | null;
      readonly requestId: RequestId;
    }
  | { readonly type: 'goBack' }
  | { readonly type: 'goHome' }
  | { readonly type: 'openHelp' }
  | { readonly type: 'closeHelp' }
  | { readonly type: 'chooseLanguage'; readonly language: Language }
  | { readonly type: 'toggleLargeText' }
  | { readonly type: 'toggleReachMode' }
  /** The person says that they are still there. */
  | { readonly type: 'stay' };

export type KioskEvent =
  | (Touch & { readonly atMs: number })
  | {
      readonly type: 'pressSettled';
      readonly requestId: RequestId;
      readonly outcome: PressOutcome;
      readonly view: KioskView | null;
      readonly atMs: number;
    }
  | { readonly type: 'viewArrived'; readonly view: KioskView; readonly atMs: number }
  /** A finger or a key went down somewhere. It does not answer the idle question: only what it releases does. */
  | { readonly type: 'stirred'; readonly atMs: number }
  | { readonly type: 'timePassed'; readonly atMs: number };

/** The second tap of a double tap must not act on what the first one opened, in ms. */
export const SETTLE_MS = 350;
/** A number must be seen before anything can put it away, in ms. */
export const TICKET_SETTLE_MS = 1_200;
/** Without a touch for this long the kiosk asks whether anybody is there, in ms. */
export const IDLE_WARNING_AFTER_MS = 20_000;
/** … and waits this long for an answer, in ms. */
export const IDLE_WARNING_MS = 10_000;
/** A ticket whose paper is out closes this long after the paper or the last touch, in ms. */
export const TICKET_CLOSES_AFTER_MS = 15_000;
/** A number without paper, and a press without an answer, stay this long after the last touch, in ms. */
export const NO_PAPER_CLOSES_AFTER_MS = 60_000;

/** A kiosk nobody has touched, or one that has a press from before a reload to see to. */
export function initialState(nowMs: number, keptPress: PendingPress | null): KioskState {
  return {
    language: keptPress?.language ?? 'vi',
    isLargeText: false,
    isReachMode: false,
    isHelpOpen: false,
    screen: keptPress === null ? { name: 'start' } : { name: 'issuing', press: keptPress },
    screenSinceMs: nowMs,
    lastTouchMs: nowMs,
  };
}

/** The press in flight, or null. */
export const pressInFlight = (state: KioskState): PendingPress | null =>
  state.screen.name === 'issuing' ? state.screen.press : null;

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

/** When the kiosk will act by itself. */
export type Closing =
  | { readonly kind: 'never' }
  /** Closes without asking; `isCounted` when the remaining seconds are shown. */
  | { readonly kind: 'closes'; readonly atMs: number; readonly isCounted: boolean }
  /** Asks first, then goes back to the start. */
  | { readonly kind: 'asks'; readonly warnsAtMs: number; readonly atMs: number };

/** The rule that brings a forgotten screen back to the start. */
export function closingOf(state: KioskState): Closing {
  const { screen, lastTouchMs } = state;
  switch (screen.name) {
    case 'start': {
      const isUntouched =
        state.language === 'vi' && !state.isLargeText && !state.isReachMode && !state.isHelpOpen;
      // A start page that somebody has changed is a page like any other: the next person must not inherit it.
      return isUntouched ? { kind: 'never' } : asksAfter(lastTouchMs);
    }
    case 'field':
    case 'papers':
    case 'missing':
    case 'priority':
    case 'refused':
      return asksAfter(lastTouchMs);
    case 'issuing': {
      const unknownFromMs = screen.press.pressedAtMs + ANSWER_PATIENCE_MS;
      const atMs = Math.max(lastTouchMs, unknownFromMs) + NO_PAPER_CLOSES_AFTER_MS;
      return { kind: 'closes', atMs, isCounted: false };
    }
    case 'ticket': {
      if (screen.paperOutMs === null) {
        return { kind: 'closes', atMs: lastTouchMs + NO_PAPER_CLOSES_AFTER_MS, isCounted: false };
      }
      const atMs = Math.max(lastTouchMs, screen.paperOutMs) + TICKET_CLOSES_AFTER_MS;
      return { kind: 'closes', atMs, isCounted: true };
    }
    default:
      return screen satisfies never;
  }
}

const asksAfter = (lastTouchMs: number): Closing => ({
  kind: 'asks',
  warnsAtMs: lastTouchMs + IDLE_WARNING_AFTER_MS,
  atMs: lastTouchMs + IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS,
});

/** Whole seconds still to be shown beside "Ông/bà còn ở đó không?", or null while nobody is asked. */
export function idleSecondsLeft(state: KioskState, nowMs: number): number | null {
  const closing = closingOf(state);
  if (closing.kind !== 'asks' || nowMs < closing.warnsAtMs) return null;
  return Math.max(0, Math.ceil((closing.atMs - nowMs) / 1_000));
}

/** Whole seconds until a ticket with its paper out closes, or null when it is not counted. */
export function closingSecondsLeft(state: KioskState, nowMs: number): number | null {
  const closing = closingOf(state);
  if (closing.kind !== 'closes' || !closing.isCounted) return null;
  return Math.max(0, Math.ceil((closing.atMs - nowMs) / 1_000));
}

/** The next state. Unknown, late and doubled events change nothing. */
export function kioskReducer(state: KioskState, event: KioskEvent): KioskState {
  switch (event.type) {
    case 'pressSettled':
      return afterPress(state, event);
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
  if (touch.type !== 'stay' && touch.atMs - state.screenSinceMs < settleMs) return touched;
  return actOn(touched, touch);
}

function actOn(state: KioskState, touch: Touch & { readonly atMs: number }): KioskState {
  const { screen } = state;
  const show = (next: Screen): KioskState => ({
    ...state,
    screen: next,
    screenSinceMs: touch.atMs,
    isHelpOpen: false,
  });
  switch (touch.type) {
    case 'stay':
      return state;
    case 'openField':
      return screen.name === 'start' ? show({ name: 'field', fieldId: touch.fieldId, pageIndex: 0 }) : state;
    case 'openService':
      return screen.name === 'start' || screen.name === 'field'
        ? show({ name: 'papers', serviceId: touch.serviceId, origin: screen })
        : state;
    case 'openMissing':
      return screen.name === 'papers' ? show({ ...screen, name: 'missing' }) : state;
    case 'openPriority':
      return screen.name === 'papers' ? show({ ...screen, name: 'priority' }) : state;
    case 'turnPage':
      return screen.name === 'field' ? show({ ...screen, pageIndex: touch.pageIndex }) : state;
    case 'takeNumber':
      return mayTakeNumber(screen)
        ? show({
            name: 'issuing',
            press: {
              requestId: touch.requestId,
              serviceId: touch.serviceId,
              priorityId: touch.priorityId,
              language: state.language,
              pressedAtMs: touch.atMs,
            },
          })
        : state;
    case 'goBack': {
      const before = screenBefore(screen);
      return before === screen ? state : show(before);
    }
    case 'goHome':
      return mayLeave(state, touch.atMs) ? initialState(touch.atMs, null) : state;
    case 'openHelp':
      return { ...state, isHelpOpen: true };
    case 'closeHelp':
      return { ...state, isHelpOpen: false };
    case 'chooseLanguage':
      return { ...state, language: touch.language };
    case 'toggleLargeText':
      return { ...state, isLargeText: !state.isLargeText };
    case 'toggleReachMode':
      return { ...state, isReachMode: !state.isReachMode };
    default:
      return touch satisfies never;
  }
}

const mayTakeNumber = (screen: Screen): boolean =>
  screen.name === 'field' ||
  screen.name === 'papers' ||
  screen.name === 'missing' ||
  screen.name === 'priority' ||
  screen.name === 'refused';

/** A press in flight is waited for; only when its outcome is unknown may a person walk away from it. */
const mayLeave = (state: KioskState, nowMs: number): boolean =>
  state.screen.name !== 'issuing' || isOutcomeUnknown(state, nowMs);

/** Where "Quay lại" leads. A press and a ticket have no way back: they are waited for, or put away. */
function screenBefore(screen: Screen): Screen {
  switch (screen.name) {
    case 'missing':
    case 'priority':
      return { ...screen, name: 'papers' };
    case 'papers':
      return screen.origin;
    case 'field':
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

function afterPress(state: KioskState, event: Extract<KioskEvent, { type: 'pressSettled' }>): KioskState {
  const press = pressInFlight(state);
  // An answer to a press that was given up, or heard twice, is nobody's any more.
  if (press?.requestId !== event.requestId) return state;
  const { outcome, atMs } = event;
  // Somebody waited here until now: the time to read starts with the answer.
  const answered: KioskState = { ...state, isHelpOpen: false, screenSinceMs: atMs, lastTouchMs: atMs };
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
