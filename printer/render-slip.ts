/**
 * Facts → bytes: layout, bitmap and commands in one step.
 */
import type { PrintJob } from '#protocol/views.ts';
import { layoutChecklist } from './checklist.ts';
import { encodeSlip } from './escpos.ts';
import type { FontFiles } from './font-files.ts';
import type { FontMeasure, SlipLayout } from './layout.ts';
import { FONT_WEIGHTS, PAPER_WIDTH_DOTS } from './layout.ts';
import { renderBitmap } from './raster.ts';
import { layoutTicket } from './slip.ts';

/** Lays out whatever the office asks for. Throws RangeError when a slip names a time zone that does not exist. */
export const layoutSlip = (slip: PrintJob['slip'], font: FontMeasure): SlipLayout => {
  switch (slip.kind) {
    case 'ticket':
      return layoutTicket(slip, font);
    case 'checklist':
      return layoutChecklist(slip, font);
    default:
      return slip satisfies never;
  }
};

/** Makes a renderer with the given fonts. It rejects when a slip cannot be laid out or drawn. */
export const createSlipRenderer =
  (fontFiles: FontFiles, font: FontMeasure): ((slip: PrintJob['slip']) => Promise<Uint8Array>) =>
  async (slip) =>
    encodeSlip(await renderBitmap(layoutSlip(slip, font), fontFiles));

/** Draws a few words nobody will see, so that fonts and code are in memory. Resolves whether or not that worked. */
export const warmUp = async (fontFiles: FontFiles, font: FontMeasure): Promise<void> => {
  const text = 'Số thứ tự 0123456789';
  const elements = FONT_WEIGHTS.map((weight) => ({
    kind: 'text' as const,
    x: 0,
    baseline: 60,
    widthDots: font.widthDots(text, weight, 40),
    text,
    weight,
    sizeDots: 40,
    ink: 'black' as const,
  }));
  await renderBitmap({ widthDots: PAPER_WIDTH_DOTS, heightDots: 80, elements }, fontFiles).catch(() => null);
};
