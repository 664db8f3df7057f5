import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSync } from 'fontkit';
import { numberRoom } from '../../display-ui/scene/number-room.ts';
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
    expect(numberRoom(DRAWN, FULL_HD, ONE)).toEqual({ step: 'drawn', size: 288 });
    expect(numberRoom(DRAWN, FULL_HD, { ...ONE, hasWideCounter: true }).size).toBe(246);
    expect(numberRoom(DRAWN, FULL_HD, { ...ONE, calls: 3 }).size).toBe(246);
    expect(numberRoom(DRAWN, FULL_HD, { ...ONE, calls: 3, hasStaffLine: true }).size).toBe(232);
  });

  it('a smaller screen first narrows the list, then leaves nothing beside the numbers', () => {
    const at = (farthestSeatMetres: number) =>
      numberRoom({ diagonalInches: 43, farthestSeatMetres }, FULL_HD, ONE);
    expect(at(9)).toEqual({ step: 'drawn', size: 288 });
    expect(at(10)).toEqual({ step: 'narrow', size: 295 });
    expect(at(14).step).toBe('bare');
    // No screen is large enough for every seat: then the numbers have all the room there is.
    expect(at(30)).toEqual({ step: 'bare', size: 420 });
  });

  it('is the same on a screen of twice the pixels', () => {
    expect(numberRoom(DRAWN, UHD, ONE)).toEqual(numberRoom(DRAWN, FULL_HD, ONE));
  });

  it('never shrinks for a farther seat, and is enough for it or all the room there is', () => {
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
        const unit = Math.min(
          screen.widthPx / (screen === UPRIGHT ? 1080 : 1920),
          screen.heightPx / (screen === UPRIGHT ? 1920 : 1080),
        );
        const capitalMm = near.size * unit * CAPITAL_EM * pixelMm(diagonalInches, screen);
        if (capitalMm < requiredCapitalMm(seat) - 1e-6) {
          expect(near.step).toBe('bare');
          expect(far).toEqual(near);
        }
      }),
    );
  });
});

it('what the desk promises of the hall it keeps, also for three calls at counters above nine', () => {
  const rush = { calls: 3, hasWideCounter: true, hasStaffLine: false };
  for (let diagonalInches = 7; diagonalInches <= 120; diagonalInches += 1) {
    const farthestSeatMetres = layoutReadableFromMetres('hall', diagonalInches);
    // Nearer than fifteen feet two inches are asked for all the same.
    if (farthestSeatMetres < 15 * 0.3048) continue;
    const { size } = numberRoom({ diagonalInches, farthestSeatMetres }, USUAL_SCREEN, rush);
    const capitalMm = size * CAPITAL_EM * pixelMm(diagonalInches, USUAL_SCREEN);
    expect(capitalMm, String(diagonalInches)).toBeGreaterThanOrEqual(
      requiredCapitalMm(farthestSeatMetres) - 1e-6,
    );
  }
});
