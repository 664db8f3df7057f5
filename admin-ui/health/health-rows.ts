/** What the health page lists: what is wrong, of the machine and of the hall's devices, and what is well. */
import type { HealthFault, HealthFacts, HealthKind, HealthReport } from '#protocol/health.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { alarmKey, alarmsOf, printerTrouble, type DeskAlarm, type HallView } from '../live/alarms.ts';
import type { HealthTexts } from './texts.ts';

/** Troubles of the hall that are a machine's; what people are to do stands on the live page. */
const OF_MACHINES: readonly DeskAlarm['about'][] = ['printer', 'no_display', 'muted_display'];

export type HealthRow =
  | { readonly of: 'server'; readonly key: string; readonly isBroken: boolean; readonly fault: HealthFault }
  | { readonly of: 'hall'; readonly key: string; readonly isBroken: boolean; readonly alarm: DeskAlarm };

/** What is broken first; of that the server before the hall. */
export function healthRows(report: HealthReport | null, view: HallView): readonly HealthRow[] {
  const all: readonly HealthRow[] = [
    ...(report?.faults ?? []).map((fault) => ({
      of: 'server' as const,
      key: fault.kind,
      isBroken: fault.severity === 'broken',
      fault,
    })),
    ...alarmsOf(view)
      .filter(({ about }) => OF_MACHINES.includes(about))
      .map((alarm) => ({ of: 'hall' as const, key: alarmKey(alarm), isBroken: alarm.isBroken, alarm })),
  ];
  return [...all.filter(({ isBroken }) => isBroken), ...all.filter(({ isBroken }) => !isBroken)];
}

export const brokenOf = (rows: readonly HealthRow[]): number =>
  rows.filter(({ isBroken }) => isBroken).length;

/** `41 GB`, `1,4 GB`, `640 MB`. */
export function sizeWords(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1_000 && unit < units.length - 1) [value, unit] = [value / 1_000, unit + 1];
  const digits = value < 10 && unit > 1 ? 1 : 0;
  return `${value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en', { maximumFractionDigits: digits })} ${units[unit] ?? ''}`;
}

export type Wording = {
  readonly words: HealthTexts;
  readonly language: Language;
  readonly timeZone: string;
};

export const momentWords = (at: number, { timeZone }: Pick<Wording, 'timeZone'>): string =>
  `${clockTime(at, timeZone)} ${shortDate(at, timeZone)}`;

/** A fault in its sentence, with its cure. */
export function faultWords(
  fault: HealthFault,
  wording: Wording,
): { readonly what: string; readonly cure: string } {
  return wording.words.faults[fault.kind](figureOf(fault, wording));
}

function figureOf(fault: HealthFault, wording: Wording): string {
  const { words, language, timeZone } = wording;
  switch (fault.kind) {
    case 'disk_full':
    case 'disk_low':
      return sizeWords(fault.freeBytes, language);
    case 'log_large':
      return sizeWords(fault.bytes, language);
    case 'clock_behind':
      return words.seconds(fault.byMs);
    case 'clock_stepped':
      return (fault.byMs > 0 ? words.forward : words.back)(words.seconds(Math.abs(fault.byMs)));
    case 'backup_old':
      return momentWords(fault.madeAt, wording);
    case 'backup_failed':
    case 'place_failed':
      return words.troubles[fault.trouble];
    case 'data_changed':
      return String(fault.findings);
    case 'busy':
      return words.seconds(fault.delayMs);
    case 'unsealed':
      return String(fault.days);
    case 'certificate_ending':
      return shortDate(fault.endsAt, timeZone);
    case 'https_failed':
      return words.https[fault.why];
    case 'https_uncovered':
      return fault.address;
    case 'faults':
      return String(fault.count);
    default:
      return '';
  }
}

type WellName = keyof HealthTexts['well'];

/** Any of these troubles, and the thing is not well. */
const TROUBLES_OF: Readonly<Partial<Record<WellName, readonly HealthKind[]>>> = {
  storage: ['storage_failing', 'log_large'],
  disk: ['disk_full', 'disk_low'],
  clock: ['clock_behind', 'clock_stepped'],
  trail: ['data_changed', 'unsealed'],
  backup: ['backup_none', 'backup_old', 'backup_failed', 'data_changed'],
  place: ['place_none', 'place_missing', 'place_unmarked', 'place_silent', 'place_same_disk', 'place_failed'],
  speed: ['busy'],
};

export type WellLine = { readonly name: string; readonly more: string };

/** What is well, each with its figure. */
export function wellLines(report: HealthReport, view: HallView, wording: Wording): readonly WellLine[] {
  const { words, language } = wording;
  const figures = figuresOf(report.facts, wording);
  const wellHere = (Object.keys(TROUBLES_OF) as WellName[]).filter(
    (name) => !report.faults.some(({ kind }) => TROUBLES_OF[name]?.includes(kind) === true),
  );
  const line = (name: WellName, figure: string): WellLine => {
    const { name: title, more } = words.well[name];
    return { name: title, more: more(figure) };
  };
  const share = (count: number, all: number): string => `${String(count)} / ${String(all)}`;
  const ready = view.printers.filter((printer) => printerTrouble(printer) === null).length;
  const { connected, muted } = view.displays;
  const counters = view.counters.length;
  const { sockets } = report.facts;
  return [
    ...wellHere.map((name) => line(name, figures[name] ?? '')),
    ...(ready > 0 && ready === view.printers.length ? [line('printers', share(ready, ready))] : []),
    ...(connected > 0 && muted === 0 ? [line('displays', connected.toLocaleString(language))] : []),
    ...(sockets.counter > 0 ? [line('counters', share(Math.min(sockets.counter, counters), counters))] : []),
  ];
}

const figuresOf = (facts: HealthFacts, wording: Wording): Readonly<Partial<Record<WellName, string>>> => ({
  storage: sizeWords(facts.databaseBytes, wording.language),
  disk: sizeWords(facts.freeBytes, wording.language),
  trail: facts.trailEntries.toLocaleString(wording.language === 'vi' ? 'vi-VN' : 'en'),
  backup: facts.backup === null ? '' : momentWords(facts.backup.madeAt, wording),
  speed: wording.words.seconds(facts.delayMs),
});
