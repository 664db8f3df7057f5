/** The few phrases that the demonstration catalogue repeats, in both languages and said once. */
import type { Fact, Paper } from '#protocol/office.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';

const NO_BREAK_SPACE = '\u00a0';

/** A text in both languages. `~` becomes a no-break space, for compounds that must not be torn apart. */
export const text = (vi: string, en: string): LocalizedText => ({
  vi: vi.replaceAll('~', NO_BREAK_SPACE),
  en: en.replaceAll('~', NO_BREAK_SPACE),
});

/** A fact that a primary or secondary source bears out. What is not borne out is `null`, never this. */
export const fact = (value: LocalizedText, condition: LocalizedText | null = null): Fact => ({
  value,
  condition,
});

/** A paper to bring, perhaps with a word of advice. */
export const paper = (name: LocalizedText, note: LocalizedText | null = null): Paper => ({
  name,
  note,
  onlyIfNotLookedUp: false,
});

/** A paper that need not be handed in when the officer finds it in a database. */
export const lookedUpPaper = (name: LocalizedText, note: LocalizedText | null = null): Paper => ({
  name,
  note,
  onlyIfNotLookedUp: true,
});

/** A blank that lies ready at the writing desk. */
export const form = (vi: string, en: string): Paper =>
  paper(text(vi, en), text('Có sẵn mẫu ở bàn viết.', 'Blank forms are at the writing desk.'));

/** A paper known only from memory: named, so that one may think of it, but with the advice to ask first. */
export const unconfirmedPaper = (vi: string, en: string): Paper =>
  paper(text(vi, en), text('Nên hỏi cán bộ trước khi chuẩn bị.', 'Ask an officer before preparing it.'));

const SHOW_CARD = text('Xuất trình thẻ hoặc mở VNeID.', 'Show the card or open VNeID.');
const CARD = text('Thẻ căn cước', 'Identity card');

/** The citizen's identity card, to be shown. */
export const IDENTITY_CARD: Paper = paper(CARD, SHOW_CARD);

/** The citizen's identity card where the officer looks its data up. */
export const LOOKED_UP_IDENTITY_CARD: Paper = lookedUpPaper(CARD, SHOW_CARD);

/** The residence form that the police and the ward share. */
export const RESIDENCE_FORM: Paper = form(
  'Tờ khai thay đổi thông tin cư trú (CT01)',
  'Residence information change form (CT01)',
);

/** A draft of the document to be certified. */
export const DRAFT: Paper = paper(text('Dự thảo văn bản', 'Draft of the document'));

/** No charge, perhaps under a condition. */
export const freeOfCharge = (condition: LocalizedText | null = null): Fact =>
  fact(text('Miễn phí', 'Free of charge'), condition);

/** Free online by decision; the charge at the counter is not known for certain. */
export const FREE_ONLINE: Fact = fact(
  text('Trực tuyến: miễn~phí', 'Online: free of charge'),
  text('nộp tại quầy: hỏi cán bộ', 'at the counter: ask the officer'),
);

const AFTER_THREE = { vi: 'nộp sau 15:00: ngày làm việc tiếp theo', en: 'after 15:00: the next working day' };

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
