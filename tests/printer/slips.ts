/**
 * Slips and setups for the printer's tests: ordinary ones, and what tests change on them.
 */
import type { PrinterProfile, PrinterSetup, SlipTemplate, TicketPart } from '#protocol/printing.ts';
import { PRINTER_PROFILES, STANDARD_PROFILE, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { FeedbackCode, FeedbackNumber } from '#protocol/feedback.ts';
import type {
  ChecklistSlip,
  FeedbackSlip,
  ListSlip,
  SummarySlip,
  TestSlip,
  TicketSlip,
} from '#protocol/slips.ts';
import type {
  BusinessDate,
  FieldId,
  InstantMs,
  LocalizedText,
  LogoId,
  PrinterId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import { durationMs, instantMs } from '#protocol/vocabulary.ts';

/** The moment of an ordinary slip, and that of a second paper. */
export const ISSUED_AT = instantMs(Date.parse('2026-11-23T09:39:00+07:00'));
export const REPRINTED_AT = instantMs(Date.parse('2026-11-23T09:52:00+07:00'));

/** A text in two languages or three; with one word, the same in both. */
export const text = (vi: string, en: string = vi, zh?: string): LocalizedText => ({
  vi,
  en,
  ...(zh === undefined ? {} : { zh }),
});

const HEAD = {
  officeName: text('Phường Minh Phụng', 'Minh Phung Ward', '明鳳坊'),
  unitName: text(
    'Trung tâm Phục vụ hành chính công',
    'Public Administration Service Centre',
    '公共行政服務中心',
  ),
  timeZone: 'Asia/Ho_Chi_Minh',
  languages: ['vi'],
  reprintedAt: null as InstantMs | null,
} as const;

/** An ordinary ticket with the given differences. */
export const ticketSlip = (changes: Partial<TicketSlip> = {}): TicketSlip => ({
  kind: 'ticket',
  ...HEAD,
  number: 'A018' as TicketNumber,
  issuedAt: ISSUED_AT,
  isPriority: false,
  furtherServiceNames: [],
  serviceName: text('Đăng ký khai sinh', 'Birth registration', '出生登記'),
  waitingArea: text('Khu A, bên trái', 'Area A, on the left', 'A 區左側'),
  counterNumbers: [1, 2, 3],
  queue: { ahead: 6, range: { from: 25, to: 40 } },
  papers: [
    {
      name: text('Tờ khai đăng ký khai sinh', 'Birth registration form', '出生登記申請表'),
      onlyIfNotLookedUp: false,
    },
    { name: text('Giấy chứng sinh', 'Certificate of live birth', '出生證明書'), onlyIfNotLookedUp: false },
    {
      name: text('Căn cước của cha, mẹ', 'ID cards of the parents', '父母的身分證'),
      onlyIfNotLookedUp: true,
    },
  ],
  phoneUrl: 'http://192.168.1.20:3000/t/A018-4pQx7sVb2mKd9wEr',
  ...changes,
});

/** An ordinary checklist with the given differences. */
export const checklistSlip = (changes: Partial<ChecklistSlip> = {}): ChecklistSlip => ({
  kind: 'checklist',
  ...HEAD,
  number: 'A018' as TicketNumber,
  printedAt: ISSUED_AT,
  serviceName: text('Đăng ký khai sinh', 'Birth registration', '出生登記'),
  counterNumber: 3,
  papers: ['Giấy chứng sinh', 'Bản sao Quyết định công nhận thuận tình ly hôn'],
  returnTime: 'this_afternoon',
  returnPlace: 'front',
  ...changes,
});

/** An ordinary procedure's list with the given differences. */
export const listSlip = (changes: Partial<ListSlip> = {}): ListSlip => ({
  kind: 'list',
  ...HEAD,
  printedAt: ISSUED_AT,
  facts: {
    name: text('Đăng ký khai sinh', 'Birth registration'),
    papers: [
      {
        name: text('Tờ khai đăng ký khai sinh', 'Birth registration form'),
        ...{ note: null, onlyIfNotLookedUp: false, originals: 1, copies: null },
      },
      {
        name: text('Giấy chứng sinh', 'Medical certificate of birth'),
        note: text(
          'Không có thì mang văn bản của người làm chứng.',
          'If there is none: a written statement.',
        ),
        ...{ onlyIfNotLookedUp: false, originals: 1, copies: 2 },
      },
      {
        name: text('Căn cước của cha, mẹ', 'Parents’ identity cards'),
        ...{ note: null, onlyIfNotLookedUp: true, originals: null, copies: null },
      },
    ],
    fee: { value: text('8.000 đồng', '8,000 VND'), condition: text('mỗi bản', 'each copy') },
    feeExemption: text('trẻ em, người cao tuổi, hộ nghèo', 'children, the elderly, poor households'),
    processingTime: null,
  },
  ...changes,
});

/** The receipt of ordinary feedback with the given differences. */
export const feedbackSlip = (changes: Partial<FeedbackSlip> = {}): FeedbackSlip => ({
  kind: 'feedback',
  ...HEAD,
  printedAt: ISSUED_AT,
  number: 'PA-2026-0007' as FeedbackNumber,
  receivedOn: '2026-11-23' as BusinessDate,
  dueOn: '2026-12-07' as BusinessDate,
  code: 'PA-2026-0007-K7QF-2N8X-90AB-TTWZ' as FeedbackCode,
  phoneUrl: 'http://192.168.1.20:3000/feedback/PA-2026-0007-K7QF-2N8X-90AB-TTWZ',
  ...changes,
});

/** The office's ordinary day in figures with the given differences. */
export const summarySlip = (changes: Partial<SummarySlip> = {}): SummarySlip => ({
  kind: 'summary',
  ...HEAD,
  date: '2026-11-23' as BusinessDate,
  printedAt: instantMs(Date.parse('2026-11-23T17:05:00+07:00')),
  officer: null,
  summary: {
    issued: 182,
    finished: 161,
    missed: 9,
    cancelled: 4,
    open: 0,
    expired: 8,
    waitMinutes: { median: 18, ninetieth: 44, longest: 71 },
    serviceMinutes: { median: 11, longest: 48 },
    fields: [
      { fieldId: 'H' as FieldId, issued: 71, finished: 66, medianWaitMinutes: 14 },
      { fieldId: 'C' as FieldId, issued: 64, finished: 58, medianWaitMinutes: 12 },
      { fieldId: 'D' as FieldId, issued: 41, finished: 37, medianWaitMinutes: 33 },
      { fieldId: 'B' as FieldId, issued: 6, finished: 0, medianWaitMinutes: null },
    ],
  },
  fieldNames: [
    { fieldId: 'H' as FieldId, letter: 'H', name: text('Hộ tịch', 'Civil status') },
    { fieldId: 'C' as FieldId, letter: 'C', name: text('Chứng thực', 'Certification') },
    {
      fieldId: 'D' as FieldId,
      letter: 'D',
      name: text('Đất đai, xây dựng', 'Land and construction'),
    },
    { fieldId: 'B' as FieldId, letter: 'B', name: text('Bảo trợ xã hội', 'Social protection') },
  ],
  ...changes,
});

/** A test page with the given differences. */
export const testSlip = (changes: Partial<TestSlip> = {}): TestSlip => ({
  kind: 'test',
  ...HEAD,
  printedAt: ISSUED_AT,
  printerName: 'Máy in kiosk sảnh A',
  ...changes,
});

/** The standard template with parts changed by name. */
export const templateWith = (
  parts: Partial<Record<TicketPart['part'], Partial<Omit<TicketPart, 'part'>>>>,
  changes: Partial<Omit<SlipTemplate, 'parts'>> = {},
): SlipTemplate => ({
  ...STANDARD_TEMPLATE,
  parts: STANDARD_TEMPLATE.parts.map((part) => ({ ...part, ...parts[part.part] })),
  ...changes,
});

/** The profile that a printer of this name has. Throws when there is none. */
export const profileNamed = (profileId: string): PrinterProfile => {
  const profile = PRINTER_PROFILES.find((each) => each.profileId === profileId);
  if (profile === undefined) throw new Error(`no profile ${profileId}`);
  return profile;
};

/** A logo's words in a template: only its size matters to a layout. */
export const logoOf = (widthPx: number, heightPx: number): SlipTemplate['logo'] => ({
  logoId: 'logo' as LogoId,
  widthPx,
  heightPx,
});

/** What an agent works by: a printer of the given profile, the standard template unless another is given. */
export const setupOf = (
  profile: PrinterProfile = STANDARD_PROFILE,
  changes: Partial<Pick<PrinterSetup, 'template' | 'logoPng'>> = {},
): PrinterSetup => ({
  revision: 1,
  printer: {
    printerId: 'P1' as PrinterId,
    name: 'Máy in kiosk sảnh A',
    profile,
    connection: { kind: 'tcp', host: '127.0.0.1', port: 9100 },
    density: 0,
    agent: 'server',
    deviceIds: [],
  },
  template: STANDARD_TEMPLATE,
  logoPng: null,
  oldestJobMs: durationMs(120_000),
  ...changes,
});

/** The longest names of the catalogue and names made to break things. */
export const LONG_NAMES = [
  'Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
  'Khai sinh, thường trú, thẻ BHYT cho trẻ dưới 6 tuổi',
  'Cấp giấy phép xây dựng mới công trình cấp III, IV và nhà ở riêng lẻ',
  'Trợ cấp hưu trí xã hội (từ 75 tuổi; từ 70 đến dưới 75 tuổi thuộc hộ nghèo, hộ cận nghèo)',
] as const;
export const HOSTILE_NAMES = [
  '',
  ' \t\r\n ',
  `a${'\u0301'.repeat(10_000)}b`,
  '\u0301\u0301',
  'W'.repeat(4_000),
  'Nghiêng'.repeat(60),
  'Giấy \u202Egnod iahc \u2066phép\u2069',
  'khai\u200Bsinh\u200D\uFEFF\u00AD',
  '\u001b@\u001dV\u0000\u0010\u0014\u0002\u0001\u0008 Khai sinh',
  '</text><script>alert(1)</script>&amp;"\'',
  '\uD800 một nửa \uDFFF',
  '👨‍👩‍👧‍👦 gia đình 🇻🇳',
  '戶籍登記 លិខិត ทะเบียน שלום مرحبا',
  'đ'.normalize('NFD') + 'Đăng ký khai sinh'.normalize('NFD'),
  '\u{1D15F}\u{E0001}\u{F0000}\uFFFF',
  '﷽﷽﷽﷽﷽﷽﷽﷽﷽﷽﷽﷽',
  '\u009bC1 \u0090 và \u0085 điều khiển',
] as const;
