/** Single values as people write them in tables: dates, marks of certainty, yes and no, addresses, codes. */
import type { Certainty } from '#protocol/catalogue.ts';
import type { Field } from '#protocol/office.ts';
import type { BusinessDate, FieldId } from '#protocol/vocabulary.ts';
import { folded } from './columns.ts';

/** A field of the office as tables may name it. */
export type NamedField = Pick<Field, 'fieldId' | 'letter' | 'name' | 'shortName'>;

/** ISO, or the day first as in Vietnam; null for no real date. */
export function dateOf(text: string): BusinessDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso?.slice(1) ?? local?.slice(1).reverse() ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  const isOfOurTime = Number(year) >= 1900 && Number(year) < 2200;
  return isReal && isOfOurTime ? (date.toISOString().slice(0, 10) as BusinessDate) : null;
}

/** Read in a primary or secondary text. */
const SURE = ['v', 'v2', 'sure', 'chac', 'chac chan'];
/** From memory, by estimate, or not known. */
const WEAK = ['m', 'm h', 'm m', 'm l', 'e', 'weak', 'chua chac', 'chua chac chan'];

/** What bears a value out; null for no mark that we know. */
export function certaintyOf(text: string): Certainty | null {
  const mark = folded(text);
  if (SURE.includes(mark)) return 'sure';
  return WEAK.includes(mark) ? 'weak' : null;
}
export const writtenCertainty = (certainty: Certainty): string =>
  certainty === 'sure' ? 'chắc chắn' : 'chưa chắc';

const YES = ['co', 'yes', 'true', 'x', '1'];
const NO = ['khong', 'no', 'false', '0'];

export function yesOrNo(text: string): boolean | null {
  const word = folded(text);
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}

/** An address that a browser may open, with nobody's name and password in it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$/;
export const isProcedureId = (text: string): boolean => ID.test(text);

/** A national code that lost its last zeros, or got a comma, when a spreadsheet took it for a number. */
const NUMBER_LIKE_CODE = /^(\d)[.,](\d{1,6})$/;
const CODE = /^[\p{L}\p{N}](?:[\p{L}\p{N}./_-]{0,38}[\p{L}\p{N}])?$/u;

/** The procedure's code; null for what is none. */
export function codeOf(text: string): string | null {
  const [, first, rest] = NUMBER_LIKE_CODE.exec(text) ?? [];
  if (first !== undefined && rest !== undefined) return `${first}.${rest.padEnd(6, '0')}`;
  return CODE.test(text) ? text : null;
}

/** The field that is meant by its id, its letter or one of its names. */
export function fieldNamed(fields: readonly NamedField[], text: string): FieldId | null {
  const wanted = folded(text);
  const isMeant = ({ fieldId, letter, name, shortName }: NamedField): boolean =>
    [fieldId, letter, name.vi, name.en, shortName.vi, shortName.en].some((each) => folded(each) === wanted);
  return (fields.find(({ fieldId }) => fieldId === text) ?? fields.find(isMeant))?.fieldId ?? null;
}

/** The field's Vietnamese name where it leads back to this field alone, else its id. */
export function writtenField(fields: readonly NamedField[], fieldId: FieldId): string {
  const name = fields.find((field) => field.fieldId === fieldId)?.name.vi;
  return name !== undefined && fieldNamed(fields, name) === fieldId ? name : fieldId;
}
