/**
 * A report as it is laid out: words, figures, tables and pictures, still without a page. The desk draws it as HTML and SVG, the
 * PDF in points; lengths are units of `width`.
 */
export const TONES = ['ink', 'soft', 'data', 'data-soft', 'needs-you', 'met', 'line', 'sunken'] as const;
export type Tone = (typeof TONES)[number];

export type Mark =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
      /** An outline only, dashed. */
      readonly isOutline?: boolean;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly tone: Tone;
      readonly width: number;
      readonly isDashed?: boolean;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
      readonly isBold: boolean;
      readonly tone: Tone;
    };

/** `label` says in words what it shows. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly marks: readonly Mark[];
};

export type Cell = {
  readonly text: string;
  /** A second, softer line. */
  readonly more?: string;
  readonly isBold?: boolean;
  readonly tone?: Tone;
  /** The letter of a field, worn before the text. */
  readonly letter?: string;
  /** In place of the text, which then says the same in words. */
  readonly picture?: Picture;
};
/** Units between a column that begins at its left and the one before. */
export const COLUMN_GAP = 18;

export type Column = {
  readonly title: string;
  /** Of the table's whole. */
  readonly share: number;
  readonly align: 'start' | 'end';
  /** In place of the title, which then says the same in words. */
  readonly picture?: Picture;
  /** What the figures of the column are drawn as in the table's pictures: stands before the title and explains them. */
  readonly mark?: 'dot' | 'tick';
};
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** The last row is the sum of the others. */
  readonly hasSum?: boolean;
};

export type Section = {
  readonly id: string;
  /** What the figures say. */
  readonly heading: string;
  /** What is drawn and how it was counted. */
  readonly lead?: string;
  /** Two neighbours with a half stand side by side. */
  readonly isHalf?: boolean;
  readonly picture?: Picture;
  readonly table?: Table;
  readonly foot?: string;
};

export type Headline = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly more: string;
};

export type Sheet = {
  readonly office: string;
  readonly unitName: string;
  readonly title: string;
  readonly lead: string;
  readonly headlines: readonly Headline[];
  /** First the pictures; then, for whoever wants all of it, the tables. */
  readonly sections: readonly Section[];
  readonly details: readonly Section[];
  readonly foot: string;
  /** Room for the chairman's hand, on paper. */
  readonly remarks: { readonly title: string; readonly signature: string };
};
