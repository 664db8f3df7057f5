/**
 * Rulers of dots: what a millimetre is for the printer, to be held against a real one.
 */
import type { Rule } from './layout.ts';
import type { Paper } from './page.ts';
import type { Part } from './typeset.ts';
import { setParagraph } from './typeset.ts';

/** Two dots: thin enough to tell where a millimetre is, thick enough to be seen. */
const TICK_DOTS = 2;

/** Longer at fives and tens, as on any ruler; in thousandths of the standard length. */
const tickLength = (millimetre: number): number => {
  if (millimetre % 10 === 0) return 28;
  return millimetre % 5 === 0 ? 20 : 12;
};

/** Whole millimetres that a length of dots has room for, from 0 on. */
const millimetresWithin = ({ page }: Paper, dots: number): readonly number[] => {
  const most = Math.floor((dots / page.millimetres(1_000)) * 1_000);
  return Array.from({ length: most + 1 }, (_, millimetre) => millimetre).filter(
    (millimetre) => page.millimetres(millimetre) + TICK_DOTS <= dots,
  );
};

/** A ruler along the whole width, from the first dot to the last, its tens in figures. */
export const ruler = (paper: Paper, top: number): Part => {
  const { page, font } = paper;
  const line: Rule = { kind: 'rule', x: 0, y: top, widthDots: page.widthDots, heightDots: page.stroke(3) };
  const millimetres = millimetresWithin(paper, page.widthDots);
  const ticks = millimetres.map((millimetre): Rule => {
    const heightDots = page.length(tickLength(millimetre));
    return { kind: 'rule', x: page.millimetres(millimetre), y: top, widthDots: TICK_DOTS, heightDots };
  });
  const figuresTop = top + page.length(28);
  const size = page.legibleDots;
  const figures = millimetres
    .filter((millimetre) => millimetre % 10 === 0 && millimetre > 0)
    .map((millimetre) => {
      const width = font.widthDots(String(millimetre), 500, size) + 2;
      const left = page.millimetres(millimetre) + TICK_DOTS / 2 - width / 2;
      return setParagraph(font, figuresTop, {
        text: String(millimetre),
        align: 'center',
        column: { left: Math.min(left, page.widthDots - width), width },
        rule: { weight: 500, sizesDots: [size], maxLines: 1 },
        ink: 'black',
      });
    });
  return {
    elements: [line, ...ticks, ...figures.flatMap(({ elements }) => elements)],
    bottom: Math.max(figuresTop, ...figures.map(({ bottom }) => bottom)),
  };
};

/** A ruler down the left edge, as long as said, its tens in figures. */
export const sideRuler = (paper: Paper, top: number, lengthMm: number): Part & { readonly right: number } => {
  const { page, font } = paper;
  const x = page.left;
  const millimetres = Array.from({ length: lengthMm + 1 }, (_, millimetre) => millimetre);
  const ticks = millimetres.map((millimetre): Rule => {
    const y = top + page.millimetres(millimetre);
    return { kind: 'rule', x, y, widthDots: page.length(tickLength(millimetre)), heightDots: TICK_DOTS };
  });
  const size = page.legibleDots;
  const left = x + page.length(34);
  const width = font.widthDots('00', 500, size) + 2;
  const figures = millimetres
    .filter((millimetre) => millimetre % 10 === 0 && millimetre > 0)
    .flatMap((millimetre) => {
      const middle = top + page.millimetres(millimetre) + TICK_DOTS / 2;
      return setParagraph(font, middle - Math.round(size * 0.62), {
        text: String(millimetre),
        align: 'left',
        column: { left, width },
        rule: { weight: 500, sizesDots: [size], maxLines: 1 },
        ink: 'black',
      }).elements;
    });
  const heightDots = page.millimetres(lengthMm) + TICK_DOTS;
  const line: Rule = { kind: 'rule', x, y: top, widthDots: page.stroke(3), heightDots };
  return {
    elements: [line, ...ticks, ...figures],
    bottom: top + heightDots + Math.round(size * 0.4),
    right: left + width,
  };
};

/** Bars on the outermost dots, left and right: where one is missing, the paper is narrower than the settings say. */
export const edgeBars = ({ page }: Paper, top: number): readonly Rule[] => {
  const [widthDots, heightDots] = [page.stroke(3), page.length(80)];
  return [0, page.widthDots - widthDots].map((x) => ({ kind: 'rule', x, y: top, widthDots, heightDots }));
};
