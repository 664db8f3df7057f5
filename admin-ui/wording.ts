/** Sentences that are put together from facts. */
import { clockTime, minutesSince, pick } from '#ui-kit/language.ts';
import type { LoginWarning } from '#ui-kit/login-warnings.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { ConnectionCheck } from '#protocol/printing.ts';
import type { UnprintedPaper } from '#protocol/printing.ts';
import type { FieldId, InstantMs, Language, RefusalCode, RejectionCode } from '#protocol/vocabulary.ts';
import type { ErrandState } from './errand-desk.ts';
import type { DeskAlarm } from './live/alarms.ts';
import { supervisionTexts } from './live/supervision-texts.ts';
import type { ChangedPart } from './printing-changes.ts';
import { printerFaults, type PrinterFault } from './printers/printer-draft.ts';
import type { PrinterSettings } from '#protocol/printing.ts';
import type { Texts, Trouble } from './texts.ts';

/** Why the server did nothing, in the screen's own words. */
export const refusalWords = (code: RejectionCode | RefusalCode, texts: Texts): string =>
  texts.refusals[code] ?? texts.refusedOther(code);

/** `A, B và C`. */
export const listOf = (items: readonly string[], texts: Texts): string =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')}${texts.listEnd}${items.at(-1) ?? ''}`;

/** One sentence for all warnings under the password; null when there is none. */
export function warningWords(warnings: readonly LoginWarning[], texts: Texts): string | null {
  const [first] = warnings;
  if (first === undefined) return null;
  if (warnings.length > 1) return texts.signIn.both;
  return first === 'caps_lock' ? texts.signIn.capsLock : texts.signIn.vietnameseTyping;
}

/** How an errand ended, and whether that is bad news; null while there is nothing to say. */
export function errandWords(
  state: ErrandState<unknown> | null | undefined,
  done: string,
  texts: Texts,
): { readonly isBad: boolean; readonly words: string } | null {
  switch (state?.kind) {
    case 'done':
      return { isBad: false, words: done };
    case 'refused':
      return { isBad: true, words: refusalWords(state.code, texts) };
    case 'unanswered':
      return { isBad: true, words: texts.unanswered };
    default:
      return null;
  }
}

/** The changed parts of the settings, as a list in words. */
export function changedParts(parts: readonly ChangedPart[], texts: Texts): string {
  const words = texts.save.parts;
  const items = parts.map((part) => {
    if (part.kind !== 'printer') return words[part.kind];
    const name = part.name.trim() === '' ? texts.printers.newName : part.name;
    if (part.change === 'added') return words.added(name);
    return part.change === 'removed' ? words.removed(name) : words.printer(name);
  });
  return listOf(items, texts);
}

/** What a tried address turned out to be. */
export function checkWords(check: ConnectionCheck, texts: Texts): string {
  const words = texts.printers.checked;
  if (check.kind !== 'printer') return words[check.kind];
  return check.problem === null
    ? words.printer(check.model)
    : words.printerWith(check.model, texts.problems[check.problem]);
}

/** Why a sheet is not there, or perhaps not there. */
export function unprintedWords(paper: UnprintedPaper, texts: Texts): string {
  const { printers: words, problems } = texts;
  if (paper.state === 'failed') {
    return paper.problem === null ? words.failed : words.failedBecause(problems[paper.problem]);
  }
  return paper.problem === null ? words.uncertain : words.uncertainBecause(problems[paper.problem]);
}

/** The first sentence of a printer's faults; null when it can be saved. */
export function faultOf(
  printer: PrinterSettings,
  all: readonly PrinterSettings[],
  among: readonly PrinterFault[],
  texts: Texts,
): string | null {
  const fault = printerFaults(printer, all).find((each) => among.includes(each));
  return fault === undefined ? null : texts.faults[fault];
}

const fieldName = (office: OfficeSettings, fieldId: FieldId, language: Language): string => {
  const field = office.fields.find((candidate) => candidate.fieldId === fieldId);
  return field === undefined ? '' : pick(field.name, language);
};

/** The counters that take a field, e.g. "Quầy 2 hoặc Quầy 5". */
const takersOf = (office: OfficeSettings, fieldId: FieldId, texts: Texts): string => {
  const names = office.counters
    .filter(({ kind, fieldIds }) => kind === 'service' && fieldIds.includes(fieldId))
    .map(({ number }) => texts.live.counterName(number));
  return names.join(texts.alarms.or);
};

const sinceWords = (since: InstantMs | null, office: OfficeSettings, texts: Texts): string =>
  since === null ? '' : texts.alarms.since(clockTime(since, office.timeZone));

/** What is wrong and since when, and what to do about it. */
export function alarmWords(
  alarm: DeskAlarm,
  office: OfficeSettings,
  connectedDisplays: number,
  language: Language,
  texts: Texts,
  nowMs = 0,
): Trouble {
  const words = texts.alarms;
  const said = supervisionTexts(language).alarms;
  const lastSpoken = (since: InstantMs | null): string =>
    since === null ? '' : words.lastSpoken(clockTime(since, office.timeZone));
  switch (alarm.about) {
    case 'printer': {
      const { what, cure } = texts.troubles[alarm.trouble];
      return { what: `${words.printer(alarm.name, what)}${sinceWords(alarm.since, office, texts)}.`, cure };
    }
    case 'unprinted': {
      const oldest =
        alarm.since === null || alarm.count === 1
          ? sinceWords(alarm.since, office, texts)
          : words.oldest(clockTime(alarm.since, office.timeZone));
      return { what: `${words.unprinted(alarm.count)}${oldest}.`, cure: words.unprintedCure };
    }
    case 'no_display':
      return { what: `${words.no_display.what}${lastSpoken(alarm.since)}.`, cure: words.no_display.cure };
    case 'muted_display':
      return {
        what: `${words.muted(alarm.muted, connectedDisplays)}${lastSpoken(alarm.since)}.`,
        cure: words.mutedCure,
      };
    case 'help': {
      const counter = texts.live.counterName(alarm.counterNumber);
      return {
        what: `${words.help(counter, alarm.officerName)}${sinceWords(alarm.since, office, texts)}.`,
        cure: words.helpCure,
      };
    }
    case 'no_counter': {
      const field = fieldName(office, alarm.fieldId, language);
      const oldest = alarm.since === null ? '' : words.oldest(clockTime(alarm.since, office.timeZone));
      return {
        what: `${words.no_counter(field, alarm.waiting, oldest)}.`,
        cure: words.no_counterCure(takersOf(office, alarm.fieldId, texts)),
      };
    }
    case 'long_wait': {
      const field = fieldName(office, alarm.fieldId, language);
      const limit = minutesSince(0, office.rules.longWaitMs);
      const counters = alarm.couldOpen.map(texts.live.counterName).join(words.or);
      return {
        what: `${said.long_wait(field, minutesSince(alarm.since, nowMs), limit)}.`,
        cure: counters === '' ? said.longWaitFull : said.longWaitOpen(counters),
      };
    }
    case 'seats':
      return { what: `${said.seats(alarm.present, alarm.seats)}.`, cure: said.seatsCure };
    case 'absent_device':
      return {
        what: `${said.absent_device(listOf(alarm.names, texts))}${sinceWords(alarm.since, office, texts)}.`,
        cure: said.absentCure,
      };
    default:
      return alarm satisfies never;
  }
}
