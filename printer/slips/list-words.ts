/** The words of a procedure's list, in every language that slips speak. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

type ListWords = {
  readonly title: string;
  readonly fee: string;
  readonly exempt: string;
  readonly time: string;
  readonly askOfficer: string;
  readonly noPapers: string;
  readonly originals: (count: number) => string;
  readonly copies: (count: number) => string;
};

export const LIST_WORDS: Readonly<Record<CitizenLanguage, ListWords>> = {
  vi: {
    title: 'Giấy tờ cần mang theo',
    fee: 'Lệ phí',
    exempt: 'Miễn, giảm',
    time: 'Có kết quả',
    askOfficer: 'hỏi nhân viên tại quầy',
    noPapers: 'Không cần mang giấy tờ.',
    originals: (count) => `${String(count)} bản chính`,
    copies: (count) => `${String(count)} bản sao`,
  },
  en: {
    title: 'Papers to bring',
    fee: 'Fee',
    exempt: 'Exempt or reduced',
    time: 'Result',
    askOfficer: 'ask the staff at the counter',
    noPapers: 'No papers are needed.',
    originals: (count) => (count === 1 ? '1 original' : `${String(count)} originals`),
    copies: (count) => (count === 1 ? '1 copy' : `${String(count)} copies`),
  },
  zh: {
    title: '請帶的文件',
    fee: '費用',
    exempt: '減免',
    time: '辦理時間',
    askOfficer: '請在櫃檯詢問',
    noPapers: '不必帶文件。',
    originals: (count) => `正本 ${String(count)} 份`,
    copies: (count) => `影本 ${String(count)} 份`,
  },
};
