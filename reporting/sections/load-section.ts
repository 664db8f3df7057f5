import { clockText } from '../format.ts';
import { countersText, loadPicture, loadSlots, longestBehind, people, slotEnd } from '../pictures/load.ts';
import type { Section } from '../sheet-types.ts';
import type { SheetContext } from './context.ts';

const HEIGHT = 236;

/** Load against staffing; null when nobody came. */
export function loadSection({ report, kind, language, words, width }: SheetContext): Section | null {
  const slots = loadSlots(report);
  const [first] = slots;
  if (first === undefined) return null;
  const { load } = words;
  const peak = slots.reduce((best, slot) => (slot.arrivals > best.arrivals ? slot : best), first);
  const told = [
    people(peak.arrivals, language),
    clockText(peak.minute),
    clockText(slotEnd(peak)),
    countersText(peak, slots, language),
  ] as const;
  const [count, from, to, counters] = told;
  const isDay = kind === 'day';
  const heading =
    peak.arrivals === 0 ? load.plain : (isDay ? load.peak : load.peakOfMany)(count, from, to, counters);
  const behind = longestBehind(slots);
  const notes = [isDay ? load.lead : load.leadOfMany];
  const [begin, last] = [behind?.[0], behind?.at(-1)];
  if (behind !== null && begin !== undefined && last !== undefined) {
    const sum = (key: 'arrivals' | 'called'): number => behind.reduce((all, slot) => all + slot[key], 0);
    const [came, called] = [sum('arrivals'), sum('called')];
    if (came - called >= 2)
      notes.push(
        load.behind(
          clockText(begin.minute),
          clockText(slotEnd(last)),
          people(came, language),
          people(called, language),
          people(came - called, language),
        ),
      );
  }
  return {
    id: 'load',
    heading,
    lead: notes.join(' '),
    picture: loadPicture(slots, { width, height: HEIGHT }, load, `${heading}. ${notes.join(' ')}`, language),
    ...(report.forgottenCounters === 0 ? {} : { foot: load.forgotten(String(report.forgottenCounters)) }),
  };
}
