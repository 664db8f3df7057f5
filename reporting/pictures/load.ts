/** Load against staffing: who came and who was called in each half hour, over the counters that were open. */
import type { Report } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { clockText, decimal, wholeNumber } from '../format.ts';
import type { Mark, Picture } from '../sheet-types.ts';
import type { ReportTexts } from '../texts-vi.ts';
import { axisLines } from './scale.ts';

const SLOT_MINUTES = 30;
const NEGLIGIBLE = 0.01;
const SLOT_MS = SLOT_MINUTES * 60_000;

/** One half hour of an average day with data. */
export type LoadSlot = {
  readonly minute: number;
  readonly arrivals: number;
  readonly called: number;
  /** How many were open on average. */
  readonly counters: number;
};

/** From the first half hour with anybody in it to the last, without gaps; empty when nobody came. */
export function loadSlots({ load, days }: Report): readonly LoadSlot[] {
  const worked = Math.max(1, days.filter(({ issued }) => issued > 0).length);
  const most = Math.max(0, ...load.map(({ arrivals, called }) => arrivals + called));
  // A few calls after hours, in a month of many, would make the day look longer than it is.
  const busy = load
    .filter(({ arrivals, called }) => arrivals + called > most * NEGLIGIBLE)
    .map(({ minute }) => minute);
  const [first, last] = [busy[0], busy.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Map(load.map((slot) => [slot.minute, slot]));
  return Array.from({ length: (last - first) / SLOT_MINUTES + 1 }, (_, index) => {
    const minute = first + index * SLOT_MINUTES;
    const slot = known.get(minute);
    return {
      minute,
      arrivals: (slot?.arrivals ?? 0) / worked,
      called: (slot?.called ?? 0) / worked,
      counters: (slot?.openMs ?? 0) / SLOT_MS / worked,
    };
  });
}

const isBusy = ({ arrivals, called }: LoadSlot): boolean => arrivals + called > 0;
export const slotEnd = ({ minute }: LoadSlot): number => minute + SLOT_MINUTES;
/** Of a single day people are whole; of many the average has a decimal where it is small. */
export const people = (count: number, language: Language): string =>
  isNearlyWhole(count) || count >= 20 ? wholeNumber(count, language) : decimal(count, language);
const isNearlyWhole = (count: number): boolean => Math.abs(count - Math.round(count)) < 0.05;

/** The run of half hours in which more came than were called that left the longest queue behind; null when there is none. */
export function longestBehind(slots: readonly LoadSlot[]): readonly LoadSlot[] | null {
  let best: readonly LoadSlot[] = [];
  let run: readonly LoadSlot[] = [];
  const surplus = (some: readonly LoadSlot[]): number =>
    some.reduce((sum, { arrivals, called }) => sum + arrivals - called, 0);
  for (const slot of slots) {
    run = slot.arrivals > slot.called ? [...run, slot] : [];
    if (surplus(run) > surplus(best)) best = run;
  }
  return best.length === 0 ? null : best;
}

const LEFT = 48;
const TOP = 26;
const FOOT = 52;

export function loadPicture(
  slots: readonly LoadSlot[],
  { width, height }: { readonly width: number; readonly height: number },
  words: ReportTexts['load'],
  label: string,
  language: Language,
): Picture {
  const chart = height - TOP - FOOT;
  const highest = Math.max(1, ...slots.flatMap(({ arrivals, called }) => [arrivals, called]));
  const lines = axisLines(highest, 4);
  const top = lines.at(-1) ?? 1;
  const across = (width - LEFT) / slots.length;
  const xOf = (index: number): number => LEFT + index * across;
  const yOf = (count: number): number => TOP + chart - (count / top) * chart;
  const middle = (index: number): number => xOf(index) + across / 2;
  const text = (
    x: number,
    y: number,
    words_: string,
    more: Partial<Extract<Mark, { kind: 'text' }>> = {},
  ): Mark => ({
    kind: 'text',
    x,
    y,
    text: words_,
    anchor: 'middle',
    size: 13,
    isBold: false,
    tone: 'soft',
    ...more,
  });
  const marks: Mark[] = lines.flatMap((count): Mark[] => [
    {
      kind: 'line',
      points: [
        [LEFT, yOf(count)],
        [width, yOf(count)],
      ],
      tone: 'line',
      width: 1,
    },
    text(LEFT - 8, yOf(count) + 4, people(count, language), { anchor: 'end' }),
  ]);
  quietRuns(slots).forEach(({ from, to }) => {
    marks.push({
      kind: 'rect',
      x: xOf(from),
      y: TOP,
      width: (to - from + 1) * across,
      height: chart,
      tone: 'sunken',
    });
    if ((to - from + 1) * across > 90)
      marks.push(text((xOf(from) + xOf(to + 1)) / 2, TOP + chart / 2, words.nobody, { size: 12 }));
  });
  slots.forEach(({ arrivals }, index) => {
    const gap = Math.min(8, across * 0.12);
    marks.push({
      kind: 'rect',
      x: xOf(index) + gap,
      y: yOf(arrivals),
      width: across - 2 * gap,
      height: TOP + chart - yOf(arrivals),
      tone: 'data-soft',
    });
  });
  marks.push({
    kind: 'line',
    points: [
      [LEFT, yOf(0)],
      [width, yOf(0)],
    ],
    tone: 'soft',
    width: 1.5,
  });
  for (const run of busyRuns(slots)) {
    const points = run.map((index) => [middle(index), yOf(slots[index]?.called ?? 0)] as const);
    if (points.length === 1)
      marks.push({ kind: 'dot', x: points[0]?.[0] ?? 0, y: points[0]?.[1] ?? 0, radius: 3, tone: 'ink' });
    else marks.push({ kind: 'line', points, tone: 'ink', width: 2.5 });
  }
  const peak = slots.reduce(
    (best, slot, index) => (slot.arrivals > (slots[best]?.arrivals ?? 0) ? index : best),
    0,
  );
  const peakSlot = slots[peak];
  if (peakSlot !== undefined) {
    const atEdge = middle(peak) < width * 0.2 ? 'start' : middle(peak) > width * 0.8 ? 'end' : 'middle';
    const x = atEdge === 'start' ? xOf(peak) : atEdge === 'end' ? xOf(peak + 1) : middle(peak);
    const words_ = words.peakMark(
      people(peakSlot.arrivals, language),
      clockText(peakSlot.minute),
      clockText(slotEnd(peakSlot)),
    );
    marks.push(
      text(x, Math.max(13, yOf(Math.max(peakSlot.arrivals, peakSlot.called)) - 8), words_, {
        anchor: atEdge,
        isBold: true,
        tone: 'ink',
      }),
    );
  }
  const freest = slots.reduce((best, _slot, index) => {
    const gain = (at: number): number => (slots[at]?.called ?? 0) - (slots[at]?.arrivals ?? 0);
    return gain(index) > gain(best) && Math.abs(index - peak) > 3 ? index : best;
  }, peak);
  const freestSlot = slots[freest];
  const above = (index: number): number =>
    yOf(Math.max(...slots.slice(Math.max(0, index - 1), index + 2).map(({ called }) => called)));
  if (freest !== peak && freestSlot !== undefined)
    marks.push(text(middle(freest), above(freest) - 10, words.called, { isBold: true, tone: 'ink' }));
  slots.forEach((slot, index) => {
    const isLabelled = across > 60 || index % 2 === 0;
    if (isLabelled) marks.push(text(xOf(index), TOP + chart + 19, clockText(slot.minute)));
    const isBehind = slot.arrivals > slot.called;
    const shown = slot.counters >= 0.05 ? countersText(slot, slots, language) : '–';
    marks.push(
      text(middle(index), height - 6, shown, {
        isBold: true,
        size: 14,
        tone: isBehind ? 'needs-you' : 'ink',
      }),
    );
  });
  marks.push(text(0, height - 6, words.counters, { anchor: 'start' }));
  return { width, height, label, marks };
}

/** Whole counters, or one decimal where they were fewer than ten and not whole on average. */
export function countersText(slot: LoadSlot, slots: readonly LoadSlot[], language: Language): string {
  const isSingleDay = slots.every(
    ({ arrivals, called }) => Number.isInteger(arrivals) && Number.isInteger(called),
  );
  return isSingleDay || slot.counters >= 10 || isNearlyWhole(slot.counters)
    ? wholeNumber(slot.counters, language)
    : decimal(slot.counters, language);
}

type Run = { readonly from: number; readonly to: number };
/** Half hours within the day in which nobody came and nobody was called. */
function quietRuns(slots: readonly LoadSlot[]): readonly Run[] {
  const runs: Run[] = [];
  slots.forEach((slot, index) => {
    if (isBusy(slot)) return;
    const last = runs.at(-1);
    if (last?.to === index - 1) runs[runs.length - 1] = { ...last, to: index };
    else runs.push({ from: index, to: index });
  });
  return runs;
}

/** The line breaks where nobody was called for a whole half hour and nobody came. */
function busyRuns(slots: readonly LoadSlot[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  slots.forEach((slot, index) => {
    if (!isBusy(slot)) return;
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  });
  return runs;
}
