import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSync } from 'fontkit';
import { isReadable, numberRoom } from '../../display-ui/scene/number-room.ts';
import { DISPLAY_LAYOUTS } from '#protocol/hall.ts';
import {
  CAPITAL_EM,
  layoutReadableFromMetres,
  pixelMm,
  readableFromMetres,
  requiredCapitalMm,
  requiredFontPx,
  USUAL_SCREEN,
} from '#ui-kit/legibility.ts';

const FULL_HD = { widthPx: 1920, heightPx: 1080 };
const UHD = { widthPx: 3840, heightPx: 2160 };
const UPRIGHT = { widthPx: 1080, heightPx: 1920 };
const DRAWN = { diagonalInches: 55, farthestSeatMetres: 10 };
const ONE = { calls: 1, hasWideCounter: false, hasStaffLine: false };

describe('how tall a capital must be', () => {
  it('is 108 mm at ten metres, two inches up to fifteen feet, an eighth of an inch per foot beyond', () => {
    expect(requiredCapitalMm(10)).toBe(108);
    expect(requiredCapitalMm(1)).toBe(51);
    expect(requiredCapitalMm(4.5)).toBe(51);
    // 30 feet: 2 + 15/8 inches.
    expect(requiredCapitalMm(30 * 0.3048)).toBe(Math.ceil(3.875 * 25.4));
  });

  it('pixels follow from the diagonal, whichever way the screen hangs', () => {
    expect(pixelMm(55, FULL_HD)).toBeCloseTo(0.634, 3);
    expect(pixelMm(55, UPRIGHT)).toBe(pixelMm(55, FULL_HD));
    expect(pixelMm(55, UHD)).toBeCloseTo(pixelMm(55, FULL_HD) / 2);
  });

  it('is read from as far as it was made for, and no farther', () => {
    fc.assert(
      fc.property(fc.double({ min: 51, max: 600, noNaN: true }), (capitalMm) => {
        const metres = readableFromMetres(capitalMm);
        expect(requiredCapitalMm(metres - 1e-9)).toBeLessThanOrEqual(capitalMm);
        expect(requiredCapitalMm(metres + 0.2)).toBeGreaterThan(capitalMm);
      }),
    );
    // Half of two inches is read from half of fifteen feet.
    expect(readableFromMetres(25.4)).toBeCloseTo((25 / 50.8) * 15 * 0.3048);
  });

  it.each(['400Regular', '700Bold', '800ExtraBold'])(
    'the capitals of %s are that part of its size',
    (weight) => {
      const file = `node_modules/@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`;
      const font = openSync(file);
      if (!('capHeight' in font)) throw new Error('one font in one file');
      expect(font.capHeight / font.unitsPerEm).toBe(CAPITAL_EM);
      expect(font.glyphForCodePoint(0x48).bbox.maxY / font.unitsPerEm).toBe(CAPITAL_EM);
    },
  );

  it('a font that size has capitals that tall', () => {
    const font = requiredFontPx(DRAWN, FULL_HD);
    expect(font * CAPITAL_EM * pixelMm(55, FULL_HD)).toBeCloseTo(108);
  });
});

describe('the room that numbers get', () => {
  it('at the distance of the drawings every size is that of the drawings', () => {
    expect(numberRoom(DRAWN, FULL_HD, ONE)).toEqual({ step: 'drawn', size: 288, isReadable: true });
    expect(numberRoom(DRAWN, FULL_HD, { ...ONE, hasWideCounter: true }).size).toBe(246);
    expect(numberRoom(DRAWN, FULL_HD, { ...ONE, calls: 3 }).size).toBe(246);
    expect(numberRoom(DRAWN, FULL_HD, { ...ONE, calls: 3, hasStaffLine: true }).size).toBe(232);
  });

  it('a smaller screen first narrows the list, then leaves nothing beside the numbers', () => {
    const at = (farthestSeatMetres: number) =>
      numberRoom({ diagonalInches: 43, farthestSeatMetres }, FULL_HD, ONE);
    expect(at(9)).toMatchObject({ step: 'drawn', isReadable: true });
    expect(at(10)).toEqual({ step: 'narrow', size: 295, isReadable: true });
    expect(at(14)).toMatchObject({ step: 'bare', isReadable: true });
    expect(at(30)).toMatchObject({ step: 'bare', isReadable: false });
  });

  it('is the same on a screen of twice the pixels', () => {
    expect(numberRoom(DRAWN, UHD, ONE)).toEqual(numberRoom(DRAWN, FULL_HD, ONE));
  });

  it('never shrinks for a farther seat, and says truly whether that seat can read', () => {
    const inches = fc.integer({ min: 7, max: 120 });
    const metres = fc.integer({ min: 1, max: 29 });
    const situation = fc.record({
      calls: fc.integer({ min: 0, max: 5 }),
      hasWideCounter: fc.boolean(),
      hasStaffLine: fc.boolean(),
    });
    const screens = fc.constantFrom(FULL_HD, UHD, UPRIGHT, { widthPx: 1280, heightPx: 800 });
    fc.assert(
      fc.property(inches, metres, situation, screens, (diagonalInches, seat, standing, screen) => {
        const near = numberRoom({ diagonalInches, farthestSeatMetres: seat }, screen, standing);
        const far = numberRoom({ diagonalInches, farthestSeatMetres: seat + 1 }, screen, standing);
        expect(far.size).toBeGreaterThanOrEqual(near.size);
        if (far.isReadable) expect(near.isReadable).toBe(true);
        const unit = Math.min(
          screen.widthPx / (screen === UPRIGHT ? 1080 : 1920),
          screen.heightPx / (screen === UPRIGHT ? 1920 : 1080),
        );
        const capitalMm = near.size * unit * CAPITAL_EM * pixelMm(diagonalInches, screen);
        if (near.isReadable) expect(capitalMm).toBeGreaterThanOrEqual(requiredCapitalMm(seat) - 1e-6);
        else expect(capitalMm).toBeLessThan(requiredCapitalMm(seat));
      }),
    );
  });
});

describe('whether a display can be read from its farthest seat', () => {
  it('the hall says so for one call, and for a rush when asked', () => {
    const small = { layout: 'hall', diagonalInches: 32, farthestSeatMetres: 10 } as const;
    expect(isReadable({ ...DRAWN, layout: 'hall' }, FULL_HD)).toBe(true);
    expect(isReadable(small, FULL_HD)).toBe(true);
    expect(isReadable(small, FULL_HD, { ...ONE, calls: 3 })).toBe(false);
  });

  it('the other layouts say so by their own sizes', () => {
    const above = { layout: 'counter', diagonalInches: 13 } as const;
    expect(isReadable({ ...above, farthestSeatMetres: 5 }, { widthPx: 1280, heightPx: 800 })).toBe(true);
    expect(isReadable({ ...above, farthestSeatMetres: 10 }, { widthPx: 1280, heightPx: 800 })).toBe(false);
    expect(isReadable({ ...DRAWN, layout: 'summary' }, FULL_HD)).toBe(false);
  });

  it('is never denied by the display where the desk has promised it, also for three calls at counters above nine', () => {
    const rush = { calls: 3, hasWideCounter: true, hasStaffLine: false };
    for (const layout of DISPLAY_LAYOUTS) {
      for (let diagonalInches = 7; diagonalInches <= 120; diagonalInches += 1) {
        const farthestSeatMetres = layoutReadableFromMetres(layout, diagonalInches);
        // Nearer than fifteen feet the display asks for two inches all the same.
        if (farthestSeatMetres < 15 * 0.3048) continue;
        const setup = { layout, diagonalInches, farthestSeatMetres };
        expect(isReadable(setup, USUAL_SCREEN, rush), JSON.stringify(setup)).toBe(true);
      }
    }
  });
});
