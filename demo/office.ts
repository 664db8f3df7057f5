/** The demonstration office "Phường Minh Phụng": its rooms, its counters and the people behind them. */
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { OfficerRole } from '#protocol/officers.ts';
import { DEFAULT_QUEUE_RULES } from '#protocol/queue-rules.ts';
import {
  durationMs,
  type CounterId,
  type FieldId,
  type LocalizedText,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import { DEMO_FIELDS, DEMO_SERVICES } from '#catalogue/built-in/index.ts';

/** An account of the demonstration. The password is meant to be read: the launcher shows it. */
export type DemoOfficer = {
  /** Plain letters, so that it can be typed on any keyboard. */
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly role: OfficerRole;
  /** Where this officer usually sits. */
  readonly counterId: CounterId;
};

/** Somebody who works at the desk alone. */
export type DemoPerson = Omit<DemoOfficer, 'counterId'> & { readonly counterId: CounterId | null };

const counterIdOf = (number: number): CounterId => String(number) as CounterId;

const counter = (
  number: number,
  place: LocalizedText,
  fieldIds: readonly string[],
  secondaryFieldIds: readonly string[] = [],
): Counter => ({
  counterId: counterIdOf(number),
  number,
  place,
  kind: 'service',
  fieldIds: fieldIds.map((fieldId) => fieldId as FieldId),
  secondaryFieldIds: secondaryFieldIds.map((fieldId) => fieldId as FieldId),
  exceptServiceIds: [],
});

/** At the entrance: gives numbers out and helps, calls nobody, and serves no field. */
const RECEPTION_DESK: Counter = {
  ...counter(9, { vi: 'Ở lối vào, bên phải', en: 'At the entrance, on the right', zh: '入口右側' }, []),
  kind: 'reception',
};

/**
 * Eight counters in a row, seen from the entrance, and the help desk. 1 to 4 are for whoever tries the product, 5 to 8
 * for the simulated officers: each half alone serves every field, so that no number waits in vain. The simulated ones
 * help each other out: the fields of the last brackets they take while nobody waits for their others.
 */
const COUNTERS: readonly Counter[] = [
  counter(1, { vi: 'Bên trái, gần cửa vào', en: 'On the left, near the entrance', zh: '左側，靠近入口' }, [
    'certification',
    'results',
  ]),
  counter(2, { vi: 'Bên trái, ở giữa dãy', en: 'On the left, in the middle of the row', zh: '左側，中間' }, [
    'household-business',
    'land-construction',
  ]),
  counter(3, { vi: 'Bên trái, cạnh cửa sổ', en: 'On the left, by the window', zh: '左側，靠窗' }, [
    'civil-status',
    'certification',
  ]),
  counter(
    4,
    { vi: 'Ở giữa, đối diện cửa vào', en: 'In the middle, facing the entrance', zh: '中間，正對入口' },
    ['social-support', 'residence-identity'],
  ),
  counter(
    5,
    { vi: 'Ở giữa, cạnh cột đồng hồ', en: 'In the middle, by the clock pillar', zh: '中間，時鐘柱旁' },
    ['certification', 'civil-status'],
    ['civil-status'],
  ),
  counter(
    6,
    { vi: 'Bên phải, gần bàn viết', en: 'On the right, near the writing desk', zh: '右側，靠近書寫桌' },
    ['land-construction', 'household-business', 'results'],
    ['results'],
  ),
  counter(
    7,
    { vi: 'Bên phải, ở giữa dãy', en: 'On the right, in the middle of the row', zh: '右側，中間' },
    ['residence-identity', 'social-support', 'household-business'],
    ['household-business'],
  ),
  counter(
    8,
    { vi: 'Bên phải, trong cùng', en: 'On the right, at the far end', zh: '右側，最裡面' },
    ['results', 'civil-status', 'certification'],
    ['certification'],
  ),
  RECEPTION_DESK,
];

/** The demonstration office, whole. */
export const DEMO_OFFICE: OfficeSettings = {
  revision: 1,
  name: { vi: 'Phường Minh Phụng', en: 'Minh Phụng Ward', zh: '明鳳坊' },
  unitName: {
    vi: 'Trung tâm Phục vụ hành chính công',
    en: 'Public Administration Service Centre',
    zh: '公共行政服務中心',
  },
  timeZone: 'Asia/Ho_Chi_Minh',
  citizenWord: { vi: 'công dân', en: 'citizen', zh: '來賓' },
  helpDesk: { vi: 'Ở lối vào, bên phải', en: 'At the entrance, on the right', zh: '入口右側' },
  openingHours: {
    vi: 'Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00',
    en: 'Monday to Friday, 7:30–11:30 and 13:00–17:00',
    zh: '星期一至星期五 7:30–11:30、13:00–17:00',
  },
  notices: [
    {
      vi: 'Hồ sơ nộp sau 15:00 được trả kết quả vào ngày làm việc tiếp theo.',
      en: 'Same-day files received after 15:00 are ready on the next working day.',
      zh: '15:00 後遞交的當日案件，下一個工作日領取結果。',
    },
    {
      vi: 'Ông/bà chuẩn bị sẵn giấy tờ và thẻ căn cước khi gần đến lượt.',
      en: 'Please have your papers and identity card ready when your turn is near.',
      zh: '快輪到您時，請備好文件和身分證。',
    },
    {
      vi: 'Cần giúp đỡ, mời ông/bà đến bàn hướng dẫn ở lối vào, bên phải.',
      en: 'For help, please come to the help desk at the entrance, on the right.',
      zh: '需要協助，請到入口右側的諮詢台。',
    },
    {
      vi: 'Lỡ lượt gọi, mời ông/bà báo cán bộ tại bàn hướng dẫn.',
      en: 'If you missed your call, please tell the officer at the help desk.',
      zh: '若已過號，請告知諮詢台的工作人員。',
    },
  ],
  fields: DEMO_FIELDS,
  services: DEMO_SERVICES,
  counters: COUNTERS,
  resultServiceId: 'result-collection' as ServiceId,
  kioskPaceMs: durationMs(2_500),
  rules: DEFAULT_QUEUE_RULES,
};

const officer = (
  counterNumber: number,
  username: string,
  displayName: string,
  role: OfficerRole = 'officer',
): DemoOfficer => ({
  username,
  displayName,
  password: `quay${String(counterNumber)}-thu`,
  role,
  counterId: counterIdOf(counterNumber),
});

/** One account per counter; the first is the administrator's. */
export const DEMO_OFFICERS: readonly DemoOfficer[] = [
  officer(1, 'minh', 'Lê Quang Minh', 'administrator'),
  officer(2, 'lan', 'Phạm Thị Ngọc Lan'),
  officer(3, 'hanh', 'Nguyễn Thị Hạnh'),
  officer(4, 'tuan', 'Võ Anh Tuấn'),
  officer(5, 'thao', 'Đặng Phương Thảo'),
  officer(6, 'khanh', 'Huỳnh Gia Khánh'),
  officer(7, 'yen', 'Bùi Thị Hải Yến'),
  officer(8, 'son', 'Trương Hoàng Sơn'),
  officer(9, 'mai', 'Đỗ Thanh Mai'),
];

/** Everybody who has an account: the officers, and the supervisor at the desk. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...DEMO_OFFICERS,
  {
    username: 'loc',
    displayName: 'Trần Văn Lộc',
    password: 'ban-thu',
    role: 'supervisor',
    counterId: null,
  },
];

/** Counters at which simulated officers may sit; the others are left to whoever tries the product. */
export const SIMULATED_COUNTER_IDS: readonly CounterId[] = [5, 6, 7, 8].map(counterIdOf);
