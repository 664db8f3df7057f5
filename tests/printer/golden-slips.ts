/**
 * The slips whose pictures are kept: each kind in each language, marked, dressed differently, and on other paper.
 */
import type { PrinterSetup } from '#protocol/printing.ts';
import type { Slip } from '#protocol/slips.ts';
import type { FieldId, TicketNumber } from '#protocol/vocabulary.ts';
import { STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import { greyPng } from '#printer/png.ts';
import {
  checklistSlip,
  feedbackSlip,
  listSlip,
  logoOf,
  LONG_NAMES,
  profileNamed,
  REPRINTED_AT,
  setupOf,
  summarySlip,
  templateWith,
  testSlip,
  text,
  ticketSlip,
} from './slips.ts';

export type GoldenSlip = { readonly name: string; readonly slip: Slip; readonly setup: PrinterSetup };

const LOGO = { widthPx: 240, heightPx: 120 } as const;

/** A picture with everything that is hard for one bit: hard edges, a soft sphere, and an even slope of grey. */
const logoPixels = (): Uint8Array =>
  Uint8Array.from({ length: LOGO.widthPx * LOGO.heightPx }, (_, index) => {
    const [x, y] = [index % LOGO.widthPx, Math.floor(index / LOGO.widthPx)];
    const fromCentre = Math.hypot(x - 60, y - 60);
    if (fromCentre < 58) {
      if (fromCentre > 52) return 0;
      return Math.round(255 - 230 * Math.min(1, Math.hypot(x - 45, y - 42) / 70));
    }
    if (x < 130) return 255;
    if (y < 40) return Math.round(((x - 130) / 110) * 255);
    return (x + y) % 16 < 8 ? 0 : 255;
  });

const OTHER_WIDTHS = ['epson-80-180', 'standard-58', 'wide-112'] as const;
const both = ['vi', 'en'] as const;
const english = ['en', 'vi'] as const;
const chinese = ['zh', 'vi'] as const;

const officer = { name: 'Nguyễn Thị Hồng Nhung', counterNumber: 3 } as const;
const officerDay = {
  issued: 31,
  finished: 28,
  missed: 2,
  cancelled: 0,
  open: 1,
  expired: 0,
  waitMinutes: null,
  serviceMinutes: { median: 12, longest: 35 },
  fields: [{ fieldId: 'H' as FieldId, issued: 31, finished: 28, medianWaitMinutes: null }],
} as const;

const LONG_CHINESE =
  '社會退休金津貼（75 歲以上；貧窮戶、近貧戶為 70 歲至未滿 75 歲），以及孤苦無依、沒有退休金的長者（請先詢問工作人員）';

/** All of them. Asynchronous, because the logo among them has to be made. */
export const goldenSlips = async (): Promise<readonly GoldenSlip[]> => {
  const logoPng = Buffer.from(await greyPng(logoPixels(), LOGO.widthPx, LOGO.heightPx)).toString('base64');
  const logo = logoOf(LOGO.widthPx, LOGO.heightPx);
  const standard = setupOf();
  const at = (profileId: string): PrinterSetup => setupOf(profileNamed(profileId));
  const withTemplate = (template: PrinterSetup['template'], picture: string | null = null): PrinterSetup =>
    setupOf(profileNamed('standard-80'), { template, logoPng: picture });
  const closingWords = text('Chúc ông/bà một ngày tốt lành', 'We wish you a good day');
  const long = ticketSlip({
    languages: both,
    number: 'W888' as TicketNumber,
    isPriority: true,
    serviceName: text(LONG_NAMES[3], 'Social pension allowance (from 75 years; from 70 in poor households)'),
  });
  const hidden = templateWith({
    waiting_area: { isShown: false },
    papers: { isShown: false },
    qr: { isShown: false },
    closing_words: { isShown: false },
  });
  const large = templateWith(
    Object.fromEntries(STANDARD_TEMPLATE.parts.map(({ part }) => [part, { size: 'large' }])),
    { logo, closingWords },
  );
  const small = templateWith(
    Object.fromEntries(STANDARD_TEMPLATE.parts.map(({ part }) => [part, { size: 'small' }])),
  );
  const turned = {
    ...STANDARD_TEMPLATE,
    closingWords,
    parts: [...STANDARD_TEMPLATE.parts].reverse(),
  };
  return [
    { name: 'ticket-vi', slip: ticketSlip(), setup: standard },
    { name: 'ticket-vi-en', slip: ticketSlip({ languages: both }), setup: standard },
    { name: 'ticket-en-vi', slip: ticketSlip({ languages: english }), setup: standard },
    { name: 'ticket-reprint', slip: ticketSlip({ reprintedAt: REPRINTED_AT }), setup: standard },
    {
      name: 'ticket-reprint-en-vi',
      slip: ticketSlip({ reprintedAt: REPRINTED_AT, languages: english, queue: null, phoneUrl: null }),
      setup: standard,
    },
    { name: 'ticket-zh-vi', slip: ticketSlip({ languages: chinese }), setup: standard },
    {
      name: 'ticket-zh-vi-long',
      slip: ticketSlip({
        languages: chinese,
        number: 'W888' as TicketNumber,
        isPriority: true,
        reprintedAt: REPRINTED_AT,
        serviceName: text(LONG_NAMES[3], LONG_NAMES[3], LONG_CHINESE),
        counterNumbers: [1, 2, 3, 4, 5, 6, 7, 8],
      }),
      setup: standard,
    },
    { name: 'ticket-long-names', slip: long, setup: standard },
    {
      name: 'ticket-logo',
      slip: ticketSlip(),
      setup: withTemplate(templateWith({}, { logo, closingWords }), logoPng),
    },
    { name: 'ticket-hidden-parts', slip: ticketSlip(), setup: withTemplate(hidden) },
    { name: 'ticket-all-large', slip: ticketSlip(), setup: withTemplate(large, logoPng) },
    { name: 'ticket-all-small', slip: ticketSlip(), setup: withTemplate(small) },
    { name: 'ticket-turned', slip: ticketSlip(), setup: withTemplate(turned) },
    { name: 'checklist-vi', slip: checklistSlip(), setup: standard },
    { name: 'checklist-vi-en', slip: checklistSlip({ languages: both }), setup: standard },
    {
      name: 'checklist-en-vi',
      slip: checklistSlip({ languages: english, returnTime: 'another_day', reprintedAt: REPRINTED_AT }),
      setup: standard,
    },
    { name: 'list-vi', slip: listSlip(), setup: standard },
    { name: 'list-vi-en', slip: listSlip({ languages: both }), setup: standard },
    { name: 'list-en-vi', slip: listSlip({ languages: english }), setup: standard },
    { name: 'feedback-vi', slip: feedbackSlip(), setup: standard },
    { name: 'feedback-en-vi', slip: feedbackSlip({ languages: english }), setup: standard },
    { name: 'feedback-zh-vi', slip: feedbackSlip({ languages: chinese }), setup: standard },
    { name: 'checklist-zh-vi', slip: checklistSlip({ languages: chinese }), setup: standard },
    { name: 'summary-office-vi', slip: summarySlip(), setup: standard },
    { name: 'summary-office-vi-en', slip: summarySlip({ languages: both }), setup: standard },
    {
      name: 'summary-office-en-vi',
      slip: summarySlip({ languages: english, reprintedAt: REPRINTED_AT }),
      setup: standard,
    },
    { name: 'summary-officer-vi', slip: summarySlip({ officer, summary: officerDay }), setup: standard },
    { name: 'test-vi', slip: testSlip(), setup: standard },
    { name: 'test-vi-en', slip: testSlip({ languages: both }), setup: standard },
    { name: 'test-en-vi', slip: testSlip({ languages: english }), setup: standard },
    ...OTHER_WIDTHS.flatMap((profileId): readonly GoldenSlip[] => {
      const setup = at(profileId);
      const width = String(setup.printer.profile.widthDots);
      return [
        { name: `ticket-vi-${width}`, slip: ticketSlip(), setup },
        { name: `ticket-vi-en-${width}`, slip: ticketSlip({ languages: both }), setup },
        { name: `ticket-zh-vi-${width}`, slip: ticketSlip({ languages: chinese }), setup },
        { name: `checklist-vi-${width}`, slip: checklistSlip(), setup },
        { name: `list-vi-${width}`, slip: listSlip(), setup },
        { name: `feedback-vi-${width}`, slip: feedbackSlip(), setup },
        { name: `summary-office-vi-${width}`, slip: summarySlip(), setup },
        { name: `test-vi-${width}`, slip: testSlip(), setup },
      ];
    }),
  ];
};
