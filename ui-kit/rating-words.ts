/** How citizens are asked, in the same words wherever they are. */
import type { RatingReason, RatingScore } from '#protocol/rating.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

const vi = {
  rate: 'Ông/bà có hài\u00a0lòng với sự phục\u00a0vụ vừa\u00a0rồi không?',
  rateNote: 'Không ghi tên. Ý kiến chỉ dùng để phục vụ tốt hơn.',
  scores: {
    very_satisfied: 'Rất hài lòng',
    satisfied: 'Hài lòng',
    neutral: 'Bình thường',
    dissatisfied: 'Không hài lòng',
  } satisfies Record<RatingScore, string>,
  reasonsAsk: 'Điều gì làm ông/bà chưa hài lòng?',
  reasonsHow: 'Có thể chọn nhiều ý.',
  reasons: {
    slow: 'Thời gian xử lý lâu',
    unclear_guidance: 'Hướng dẫn chưa rõ',
    attitude: 'Thái độ phục vụ',
    many_trips: 'Phải đi lại nhiều lần',
    extra_papers: 'Yêu cầu thêm giấy tờ ngoài quy định',
    other: 'Khác',
  } satisfies Record<RatingReason, string>,
  sendReasons: 'Gửi ý kiến',
  thanks: 'Cảm ơn ông/bà đã góp ý',
};

const en: typeof vi = {
  rate: 'Are you satisfied with the service you have just had?',
  rateNote: 'No names. It is used to serve you better, for nothing else.',
  scores: {
    very_satisfied: 'Very satisfied',
    satisfied: 'Satisfied',
    neutral: 'Neither',
    dissatisfied: 'Not satisfied',
  },
  reasonsAsk: 'What was not satisfactory?',
  reasonsHow: 'You may choose several.',
  reasons: {
    slow: 'It took long',
    unclear_guidance: 'Guidance was unclear',
    attitude: 'The attitude of the staff',
    many_trips: 'I had to come several times',
    extra_papers: 'I was asked for papers beyond the rules',
    other: 'Something else',
  },
  sendReasons: 'Send',
  thanks: 'Thank you for your opinion',
};

const zh: typeof vi = {
  rate: '您對剛才的服務滿意嗎？',
  rateNote: '不記姓名。意見只用來改善服務。',
  scores: { very_satisfied: '非常滿意', satisfied: '滿意', neutral: '普通', dissatisfied: '不滿意' },
  reasonsAsk: '哪些地方讓您不滿意？',
  reasonsHow: '可以選多項。',
  reasons: {
    slow: '辦理時間太長',
    unclear_guidance: '說明不清楚',
    attitude: '服務態度',
    many_trips: '必須來很多次',
    extra_papers: '要求規定以外的文件',
    other: '其他',
  },
  sendReasons: '送出意見',
  thanks: '謝謝您的意見',
};

export const RATING_WORDS: Readonly<Record<CitizenLanguage, typeof vi>> = { vi, en, zh };
