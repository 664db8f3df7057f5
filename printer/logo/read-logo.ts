/**
 * Any picture that somebody uploads → a small grey one that every printer can show.
 */
import { renderAsync, Resvg } from '@resvg/resvg-js';
import { greyPng } from '../png.ts';
import { isDecodable, neededChunks, pictureHeader } from './picture-header.ts';
import { isSafeSvg } from './safe-svg.ts';

/** As wide as the widest paper at hand, and higher than any slip shows it. */
export const LOGO_LIMITS = { widthPx: 832, heightPx: 320, fileBytes: 8 * 1024 * 1024 } as const;
/** A drawing of more text than this is a map, not a logo; its shape is read at once, so it has to be short. */
const MAX_SVG_BYTES = 1024 * 1024;
/** A line is no logo. */
const MOST_SLENDER = 100;

export type ReadLogo =
  | { readonly ok: true; readonly png: Uint8Array; readonly widthPx: number; readonly heightPx: number }
  | { readonly ok: false; readonly why: 'too_large' | 'not_a_picture' | 'unsafe' };

type Size = { readonly widthPx: number; readonly heightPx: number };
type Drawn = Size & { readonly pixels: Uint8Array };
type Refused = Extract<ReadLogo, { ok: false }>;
const refused = (why: Refused['why']): Refused => ({ ok: false, why });

const RENDERING = { font: { loadSystemFonts: false }, logLevel: 'off' } as const;

/** Picture in, RGBA out, drawn over white at exactly this size by a thread of resvg's. */
const draw = async (mime: string, bytes: Uint8Array, { widthPx, heightPx }: Size): Promise<Drawn> => {
  const address = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  const sides = `width="${widthPx}" height="${heightPx}"`;
  const image = await renderAsync(
    `<svg xmlns="http://www.w3.org/2000/svg" ${sides}><rect ${sides} fill="#fff"/>` +
      `<image ${sides} preserveAspectRatio="none" href="${address}"/></svg>`,
    RENDERING,
  );
  return { widthPx: image.width, heightPx: image.height, pixels: image.pixels };
};

/** Luminance of RGBA pixels, a byte each (ITU-R BT.709, on the encoded values). */
const greyOf = (pixels: Uint8Array): Uint8Array => {
  const grey = new Uint8Array(pixels.length / 4);
  for (let index = 0; index < grey.length; index += 1) {
    const [red, green, blue] = [
      pixels[index * 4] ?? 0,
      pixels[index * 4 + 1] ?? 0,
      pixels[index * 4 + 2] ?? 0,
    ];
    grey[index] = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  }
  return grey;
};

/** A PNG, drawn anew at another size, as grey pixels. Rejects when it cannot be read. */
export const greyAtSize = async (png: Uint8Array, widthPx: number, heightPx: number): Promise<Uint8Array> =>
  greyOf((await draw('image/png', png, { widthPx, heightPx })).pixels);

const isBlank = (pixels: Uint8Array): boolean => pixels.every((channel) => channel === 255);

/** How much smaller a picture must become; a drawing may become larger as well. */
const shareOf = ({ widthPx, heightPx }: Size): number =>
  Math.min(LOGO_LIMITS.widthPx / widthPx, LOGO_LIMITS.heightPx / heightPx);
const scaled = ({ widthPx, heightPx }: Size, share: number): Size => ({
  widthPx: Math.max(1, Math.round(widthPx * share)),
  heightPx: Math.max(1, Math.round(heightPx * share)),
});

const drawRaster = async (bytes: Uint8Array): Promise<Drawn | Refused> => {
  const header = pictureHeader(bytes);
  if (header === null || header.widthPx === 0 || header.heightPx === 0) return refused('not_a_picture');
  if (!isDecodable(header)) return refused('too_large');
  const needed = header.format === 'png' ? neededChunks(bytes) : bytes;
  return draw(`image/${header.format}`, needed, scaled(header, Math.min(1, shareOf(header))));
};

/** The text of a drawing, or null when these bytes are none. */
const svgText = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /<(?:[\w.-]+:)?svg[\s>]/u.test(text) && /^\s*</u.test(text) ? text : null;
  } catch {
    return null;
  }
};

/**
 * Draws a drawing as large as a logo may be. It is drawn by itself and not as a picture within another, where the pictures
 * that it carries would be left out; so its shape is looked at first, and no thread is asked for a picture without end.
 */
const drawSvg = async (bytes: Uint8Array, svg: string): Promise<Drawn | Refused> => {
  if (bytes.length > MAX_SVG_BYTES) return refused('too_large');
  if (!isSafeSvg(svg)) return refused('unsafe');
  const { width, height } = new Resvg(svg, RENDERING);
  if (!(width / height < MOST_SLENDER && height / width < MOST_SLENDER)) return refused('not_a_picture');
  // Rounded down: its height follows from its width and must not pass the limit by a row.
  const widthPx = Math.max(1, Math.floor(width * shareOf({ widthPx: width, heightPx: height })));
  const fitTo = { mode: 'width', value: widthPx } as const;
  const image = await renderAsync(svg, { ...RENDERING, fitTo, background: '#fff' });
  return { widthPx: image.width, heightPx: image.height, pixels: image.pixels };
};

/**
 * Reads a PNG, JPEG, GIF (its first picture) or SVG and makes it grey, on white, at most 832 × 320 pixels. What is declared
 * too large is refused before anything is decoded; a drawing that needs more than itself is refused as unsafe; what cannot
 * be decoded, or shows nothing, is not a picture. Never rejects.
 */
export const readLogo = async (bytes: Uint8Array): Promise<ReadLogo> => {
  if (bytes.length > LOGO_LIMITS.fileBytes) return refused('too_large');
  const svg = svgText(bytes);
  try {
    const drawn = svg === null ? await drawRaster(bytes) : await drawSvg(bytes, svg);
    if ('ok' in drawn) return drawn;
    const { pixels, widthPx, heightPx } = drawn;
    if (isBlank(pixels)) return refused('not_a_picture');
    return { ok: true, png: await greyPng(greyOf(pixels), widthPx, heightPx), widthPx, heightPx };
  } catch {
    return refused('not_a_picture');
  }
};
