/** Small pictures that stand in the cells of tables. */
import type { Mark, Picture } from '../sheet-types.ts';

const HEIGHT = 26;
const MIDDLE = HEIGHT / 2;

/** A share as a bar on 0 to 100 %, with its target as a tick. */
export function barPicture(percent: number, target: number | null, width: number, label: string): Picture {
  const full = width - 8;
  const isShort = target !== null && percent < target;
  const marks: Mark[] = [
    { kind: 'rect', x: 0, y: MIDDLE - 4, width: full, height: 8, tone: 'sunken' },
    {
      kind: 'rect',
      x: 0,
      y: MIDDLE - 4,
      width: (full * Math.min(100, percent)) / 100,
      height: 8,
      tone: isShort ? 'needs-you' : 'data',
    },
  ];
  if (target !== null) {
    const x = (full * target) / 100;
    marks.push({
      kind: 'line',
      points: [
        [x, MIDDLE - 9],
        [x, MIDDLE + 9],
      ],
      tone: 'ink',
      width: 2.5,
    });
  }
  return { width, height: HEIGHT, label, marks };
}

/** A count as a bar beside others of its kind. */
export const countPicture = (count: number, most: number, width: number, label: string): Picture => ({
  width,
  height: HEIGHT,
  label,
  marks: [
    {
      kind: 'rect',
      x: 0,
      y: MIDDLE - 5,
      width: (width - 8) * (most === 0 ? 0 : count / most),
      height: 10,
      tone: 'data-soft',
    },
  ],
});

/** An axis of minutes that the pictures of a column share. */
export type MinuteAxis = { readonly most: number; readonly target: number | null; readonly width: number };
const INSET = 10;
const xOn = ({ most, width }: MinuteAxis, minutes: number): number =>
  INSET + ((width - 2 * INSET) * Math.min(most, minutes)) / most;

/** Dot: half are below; tick: nine of ten are below. */
export function spreadPicture(
  axis: MinuteAxis,
  { median, ninetieth }: { readonly median: number; readonly ninetieth: number },
  label: string,
): Picture {
  const isOver = axis.target !== null && ninetieth > axis.target;
  const tone = isOver ? 'needs-you' : 'data';
  const [from, to] = [xOn(axis, median), xOn(axis, ninetieth)];
  const marks: Mark[] = [];
  if (axis.target !== null) {
    const x = xOn(axis, axis.target);
    marks.push({
      kind: 'line',
      points: [
        [x, 0],
        [x, HEIGHT],
      ],
      tone: 'soft',
      width: 1,
      isDashed: true,
    });
  }
  marks.push(
    {
      kind: 'line',
      points: [
        [from, MIDDLE],
        [to, MIDDLE],
      ],
      tone,
      width: 4,
    },
    { kind: 'dot', x: from, y: MIDDLE, radius: 5.5, tone: 'ink' },
    {
      kind: 'line',
      points: [
        [to, MIDDLE - 8],
        [to, MIDDLE + 8],
      ],
      tone,
      width: 3.5,
    },
  );
  return { width: axis.width, height: HEIGHT, label, marks };
}

/** The head of the column: the axis itself, with the target named on it. */
export function axisPicture(
  axis: MinuteAxis,
  lines: readonly number[],
  named: string,
  label: string,
): Picture {
  const target = axis.target;
  const targetX = target === null ? null : xOn(axis, target);
  const marks: Mark[] = lines.flatMap((minutes): Mark[] => {
    const x = xOn(axis, minutes);
    if (targetX !== null && Math.abs(x - targetX) < 62) return [];
    return [
      {
        kind: 'text',
        x,
        y: 18,
        text: String(minutes),
        anchor: 'middle',
        size: 12,
        isBold: false,
        tone: 'soft',
      },
    ];
  });
  if (targetX !== null)
    marks.push({
      kind: 'text',
      x: targetX,
      y: 18,
      text: named,
      anchor: 'middle',
      size: 12,
      isBold: true,
      tone: 'ink',
    });
  return { width: axis.width, height: HEIGHT, label, marks };
}
