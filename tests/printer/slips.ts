/**
 * Slips for the printer's tests: one ordinary, and what tests change on it.
 */
import type { ChecklistSlip, IssuedTicket, TicketSlip } from '#protocol/views.ts';
import type {
  BusinessDate,
  FieldId,
  PrintJobId,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';

const TICKET: IssuedTicket = {
  ticketId: '2026-11-23/A018' as TicketId,
  number: 'A018' as TicketNumber,
  serviceId: 'khai-sinh' as ServiceId,
  fieldId: 'H' as FieldId,
  date: '2026-11-23' as BusinessDate,
  issuedAt: instantMs(Date.parse('2026-11-23T09:39:00+07:00')),
  priorityId: null,
  ahead: 6,
  range: { from: 25, to: 40 },
  counterNumbers: [1, 2, 3],
  printJobId: '2026-11-23/A018' as PrintJobId,
};

/** An ordinary slip with the given differences. */
export const ticketSlip = (
  changes: Partial<Omit<TicketSlip, 'ticket'>> & { readonly ticket?: Partial<IssuedTicket> } = {},
): TicketSlip => ({
  kind: 'ticket',
  officeName: 'Phường Minh Phụng',
  unitName: 'Trung tâm Phục vụ hành chính công',
  serviceName: 'Đăng ký khai sinh',
  waitingArea: 'Khu A, bên trái',
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', onlyIfNotLookedUp: false },
    { name: 'Giấy chứng sinh', onlyIfNotLookedUp: false },
    { name: 'Căn cước của cha, mẹ', onlyIfNotLookedUp: true },
  ],
  timeZone: 'Asia/Ho_Chi_Minh',
  ...changes,
  ticket: { ...TICKET, ...changes.ticket },
});

/** An ordinary checklist with the given differences. */
export const checklistSlip = (changes: Partial<ChecklistSlip> = {}): ChecklistSlip => ({
  kind: 'checklist',
  number: 'A018' as TicketNumber,
  printedAt: instantMs(Date.parse('2026-11-23T09:39:00+07:00')),
  officeName: 'Phường Minh Phụng',
  unitName: 'Trung tâm Phục vụ hành chính công',
  serviceName: 'Đăng ký khai sinh',
  counterNumber: 3,
  papers: ['Giấy chứng sinh', 'Bản sao Quyết định công nhận thuận tình ly hôn'],
  returnTime: 'this_afternoon',
  returnPlace: 'front',
  timeZone: 'Asia/Ho_Chi_Minh',
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
] as const;
