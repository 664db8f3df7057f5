/** The auditor's view of paper: what was ordered, by whom, and what became of each sheet. */
import type { PrintJobId, TicketId } from '#protocol/vocabulary.ts';
import type { EventOf } from '#server/domain/events.ts';
import { seated, type Book, type PaperFacts } from './book.ts';
import type { Fate } from './fate.ts';

/** May still come out beside a new paper at that printer: what waits at another one is withdrawn by the order. */
const mayComeOutBeside = (book: Book, { jobId, printerId }: PaperFacts, ordered: PaperFacts): boolean => {
  const state = book.papers.get(jobId);
  return state === 'sending' || (state === 'queued' && printerId === ordered.printerId);
};

const sameSheets = (book: Book, { kind, ticketId }: PaperFacts): readonly PaperFacts[] =>
  ticketId === null
    ? []
    : Array.from(book.paperFacts.values()).filter(
        (other) => other.ticketId === ticketId && other.kind === kind,
      );

/** A paper of that name has begun its life. */
export function paperQueued(book: Book, paper: PaperFacts): void {
  const { jobId, kind, ticketId, isReprint } = paper;
  const { must } = book;
  must(!book.papers.has(jobId), `two papers share the name ${jobId}`);
  const before = sameSheets(book, paper);
  // Each parking has a list of its own: only what is printed once more could double it.
  const isDouble =
    (isReprint || kind === 'ticket') && before.some((other) => mayComeOutBeside(book, other, paper));
  must(!isDouble, `a ${kind} of ${String(ticketId)} was ordered while one is on its way already`);
  must(isReprint || kind !== 'ticket' || before.length === 0, `${jobId} is a second paper and is not marked`);
  book.papers.set(jobId, 'queued');
  book.paperFacts.set(jobId, paper);
}

export function paperOrdered(book: Book, event: EventOf<'PaperOrdered'>): void {
  const { jobId, printerId, paper, isReprint, officerId, counterId, sequence } = event;
  if (officerId === null)
    book.must(paper.kind === 'list' || paper.kind === 'feedback', `${jobId} was ordered by nobody`);
  else if (counterId !== null) seated(book, { counterId, officerId });
  const isCitizens = paper.kind === 'ticket' || paper.kind === 'checklist';
  const ticketId = isCitizens ? paper.ticketId : null;
  book.must(isReprint === isCitizens, `${jobId} is ${isReprint ? '' : 'not '}marked as a reprint`);
  if (isCitizens) {
    const fate = book.fate(paper.ticketId);
    book.must(paper.number === fate.number, `${jobId} bears the number ${paper.number}`);
    if (paper.kind === 'ticket') ticketPaperIsTrue(book, fate, paper);
  }
  paperQueued(book, { jobId, printerId, kind: paper.kind, ticketId, sequence, isReprint });
}

type TicketPaper = Extract<EventOf<'PaperOrdered'>['paper'], { readonly kind: 'ticket' }>;

/** What a paper printed anew says is how things stand when it is ordered. */
function ticketPaperIsTrue(book: Book, fate: Fate, paper: TicketPaper): void {
  const { number } = fate;
  book.must(paper.serviceId === fate.serviceId, `the paper of ${number} names another service`);
  book.must(paper.issuedAt === fate.issuedAt, `the paper of ${number} names another time`);
  book.must(paper.isPriority === (fate.priorityId !== null), `the paper of ${number} names another class`);
  const ahead = fate.status === 'waiting' ? standingBefore(book, fate) : null;
  const said = paper.queue === null ? null : paper.queue.ahead;
  book.must(said === ahead, `the paper of ${number} says ${String(said)} ahead, not ${String(ahead)}`);
}

/** How many of its own line stand before a ticket that waits; heavier classes first where the policy is strict. */
function standingBefore(book: Book, fate: Fate): number {
  const { settings } = book.day();
  const fieldId = book.fieldOfService(fate.serviceId);
  const policy = settings.fields.find((field) => field.fieldId === fieldId)?.policy ?? settings.rules.policy;
  const weightOf = ({ priorityId }: Fate): number =>
    policy.kind === 'strict'
      ? (settings.rules.priorityClasses.find((known) => known.priorityId === priorityId)?.weight ?? 1)
      : 1;
  const isBefore = (other: Fate): boolean => {
    if (weightOf(other) !== weightOf(fate)) return weightOf(other) > weightOf(fate);
    if (other.place.isFront !== fate.place.isFront) return other.place.isFront;
    return other.place.order < fate.place.order;
  };
  return book
    .waiting()
    .filter(
      (other) =>
        other.ticketId !== fate.ticketId &&
        other.forCounterId === fate.forCounterId &&
        (fate.forCounterId !== null || book.fieldOfService(other.serviceId) === fieldId) &&
        isBefore(other),
    ).length;
}

export function paperReported(book: Book, { jobId, state }: EventOf<'PrintJobReported'>): void {
  const before = book.papers.get(jobId);
  const { must } = book;
  must(
    state !== 'sending' || before === 'queued',
    `the paper ${jobId} was begun again when it was ${before ?? 'unknown'}`,
  );
  const begun = book.paperFacts.get(jobId);
  const isSuperseded =
    begun !== undefined &&
    sameSheets(book, begun).some((other) => other.isReprint && other.sequence > begun.sequence);
  must(state !== 'sending' || !isSuperseded, `the paper ${jobId} was begun after a newer one was ordered`);
  must(before === 'queued' || before === 'sending', `the paper ${jobId} was ${before ?? 'unknown'} already`);
  const mayBeOut = state === 'printed' || state === 'sent' || state === 'uncertain';
  must(!mayBeOut || before === 'sending', `the paper ${jobId} is ${state} and was never begun`);
  book.papers.set(jobId, state);
}

/** A list for papers that turned out not to be missing is not printed any more, unless somebody has begun. */
export function checklistWithdrawn(book: Book, ticketId: TicketId, parkedAt: number): void {
  for (const { jobId, sequence } of book.paperFacts.values()) {
    const isOfIt = jobId.startsWith(ticketId) && sequence === parkedAt;
    if (isOfIt && book.papers.get(jobId) === 'queued') book.papers.set(jobId, 'failed');
  }
}

/** Papers that citizens of the present day perhaps never got: the newest of its kind failed or is uncertain. Newest first. */
export function missingPapers(book: Book): readonly PrintJobId[] {
  const { open } = book.day();
  const newest = new Map<string, PaperFacts>();
  for (const paper of book.paperFacts.values()) {
    const { ticketId, kind } = paper;
    if (ticketId === null || !open.has(ticketId)) continue;
    const isWanted = kind === 'ticket' || book.fate(ticketId).status === 'parked';
    if (isWanted) newest.set(`${kind} ${ticketId}`, paper);
  }
  return Array.from(newest.values())
    .filter(({ jobId }) => ['failed', 'uncertain'].includes(book.papers.get(jobId) ?? ''))
    .sort((one, other) => other.sequence - one.sequence)
    .map(({ jobId }) => jobId);
}
