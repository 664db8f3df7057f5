/**
 * Facts → bytes: layout, bitmap and commands in one step.
 */
import type { TicketSlip } from '#protocol/views.ts';
import { encodeSlip } from './escpos.ts';
import type { FontFiles } from './font-files.ts';
import type { FontMeasure } from './layout.ts';
import { renderBitmap } from './raster.ts';
import { layoutTicket } from './slip.ts';

/** Makes a renderer with the given fonts. It rejects when a slip cannot be laid out or drawn. */
export const createSlipRenderer =
  (fontFiles: FontFiles, font: FontMeasure): ((slip: TicketSlip) => Promise<Uint8Array>) =>
  async (slip) =>
    encodeSlip(await renderBitmap(layoutTicket(slip, font), fontFiles));
