/** Every view that leaves the server, held against what the log says: nothing shown that is not so, nothing left out. */
import { isDeepStrictEqual } from 'node:util';
import type { CounterTicket, CounterView, DisplayView, KioskView } from '#protocol/views.ts';
import type { PhoneBounds, PosterView } from '#protocol/poster.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';
import type { PrinterView } from '#protocol/slips.ts';
import { liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import type { Fate, LogAuditor } from '#tests/support/log-auditor.ts';

type Must = (isSo: boolean, promise: string) => void;

export function displayIsTrue({ calls }: DisplayView, auditor: LogAuditor, must: Must): void {
  for (const { ticketId, counterId, callCount, calledAt, status } of calls) {
    const hall = auditor.fates.get(ticketId)?.hall;
    must(
      hall?.counterId === counterId && hall.callCount === callCount && hall.calledAt === calledAt,
      `the hall is shown call ${String(callCount)} of ${ticketId}, which did not happen`,
    );
    must(
      hall?.status === status,
      `the hall is shown ${ticketId} as ${status}, it is ${hall?.status ?? 'unknown'}`,
    );
  }
  must(
    new Set(calls.map(({ ticketId }) => ticketId)).size === calls.length,
    'a ticket stands in the hall twice',
  );
}

/** What phones have taken today, reckoned from the tickets. */
export function phonesTaken(auditor: LogAuditor): { readonly waiting: number; readonly today: number } {
  const taken = auditor.ofPhones();
  const waiting = taken.filter((ticketId) => auditor.fates.get(ticketId)?.status === 'waiting').length;
  return { waiting, today: taken.length };
}

export function posterIsTrue(view: PosterView, auditor: LogAuditor, bounds: PhoneBounds, must: Must): void {
  const { waiting, today } = phonesTaken(auditor);
  const closedTo =
    today >= bounds.mostADay ? 'phones_day_over' : waiting >= bounds.mostWaiting ? 'phones_full' : null;
  must(
    view.closedTo === closedTo,
    `a poster says ${String(view.closedTo)}, in truth it is ${String(closedTo)}`,
  );
}

export function counterIsTrue(view: CounterView, auditor: LogAuditor, undoMs: number, must: Must): void {
  const { counterId, current, officer, waitingForCounter } = view;
  const page = auditor.counter(counterId);
  const shown = `counter ${counterId} is shown`;
  must(
    (current?.ticketId ?? null) === page.ticketId,
    `${shown} another ticket than ${String(page.ticketId)}`,
  );
  must((officer?.officerId ?? null) === page.officerId, `${shown} another officer`);
  must(isDeepStrictEqual(view.paused, page.paused), `${shown} another pause`);
  must(view.helpAskedAt === page.helpAskedAt, `${shown} another call for help`);
  if (current !== null) currentIsTrue(view, current, auditor, must);
  undoIsTrue(view, auditor, undoMs, must);
  unprintedIsTrue(view, auditor, must);
  absentIsTrue(view, auditor, must);
  colleaguesAreTrue(view, auditor, must);
  for (const { fieldId, waiting } of view.fields)
    must(waiting === auditor.waitingInLine(fieldId), `${shown} ${String(waiting)} in the line of ${fieldId}`);
  const { count, turn } = auditor.before(counterId, view.at);
  must(waitingForCounter === count, `${shown} ${String(waitingForCounter)}, not ${String(count)}`);
  must(
    view.next[0]?.ticketId === turn?.standing.fate.ticketId && view.nextReason?.rule === turn?.rule,
    `${shown} ${view.next[0]?.number ?? 'nobody'} as next, the policy demands ${turn?.standing.fate.number ?? 'nobody'}`,
  );
  for (const { ticketId } of view.next)
    must(auditor.fates.get(ticketId)?.status === 'waiting', `${shown} ${ticketId} as next, it does not wait`);
  const { finished, missed, medianServiceMs } = view.today;
  const times = page.serviceTimes.map(({ ms }) => ms).sort((a, b) => a - b);
  must(
    finished === page.finished &&
      missed === page.missed &&
      medianServiceMs === (times[Math.floor((times.length - 1) / 2)] ?? null),
    `${shown} ${JSON.stringify(view.today)}, it did ${JSON.stringify({ finished: page.finished, missed: page.missed, times })}`,
  );
}

/** The officer's ticket, with all of its day. */
function currentIsTrue(view: CounterView, current: CounterTicket, auditor: LogAuditor, must: Must): void {
  const fate = auditor.fates.get(current.ticketId);
  if (fate === undefined) {
    must(false, `${current.ticketId} is not in the log`);
    return;
  }
  const { issuedAt, number, serviceId, priorityId, status, callCount, calledAt, servingSince } = fate;
  const facts = { issuedAt, number, serviceId, priorityId, status, callCount, calledAt, servingSince };
  for (const [fact, value] of Object.entries(facts)) {
    const said = current[fact as keyof typeof facts];
    must(said === value, `${number} is shown with ${fact} ${String(said)}, it is ${String(value)}`);
  }
  const further = [...current.addedServiceIds, ...current.laterServiceIds].toSorted();
  const known = [...fate.addedServiceIds, ...fate.wishes].toSorted();
  // A ticket that is only lent does not go on from here: what is done elsewhere is not shown.
  const isTold = (serviceId: ServiceId): boolean => fate.returnsTo === null || further.includes(serviceId);
  must(isDeepStrictEqual(further, known.filter(isTold)), `${number}: other further services`);
  must(isDeepStrictEqual(current.missingPapers, fate.missingPapers), `${number}: other papers are missing`);
  must(
    isDeepStrictEqual(
      current.notes.map(({ text }) => text),
      fate.notes,
    ),
    `${number}: other notes`,
  );
  must(
    current.returnsTo === (fate.returnsTo === null ? null : Number(fate.returnsTo.counterId)),
    `${number} goes back elsewhere`,
  );
  periodsAreTrue(current, fate, must);
  must(view.counterId === fate.counterId, `${number} is at ${String(fate.counterId)}`);
}

function periodsAreTrue({ periods }: CounterTicket, { number, stretches }: Fate, must: Must): void {
  const expected = stretches.map((stretch, index) => ({
    ...stretch,
    to: stretches[index + 1]?.from ?? null,
  }));
  const shown = periods.map(({ kind, from, to, serviceId }) => ({ kind, from, serviceId, to }));
  must(
    isDeepStrictEqual(shown, expected),
    `${number} is shown ${JSON.stringify(shown)}, its day was ${JSON.stringify(expected)}`,
  );
}

function undoIsTrue({ undo, counterId }: CounterView, auditor: LogAuditor, undoMs: number, must: Must): void {
  const { lastDeed } = auditor.counter(counterId);
  const expected =
    lastDeed === null
      ? null
      : {
          sequence: lastDeed.sequence,
          deed: lastDeed.deed,
          number: lastDeed.before.number,
          until: lastDeed.at + undoMs,
        };
  must(
    isDeepStrictEqual(undo, expected),
    `counter ${counterId} may undo ${JSON.stringify(undo)}, not ${JSON.stringify(expected)}`,
  );
}

/** What staff are offered to print once more: exactly what citizens perhaps never got. */
function unprintedIsTrue(
  { unprinted, unprintedCount, counterId }: CounterView,
  auditor: LogAuditor,
  must: Must,
): void {
  const missing = auditor.missingPapers();
  const shown = unprinted.map(({ jobId }) => jobId);
  must(
    unprintedCount === missing.length && isDeepStrictEqual(shown, missing.slice(0, shown.length)),
    `counter ${counterId} is offered ${JSON.stringify(shown)} anew, not ${JSON.stringify(missing)}`,
  );
  must(shown.length === Math.min(5, missing.length), `counter ${counterId} is offered too little anew`);
  for (const { jobId, state, printerId, ticketId } of unprinted) {
    const facts = auditor.paperFacts.get(jobId);
    must(
      auditor.papers.get(jobId) === state && facts?.printerId === printerId && facts.ticketId === ticketId,
      `counter ${counterId} is told something else of ${jobId}`,
    );
  }
}

function absentIsTrue(
  { absent, absentCount, counterId }: CounterView,
  auditor: LogAuditor,
  must: Must,
): void {
  const { parked, missed } = auditor.census();
  must(
    absentCount === parked + missed,
    `counter ${counterId} is shown ${String(absentCount)} away, they are ${String(parked + missed)}`,
  );
  for (const { ticketId, kind, serviceId } of absent) {
    const fate = auditor.fates.get(ticketId);
    must(
      fate?.status === kind && fate.serviceId === serviceId,
      `${ticketId} is shown as ${kind}, it is ${fate?.status ?? 'unknown'}`,
    );
  }
}

/** In the simulated ward people are called as they sign in. */
function colleaguesAreTrue({ colleagues, counterId }: CounterView, auditor: LogAuditor, must: Must): void {
  for (const colleague of colleagues) {
    const page = auditor.counter(colleague.counterId);
    const holds = page.ticketId === null ? undefined : auditor.fates.get(page.ticketId);
    const state = page.officerId === null ? 'closed' : page.paused === null ? 'working' : 'paused';
    const isSo =
      colleague.officerName === (page.officerId as string | null) &&
      colleague.state === state &&
      colleague.ticket?.ticketId === holds?.ticketId &&
      colleague.ticket?.status === holds?.status &&
      colleague.helpAskedAt === page.helpAskedAt;
    must(isSo, `counter ${counterId} is shown ${JSON.stringify(colleague)}, which is not so`);
  }
}

export function kioskIsTrue({ fields, printJobs }: KioskView, auditor: LogAuditor, must: Must): void {
  for (const { jobId, state } of printJobs)
    must(auditor.papers.get(jobId) === state, `a kiosk is shown ${jobId} as ${state}`);
  for (const { fieldId, waiting } of fields) {
    must(
      waiting === auditor.waitingFor([fieldId]),
      `a kiosk is shown ${String(waiting)} waiting for ${fieldId}`,
    );
  }
}

export function printerIsTrue(
  { jobs, printerId, revision }: PrinterView,
  auditor: LogAuditor,
  must: Must,
): void {
  for (const { jobId, state, slip } of jobs) {
    const facts = auditor.paperFacts.get(jobId);
    must(auditor.papers.get(jobId) === state, `the printer is shown ${jobId} as ${state}`);
    must(facts?.printerId === printerId, `printer ${printerId} is shown ${jobId} of another one`);
    must(
      facts?.kind === slip.kind && facts.isReprint === (slip.reprintedAt !== null),
      `the slip of ${jobId} is ${slip.reprintedAt === null ? 'not ' : ''}marked as a reprint`,
    );
  }
  must(revision === auditor.lastSequence() || jobs.length === 0, 'an old view of papers is shown');
}

/** Whoever was given a number is in exactly one of the eight statuses, in memory as in the log. */
export function everybodyIsSomewhere(day: QueueDay, auditor: LogAuditor, must: Must): void {
  if (auditor.lastSequence() !== day.sequence) return;
  const census = auditor.census();
  const live = { waiting: 0, called: 0, serving: 0, parked: 0, missed: 0 };
  for (const { status } of liveTickets(day)) live[status] += 1;
  const { issued, finished, cancelled, expired } = day.tally;
  const counted = { ...live, finished, cancelled, expired };
  must(
    isDeepStrictEqual(counted, census),
    `memory counts ${JSON.stringify(counted)}, the log ${JSON.stringify(census)}`,
  );
  const sum = Object.values(census).reduce((total, count) => total + count, 0);
  must(issued === sum, `${String(issued)} were given a number, ${String(sum)} are somewhere`);
}
