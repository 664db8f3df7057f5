/** How citizens are asked in an office that has not set it otherwise. */
import { FIRST_RATING_SETTINGS, formOf } from '#protocol/rating-settings.ts';

export const FIRST_FORM = formOf(FIRST_RATING_SETTINGS);
