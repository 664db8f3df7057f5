/**
 * How much of the wall the called numbers take, so that the farthest seat can read them. What a layout's own design gives
 * is never gone below; where a seat needs more, the list, the field figures and the notices make room, in this order.
 *
 * Sizes are in units: 1920 × 1080 of them on a landscape wall, 1080 × 1920 on an upright one, whatever its pixels.
 */
import type { DisplaySetup } from '#protocol/hall.ts';
import { orientationOf, requiredFontPx, type Orientation, type Screen } from '#ui-kit/legibility.ts';

/** `drawn`: as designed. `narrow`: the list gives half its width. `bare`: nothing stands beside the numbers. */
export type RoomStep = 'drawn' | 'narrow' | 'bare';
export type NumberRoom = {
  readonly step: RoomStep;
  /** Font size of the large numbers, in units. */
  readonly size: number;
};

/** What stands on the plates: one to three calls, whether one of the counters has two digits, and whether staff is told. */
export type Situation = {
  readonly calls: number;
  readonly hasWideCounter: boolean;
  readonly hasStaffLine: boolean;
};

type Step = { readonly step: RoomStep; readonly own: number; readonly most: number };
type Steps = readonly [Step, ...Step[]];

const drawn = (own: number, most = own): Step => ({ step: 'drawn', own, most });
const narrow = (own: number, most: number): Step => ({ step: 'narrow', own, most });
/** Nothing else claims the room, so the numbers take all of it. */
const bare = (most: number): Step => ({ step: 'bare', own: most, most });

/**
 * The widest number, "M888", is 2.83 em and a counter 0.71 or 1.36 em wide; rows of two and three are bounded by their
 * height. `own` is the size in the drawing, `most` what fits with arrow and words; the tests set the widest numbers in
 * each step and look for what overflows.
 */
const STEPS: {
  readonly [O in Orientation]: Readonly<
    Record<
      1 | 2 | 3,
      {
        readonly one: Steps;
        readonly wide: Steps;
        /** The line for staff takes its height from three rows. */
        readonly staffed?: Steps;
      }
    >
  >;
} = {
  landscape: {
    1: {
      one: [drawn(288), narrow(288, 312), bare(420)],
      wide: [drawn(246), narrow(246, 272), bare(376)],
    },
    2: {
      one: [drawn(288), narrow(288, 308), bare(360)],
      wide: [drawn(246), narrow(246, 272), bare(360)],
    },
    3: {
      one: [drawn(246), bare(300)],
      wide: [drawn(232), bare(300)],
      staffed: [drawn(232), bare(272)],
    },
  },
  portrait: {
    1: {
      one: [drawn(226, 238), bare(318)],
      wide: [drawn(208, 212), bare(318)],
    },
    2: {
      one: [drawn(226, 238), bare(318)],
      wide: [drawn(206, 212), bare(318)],
    },
    3: {
      one: [drawn(206, 212), bare(250)],
      wide: [drawn(206), bare(250)],
    },
  },
};

/** Pixels per unit: the whole design fits, whatever the aspect. The styles reckon the same way. */
const unitPx = (
  { widthPx, heightPx }: Screen,
  [long, short]: readonly [long: number, short: number],
): number => Math.min(Math.max(widthPx, heightPx) / long, Math.min(widthPx, heightPx) / short);

type Seat = Pick<DisplaySetup, 'diagonalInches' | 'farthestSeatMetres'>;

/** The room for what stands on the plates of the `hall` layout. `situation.calls` above three count as three. */
export function numberRoom(seat: Seat, screen: Screen, situation: Situation): NumberRoom {
  const required = Math.ceil(requiredFontPx(seat, screen) / unitPx(screen, [1920, 1080]));
  const rows = situation.calls <= 1 ? 1 : situation.calls === 2 ? 2 : 3;
  const { one, wide, staffed } = STEPS[orientationOf(screen)][rows];
  const steps = (situation.hasStaffLine ? staffed : undefined) ?? (situation.hasWideCounter ? wide : one);
  const chosen = steps.find(({ most }) => most >= required) ?? steps.at(-1) ?? steps[0];
  const size = Math.min(Math.max(chosen.own, required), chosen.most);
  return { step: chosen.step, size };
}
