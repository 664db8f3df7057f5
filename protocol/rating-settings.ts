/** How an office asks its citizens how the service was: settings beside the queue, and what an office begins with. */
import {
  FIRST_REASONS,
  FIRST_SCALE,
  scoresOf,
  type FaceCount,
  type RatingForm,
  type RatingReason,
  type RatingScale,
  type RatingScore,
} from '#protocol/rating.ts';
import type { CitizenLanguage, LocalizedText } from '#protocol/vocabulary.ts';

/** A text that citizens touch: in every language they may choose. */
type CitizenText = Readonly<Record<CitizenLanguage, string>>;

export type RatingReasonSetting = {
  /** Never given to another reason, so that reports over a change stay true. */
  readonly reasonId: RatingReason;
  readonly words: LocalizedText;
  /** False: offered no more, and kept for what was said with it. */
  readonly isOffered: boolean;
};

/** Settings beside the queue. */
export type RatingSettings = {
  readonly revision: number;
  readonly faces: FaceCount;
  /**
   * How many of the best faces count as satisfied, by the number of faces: also for those that are not asked with now, since
   * a screen may still send what was pressed on them.
   */
  readonly satisfied: Readonly<Record<FaceCount, number>>;
  readonly question: LocalizedText;
  /** Of every face there is, so that they come back as they were with the faces. */
  readonly words: Readonly<Record<RatingScore, LocalizedText>>;
  /** In the order they are offered. */
  readonly reasons: readonly RatingReasonSetting[];
  readonly asksWords: boolean;
};

export const RATING_LIMITS = {
  questionLetters: 90,
  faceLetters: 28,
  reasonLetters: 44,
  /** What a counter's screen has room for. */
  offeredReasons: 8,
  /** Those that are offered no more among them. */
  reasons: 40,
} as const;

const QUESTION: CitizenText = {
  vi: 'Ông/bà có hài\u00a0lòng với sự phục\u00a0vụ vừa\u00a0rồi không?',
  en: 'Are you satisfied with the service you have just had?',
  zh: '您對剛才的服務滿意嗎？',
};
const FACE_WORDS: Readonly<Record<RatingScore, CitizenText>> = {
  very_satisfied: { vi: 'Rất hài lòng', en: 'Very satisfied', zh: '非常滿意' },
  satisfied: { vi: 'Hài lòng', en: 'Satisfied', zh: '滿意' },
  neutral: { vi: 'Bình thường', en: 'Neither', zh: '普通' },
  dissatisfied: { vi: 'Không hài lòng', en: 'Not satisfied', zh: '不滿意' },
  very_dissatisfied: { vi: 'Rất không hài lòng', en: 'Not satisfied at all', zh: '非常不滿意' },
};
const REASON_WORDS: Readonly<Record<(typeof FIRST_REASONS)[number], CitizenText>> = {
  slow: { vi: 'Thời gian xử lý lâu', en: 'It took long', zh: '辦理時間太長' },
  unclear_guidance: { vi: 'Hướng dẫn chưa rõ', en: 'Guidance was unclear', zh: '說明不清楚' },
  attitude: { vi: 'Thái độ phục vụ', en: 'The attitude of the staff', zh: '服務態度' },
  many_trips: { vi: 'Phải đi lại nhiều lần', en: 'I had to come several times', zh: '必須來很多次' },
  extra_papers: {
    vi: 'Yêu cầu thêm giấy tờ ngoài quy định',
    en: 'I was asked for papers beyond the rules',
    zh: '要求規定以外的文件',
  },
  other: { vi: 'Khác', en: 'Something else', zh: '其他' },
};

export const FIRST_RATING_SETTINGS: RatingSettings = {
  revision: 1,
  faces: FIRST_SCALE.faces,
  satisfied: { 2: 1, 3: 1, 4: FIRST_SCALE.satisfied, 5: 2 },
  question: QUESTION,
  words: FACE_WORDS,
  reasons: FIRST_REASONS.map((reasonId) => ({ reasonId, words: REASON_WORDS[reasonId], isOffered: true })),
  asksWords: true,
};

/** What a rating on so many faces is kept with. */
export const scaleOf = ({ satisfied }: RatingSettings, faces: FaceCount): RatingScale => ({
  faces,
  satisfied: satisfied[faces],
});

/** What citizens are shown. */
export const formOf = ({ faces, question, words, reasons, asksWords }: RatingSettings): RatingForm => ({
  faces: scoresOf(faces).map((score) => ({ score, words: words[score] })),
  question,
  reasons: reasons.flatMap(({ reasonId, words: said, isOffered }) =>
    isOffered ? [{ reasonId, words: said }] : [],
  ),
  asksWords,
});

/** What can be changed and taken back by itself. */
export const RATING_PARTS = ['faces', 'satisfied', 'question', 'words', 'reasons', 'asksWords'] as const;
export type RatingPart = (typeof RATING_PARTS)[number];
