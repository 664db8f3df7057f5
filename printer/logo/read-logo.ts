/**
 * Any picture that somebody uploads → a small grey one that every printer can show.
 */
import { renderAsync } from '@resvg/resvg-js';
import { greyPng } from '../png.ts';
import { isDecodable, neededChunks, pictureHeader } from './picture-header.ts';
import { isSafeSvg } from './safe-svg.ts';

/** As wide as the widest paper at hand, and higher than any slip shows it. */
export const LOGO_LIMITS = { widthPx: 832, heightPx: 320, fileBytes: 8 * 1024 * 1024 } as const;
/** A drawing of more text than this is a map, not a logo. */
const MAX_SVG_BYTES = 2 * 1024 * 1024;

export type ReadLogo =
  | { readonly ok: true; readonly png: Uint8Array; readonly widthPx: number; readonly heightPx: number }
  | { readonly ok: false; readonly why: 'too_large' | 'not_a_picture' | 'unsafe' };

type Size = { readonly widthPx: number; readonly heightPx: number };
type Source = Size & { readonly mime: string; readonly bytes: Uint8Array; readonly mayGrow: boolean };
type Refused = Extract<ReadLogo, { ok: false }>;
const refused = (why: Refused['why']): Refused => ({ ok: false, why });

/** Picture in, RGBA out, drawn over white at exactly this size by a thread of resvg's. */
const draw = async ({ mime, bytes }: Pick<Source, 'mime' | 'bytes'>, size: Size): Promise<Uint8Array> => {
  const address = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  const sides = `width="${size.widthPx}" height="${size.heightPx}"`;
  const image = await renderAsync(
    `<svg xmlns="http://www.w3.org/2000/svg" ${sides}><rect ${sides} fill="#fff"/>` +
      `<image ${sides} preserveAspectRatio="none" href="${address}"/></svg>`,
    { font: { loadSystemFonts: false }, logLevel: 'off' },
  );
  return image.pixels;
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
  greyOf(await draw({ mime: 'image/png', bytes: png }, { widthPx, heightPx }));

const isBlank = (pixels: Uint8Array): boolean => pixels.every((channel) => channel === 255);

const readRaster = (bytes: Uint8Array): Source | Refused => {
  const header = pictureHeader(bytes);
  if (header === null || header.widthPx === 0 || header.heightPx === 0) return refused('not_a_picture');
  if (!isDecodable(header)) return refused('too_large');
  return {
    mime: `image/${header.format}`,
    bytes: header.format === 'png' ? neededChunks(bytes) : bytes,
    widthPx: header.widthPx,
    heightPx: header.heightPx,
    mayGrow: false,
  };
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

/** The size a drawing asks for, as far as it has one that a picture can have. */
const svgSize = async (svg: string): Promise<Size | null> => {
  const { Resvg } = await import('@resvg/resvg-js');
  try {
    const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' });
    return width > 0 && height > 0 && Number.isFinite(width / height)
      ? { widthPx: width, heightPx: height }
      : null;
  } catch {
    return null;
  }
};

const readDrawing = async (bytes: Uint8Array, svg: string): Promise<Source | Refused> => {
  if (bytes.length > MAX_SVG_BYTES) return refused('too_large');
  if (!isSafeSvg(svg)) return refused('unsafe');
  const size = await svgSize(svg);
  return size === null
    ? refused('not_a_picture')
    : { mime: 'image/svg+xml', bytes: Buffer.from(svg), ...size, mayGrow: true };
};

const fitted = ({ widthPx, heightPx, mayGrow }: Source): Size => {
  const room = Math.min(LOGO_LIMITS.widthPx / widthPx, LOGO_LIMITS.heightPx / heightPx);
  const share = mayGrow ? room : Math.min(1, room);
  return {
    widthPx: Math.max(1, Math.round(widthPx * share)),
    heightPx: Math.max(1, Math.round(heightPx * share)),
  };
};

/**
 * Reads a PNG, JPEG, GIF (its first picture) or SVG and makes it grey, on white, at most 832 × 320 pixels. What is declared
 * too large is refused before anything is decoded; a drawing that needs more than itself is refused as unsafe; what cannot
 * be decoded, or shows nothing, is not a picture. Never rejects.
 */
export const readLogo = async (bytes: Uint8Array): Promise<ReadLogo> => {
  if (bytes.length > LOGO_LIMITS.fileBytes) return refused('too_large');
  const svg = svgText(bytes);
  const source = svg === null ? readRaster(bytes) : await readDrawing(bytes, svg);
  if ('ok' in source) return source;
  const size = fitted(source);
  try {
    const pixels = await draw(source, size);
    if (isBlank(pixels)) return refused('not_a_picture');
    return { ok: true, png: await greyPng(greyOf(pixels), size.widthPx, size.heightPx), ...size };
  } catch {
    return refused('not_a_picture');
  }
};
