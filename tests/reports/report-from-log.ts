/** The figures of a report counted from the log book, one figure after the other. Shares nothing with the product but words. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { minuteOf, readLogBook, type Slip, type Stretch } from './log-book.ts';

const nearestRank = (values: readonly number[], tenths: number): number | null => {
  const sorted = values.toSorted((one, other) => one - other);
  for (const value of sorted) {
    const notAbove = sorted.filter((each) => each <= value).length;
    if (notAbove * 10 >= sorted.length * tenths) return value;
  }
  return null;
};
const spread = (values: readonly number[], excluded: number) => ({
  count: values.length,
  medianMs: nearestRank(values, 5),
  ninetiethMs: nearestRank(values, 9),
  longestMs: values.length === 0 ? null : Math.max(...values),
  excluded,
});

type Deed = { readonly slip: Slip; readonly stretch: Stretch };
type Record_ = {
  readonly slip: Slip;
  readonly serviceId: string;
  readonly outcome: string;
  readonly counterId: string;
  readonly officerId: string;
};

/** What somebody was last served for, by whom and where; what was said is about these. */
type End = {
  readonly serviceId: string;
  readonly counterId: string | null;
  readonly officerId: string | null;
};

/** Which numbers, stretches, records and ratable ends a group is about. */
type Choice = {
  readonly slips: (slip: Slip) => boolean;
  readonly deeds: (deed: Deed) => boolean;
  readonly records: (record: Record_) => boolean;
  readonly ratable: (slip: Slip, end: End) => boolean;
};

/** What an office calls its reasons that has not set it otherwise. */
const REASON_NAMES = {
  slow: { vi: 'Thời gian xử lý lâu', en: 'It took long' },
  unclear_guidance: { vi: 'Hướng dẫn chưa rõ', en: 'Guidance was unclear' },
  attitude: { vi: 'Thái độ phục vụ', en: 'The attitude of the staff' },
  many_trips: { vi: 'Phải đi lại nhiều lần', en: 'I had to come several times' },
  extra_papers: { vi: 'Yêu cầu thêm giấy tờ ngoài quy định', en: 'I was asked for papers beyond the rules' },
  other: { vi: 'Khác', en: 'Something else' },
};

/** The faces of every scale, the best first. */
const PLACES: Readonly<Record<number, readonly string[]>> = {
  2: ['satisfied', 'dissatisfied'],
  3: ['satisfied', 'neutral', 'dissatisfied'],
  4: ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied'],
  5: ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very_dissatisfied'],
};

export type ReckonedFromLog = Omit<
  Report,
  'version' | 'range' | 'generatedAt' | 'isFinal' | 'office' | 'onTime' | 'complaints' | 'targets'
>;

/** What the report of these dates must say, at that moment. */
export function reportFromLog(
  events: readonly RecordedEvent[],
  office: OfficeSettings,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: number },
  officerName: (officerId: string) => string,
): ReckonedFromLog {
  const isForgotten = ({ kind, from: began, to: ended }: Stretch): boolean =>
    (kind === 'called' || kind === 'serving') && (ended ?? began) - began > office.rules.longestServiceMs;
  const book = readLogBook(
    events.filter(({ sequence }) => sequence > 0),
    office,
  );
  const slips = book.slips.filter(({ date }) => date >= from && date <= to);
  const over = (slip: Slip): readonly Stretch[] => slip.stretches.filter((stretch) => stretch.to !== null);
  const fieldOf = (serviceId: string): string | undefined =>
    office.services.find((service) => service.serviceId === serviceId)?.fieldId;
  const lastPlace = (slip: Slip, what: 'counterId' | 'officerId'): string | null =>
    slip.ending === null ? null : (over(slip).findLast((stretch) => stretch[what] !== null)?.[what] ?? null);
  const becameOf = (slip: Slip): string => {
    if (slip.ending !== 'expired') return slip.ending ?? 'open';
    const last = slip.stretches.at(-1)?.kind;
    return last === 'waiting' ? 'leftWaiting' : last === 'parked' ? 'setAside' : 'leftAtCounter';
  };
  const allDeeds = slips.flatMap((slip) => over(slip).map((stretch) => ({ slip, stretch })));
  const lastRecords = slips.flatMap((slip) =>
    slip.records
      .filter(
        ({ serviceId }, index) =>
          !slip.records.slice(index + 1).some((later) => later.serviceId === serviceId),
      )
      .map((record) => ({ slip, ...record })),
  );
  const wasSentForPapers = ({ slip, serviceId }: Record_): boolean =>
    over(slip).some(
      (stretch) =>
        stretch.endedBy === 'parked' &&
        stretch.reason === 'papers_missing' &&
        stretch.serviceId === serviceId,
    );

  const endedBy = (slip: Slip): End => {
    const last = slip.stretches.at(-1);
    if (last === undefined) throw new Error(`${slip.ticketId} stood nowhere`);
    return slip.rating ?? last;
  };

  const figures = (choice: Choice): Report['total'] => {
    const chosen = slips.filter(choice.slips);
    const deeds = allDeeds.filter(choice.deeds);
    const records = lastRecords.filter(choice.records);
    const became = (what: string): number => chosen.filter((slip) => becameOf(slip) === what).length;
    const waited = chosen.filter(
      (slip) =>
        slip.ending !== null && slip.source !== 'walk_in' && over(slip).some(({ kind }) => kind === 'called'),
    );
    const isKnown = (slip: Slip): boolean =>
      over(slip).every(({ kind, isUnseen }) => kind !== 'waiting' || !isUnseen);
    const waits = waited.filter(isKnown).map((slip) =>
      over(slip)
        .filter(({ kind }) => kind === 'waiting')
        .reduce((sum, stretch) => sum + (stretch.to ?? 0) - stretch.from, 0),
    );
    const services = deeds.filter(({ stretch }) => stretch.kind === 'serving');
    const reliable = services.filter(({ stretch }) => !stretch.isUnseen && !isForgotten(stretch));
    const ended = (by: string): number => deeds.filter(({ stretch }) => stretch.endedBy === by).length;
    // Whoever was served to the end could say how it was: of those it was about, or else of those it ended with.
    const ratable = slips.filter((slip) => slip.ending === 'finished' && choice.ratable(slip, endedBy(slip)));
    const rated = ratable.filter(({ rating }) => rating !== null);
    return {
      outcomes: {
        issued: chosen.length,
        finished: became('finished'),
        missed: became('missed'),
        setAside: became('setAside'),
        cancelled: became('cancelled'),
        givenUp: became('givenUp'),
        leftWaiting: became('leftWaiting'),
        leftAtCounter: became('leftAtCounter'),
        open: became('open'),
      },
      waits: spread(waits, waited.length - waits.length),
      services: spread(
        reliable.map(({ stretch }) => (stretch.to ?? 0) - stretch.from),
        services.length - reliable.length,
      ),
      calledInVain: ended('missed'),
      parked: ended('parked'),
      transferred: ended('transferred'),
      satisfied: {
        numerator: rated.filter(
          ({ rating }) =>
            rating !== null &&
            (PLACES[rating.scale.faces]?.indexOf(rating.score) ?? 99) < rating.scale.satisfied,
        ).length,
        denominator: rated.length,
      },
      participation: { numerator: rated.length, denominator: ratable.length },
      oneVisit: {
        numerator: records.filter((record) => record.outcome === 'completed' && !wasSentForPapers(record))
          .length,
        denominator: records.length,
      },
    };
  };
  const hourOf = (at: number): number => Math.floor(minuteOf(at) / 60);
  const choices = {
    field: (id: string): Choice => ({
      slips: (slip) => slip.fieldId === id,
      deeds: ({ stretch }) => fieldOf(stretch.serviceId) === id,
      records: ({ serviceId }) => fieldOf(serviceId) === id,
      ratable: (_, end) => fieldOf(end.serviceId) === id,
    }),
    service: (id: string): Choice => ({
      slips: (slip) => slip.serviceId === id,
      deeds: ({ stretch }) => stretch.serviceId === id,
      records: ({ serviceId }) => serviceId === id,
      ratable: (_, end) => end.serviceId === id,
    }),
    counter: (id: string): Choice => ({
      slips: (slip) => lastPlace(slip, 'counterId') === id,
      deeds: ({ stretch }) => stretch.counterId === id && stretch.officerId !== null,
      records: ({ counterId }) => counterId === id,
      ratable: (_, end) => end.counterId === id,
    }),
    officer: (id: string): Choice => ({
      slips: (slip) => lastPlace(slip, 'officerId') === id,
      deeds: ({ stretch }) => stretch.officerId === id,
      records: ({ officerId }) => officerId === id,
      ratable: (_, end) => end.officerId === id,
    }),
    hour: (hour: number): Choice => ({
      slips: (slip) => hourOf(slip.issuedAt) === hour,
      deeds: ({ stretch }) => hourOf(stretch.from) === hour,
      records: ({ slip }) => hourOf(slip.issuedAt) === hour,
      ratable: (slip) => hourOf(slip.issuedAt) === hour,
    }),
  };
  /** Empty groups are left out. */
  const isTold = ({
    outcomes,
    services,
    oneVisit,
    participation,
    calledInVain,
    parked,
    transferred,
  }: Report['total']): boolean =>
    outcomes.issued +
      services.count +
      services.excluded +
      oneVisit.denominator +
      participation.denominator +
      calledInVain +
      parked +
      transferred >
    0;
  const told = <Key, Own>(keys: readonly Key[], choice: (key: Key) => Choice, own: (key: Key) => Own) =>
    keys.flatMap((key) => {
      const made = figures(choice(key));
      return isTold(made) ? [{ ...own(key), ...made }] : [];
    });
  const officerIds = [
    ...new Set(book.slips.flatMap((slip) => slip.stretches.flatMap(({ officerId }) => officerId ?? []))),
  ].sort();

  const slots = new Map<number, { arrivals: number; called: number; openMs: number; pausedMs: number }>();
  const slot = (at: number) => {
    const minute = minuteOf(at) - (minuteOf(at) % 30);
    const known = slots.get(minute) ?? { arrivals: 0, called: 0, openMs: 0, pausedMs: 0 };
    slots.set(minute, known);
    return known;
  };
  for (const { source, issuedAt } of slips) if (source !== 'roll') slot(issuedAt).arrivals += 1;
  for (const { stretch } of allDeeds) if (stretch.kind === 'called') slot(stretch.from).called += 1;
  const sittings = book.sittings.filter(({ date }) => date >= from && date <= to);
  for (const sitting of sittings) {
    const lastDeeds = book.slips
      .filter(({ date }) => date === sitting.date)
      .flatMap((each) =>
        over(each).filter(
          (stretch) =>
            (stretch.kind === 'called' || stretch.kind === 'serving') &&
            stretch.counterId === sitting.counterId &&
            !stretch.isUnseen &&
            !isForgotten(stretch) &&
            (stretch.to ?? 0) >= sitting.from,
        ),
      )
      .map((stretch) => stretch.to ?? 0);
    const until = sitting.isForgotten ? Math.max(sitting.from, ...lastDeeds) : (sitting.to ?? now);
    // Second by second where it matters: each whole half hour, and the pieces at both ends.
    for (let at = sitting.from; at < until;) {
      const next = Math.min(until, (Math.floor(at / 1_800_000) + 1) * 1_800_000);
      slot(at)[sitting.isPaused ? 'pausedMs' : 'openMs'] += next - at;
      at = next;
    }
  }

  const reasonsOf = (isOf: (serviceId: string) => boolean) => ({
    papers_missing: lastRecords.filter(
      ({ serviceId, outcome }) => isOf(serviceId) && outcome === 'papers_missing',
    ).length,
    result_not_ready: lastRecords.filter(
      ({ serviceId, outcome }) => isOf(serviceId) && outcome === 'result_not_ready',
    ).length,
    not_here: lastRecords.filter(({ serviceId, outcome }) => isOf(serviceId) && outcome === 'not_here')
      .length,
    not_back: slips.filter((each) => isOf(each.serviceId) && becameOf(each) === 'setAside').length,
    wrong_service: allDeeds.filter(
      ({ stretch }) =>
        isOf(stretch.serviceId) && stretch.endedBy === 'ended' && stretch.reason === 'wrong_service',
    ).length,
  });
  const withReason = (endedBy: string, reason: string): number =>
    allDeeds.filter(({ stretch }) => stretch.endedBy === endedBy && stretch.reason === reason).length;
  const countEach = <Key extends string>(keys: readonly Key[], count: (key: Key) => number) =>
    Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;
  const named = [...book.papers]
    .filter(([name]) => name !== '')
    .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1));
  const others = book.papers.get('') ?? 0;

  const ratedToTheEnd = slips.flatMap(({ ending, rating }) =>
    ending === 'finished' && rating !== null ? [rating] : [],
  );
  return {
    days: book.dates
      .filter((date) => date >= from && date <= to)
      .map((date) => ({
        date: date as Report['days'][number]['date'],
        issued: slips.filter((each) => each.date === date).length,
        finished: slips.filter((each) => each.date === date && each.ending === 'finished').length,
      })),
    bySource: countEach(
      ['kiosk', 'phone', 'counter', 'roll', 'walk_in'],
      (source) => slips.filter((each) => each.source === source).length,
    ),
    total: figures({ slips: () => true, deeds: () => true, records: () => true, ratable: () => true }),
    fields: told(
      office.fields,
      ({ fieldId }) => choices.field(fieldId),
      ({ fieldId, letter, name: { vi, en } }) => ({ fieldId, letter, name: { vi, en } }),
    ),
    services: told(
      office.services,
      ({ serviceId }) => choices.service(serviceId),
      ({ serviceId, fieldId, name: { vi, en } }) => ({ serviceId, fieldId, name: { vi, en } }),
    ),
    counters: told(
      office.counters,
      ({ counterId }) => choices.counter(counterId),
      ({ counterId, number }) => ({ counterId, number }),
    ),
    officers: told(officerIds, choices.officer, (officerId) => ({
      officerId: officerId as Report['officers'][number]['officerId'],
      displayName: officerName(officerId),
    })),
    hours: told(
      Array.from({ length: 24 }, (_, hour) => hour),
      choices.hour,
      (hour) => ({ hour }),
    ),
    load: [...slots].sort(([one], [other]) => one - other).map(([minute, each]) => ({ minute, ...each })),
    forgottenCounters: sittings.filter((sitting) => sitting.isForgotten).length,
    returns: {
      reasons: reasonsOf(() => true),
      services: [
        ...new Set(
          slips.flatMap((each) => [
            each.serviceId,
            ...each.stretches.map(({ serviceId }) => serviceId),
            ...each.records.map(({ serviceId }) => serviceId),
          ]),
        ),
      ]
        .sort()
        .map((serviceId) => ({
          serviceId: serviceId as Report['services'][number]['serviceId'],
          reasons: reasonsOf((id) => id === serviceId),
        }))
        .filter(({ reasons }) => Object.values(reasons).some((count) => count > 0)),
      setAside: countEach(
        ['papers_missing', 'filling_in_form', 'paying', 'waiting_for_colleague', 'other'],
        (reason) => withReason('parked', reason),
      ),
      cancelled: countEach(['left', 'duplicate', 'wrong_service', 'other'], (reason) =>
        withReason('ended', reason),
      ),
      papers: [
        ...named.map(([name, count]) => ({ name, count })),
        ...(others === 0 ? [] : [{ name: null, count: others }]),
      ],
      unrecorded: slips.filter((each) => each.ending === 'finished' && each.records.length === 0).length,
    },
    ratings: {
      scores: countEach(
        ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very_dissatisfied'],
        (score) => ratedToTheEnd.filter((rating) => rating.score === score).length,
      ),
      faces: countEach(
        ['2', '3', '4', '5'],
        (faces) => ratedToTheEnd.filter(({ scale }) => String(scale.faces) === faces).length,
      ),
      reasons: countEach(
        ['slow', 'unclear_guidance', 'attitude', 'many_trips', 'extra_papers', 'other'],
        (reason) => ratedToTheEnd.filter(({ reasons }) => reasons.includes(reason)).length,
      ),
      reasonNames: REASON_NAMES,
    },
  };
}
