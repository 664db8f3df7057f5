/**
 * The words of a day in figures, in every language that slips speak.
 */
import type { Language } from '#protocol/vocabulary.ts';

type SummaryWords = {
  readonly title: string;
  readonly wholeOffice: string;
  readonly counter: (number: number) => string;
  /** What an office gives out, and what comes to one officer. */
  readonly issued: string;
  readonly called: string;
  readonly finished: string;
  readonly missed: string;
  readonly cancelled: string;
  readonly open: string;
  readonly expired: string;
  /** A part and what it is a part of. */
  readonly share: (part: number, whole: number) => string;
  readonly wait: string;
  readonly service: string;
  readonly median: string;
  readonly ninetieth: string;
  readonly longest: string;
  readonly minutes: (minutes: number) => string;
  readonly noFigure: string;
  readonly field: string;
  readonly fieldFinished: string;
  readonly fieldFinishedOfCalled: string;
  /** The median, in minutes. */
  readonly fieldWait: string;
  /** What a dash in the table means. */
  readonly dashMeans: string;
  readonly noTicket: string;
  readonly signature: string;
  /** What stands before the code that later proves nothing was changed (`npm run verify`). */
  readonly auditCode: string;
  readonly printedAt: string;
};

export const SUMMARY_WORDS: Readonly<Record<Language, SummaryWords>> = {
  vi: {
    title: 'Tổng kết ngày',
    wholeOffice: 'Toàn bộ cơ quan',
    counter: (number) => `Quầy ${number}`,
    issued: 'Số đã cấp',
    called: 'Số đã gọi',
    finished: 'Đã giải quyết xong',
    missed: 'Gọi không có mặt',
    cancelled: 'Đã hủy',
    open: 'Chưa xong',
    expired: 'Hết ngày chưa xong',
    share: (part, whole) => `${part} / ${whole}`,
    wait: 'Thời gian chờ',
    service: 'Thời gian tại quầy',
    median: 'Ở giữa (trung vị)',
    ninetieth: '9 trong 10 người chờ tối đa',
    longest: 'Lâu nhất',
    minutes: (minutes) => `${minutes} phút`,
    noFigure: 'không có số liệu',
    field: 'Lĩnh vực',
    fieldFinished: 'Xong/cấp',
    fieldFinishedOfCalled: 'Xong/gọi',
    fieldWait: 'Chờ, phút',
    dashMeans: '–: không có số liệu',
    noTicket: 'Trong ngày không có số nào.',
    signature: 'Ký, ghi rõ họ tên',
    auditCode: 'Mã đối chiếu',
    printedAt: 'In lúc',
  },
  en: {
    title: 'Summary of the day',
    wholeOffice: 'Whole office',
    counter: (number) => `Counter ${number}`,
    issued: 'Numbers given out',
    called: 'Numbers called',
    finished: 'Finished',
    missed: 'Called, not there',
    cancelled: 'Cancelled',
    open: 'Still open',
    expired: 'Left at closing',
    share: (part, whole) => `${part} / ${whole}`,
    wait: 'Waiting time',
    service: 'Time at the counter',
    median: 'In the middle (median)',
    ninetieth: '9 of 10 waited at most',
    longest: 'Longest',
    minutes: (minutes) => `${minutes} min`,
    noFigure: 'no figures',
    field: 'Field',
    fieldFinished: 'Done/given',
    fieldFinishedOfCalled: 'Done/called',
    fieldWait: 'Wait, min',
    dashMeans: '–: no figures',
    noTicket: 'No number on this day.',
    signature: 'Signature and full name',
    auditCode: 'Check code',
    printedAt: 'Printed at',
  },
};
