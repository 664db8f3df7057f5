/**
 * Layout → SVG, the language the rasteriser reads. Decides nothing and escapes everything.
 */
import { PAPER_FONT_FAMILY } from './font-files.ts';
import type { SlipElement, SlipLayout } from './layout.ts';
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

const drawElement = (element: SlipElement): string => {
  switch (element.kind) {
    case 'text':
      return `<text${attributes({
        x: element.x,
        y: element.baseline,
        'font-weight': element.weight,
        'font-size': element.sizeDots,
        fill: element.ink === 'black' ? '#000' : '#fff',
      })}>${escapeXml(element.text)}</text>`;
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
    default:
      return element satisfies never;
  }
};

/** Draws a layout on white ground, one SVG unit a dot. */
export const toSvg = (layout: SlipLayout): string => {
  const size = { width: layout.widthDots, height: layout.heightDots };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes(size)}${attributes({ 'font-family': PAPER_FONT_FAMILY })}>`,
    `<rect${attributes({ ...size, fill: '#fff' })}/>`,
    ...layout.elements.map(drawElement),
    '</svg>',
  ].join('');
};
