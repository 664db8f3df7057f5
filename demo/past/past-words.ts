/** What the simulated citizens of the past wrote on their phones, by the reason that they named. */
import type { RatingReason } from '#protocol/rating.ts';

export const RATING_REMARKS: Readonly<Partial<Record<RatingReason, readonly string[]>>> = {
  slow: [
    'Tôi đến lúc 8 giờ, hơn một tiếng mới xong.',
    'Buổi sáng đông quá, nên mở thêm quầy.',
    'Chờ lâu, nhưng cán bộ làm việc tận tình.',
  ],
  unclear_guidance: [
    'Tờ khai khó hiểu, tôi phải hỏi lại ba lần.',
    'Trên mạng ghi một kiểu, tại quầy hướng dẫn một kiểu.',
  ],
  many_trips: ['Đi lại lần thứ ba mới nộp được hồ sơ.', 'Đến lấy kết quả đúng ngày hẹn mà chưa có.'],
  extra_papers: ['Quầy yêu cầu thêm bản sao hộ khẩu đã bỏ từ lâu.'],
  attitude: ['Cán bộ trả lời cộc lốc.'],
  other: ['Ghế chờ ít, người lớn tuổi phải đứng.'],
};
