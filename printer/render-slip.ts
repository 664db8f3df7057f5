/**
 * Facts → dots: layout and bitmap in one step, for the paper and for its preview.
 */
import type { PrinterSetup } from '#protocol/printing.ts';
import type { Slip } from '#protocol/slips.ts';
import { createLogoStore } from './logo/logo-store.ts';
import { bitmapPng } from './png.ts';
import type { Bitmap } from './raster.ts';
import { renderBitmap } from './raster.ts';
import { layoutChecklist } from './slips/checklist.ts';
import type { FontMeasure, FontOutlines, SlipLayout } from './slips/layout.ts';
import { FONT_WEIGHTS } from './slips/layout.ts';
import { layoutFeedback } from './slips/feedback.ts';
import { layoutList } from './slips/list.ts';
import { pageOf } from './slips/page.ts';
import { layoutSummary } from './slips/summary.ts';
import { layoutTestPage } from './slips/test-page.ts';
import { layoutTicket } from './slips/ticket.ts';

/** Of a setup, what a slip's looks depend on. */
export type SlipSetup = Pick<PrinterSetup, 'template' | 'logoPng'> & {
  readonly printer: Pick<PrinterSetup['printer'], 'profile'>;
};

/**
 * Lays out whatever the office asks for, on the paper of this printer. A template that names a logo which is not there is
 * laid out without one. Throws RangeError when a slip names a time zone that does not exist.
 */
export const layoutSlip = (
  slip: Slip,
  { printer: { profile }, template, logoPng }: SlipSetup,
  font: FontMeasure,
): SlipLayout => {
  const paper = { page: pageOf(profile), font };
  switch (slip.kind) {
    case 'ticket':
      return layoutTicket(slip, logoPng === null ? { ...template, logo: null } : template, paper);
    case 'checklist':
      return layoutChecklist(slip, paper);
    case 'list':
      return layoutList(slip, paper);
    case 'feedback':
      return layoutFeedback(slip, paper);
    case 'summary':
      return layoutSummary(slip, paper);
    case 'test':
      return layoutTestPage(slip, profile, paper);
    default:
      return slip satisfies never;
  }
};

/** Measures what is laid out and draws what was measured. */
type Font = FontMeasure & FontOutlines;

export type SlipRenderer = (slip: Slip, setup: SlipSetup) => Promise<Bitmap>;

/**
 * Makes a renderer with the given fonts, which remembers the dots of the logo it drew last. It rejects when a slip cannot be
 * laid out or drawn; a logo that cannot be drawn is left white.
 */
export const createSlipRenderer = (font: Font): SlipRenderer => {
  const logos = createLogoStore();
  return (slip, setup) =>
    renderBitmap(layoutSlip(slip, setup, font), font, (widthDots, heightDots) =>
      logos.dotsOf(setup.logoPng, widthDots, heightDots),
    );
};

/** A slip as a picture, one pixel a dot, and how long its paper is, with the white that is fed before the cut. */
export type SlipPreview = {
  readonly png: Uint8Array;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly heightMm: number;
};

/** Makes a renderer of previews: exactly the dots that would be burnt, drawn by the same code. */
export const createPreviewRenderer = (
  font: Font,
): ((slip: Slip, setup: SlipSetup) => Promise<SlipPreview>) => {
  const render = createSlipRenderer(font);
  return async (slip, setup) => {
    const bitmap = await render(slip, setup);
    const { dpi, feedBeforeCutDots } = setup.printer.profile;
    return {
      png: await bitmapPng(bitmap),
      widthDots: bitmap.widthDots,
      heightDots: bitmap.heightDots,
      heightMm: ((bitmap.heightDots + feedBeforeCutDots) * 25.4) / dpi,
    };
  };
};

/** Draws a few words nobody will see, so that fonts and code are in memory. Resolves whether or not that worked. */
export const warmUp = async (font: Font): Promise<void> => {
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
  await renderBitmap({ widthDots: 576, heightDots: 80, elements }, font).catch(() => null);
};
