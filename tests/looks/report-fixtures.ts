/** Reports of the demonstration office as a busy ward would have them: figures that add up, and such as are missing. */
import { FIRST_FORM } from '#tests/support/rating.ts';
import { FIRST_TARGETS, RETURN_REASONS, type DateRange } from '#protocol/report.ts';
import type { Figures, Report, Share, Spread } from '#protocol/report-shapes.ts';
import { instantMs, type BusinessDate, type OfficerId } from '#protocol/vocabulary.ts';
import { datesIn, weekdayOf } from '#reporting/periods.ts';
import { DEMO_OFFICE, DEMO_OFFICERS } from '#demo/office.ts';

const minutes = (count: number): number => count * 60_000;
const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });
const spread = (count: number, median: number, ninetieth: number, longest: number, excluded = 0): Spread => ({
  count,
  medianMs: minutes(median),
  ninetiethMs: minutes(ninetieth),
  longestMs: minutes(longest),
  excluded,
});

/** So many issued; the rest follows in a ward's usual proportions. */
function figures(
  issued: number,
  waits: readonly [median: number, ninetieth: number, longest: number],
): Figures {
  const part = (of: number): number => Math.round(issued * of);
  const [missed, setAside, cancelled] = [part(0.026), part(0.022), part(0.011)];
  const finished = issued - missed - setAside - cancelled;
  const rated = Math.round(finished * 0.27);
  return {
    outcomes: {
      issued,
      finished,
      missed,
      setAside,
      cancelled,
      givenUp: 0,
      leftWaiting: 0,
      leftAtCounter: 0,
      open: 0,
    },
    waits: spread(issued - cancelled, ...waits),
    services: spread(finished + setAside, 7, 14, 38, part(0.01)),
    calledInVain: part(0.04),
    parked: part(0.1),
    transferred: part(0.05),
    satisfied: share(Math.round(rated * 0.972), rated),
    participation: share(rated, finished),
    oneVisit: share(Math.round(finished * 0.875), finished),
  };
}

const WAITS: Readonly<Record<string, readonly [number, number, number]>> = {
  A: [12, 31, 41],
  H: [11, 26, 38],
  X: [14, 29, 36],
  L: [9, 18, 22],
  K: [6, 13, 19],
  M: [10, 33, 47],
  S: [2, 5, 8],
};
const ARRIVALS = [31, 38, 34, 29, 24, 15, 11, 8, 0, 0, 0, 14, 22, 20, 13, 9, 7, 4, 1];
const CALLED = [19, 27, 29, 27, 26, 22, 16, 15, 5, 0, 0, 8, 17, 20, 18, 11, 9, 7, 4];
const COUNTERS = [5, 6, 6, 6, 6, 7, 7, 7, 4, 0, 0, 7, 8, 8, 8, 8, 7, 6, 4];

const none = <Key extends string>(keys: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;

const { fields, services, counters, name, unitName, timeZone } = DEMO_OFFICE;
const plain = ({ vi, en }: { readonly vi: string; readonly en: string }) => ({ vi, en });

/** The report of a range; `perDay` numbers on an ordinary day, a quarter more on Mondays. */
export function reportOf(range: DateRange, today: BusinessDate, perDay = 224): Report {
  const days = datesIn(range)
    .filter((date) => date <= today && weekdayOf(date) < 5 && date !== '2026-11-18')
    .map((date) => {
      const issued = Math.round(perDay * (weekdayOf(date) === 0 ? 1.25 : 1 - weekdayOf(date) * 0.02));
      return { date, issued, finished: Math.round(issued * 0.942) };
    });
  const issued = days.reduce((sum, day) => sum + day.issued, 0);
  const part = (of: number): number => Math.round(issued * of);
  const total = figures(issued, [11, 28, 47]);
  return {
    version: 1,
    range,
    generatedAt: instantMs(Date.UTC(2026, 10, 23, 10, 12)),
    isFinal: range.to < today,
    office: { name: plain(name), unitName: plain(unitName), timeZone },
    days,
    bySource: { kiosk: part(0.9), phone: part(0.06), counter: part(0.02), roll: 0, walk_in: part(0.02) },
    total,
    fields: fields.map((field) => ({
      fieldId: field.fieldId,
      letter: field.letter,
      name: plain(field.name),
      ...figures(part(0.14), WAITS[field.letter] ?? [5, 10, 20]),
    })),
    services: services.slice(0, 12).map((service, index) => ({
      serviceId: service.serviceId,
      fieldId: service.fieldId,
      name: plain(service.name),
      ...figures(part(0.12 - index * 0.008), [9 + index, 20 + index, 41]),
    })),
    counters: counters
      .filter(({ kind }) => kind === 'service')
      .map(({ counterId, number }) => ({
        counterId: counterId,
        number,
        ...figures(part(0.125), [11, 27, 44]),
      })),
    officers: DEMO_OFFICERS.slice(0, 8).map(({ username, displayName }) => ({
      officerId: username as OfficerId,
      displayName,
      ...figures(part(0.125), [11, 27, 44]),
    })),
    hours: [7, 8, 9, 10, 13, 14, 15, 16].map((hour) => ({
      hour,
      ...figures(part(0.12), [8 + (hour % 5), 24, 40]),
    })),
    load: ARRIVALS.map((arrivals, index) => ({
      minute: 450 + index * 30,
      arrivals: arrivals * days.length,
      called: (CALLED[index] ?? 0) * days.length,
      openMs: (COUNTERS[index] ?? 0) * minutes(30) * days.length,
      pausedMs: 0,
    })),
    forgottenCounters: days.length > 1 ? 3 : 0,
    returns: {
      reasons: {
        ...none(RETURN_REASONS),
        papers_missing: part(0.07),
        result_not_ready: part(0.02),
        not_back: part(0.022),
      },
      services: services.slice(0, 5).map(({ serviceId }, index) => ({
        serviceId,
        reasons: { ...none(RETURN_REASONS), papers_missing: 9 - index, result_not_ready: index },
      })),
      setAside: { papers_missing: 27, filling_in_form: 4, paying: 2, waiting_for_colleague: 1, other: 0 },
      cancelled: { left: 2, duplicate: 1, wrong_service: 0, other: 0 },
      papers: [
        { name: 'Bản chính giấy tờ cần chứng thực', count: 9 },
        { name: 'Sơ đồ, giấy tờ quyền sử dụng đất', count: 6 },
        { name: 'Giấy chứng sinh', count: 5 },
        { name: 'Mẫu CT01 chưa ghi đủ', count: 4 },
        { name: null, count: 3 },
      ],
      unrecorded: 0,
    },
    ratings: {
      scores: {
        very_satisfied: part(0.15),
        satisfied: part(0.1),
        neutral: 1,
        dissatisfied: 1,
        very_dissatisfied: 0,
      },
      faces: { 2: 0, 3: 0, 4: part(0.25) + 2, 5: 0 },
      reasons: { slow: 1, unclear_guidance: 0, attitude: 0, many_trips: 0, extra_papers: 0, other: 0 },
      reasonNames: Object.fromEntries(
        FIRST_FORM.reasons.map(({ reasonId, words }) => [reasonId, plain(words)]),
      ),
    },
    onTime: {
      listedAt: instantMs(Date.UTC(2026, 10, 23, 1, 0)),
      others: share(20, 21),
      land: share(0, 0),
      byField: [
        { field: 'Hộ tịch', isLand: false, onTime: share(12, 12) },
        { field: 'Hộ kinh doanh', isLand: false, onTime: share(8, 9) },
      ],
    },
    complaints: {
      received: part(0.02),
      withdrawn: 0,
      handled: share(part(0.02), part(0.02)),
      unanswered: 0,
      onTime: share(11, 12),
      byKind: [
        {
          kind: 'problem',
          ...{ received: 9, withdrawn: 1, unanswered: 1, handled: share(8, 8), onTime: share(8, 9) },
        },
        {
          kind: 'suggestion',
          ...{ received: 3, withdrawn: 0, unanswered: 0, handled: share(3, 3), onTime: share(3, 3) },
        },
      ],
      byField: [
        {
          fieldId: null,
          name: null,
          ...{ received: 12, withdrawn: 1, unanswered: 1, handled: share(11, 11), onTime: share(11, 12) },
        },
      ],
    },
    targets: {
      satisfied: { value: 95, source: 'decision_766' },
      participation: { value: 40, source: 'office' },
      onTime: { value: 95, source: 'decision_766' },
      onTimeLand: { value: 95, source: 'decision_766' },
      complaints: { value: 90, source: 'decision_766' },
      oneVisit: null,
      medianWait: null,
      ninetiethWait: { value: FIRST_TARGETS.ninetiethWait ?? 30, source: 'office' },
    },
  };
}

/** Days on which nothing was measured. */
export function emptyReport(range: DateRange, today: BusinessDate): Report {
  const nothing = figures(0, [0, 0, 0]);
  const noSpread: Spread = { count: 0, medianMs: null, ninetiethMs: null, longestMs: null, excluded: 0 };
  return {
    ...reportOf(range, '1970-01-01' as BusinessDate),
    isFinal: range.to < today,
    total: { ...nothing, waits: noSpread, services: noSpread },
    fields: [],
    services: [],
    counters: [],
    officers: [],
    hours: [],
    load: [],
    onTime: null,
    complaints: {
      ...{ received: 0, withdrawn: 0, unanswered: 0, byKind: [], byField: [] },
      ...{ handled: share(0, 0), onTime: share(0, 0) },
    },
  };
}
