/**
 * The way from a slip to its page on a phone: a QR code (ISO/IEC 18004) and beside it what it is good for.
 */
import qrcode from 'qrcode';
import type { PartSize } from '#protocol/printing.ts';
import type { Slip } from '#protocol/slips.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { Column, Page, Paper } from './page.ts';
import type { QrCode } from './layout.ts';
import { wordings } from './parts.ts';
import type { Part } from './typeset.ts';
import { lowered, setParagraph, stack } from './typeset.ts';

/** What a code leads to, and in short lines how: of these the first alone says enough. */
export type QrWords = { readonly follow: string; readonly scan: readonly string[] };
type Way = {
  /** Null where no phone could reach it. */
  readonly phoneUrl: string | null;
  readonly languages: Slip['languages'];
  readonly words: Readonly<Record<CitizenLanguage, QrWords>>;
};

/** What a code is wide on the standard paper. */
const CODE_DOTS: Readonly<Record<PartSize, number>> = { small: 165, medium: 200, large: 270 };
/** White that belongs to the code on every side, in modules (ISO/IEC 18004, 5.3.8). */
const QUIET_MODULES = 4;
/** At 203 dpi 0.375 mm: what an old phone still tells apart on thermal paper. */
const FEWEST_MODULE_DOTS = 3;
/** White above and below words that are taller than the code. */
const WORDS_PADDING_DOTS = 13;
/** A narrower column beside the code breaks its sentences into single words; as a multiple of the text's size. */
const NARROWEST_COLUMN = 8.5;

/** Level M: a crease or a spot of 15 % is mended. Null when the address is longer than a code can hold. */
const modulesOf = (url: string): { readonly side: number; readonly modules: Uint8Array } | null => {
  try {
    const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' });
    return { side: modules.size, modules: Uint8Array.from(modules.data, (module) => (module ? 1 : 0)) };
  } catch {
    return null;
  }
};

const codeAt = (
  page: Page,
  url: string,
  size: PartSize,
): { readonly code: QrCode; readonly quiet: number } | null => {
  const symbol = url === '' ? null : modulesOf(url);
  if (symbol === null) return null;
  const widest = Math.floor(page.widthDots / (symbol.side + 2 * QUIET_MODULES));
  const wanted = Math.round(page.length(CODE_DOTS[size]) / symbol.side);
  const module = Math.min(widest, Math.max(FEWEST_MODULE_DOTS, wanted));
  // A code that no phone can read is worse than none.
  if (module < FEWEST_MODULE_DOTS) return null;
  const quiet = QUIET_MODULES * module;
  const widthDots = symbol.side * module;
  const code = {
    kind: 'qr',
    x: Math.max(page.left, quiet),
    y: quiet,
    widthDots,
    heightDots: widthDots,
  } as const;
  return { code: { ...code, ...symbol }, quiet };
};

/** What the code is for, and that it costs nothing and asks nothing. */
const sentences = (
  paper: Paper,
  top: number,
  { languages, words }: Way,
  column: Column,
  align: 'left' | 'center',
): Part => {
  const { page, font } = paper;
  const [first, other] = languages;
  const follow = wordings(paper, languages, (language) => words[language].follow);
  // Two languages share the height of the code: each says what to do, the small print is left to the page itself.
  const scan = other === undefined ? words[first].scan : words[first].scan.slice(0, 1);
  const lines = [
    { text: follow.first, weight: 800, sizes: page.sizes(30, 28, 25) },
    ...scan.map((text) => ({ text, weight: 500, sizes: page.sizes(26, 25) }) as const),
    { text: follow.second, weight: 700, sizes: page.sizes(25) },
    {
      text: other === undefined ? '' : (words[other].scan[0] ?? ''),
      weight: 500,
      sizes: page.sizes(25),
    },
  ] as const;
  return stack(lines, top, (above, { text, weight, sizes }) =>
    setParagraph(font, above, {
      text,
      align,
      column,
      ink: 'black',
      rule: { weight, sizesDots: sizes, maxLines: 3 },
    }),
  );
};

/** The code with its quiet zone, and the words beside it or, where that is too narrow, beneath. Nothing without an address. */
export const qrPart = (paper: Paper, top: number, way: Way, size: PartSize): Part => {
  const { page } = paper;
  const found = codeAt(page, way.phoneUrl ?? '', size);
  if (found === null) return { elements: [], bottom: top };
  const { code, quiet } = found;
  const left = code.x + code.widthDots + quiet;
  const beside = { left, width: page.right - left };
  if (beside.width < NARROWEST_COLUMN * page.legibleDots) {
    const centred = { ...code, x: Math.round(page.center - code.widthDots / 2) };
    const words = sentences(paper, code.y + code.heightDots + quiet, way, page.full, 'center');
    const bottom = words.bottom + page.length(WORDS_PADDING_DOTS);
    return lowered({ elements: [centred, ...words.elements], bottom }, top);
  }
  const words = sentences(paper, 0, way, beside, 'left');
  const height = 2 * quiet + code.heightDots;
  const bottom = Math.max(height, words.bottom + 2 * page.length(WORDS_PADDING_DOTS));
  // Code and words stand on one middle line, whichever is the taller.
  const middle = (of: number): number => Math.round((bottom - of) / 2);
  const placed = { ...code, y: code.y + middle(height) };
  return lowered({ elements: [placed, ...lowered(words, middle(words.bottom)).elements], bottom }, top);
};
