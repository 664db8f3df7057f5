/**
 * Layout → SVG, the language the rasteriser reads. Decides nothing and escapes everything.
 */
import type { FontOutlines, QrCode, SlipElement, SlipLayout, TextRun } from './layout.ts';
import { escapeXml } from './paper-text.ts';

const decimal = (value: number): string => String(Math.round(value * 100) / 100);

const attributes = (pairs: Readonly<Record<string, string | number>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`)
    .join('');

/** An SVG stroke lies half outside its path; the layout's areas are outer edges. */
const strokedInside = (area: {
  readonly x: number;
  readonly y: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly strokeDots: number;
}): Readonly<Record<string, string | number>> => ({
  x: area.x + area.strokeDots / 2,
  y: area.y + area.strokeDots / 2,
  width: area.widthDots - area.strokeDots,
  height: area.heightDots - area.strokeDots,
  fill: 'none',
  stroke: '#000',
  'stroke-width': area.strokeDots,
});

/** One bar for each stretch of black modules: they meet without a seam, since all their edges are whole dots. */
const qrPath = ({ x, y, widthDots, side, modules }: QrCode): string => {
  const module = widthDots / side;
  const bars: string[] = [];
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const from = column;
      while (column < side && modules[row * side + column] === 1) column += 1;
      if (column === from) continue;
      const length = (column - from) * module;
      bars.push(`M${x + from * module} ${y + row * module}h${length}v${module}h${-length}z`);
    }
  }
  return bars.join('');
};

/** A line of words as outlines: font units become dots, and y turns downwards. */
const drawText = (run: TextRun, { unitsPerEm, outlinesOf }: FontOutlines): string => {
  const scale = run.sizeDots / unitsPerEm;
  const words = outlinesOf(run.text, run.weight).map(({ path, x }) => {
    const matrix = [scale, 0, 0, -scale, run.x + x * scale, run.baseline];
    return `<path transform="matrix(${matrix.map((value) => value.toFixed(5)).join(' ')})" d="${path}"/>`;
  });
  return `<g fill="${run.ink === 'black' ? '#000' : '#fff'}">${words.join('')}</g>`;
};

const drawElement = (element: SlipElement, font: FontOutlines): string => {
  switch (element.kind) {
    case 'text':
      return drawText(element, font);
    case 'plate':
      return `<rect${attributes({ ...strokedInside(element), rx: element.radiusDots - element.strokeDots / 2 })}/>`;
    case 'block':
      return `<rect${attributes({
        x: element.x,
        y: element.y,
        width: element.widthDots,
        height: element.heightDots,
        rx: element.radiusDots,
      })}/>`;
    case 'rule':
      return `<rect${attributes({
        x: element.x,
        y: element.y,
        width: element.widthDots,
        height: element.heightDots,
      })}/>`;
    case 'square':
      return `<rect${attributes(strokedInside(element))}/>`;
    case 'circle':
      return `<circle${attributes({
        cx: element.x + element.widthDots / 2,
        cy: element.y + element.heightDots / 2,
        r: (element.widthDots - element.strokeDots) / 2,
        fill: 'none',
        stroke: '#000',
        'stroke-width': element.strokeDots,
      })}/>`;
    case 'qr':
      return `<path d="${qrPath(element)}"/>`;
    case 'logo':
    case 'shade':
      // Made of dots already: they are laid on the finished bitmap.
      return '';
    default:
      return element satisfies never;
  }
};

/** A stretch of the slip from its top edge down. */
export type Band = { readonly top: number; readonly heightDots: number };

/** Whether any ink of an element may lie in the band: letters reach above their size and below their baseline. */
const isWithin = (element: SlipElement, { top, heightDots }: Band): boolean => {
  const [from, to] =
    element.kind === 'text'
      ? [element.baseline - 1.5 * element.sizeDots, element.baseline + 0.6 * element.sizeDots]
      : [element.y, element.y + element.heightDots];
  return to >= top && from <= top + heightDots;
};

/** Draws a layout, or a band of it, on white ground, one SVG unit a dot. Text is drawn as outlines: nothing of it is left to be read. */
export const toSvg = (
  layout: SlipLayout,
  font: FontOutlines,
  band: Band = { top: 0, heightDots: layout.heightDots },
): string => {
  const size = { width: layout.widthDots, height: band.heightDots };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes(size)}`,
    `${attributes({ viewBox: `0 ${band.top} ${layout.widthDots} ${band.heightDots}` })}>`,
    `<rect${attributes({ y: band.top, ...size, fill: '#fff' })}/>`,
    ...layout.elements
      .filter((element) => isWithin(element, band))
      .map((element) => drawElement(element, font)),
    '</svg>',
  ].join('');
};
