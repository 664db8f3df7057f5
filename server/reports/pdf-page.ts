/** The paper of a report: A4 upright in points, the office's letters, and the marks of pictures drawn as vectors. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Picture, Tone } from '#reporting/sheet-types.ts';

export const PAGE = { width: 595.28, height: 841.89, side: 36, top: 30, foot: 34 } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.side;

/** As on the desk (`ui-kit/tokens.css`); soft tones a little darker, since offices print in black. */
const COLOURS: Readonly<Record<Tone, string>> = {
  ink: '#1c1a17',
  soft: '#5b564d',
  data: '#4a453d',
  'data-soft': '#d9cdb6',
  'needs-you': '#a84b06',
  met: '#0f6049',
  line: '#e2dccf',
  sunken: '#f3eee6',
};
export const colourOf = (tone: Tone): string => COLOURS[tone];
export const IDENTITY = '#a3161a';

export type Weight = 'plain' | 'bold';
const FONT_FILES: Readonly<Record<Weight, string>> = {
  plain: '400Regular/BeVietnamPro_400Regular.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
};

export type Paper = {
  readonly document: PDFKit.PDFDocument;
  /** One line that is cut where it would not fit; the place is that of its baseline. */
  readonly line: (
    text: string,
    x: number,
    baseline: number,
    style: {
      readonly size: number;
      readonly weight?: Weight;
      readonly tone?: Tone;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly most?: number;
    },
  ) => void;
  readonly widthOf: (text: string, size: number, weight?: Weight) => number;
  /** Draws the marks of a picture at that place, so many points a unit. */
  readonly draw: (picture: Picture, x: number, y: number, scale: number) => void;
  readonly finish: () => Promise<Uint8Array>;
};

/** Begins a document without a page. */
export function openPaper(info: {
  readonly title: string;
  readonly author: string;
  readonly language: string;
}): Paper {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: info.language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: info.title, Author: info.author, Creator: 'Một Cửa', Producer: 'Một Cửa' },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
  const { resolve } = createRequire(import.meta.url);
  for (const [weight, file] of Object.entries(FONT_FILES))
    document.registerFont(weight, resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));

  const widthOf: Paper['widthOf'] = (text, size, weight = 'plain') =>
    document.font(weight).fontSize(size).widthOfString(text);
  const fitted = (text: string, size: number, weight: Weight, most: number): string => {
    if (widthOf(text, size, weight) <= most) return text;
    const letters = Array.from(text);
    while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, weight) > most) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  };
  const line: Paper['line'] = (
    text,
    x,
    baseline,
    { size, weight = 'plain', tone = 'ink', anchor = 'start', most },
  ) => {
    if (text === '') return;
    const shown = most === undefined ? text : fitted(text, size, weight, most);
    const width = widthOf(shown, size, weight);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    document
      .fillColor(COLOURS[tone])
      .text(shown, left, baseline, { baseline: 'alphabetic', lineBreak: false });
  };
  const draw: Paper['draw'] = ({ marks }, x, y, scale) => {
    const [ax, ay] = [(value: number) => x + value * scale, (value: number) => y + value * scale];
    for (const mark of marks) {
      const colour = COLOURS[mark.tone];
      switch (mark.kind) {
        case 'rect':
          document.rect(ax(mark.x), ay(mark.y), mark.width * scale, mark.height * scale);
          if (mark.isOutline === true)
            document.lineWidth(0.8).dash(2.5, { space: 2 }).stroke(colour).undash();
          else document.fill(colour);
          break;
        case 'line': {
          const [first, ...rest] = mark.points;
          if (first === undefined) break;
          document.moveTo(ax(first[0]), ay(first[1]));
          for (const [px, py] of rest) document.lineTo(ax(px), ay(py));
          document.lineWidth(mark.width * scale).lineJoin('round');
          if (mark.isDashed === true) document.dash(1.5, { space: 1.5 });
          document.stroke(colour).undash();
          break;
        }
        case 'dot':
          document.circle(ax(mark.x), ay(mark.y), mark.radius * scale).fill(colour);
          break;
        case 'text':
          line(mark.text, ax(mark.x), ay(mark.y), {
            size: mark.size * scale,
            weight: mark.isBold ? 'bold' : 'plain',
            tone: mark.tone,
            anchor: mark.anchor,
          });
          break;
        default:
          mark satisfies never;
      }
    }
  };
  return {
    document,
    line,
    widthOf,
    draw,
    finish: () => {
      document.end();
      return ended;
    },
  };
}
