/** Lines of the trail in words. */
import type { AuditLine, Json } from '#protocol/audit.ts';
import { pick, shortDate } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { valueChanges, type PathPart, type ValueChange } from './changes.ts';
import type { TrailTexts } from './texts.ts';

/** So many values of a change are told at once. */
export const MOST_TOLD = 5;
/** More letters than this are cut. */
const LONGEST_VALUE = 80;

export type ToldChange = {
  readonly label: string;
  /** Null: there was none before, only what is now. */
  readonly before: string | null;
  readonly after: string;
};

/** What was done and to what: "Đổi cài đặt: máy in và mẫu phiếu". */
export function deedWords(line: AuditLine, office: OfficeSettings, texts: TrailTexts): string {
  const deed = texts.deeds[line.deed] ?? line.deed;
  const subject = subjectWords(line, office, texts);
  if (subject === '') return deed;
  return line.deed.startsWith('settings_') || line.deed.startsWith('files_')
    ? `${deed}: ${subject}`
    : `${deed} ${subject}`;
}

/** Of one's own password or PIN one need not be told whose it is. */
const OWN: readonly string[] = ['password_changed', 'pin_chosen', 'pin_removed'];

function subjectWords(
  { deed, subject, subjectName, before }: AuditLine,
  office: OfficeSettings,
  texts: TrailTexts,
): string {
  if (OWN.includes(deed)) return '';
  if (deed === 'day_sealed') return shortDate(Date.parse(`${subject}T12:00:00Z`), office.timeZone);
  const name = subjectName ?? (deed.startsWith('device_') ? nameIn(before) : null);
  if (name !== null) return `“${name}”`;
  const words = texts.subjects[subject];
  return words ?? `“${subject}”`;
}

const nameIn = (value: Json): string | null => {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return typeof value['name'] === 'string' ? value['name'] : null;
};

/** What of a line is from what to what; nothing for a seal, or for settings as they were when the trail began. */
export function toldChanges(
  line: AuditLine,
  office: OfficeSettings,
  language: Language,
  texts: TrailTexts,
): { readonly told: readonly ToldChange[]; readonly more: number } {
  if (line.deed === 'day_sealed' || line.deed === 'settings_begun') return { told: [], more: 0 };
  const changes = valueChanges(line.before, line.after);
  const words = { office, language, texts };
  return {
    told: changes.slice(0, MOST_TOLD).map((change) => ({
      label: change.path.map((part) => partWords(part, texts)).join(' › '),
      before:
        line.before === null || change.before === undefined || isKey(change)
          ? null
          : valueWords(change.before, change, words),
      after: change.after === undefined ? texts.none : valueWords(change.after, change, words),
    })),
    more: Math.max(0, changes.length - MOST_TOLD),
  };
}

/** A key is shown to nobody: that it is another one is all there is to say. */
const isKey = ({ path }: ValueChange): boolean => {
  const last = path.at(-1);
  return last?.kind === 'key' && last.key === 'posterKey';
};

const partWords = (part: PathPart, texts: TrailTexts): string =>
  part.kind === 'item' ? `“${part.name}”` : (texts.keys[part.key] ?? part.key);

type Words = { readonly office: OfficeSettings; readonly language: Language; readonly texts: TrailTexts };

function valueWords(value: Json, { path }: ValueChange, words: Words): string {
  const last = path.at(-1);
  const text = inWords(value, last?.kind === 'key' ? last.key : '', words);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function inWords(value: Json, key: string, words: Words): string {
  const { office, language, texts } = words;
  if (value === null || value === '') return texts.none;
  if (key === 'posterKey') return texts.hidden;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') return numberWords(value, key, texts);
  if (typeof value === 'string') {
    if (key === 'counterId' || key === 'counterIds' || key === 'usualCounterId') {
      const counter = office.counters.find(({ counterId }) => counterId === value);
      return counter === undefined ? value : String(counter.number);
    }
    if (key === 'fieldIds' || key === 'fieldId' || key === 'secondaryFieldIds') {
      const field = office.fields.find(({ fieldId }) => fieldId === value);
      return field === undefined ? value : pick(field.shortName, language);
    }
    if (key === 'role') return texts.roles[value] ?? texts.deviceRoles[value] ?? value;
    return `“${value}”`;
  }
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (items.length === 0) return texts.none;
    return items.every((item) => typeof item === 'string')
      ? items.map((item) => inWords(item, key, words)).join(', ')
      : texts.manyParts(items.length);
  }
  return Object.entries(value as Readonly<Record<string, Json>>)
    .map(([name, part]) => `${texts.keys[name] ?? name} ${inWords(part, name, words)}`)
    .join(', ');
}

function numberWords(value: number, key: string, texts: TrailTexts): string {
  if (!key.endsWith('Ms')) return String(value);
  return value % 60_000 === 0 ? texts.minutes(String(value / 60_000)) : texts.seconds(String(value / 1_000));
}
