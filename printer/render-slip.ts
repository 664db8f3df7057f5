/**
 * Facts → bytes: layout, bitmap and commands in one step.
 */
import type { TicketSlip } from '#protocol/views.ts';
import { encodeSlip } from './escpos.ts';
import type { FontFiles } from './font-files.ts';
import type { FontMeasure } from './layout.ts';
import { FONT_WEIGHTS, PAPER_WIDTH_DOTS } from './layout.ts';
import { renderBitmap } from './raster.ts';
import { layoutTicket } from './slip.ts';

/** Makes a renderer with the given fonts. It rejects when a slip cannot be laid out or drawn. */
export const createSlipRenderer =
  (fontFiles: FontFiles, font: FontMeasure): ((slip: TicketSlip) => Promise<Uint8Array>) =>
  async (slip) =>
    encodeSlip(await renderBitmap(layoutTicket(slip, font), fontFiles));

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
