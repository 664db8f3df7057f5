import type { ReportFormat } from '#protocol/report.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { ReportKind } from '#reporting/periods.ts';
import type { ReportsTrouble } from './reports-http.ts';

const vi = {
  choose: 'Kỳ báo cáo',
  kinds: {
    day: 'Ngày',
    week: 'Tuần',
    month: 'Tháng',
    quarter: 'Quý',
    year: 'Năm',
    range: 'Tùy chọn',
  } satisfies Record<ReportKind, string>,
  date: 'Ngày trong kỳ',
  from: 'Từ ngày',
  to: 'Đến ngày',
  before: 'Kỳ trước',
  after: 'Kỳ sau',
  again: 'Tính lại',
  files: 'Tải về và in',
  formats: { xlsx: 'Excel', pdf: 'PDF', csv: 'CSV' } satisfies Record<ReportFormat, string>,
  print: 'In',
  loading: 'Đang tính báo cáo…',
  fileRunning: 'Đang làm tệp…',
  fileDone: 'Đã tải tệp xuống.',
  wrongRange: 'Ngày cuối phải từ ngày đầu trở đi, và không quá 5 năm.',
  troubles: {
    refused: 'Máy chủ không nhận kỳ báo cáo này. Chọn lại ngày.',
    busy: 'Máy chủ đang làm báo cáo khác. Thử lại sau vài giây.',
    full: 'Máy chủ không làm việc này.',
    signed_out: 'Phiên làm việc đã hết. Đăng nhập lại.',
    unanswered: 'Máy chủ chưa trả lời. Thử lại.',
  } satisfies Record<ReportsTrouble, string>,
  retry: 'Thử lại',
  stillShown: 'Đang hiện báo cáo trước đó.',
};
type ReportsTexts = typeof vi;

const en: ReportsTexts = {
  choose: 'Period',
  kinds: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year', range: 'Any days' },
  date: 'A day in it',
  from: 'From',
  to: 'To',
  before: 'Period before',
  after: 'Next period',
  again: 'Make anew',
  files: 'Download and print',
  formats: { xlsx: 'Excel', pdf: 'PDF', csv: 'CSV' },
  print: 'Print',
  loading: 'Making the report…',
  fileRunning: 'Making the file…',
  fileDone: 'The file was downloaded.',
  wrongRange: 'The last day must not lie before the first, nor more than five years after it.',
  troubles: {
    refused: 'The server does not take this period. Choose other days.',
    busy: 'The server is making other reports. Try again in a few seconds.',
    full: 'The server does not do this.',
    signed_out: 'The session has ended. Sign in again.',
    unanswered: 'The server has not answered. Try again.',
  },
  retry: 'Try again',
  stillShown: 'Shown is the report from before.',
};

const TEXTS: Readonly<Record<Language, ReportsTexts>> = { vi, en };
export const reportsTexts = (language: Language): ReportsTexts => TEXTS[language];
