/** A report from the rows of the history: pure, slice after slice, every figure with what it is made of. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import { CANCEL_REASONS, PARK_REASONS, type Outcome } from '#protocol/officer-words.ts';
import { FACE_COUNTS, FIRST_REASONS, RATING_SCORES } from '#protocol/rating.ts';
import type { RatingSettings } from '#protocol/rating-settings.ts';
import {
  DECISION_766,
  RETURN_REASONS,
  TARGET_KEYS,
  type DateRange,
  type ReportTargets,
  type ReturnReason,
  type TargetKey,
} from '#protocol/report.ts';
import type { Report, Share } from '#protocol/report-shapes.ts';
import type {
  BusinessDate,
  FieldId,
  InstantMs,
  LocalizedText,
  OfficerId,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { complaintsOf, type FeedbackRows } from './complaints.ts';
import { createHalfHours, minuteOfDayIn } from './half-hours.ts';
import { QUARTER_MS, type FileRow, type MatterRow, type Slice, type TicketRow } from './report-rows.ts';
import {
  addEnd,
  addMatter,
  addRatable,
  addService,
  addTicket,
  figuresOf,
  isSettled,
  newTally,
  outcomeOf,
  type Tally,
} from './tally.ts';

/** So many papers are named; the others are counted together. */
const MOST_PAPERS_NAMED = 12;
/** What an officer records that brings somebody back. */
const RETURN_OF: Readonly<Record<Outcome, ReturnReason | null>> = {
  completed: null,
  papers_missing: 'papers_missing',
  not_here: 'not_here',
  result_not_ready: 'result_not_ready',
};

type Counts<Key extends string> = Record<Key, number>;
const noneOf = <Key extends string>(keys: readonly Key[]): Counts<Key> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Counts<Key>;

/** One kind of group; `null` belongs to none. */
class Groups<Key> {
  readonly tallies = new Map<Key, Tally>();
  at(key: Key | null | undefined): Tally | null {
    if (key === null || key === undefined) return null;
    const known = this.tallies.get(key);
    if (known !== undefined) return known;
    const fresh = newTally();
    this.tallies.set(key, fresh);
    return fresh;
  }
}

export type ReportParts = {
  readonly range: DateRange;
  readonly today: BusinessDate;
  readonly now: InstantMs;
  readonly office: OfficeSettings;
  readonly officerName: (officerId: OfficerId) => string | null;
  readonly targets: ReportTargets;
  /** What the reasons are called. */
  readonly reasons: RatingSettings['reasons'];
};

export type Reckoning = {
  readonly add: (slice: Slice) => void;
  /** `files` null where no list was ever imported. */
  readonly report: (
    files: { readonly rows: readonly FileRow[]; readonly listedAt: InstantMs } | null,
    feedback: FeedbackRows,
  ) => Report;
};

export function startReckoning(parts: ReportParts): Reckoning {
  const { range, today, now, office, officerName, targets, reasons: reasonNames } = parts;
  const minuteOfDay = minuteOfDayIn(office.timeZone);
  const hourOf = (at: InstantMs): number => Math.floor(minuteOfDay(at) / 60);
  const serviceById = new Map(office.services.map((service) => [service.serviceId, service]));
  const fieldOf = (serviceId: ServiceId): FieldId | undefined => serviceById.get(serviceId)?.fieldId;

  const total = newTally();
  const fields = new Groups<FieldId>();
  const services = new Groups<ServiceId>();
  const counters = new Groups<Report['counters'][number]['counterId']>();
  const officers = new Groups<OfficerId>();
  const hours = new Groups<number>();
  const halfHours = createHalfHours(minuteOfDay);
  const days = new Map<BusinessDate, { issued: number; finished: number }>();
  const bySource = noneOf(['kiosk', 'phone', 'counter', 'roll', 'walk_in']);
  const reasons = noneOf(RETURN_REASONS);
  const reasonsByService = new Map<ServiceId, Counts<ReturnReason>>();
  const setAside = noneOf(PARK_REASONS);
  const cancelled = noneOf(CANCEL_REASONS);
  const papers = new Map<string | null, number>();
  const scores = noneOf(RATING_SCORES);
  const faces = noneOf(FACE_COUNTS.map((count) => `${count}` as const));
  // What was named by reasons that the office knows no more is counted under their ids.
  const named: Counts<string> = noneOf([...FIRST_REASONS, ...reasonNames.map(({ reasonId }) => reasonId)]);
  let forgottenCounters = 0;
  let unrecorded = 0;

  const comesAgain = (reason: ReturnReason, serviceId: ServiceId, times = 1): void => {
    let own = reasonsByService.get(serviceId);
    if (own === undefined) reasonsByService.set(serviceId, (own = noneOf(RETURN_REASONS)));
    reasons[reason] += times;
    own[reason] += times;
  };

  const groupsOfTicket = (row: TicketRow): readonly (Tally | null)[] => {
    const [, fieldId, serviceId, , , , issuedAt, , , counterId, officerId] = row;
    return [
      total,
      fields.at(fieldId),
      services.at(serviceId),
      counters.at(counterId),
      officers.at(officerId),
      hours.at(hourOf(issuedAt)),
    ];
  };
  const inEach = (groups: readonly (Tally | null)[], add: (tally: Tally) => void): void => {
    for (const group of groups) if (group !== null) add(group);
  };

  const addTickets = ({ tickets, dates }: Slice): void => {
    for (const date of dates) days.set(date, { issued: 0, finished: 0 });
    for (const row of tickets) {
      const [ticketId, , serviceId, source, status, , issuedAt] = row;
      inEach(groupsOfTicket(row), (tally) => addTicket(tally, row));
      if (outcomeOf(row) === 'setAside') comesAgain('not_back', serviceId);
      bySource[source] += 1;
      // Numbers of a roll were torn off at a time that nobody knows.
      if (source !== 'roll') halfHours.arrived(issuedAt);
      const day = days.get(ticketId.slice(0, 10) as BusinessDate);
      if (day === undefined) continue;
      day.issued += 1;
      if (status === 'finished') day.finished += 1;
    }
  };

  const addDeeds = ({ deeds }: Slice): void => {
    for (const [kind, fromAt, ms, serviceId, counterId, officerId, endedBy, reason, isReliable] of deeds) {
      const groups = [
        total,
        fields.at(fieldOf(serviceId)),
        services.at(serviceId),
        counters.at(counterId),
        officers.at(officerId),
        hours.at(hourOf(fromAt)),
      ];
      inEach(groups, (tally) => {
        if (kind === 'serving') addService(tally, ms, isReliable === 1);
        addEnd(tally, endedBy);
      });
      if (endedBy === 'parked') setAside[reason as keyof typeof setAside] += 1;
    }
  };

  const matter = (row: MatterRow, ticket: TicketRow | undefined, wasSentForPapers: boolean): void => {
    const [, serviceId, outcome, counterId, officerId] = row;
    const settled = isSettled(row, wasSentForPapers);
    for (const group of [
      total,
      fields.at(fieldOf(serviceId)),
      services.at(serviceId),
      counters.at(counterId),
      officers.at(officerId),
      ticket === undefined ? null : hours.at(hourOf(ticket[6])),
    ])
      if (group !== null) addMatter(group, settled);
    const again = RETURN_OF[outcome];
    if (again !== null) comesAgain(again, serviceId);
  };

  const addMatters = ({ matters, tickets, sentForPapers }: Slice): void => {
    const ticketOf = seekerIn(tickets);
    let withRecord = 0;
    for (let first = 0; first < matters.length;) {
      const [ticketId] = matters[first] ?? [];
      if (ticketId === undefined) break;
      let next = first + 1;
      while (matters[next]?.[0] === ticketId) next += 1;
      const ticket = ticketOf(ticketId);
      if (ticket?.[4] === 'finished') withRecord += 1;
      // Of one service of a ticket the last record holds.
      const last = new Map(matters.slice(first, next).map((row) => [row[1], row]));
      for (const row of last.values())
        matter(row, ticket, sentForPapers.size > 0 && sentForPapers.has(`${ticketId} ${row[1]}`));
      first = next;
    }
    const finished = tickets.reduce((sum, [, , , , status]) => (status === 'finished' ? sum + 1 : sum), 0);
    unrecorded += finished - withRecord;
  };

  /** Every number served to its end could be rated: put down to whom it rated, else to whom its service ended with. */
  const addRatings = ({ tickets, ratings, ratingReasons }: Slice): void => {
    const ratingOf = seekerIn(ratings);
    for (const row of tickets) {
      const [ticketId, , , , status, , issuedAt, , , endedAt, endedWith, , lastServiceId] = row;
      if (status !== 'finished') continue;
      const rating = ratingOf(ticketId);
      const [, score, faceCount, , serviceId, counterId, officerId] = rating ?? [];
      const rated = serviceId ?? lastServiceId;
      const groups = [
        total,
        fields.at(rated === null ? null : fieldOf(rated)),
        services.at(rated),
        counters.at(counterId ?? endedAt),
        officers.at(officerId ?? endedWith),
        hours.at(hourOf(issuedAt)),
      ];
      inEach(groups, (tally) => addRatable(tally, rating));
      if (score === undefined || faceCount === undefined) continue;
      scores[score] += 1;
      faces[`${faceCount}`] += 1;
    }
    const ticketOf = seekerIn(tickets);
    for (const [ticketId, reason] of ratingReasons)
      if (ticketOf(ticketId)?.[4] === 'finished') named[reason] = (named[reason] ?? 0) + 1;
  };

  const addRest = (slice: Slice): void => {
    for (const [name, count] of slice.papers) papers.set(name, (papers.get(name) ?? 0) + count);
    for (const [reason, serviceId, count] of slice.cancelled) {
      cancelled[reason as keyof typeof cancelled] += count;
      if (reason === 'wrong_service') comesAgain('wrong_service', serviceId, count);
    }
    for (const [quarter, calls] of slice.calls) halfHours.called(instantMs(quarter * QUARTER_MS), calls);
    for (const [state, fromAt, toAt, isReliable, lastDeedAt] of slice.stretches) {
      if (isReliable === 0) forgottenCounters += 1;
      const to = isReliable === 0 ? (lastDeedAt ?? fromAt) : (toAt ?? now);
      halfHours.staffed(state, fromAt, to);
    }
  };

  return {
    add: (slice) => {
      addTickets(slice);
      addDeeds(slice);
      addMatters(slice);
      addRatings(slice);
      addRest(slice);
    },
    report: (files, feedback) => ({
      version: 1,
      range,
      generatedAt: now,
      isFinal: range.to < today,
      office: { name: names(office.name), unitName: names(office.unitName), timeZone: office.timeZone },
      days: [...days].map(([date, counts]) => ({ date, ...counts })),
      bySource,
      total: figuresOf(total),
      fields: office.fields.flatMap(({ fieldId, letter, name }) => {
        const tally = fields.tallies.get(fieldId);
        return tally === undefined ? [] : [{ fieldId, letter, name: names(name), ...figuresOf(tally) }];
      }),
      services: inOrder(services, office.services, ({ serviceId }) => serviceId).map(([serviceId, tally]) => {
        const service: Service | undefined = serviceById.get(serviceId);
        const name = service?.name ?? { vi: serviceId, en: serviceId };
        return { serviceId, fieldId: service?.fieldId ?? null, name: names(name), ...figuresOf(tally) };
      }),
      counters: inOrder(counters, office.counters, ({ counterId }) => counterId).map(
        ([counterId, tally]) => ({
          counterId,
          number: office.counters.find((counter) => counter.counterId === counterId)?.number ?? null,
          ...figuresOf(tally),
        }),
      ),
      officers: [...officers.tallies]
        .map(([officerId, tally]) => ({
          officerId,
          displayName: officerName(officerId) ?? officerId,
          ...figuresOf(tally),
        }))
        .sort((one, other) => (one.officerId < other.officerId ? -1 : 1)),
      hours: [...hours.tallies]
        .sort(([one], [other]) => one - other)
        .map(([hour, tally]) => ({ hour, ...figuresOf(tally) })),
      load: halfHours.load(),
      forgottenCounters,
      returns: {
        reasons,
        services: [...reasonsByService]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([serviceId, own]) => ({ serviceId, reasons: own })),
        setAside,
        cancelled,
        papers: mostMissed(papers),
        unrecorded,
      },
      ratings: {
        scores,
        faces,
        reasons: named,
        reasonNames: Object.fromEntries(reasonNames.map(({ reasonId, words }) => [reasonId, names(words)])),
      },
      onTime: files === null ? null : onTimeOf(files.rows, files.listedAt, office),
      complaints: complaintsOf(feedback, office),
      targets: targetsOf(targets),
    }),
  };
}

/** Finds rows of tickets that are asked for in the order of their ids. */
function seekerIn<Row extends readonly [TicketId, ...unknown[]]>(
  rows: readonly Row[],
): (ticketId: TicketId) => Row | undefined {
  let place = 0;
  return (ticketId) => {
    let row = rows[place];
    while (row !== undefined && row[0] < ticketId) {
      place += 1;
      row = rows[place];
    }
    return row?.[0] === ticketId ? row : undefined;
  };
}

const names = ({ vi, en }: LocalizedText): Report['office']['name'] => ({ vi, en });

/** Groups in the order of the settings; what the settings no longer know comes last, by its id. */
function inOrder<Key extends string, Known>(
  groups: Groups<Key>,
  settings: readonly Known[],
  keyOf: (known: Known) => Key,
): readonly (readonly [Key, Tally])[] {
  const place = new Map(settings.map((known, index) => [keyOf(known), index]));
  const placeOf = (key: Key): number => place.get(key) ?? settings.length;
  return [...groups.tallies].sort(
    ([one], [other]) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1),
  );
}

function mostMissed(papers: ReadonlyMap<string | null, number>): Report['returns']['papers'] {
  const named = [...papers]
    .flatMap(([name, count]) => (name === null ? [] : [{ name, count }]))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
  const others =
    (papers.get(null) ?? 0) + named.slice(MOST_PAPERS_NAMED).reduce((sum, { count }) => sum + count, 0);
  return [...named.slice(0, MOST_PAPERS_NAMED), ...(others === 0 ? [] : [{ name: null, count: others }])];
}

const sum = (shares: readonly Share[]): Share => ({
  numerator: shares.reduce((all, { numerator }) => all + numerator, 0),
  denominator: shares.reduce((all, { denominator }) => all + denominator, 0),
});

/** Accents, case and đ apart, so that every way of writing it is the same. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

function onTimeOf(rows: readonly FileRow[], listedAt: InstantMs, office: OfficeSettings): Report['onTime'] {
  const landNames = office.fields.filter(({ icon }) => icon === 'land').map(({ name }) => plain(name.vi));
  const isLand = (field: string | null): boolean =>
    field !== null && (plain(field).includes('dat dai') || landNames.includes(plain(field)));
  const byField = rows.map(([field, denominator, numerator]) => ({
    field,
    isLand: isLand(field),
    onTime: { numerator, denominator },
  }));
  const sharesWhere = (land: boolean): readonly Share[] =>
    byField.flatMap((row) => (row.isLand === land ? [row.onTime] : []));
  return { listedAt, others: sum(sharesWhere(false)), land: sum(sharesWhere(true)), byField };
}

function targetsOf(targets: ReportTargets): Report['targets'] {
  const of = (key: TargetKey): Report['targets'][TargetKey] => {
    const value = targets[key];
    if (value === null) return null;
    return { value, source: DECISION_766[key] === value ? 'decision_766' : 'office' };
  };
  return Object.fromEntries(TARGET_KEYS.map((key) => [key, of(key)])) as Report['targets'];
}
