/** The list of files that the demonstration's ward has imported: as the government's system exports one, made up. */
import type { Field } from '#protocol/office.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { weighted, type Random } from '../behaviour.ts';
import { weekdayOf } from './working-days.ts';

/** A file that whoever tries the product can look up at a kiosk. */
export const KNOWN_FILE = { code: '000.00.26.H29-260901-0001', phone: '0900 000 123' } as const;

const HEADER = ['Mã hồ sơ', 'Lĩnh vực', 'Trạng thái', 'Số điện thoại', 'Ngày hẹn trả', 'Ngày cập nhật'];
const FILES = 420;
/** How many files a field has, beside the others; fields that are not here settle everything at once. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['civil-status', 9],
  ['household-business', 5],
  ['social-support', 5],
  ['residence-identity', 6],
  ['land-construction', 6],
]);
const LAND = 'land-construction';
/** Of the files that were due, so many are settled on their day or before. */
const ON_TIME_SHARE = 0.96;
const ON_TIME_SHARE_OF_LAND = 0.88;
const COLLECTED_SHARE = 0.8;
const OPEN_STATUSES: readonly (readonly [string, number])[] = [
  ['Đang xử lý', 14],
  ['Mới tiếp nhận', 4],
  ['Yêu cầu bổ sung', 2],
];
const LATEST_DAYS = 5;
const DAYS_AHEAD = 12;

type Standing = { readonly status: string; readonly on: BusinessDate };

/** The list as it was exported on the last of the days: a header and a line for each file, semicolons between. */
export function planFileList(
  days: readonly BusinessDate[],
  fields: readonly Pick<Field, 'fieldId' | 'name'>[],
  random: Random,
): string {
  const listedOn = days.at(-1);
  if (listedOn === undefined) return '';
  const dueDays = [...days, ...weekdaysAfter(listedOn, DAYS_AHEAD)];
  const rows = Array.from({ length: FILES }, (_, place) => {
    const field = weighted(fields, ({ fieldId }) => WEIGHTS.get(fieldId) ?? 0, random);
    const due = Math.floor(random() * dueDays.length);
    const dueOn = dueDays[due] ?? listedOn;
    const standing =
      dueOn <= listedOn
        ? whenDue(days, listedOn, due, field?.fieldId === LAND, random)
        : beforeDue(listedOn, random);
    const code = `${KNOWN_FILE.code.slice(0, -4)}${String(place + 2).padStart(4, '0')}`;
    const phone = `0900 ${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}`;
    return [code, field?.name.vi ?? '', standing.status, phone, dueOn, standing.on];
  });
  const known = [KNOWN_FILE.code, fields[1]?.name.vi ?? '', 'Đã có kết quả', KNOWN_FILE.phone];
  return [HEADER, [...known, listedOn, listedOn], ...rows].map((cells) => cells.join(';')).join('\n');
}

/** Settled in time, settled late, or late and still open. */
function whenDue(
  days: readonly BusinessDate[],
  listedOn: BusinessDate,
  due: number,
  isLand: boolean,
  random: Random,
): Standing {
  const last = days.length - 1;
  const isOnTime = random() < (isLand ? ON_TIME_SHARE_OF_LAND : ON_TIME_SHARE);
  const settled = isOnTime
    ? Math.max(0, due - Math.floor(random() * 3))
    : due + 1 + Math.floor(random() * LATEST_DAYS);
  const on = days[Math.min(settled, last)] ?? listedOn;
  if (settled > last) return { status: 'Trễ hạn', on };
  return { status: random() < COLLECTED_SHARE ? 'Đã trả kết quả' : 'Đã có kết quả', on };
}

const beforeDue = (listedOn: BusinessDate, random: Random): Standing => ({
  status: weighted(OPEN_STATUSES, ([, weight]) => weight, random)?.[0] ?? 'Đang xử lý',
  on: listedOn,
});

function weekdaysAfter(date: BusinessDate, count: number): readonly BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let at = Date.parse(`${date}T00:00:00Z`); days.length < count;) {
    at += 86_400_000;
    const day = new Date(at).toISOString().slice(0, 10) as BusinessDate;
    if (weekdayOf(day) < 5) days.push(day);
  }
  return days;
}
