/** Why a recorded or uploaded sound cannot become the clip of a phrase. */
export type SoundFault =
  'too_quiet' | 'clipped' | 'only_noise' | 'too_short' | 'too_long' | 'not_levellable' | 'not_a_sound';
