/**
 * The logo's dots, made once for each size: the same few hundred tickets a day carry the same picture.
 */
import { dither } from '../slips/dither.ts';
import { isDecodable, pictureHeader } from './picture-header.ts';
import { greyAtSize } from './read-logo.ts';

type Made = { readonly key: string; readonly dots: Promise<Uint8Array | null> };

const makeDots = async (
  logoPng: string,
  widthDots: number,
  heightDots: number,
): Promise<Uint8Array | null> => {
  const png = Buffer.from(logoPng, 'base64');
  const header = pictureHeader(png);
  if (header === null || !isDecodable(header)) return null;
  return dither(await greyAtSize(png, widthDots, heightDots), widthDots, heightDots);
};

/**
 * Remembers the dots it made last: packed rows of a base64 PNG, dithered at exactly the asked size; null when there is no
 * logo or it cannot be read. Never rejects: a ticket without its logo is better than none.
 */
export const createLogoStore = (): {
  readonly dotsOf: (
    logoPng: string | null,
    widthDots: number,
    heightDots: number,
  ) => Promise<Uint8Array | null>;
} => {
  let last: Made | null = null;
  return {
    dotsOf: (logoPng, widthDots, heightDots) => {
      if (logoPng === null) return Promise.resolve(null);
      const key = `${widthDots} ${heightDots} ${logoPng}`;
      if (last?.key !== key) last = { key, dots: makeDots(logoPng, widthDots, heightDots).catch(() => null) };
      return last.dots;
    },
  };
};
