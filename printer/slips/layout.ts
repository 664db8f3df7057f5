/**
 * The words a slip's layout is written in: what stands where, in printer dots.
 * A layout is complete: whoever draws it decides nothing.
 */

/** Weights that survive one bit of colour; lighter ones break into dots. */
export const FONT_WEIGHTS = [500, 700, 800] as const;
export type FontWeight = (typeof FONT_WEIGHTS)[number];

/** One line of text. `x` is its left end, `baseline` the line the letters stand on. */
export type TextRun = {
  readonly kind: 'text';
  readonly x: number;
  readonly baseline: number;
  readonly widthDots: number;
  readonly text: string;
  readonly weight: FontWeight;
  readonly sizeDots: number;
  readonly ink: 'black' | 'white';
};

/** An area with its top left corner; what it looks like is its kind. */
type Area<Kind extends string> = {
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
  readonly widthDots: number;
  readonly heightDots: number;
};

/** The number plate: a rounded outline, drawn inside its area. */
export type Plate = Area<'plate'> & { readonly radiusDots: number; readonly strokeDots: number };
/** A rounded black block for white words; one a slip, and one more on a reprint, because it heats the head. */
export type Block = Area<'block'> & { readonly radiusDots: number };
/** A straight black bar between parts. */
export type Rule = Area<'rule'>;
/** An empty square: bring this. */
export type BringMark = Area<'square'> & { readonly strokeDots: number };
/** An empty circle: bring it only if it cannot be looked up. */
export type LookUpMark = Area<'circle'> & { readonly strokeDots: number };
/** A QR code without its quiet zone: `side` × `side` modules, row by row, 1 = black, each a whole number of dots wide. */
export type QrCode = Area<'qr'> & { readonly side: number; readonly modules: Uint8Array };
/** Where the office's logo stands, in whole dots: its picture is made of dots at just this size. */
export type LogoPlace = Area<'logo'>;
/** An even grey of dots, in whole dots. */
export type Shade = Area<'shade'> & { readonly percent: number };

export type SlipElement =
  TextRun | Plate | Block | Rule | BringMark | LookUpMark | QrCode | LogoPlace | Shade;

/** A slip ready to be drawn: everything lies within `widthDots` × `heightDots`. */
export type SlipLayout = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly elements: readonly SlipElement[];
};

export type Ink = { readonly above: number; readonly below: number };

/** One word as a filled outline in font units, y upwards, and where in its line it begins. */
export type WordOutline = { readonly path: string; readonly x: number };

/** What drawing needs of the fonts: outlines, so that no font is read and no text is set a second time. */
export type FontOutlines = {
  readonly unitsPerEm: number;
  /** The words of a text set on one line, placed just as they are measured. */
  readonly outlinesOf: (text: string, weight: FontWeight) => readonly WordOutline[];
};

/** What layout needs to know of the fonts. */
export type FontMeasure = {
  /** Width of a text set on one line. */
  readonly widthDots: (text: string, weight: FontWeight, sizeDots: number) => number;
  /** How far a text's ink reaches above and below its baseline, as shares of its size; 0 for no ink. */
  readonly inkOf: (text: string, weight: FontWeight) => Ink;
  /** Whether the fonts hold this character. */
  readonly canDraw: (character: string) => boolean;
};
