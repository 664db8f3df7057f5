/** One press of "In danh mục", one list: how it is asked for until the server has answered, and what became of its paper. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { PrintOrder, Refusal } from '#protocol/messages.ts';
import type { KioskView } from '#protocol/views.ts';
import type { CitizenLanguage, PrintJobId, RequestId } from '#protocol/vocabulary.ts';
import type { Connection, Sent } from '#ui-kit/connection.ts';

/** How a list that was asked for was answered. `unknown`: no answer came, and it may come out all the same. */
export type ListOutcome =
  | { readonly kind: 'ordered'; readonly jobId: PrintJobId }
  | { readonly kind: 'refused'; readonly code: Refusal['code'] }
  | { readonly kind: 'unknown' };

export type ListOrder = {
  readonly requestId: RequestId;
  readonly procedureId: ProcedureId;
  readonly language: CitizenLanguage;
  readonly pressedAtMs: number;
  /** Null while no answer has come. */
  readonly outcome: ListOutcome | null;
};

const TRY_PATIENCE_MS = 4_000;
/** Nobody stands longer before a printer that does nothing, in ms. */
const LIST_PATIENCE_MS = 12_000;
const SHORTEST_PAUSE_MS = 500;

/** What the asking needs of the world; tests hand in their own clock and server. */
export type ListWorld = {
  readonly send: Connection<'kiosk'>['send'];
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
};

/** Asks under the order's own requestId until it is answered or patience is over; null once `signal` is aborted. */
export async function runListOrder(
  { requestId, procedureId, language, pressedAtMs }: ListOrder,
  world: ListWorld,
  signal: AbortSignal,
): Promise<ListOutcome | null> {
  const isGivenUp = (): boolean => signal.aborted;
  const isOver = (): boolean => world.now() - pressedAtMs >= LIST_PATIENCE_MS;
  let hadSilence = false;
  while (!isGivenUp()) {
    const sent = await world.send('printList', { requestId, procedureId, language }, TRY_PATIENCE_MS);
    if (isGivenUp()) break;
    if (sent.ok === null) hadSilence = true;
    const outcome = outcomeOf(sent, isOver(), hadSilence);
    if (outcome !== null) return outcome;
    await world.pause(pauseAfter(sent));
  }
  return null;
}

/** Null = ask again: silence, the kiosk's pace and a starting server are waited out while patience lasts. */
function outcomeOf(sent: Sent<PrintOrder>, isOver: boolean, hadSilence: boolean): ListOutcome | null {
  if (sent.ok === true) return { kind: 'ordered', jobId: sent.result.jobId };
  const code = sent.ok === null ? null : sent.refusal.code;
  const isPassing = code === null || code === 'too_fast' || code === 'unavailable';
  if (isPassing && !isOver) return null;
  if (code === null || (isPassing && hadSilence)) return { kind: 'unknown' };
  return { kind: 'refused', code };
}

const pauseAfter = (sent: Sent<PrintOrder>): number =>
  sent.ok === false ? Math.max(SHORTEST_PAUSE_MS, sent.refusal.retryAfterMs ?? 0) : 0;

/** Where a list stands. */
export type ListStage = 'none' | 'printing' | 'out' | 'failed' | 'uncertain' | 'pending' | 'refused';

/** Read from the order and the newest view; `view` null = nothing fresh is known of its paper. */
export function listStage(order: ListOrder | null, view: KioskView | null): ListStage {
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
      return view === null ? 'uncertain' : 'printing';
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
