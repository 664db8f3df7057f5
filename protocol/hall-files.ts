/** What the desk uploads for the halls: how much, in which pieces, and every word of refusal. */

/** An office keeps so many notices, each no larger than that. */
export const MOST_NOTICES = 100;
export const MOST_NOTICE_BYTES = { picture: 20 * 1024 * 1024, video: 300 * 1024 * 1024 } as const;
/** A notice comes in pieces of at most so many bytes, each in time also over a slow line. */
export const NOTICE_PIECE_BYTES = 1_000_000;

/** Why a notice was not taken. `out_of_step`: not the piece that follows the one before; the upload begins again. */
export const NOTICE_REFUSALS = [
  'bad_name',
  'unknown_format',
  'not_what_it_says',
  'too_large',
  'too_many',
  'out_of_step',
] as const;
export type NoticeRefusal = (typeof NOTICE_REFUSALS)[number];

/** Why a sound was not kept. */
export const CLIP_REFUSALS = [
  'bad_clip_id',
  'not_wav',
  'wrong_format',
  'truncated',
  'empty',
  'too_short',
  'too_long',
  'too_many',
] as const;
export type ClipRefusal = (typeof CLIP_REFUSALS)[number];
