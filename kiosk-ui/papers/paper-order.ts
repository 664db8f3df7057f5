/**
 * Paper that is no ticket, one for one press: how it is asked for until the server has answered, and what became of it. A
 * procedure's list ("In danh mục"), or the receipt of feedback.
 */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { FeedbackCode } from '#protocol/feedback.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { PrintOrder } from '#protocol/message-row.ts';
import type { KioskView } from '#protocol/views.ts';
import type { CitizenLanguage, PrintJobId, RequestId } from '#protocol/vocabulary.ts';
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { Screen } from '../screens.ts';

/** How paper that was asked for was answered. `unknown`: no answer came, and it may come out all the same. */
export type PaperOutcome =
  | { readonly kind: 'ordered'; readonly jobId: PrintJobId }
  | { readonly kind: 'refused'; readonly code: Refusal['code'] }
  | { readonly kind: 'unknown' };

export type PaperWish =
  | { readonly what: 'list'; readonly procedureId: ProcedureId }
  | { readonly what: 'feedback'; readonly code: FeedbackCode };

export type PaperOrder = {
  readonly requestId: RequestId;
  readonly of: PaperWish;
  readonly language: CitizenLanguage;
  readonly pressedAtMs: number;
  /** Null while no answer has come. */
  readonly outcome: PaperOutcome | null;
};

const TRY_PATIENCE_MS = 4_000;
/** Nobody stands longer before a printer that does nothing, in ms. */
const PAPER_PATIENCE_MS = 12_000;
const SHORTEST_PAUSE_MS = 500;

/** What the asking needs of the world; tests hand in their own clock and server. */
export type PaperWorld = {
  readonly send: Connection<'kiosk'>['send'];
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
};

/** Asks under the order's own requestId until it is answered or patience is over; null once `signal` is aborted. */
export async function runPaperOrder(
  { requestId, of, language, pressedAtMs }: PaperOrder,
  world: PaperWorld,
  signal: AbortSignal,
): Promise<PaperOutcome | null> {
  const isGivenUp = (): boolean => signal.aborted;
  const isOver = (): boolean => world.now() - pressedAtMs >= PAPER_PATIENCE_MS;
  const ask = (): Promise<Sent<PrintOrder>> =>
    of.what === 'list'
      ? world.send('printList', { requestId, procedureId: of.procedureId, language }, TRY_PATIENCE_MS)
      : world.send('printFeedback', { requestId, code: of.code, language }, TRY_PATIENCE_MS);
  let hadSilence = false;
  while (!isGivenUp()) {
    const sent = await ask();
    if (isGivenUp()) break;
    if (sent.ok === null) hadSilence = true;
    const outcome = outcomeOf(sent, isOver(), hadSilence);
    if (outcome !== null) return outcome;
    await world.pause(pauseAfter(sent));
  }
  return null;
}

/** Null = ask again: silence, the kiosk's pace and a starting server are waited out while patience lasts. */
function outcomeOf(sent: Sent<PrintOrder>, isOver: boolean, hadSilence: boolean): PaperOutcome | null {
  if (sent.ok === true) return { kind: 'ordered', jobId: sent.result.jobId };
  const code = sent.ok === null ? null : sent.refusal.code;
  const isPassing = code === null || code === 'too_fast' || code === 'unavailable';
  if (isPassing && !isOver) return null;
  if (code === null || (isPassing && hadSilence)) return { kind: 'unknown' };
  return { kind: 'refused', code };
}

const pauseAfter = (sent: Sent<PrintOrder>): number =>
  sent.ok === false ? Math.max(SHORTEST_PAUSE_MS, sent.refusal.retryAfterMs ?? 0) : 0;

/** Where the paper stands. */
export type PaperStage = 'none' | 'printing' | 'out' | 'failed' | 'uncertain' | 'pending' | 'refused';

/** Read from the order and the newest view; `view` null = nothing fresh is known of its paper. */
export function paperStage(order: PaperOrder | null, view: KioskView | null): PaperStage {
  if (order === null) return 'none';
  const { outcome } = order;
  if (outcome === null) return 'printing';
  if (outcome.kind === 'unknown') return 'uncertain';
  if (outcome.kind === 'refused') return outcome.code === 'print_pending' ? 'pending' : 'refused';
  const state = view?.printJobs.find(({ jobId }) => jobId === outcome.jobId)?.state;
  switch (state) {
    case undefined:
    case 'queued':
    case 'sending':
      // What waits for a printer in trouble may come out when nobody stands here any more.
      return view?.printer?.problem === null ? 'printing' : 'uncertain';
    case 'printed':
    case 'sent':
      return 'out';
    case 'failed':
    case 'uncertain':
      return state;
    default:
      return state satisfies never;
  }
}

/** One paper a page; only what was refused, and is not on its way, may be asked for again. */
export const mayPrint = (order: PaperOrder | null): boolean =>
  order === null || order.outcome?.kind === 'refused';

/** The order of a screen that has not been answered yet, or null. */
export function paperInFlight(screen: Screen): PaperOrder | null {
  const order = orderOn(screen);
  return order?.outcome === null ? order : null;
}

/** The screen with an answer to its order; the same screen where the answer is to another one. */
export function withPaperTold(screen: Screen, requestId: RequestId, outcome: PaperOutcome): Screen {
  const order = paperInFlight(screen);
  return order?.requestId === requestId ? withOrder(screen, { ...order, outcome }) : screen;
}

/** The screen with that order; the same screen where nothing may be printed now. */
export const withPaperOrdered = (screen: Screen, order: PaperOrder): Screen =>
  mayPrint(orderOn(screen)) ? withOrder(screen, order) : screen;

function orderOn(screen: Screen): PaperOrder | null {
  if (screen.name === 'carry') return screen.order;
  return screen.name === 'feedback' && screen.feedback.step === 'taken' ? screen.feedback.order : null;
}

function withOrder(screen: Screen, order: PaperOrder): Screen {
  if (screen.name === 'carry' && order.of.what === 'list') return { ...screen, order };
  if (screen.name === 'feedback' && screen.feedback.step === 'taken' && order.of.what === 'feedback')
    return { ...screen, feedback: { ...screen.feedback, order } };
  return screen;
}
