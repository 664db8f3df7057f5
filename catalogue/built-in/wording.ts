/** The few phrases that the demonstration catalogue repeats, in both languages and said once. */
import type { ProcedurePaper } from '#protocol/catalogue.ts';
import type { Fact } from '#protocol/office.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { chineseOf } from './chinese/index.ts';

const NO_BREAK_SPACE = '\u00a0';

/**
 * A text in both languages, and in Chinese where `chinese/` has it. `~` becomes a no-break space, for compounds that must
 * not be torn apart.
 */
export const text = (vi: string, en: string): LocalizedText => {
  const zh = chineseOf(vi.replaceAll('~', ' '));
  return {
    vi: vi.replaceAll('~', NO_BREAK_SPACE),
    en: en.replaceAll('~', NO_BREAK_SPACE),
    ...(zh === undefined ? {} : { zh }),
  };
};

/** A fact that a primary or secondary source bears out. What is not borne out is `null`, never this. */
export const fact = (value: LocalizedText, condition: LocalizedText | null = null): Fact => ({
  value,
  condition,
});

/** A paper to bring, perhaps with a word of advice; how many of it is not said. */
export const paper = (name: LocalizedText, note: LocalizedText | null = null): ProcedurePaper => ({
  name,
  note,
  onlyIfNotLookedUp: false,
  originals: null,
  copies: null,
});

/** A paper of which the very one is handed in and stays in the file. */
export const oneOriginal = (name: LocalizedText, note: LocalizedText | null = null): ProcedurePaper => ({
  ...paper(name, note),
  originals: 1,
});

/** A paper that need not be handed in when the officer finds it in a database. */
export const lookedUpPaper = (name: LocalizedText, note: LocalizedText | null = null): ProcedurePaper => ({
  ...paper(name, note),
  onlyIfNotLookedUp: true,
});

/** A blank that lies ready at the writing desk: filled in and signed, one is handed in. */
export const form = (vi: string, en: string): ProcedurePaper =>
  oneOriginal(text(vi, en), text('Có sẵn mẫu ở bàn viết.', 'Blank forms are at the writing desk.'));

/** A paper known only from memory: named, so that one may think of it, but with the advice to ask first. */
export const unconfirmedPaper = (vi: string, en: string): ProcedurePaper =>
  paper(text(vi, en), text('Nên hỏi nhân viên trước khi chuẩn bị.', 'Ask the staff before preparing it.'));

const SHOW_CARD = text('Xuất trình thẻ hoặc mở VNeID.', 'Show the card or open VNeID.');
const CARD = text('Thẻ căn cước', 'Identity card');

/** The citizen's identity card, to be shown. */
export const IDENTITY_CARD: ProcedurePaper = paper(CARD, SHOW_CARD);

/** The citizen's identity card where the officer looks its data up. */
export const LOOKED_UP_IDENTITY_CARD: ProcedurePaper = lookedUpPaper(CARD, SHOW_CARD);

/** The residence form that the police and the ward share. */
export const RESIDENCE_FORM: ProcedurePaper = form(
  'Tờ khai thay đổi thông tin cư trú (CT01)',
  'Residence information change form (CT01)',
);

/** A draft of the document to be certified. */
export const DRAFT: ProcedurePaper = paper(text('Dự thảo văn bản', 'Draft of the document'));

/** No charge, perhaps under a condition. */
export const freeOfCharge = (condition: LocalizedText | null = null): Fact =>
  fact(text('Miễn phí', 'Free of charge'), condition);

/** Free online by decision; the charge at the counter is not known for certain. */
export const FREE_ONLINE: Fact = fact(
  text('Trực tuyến: miễn~phí', 'Online: free of charge'),
  text('nộp tại quầy: hỏi nhân viên', 'at the counter: ask the staff'),
);

const AFTER_THREE = text('nộp sau 15:00: ngày làm việc tiếp theo', 'after 15:00: the next working day');

/** Done the same day; received after 15:00, the next working day. `more` adds a further condition. */
export const sameDay = (more: LocalizedText | null = null): Fact =>
  fact(
    text('Trong ngày', 'Same day'),
    more === null ? AFTER_THREE : text(`${AFTER_THREE.vi}; ${more.vi}`, `${AFTER_THREE.en}; ${more.en}`),
  );

/** A term in working days. */
export const workingDays = (days: number, condition: LocalizedText | null = null): Fact =>
  fact(text(`${String(days)} ngày làm~việc`, `${String(days)} working days`), condition);

/** An upper limit in working days. */
export const atMostWorkingDays = (days: number): Fact =>
  fact(text(`Tối đa ${String(days)} ngày làm~việc`, `At most ${String(days)} working days`));
