/** How one person has set the kiosk to be easier to read, to reach and to press; gone with the person. */

export const TEXT_SIZES = [100, 150, 200] as const;
/** In per cent of the ordinary size. */
export type TextSize = (typeof TEXT_SIZES)[number];

export const CONTRASTS = ['ordinary', 'darkOnLight', 'lightOnDark'] as const;
export type Contrast = (typeof CONTRASTS)[number];

/** How loud the spoken guidance is, the last one as loud as the loudspeaker is set to. */
export const VOLUMES = [1, 2, 3, 4] as const;
export type Volume = (typeof VOLUMES)[number];

/** A step louder or softer; the same where there is none. */
export const volumeBeside = (volume: Volume, steps: 1 | -1): Volume =>
  VOLUMES[VOLUMES.indexOf(volume) + steps] ?? volume;

export type Comfort = {
  readonly textSize: TextSize;
  readonly contrast: Contrast;
  /** Everything that can be pressed stands in the lower half. */
  readonly isReachMode: boolean;
  /** The marker goes from key to key for one who has a single switch. */
  readonly isScanning: boolean;
  /** What stands on the screen is said aloud, for one who cannot see or read it. */
  readonly isSpoken: boolean;
  readonly volume: Volume;
};

export const ORDINARY_COMFORT: Comfort = {
  textSize: 100,
  contrast: 'ordinary',
  isReachMode: false,
  isScanning: false,
  isSpoken: false,
  volume: 3,
};

/** How loud it would be is nothing to be seen or heard while nothing is spoken. */
export const isOrdinary = (comfort: Comfort): boolean =>
  comfort.textSize === 100 &&
  comfort.contrast === 'ordinary' &&
  !comfort.isReachMode &&
  !comfort.isScanning &&
  !comfort.isSpoken;

/** Larger text needs more than one page of the screen: it flows, and is turned page by page. */
export const isFlowing = ({ textSize }: Comfort): boolean => textSize > 100;

/** The classes by which the style sheets know how the kiosk is set. */
export const comfortClasses = ({ textSize, contrast, isReachMode, isSpoken }: Comfort): readonly string[] => [
  ...(textSize > 100 ? ['kiosk-large'] : []),
  ...(textSize === 200 ? ['kiosk-largest'] : []),
  ...(contrast === 'ordinary' ? [] : ['kiosk-contrast']),
  ...(contrast === 'lightOnDark' ? ['kiosk-night'] : []),
  ...(isReachMode ? ['kiosk-reach'] : []),
  ...(isSpoken ? ['kiosk-spoken'] : []),
];

/**
 * How many times longer the kiosk waits before it asks or closes. Who needs larger text, lower keys, a switch or a voice needs
 * more time to read and to press; with it the question stands for half a minute (WCAG 2.2.1 asks for 20 s).
 */
export const patienceFactor = (comfort: Comfort): 1 | 3 => (isOrdinary(comfort) ? 1 : 3);
