/** How citizens are asked in an office that has not set it otherwise. */
import type { RatingForm } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, formOf } from '#protocol/rating-settings.ts';

export const FIRST_FORM = formOf(FIRST_RATING_SETTINGS);

/** As many as a screen has room for, and one of them as long as it may be. */
export const EIGHT_REASONS: RatingForm = {
  ...FIRST_FORM,
  reasons: [
    ...FIRST_FORM.reasons,
    {
      reasonId: 'own-aaaaaaaa',
      words: {
        vi: 'Chỗ ngồi chờ chật, nóng, thiếu ghế cho người già',
        en: 'The waiting room was too crowded and hot',
      },
    },
    { reasonId: 'own-bbbbbbbb', words: { vi: 'Máy lấy số khó dùng', en: 'The kiosk was hard to use' } },
  ],
};
