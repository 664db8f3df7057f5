import type { CSSProperties, ReactElement } from 'react';
import type { Mark, Picture } from '#reporting/sheet-types.ts';

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** A picture of a report in SVG; its tones are those of the page, so that it also prints. */
export function Drawing({
  picture,
  isDecoration = false,
}: {
  readonly picture: Picture;
  /** What it shows stands beside it in words. */
  readonly isDecoration?: boolean;
}): ReactElement {
  const { width, height, marks, label } = picture;
  const said = isDecoration
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg className="report-drawing" viewBox={`0 0 ${number(width)} ${number(height)}`} {...said}>
      {marks.map((mark, index) => (
        <Drawn key={index} mark={mark} />
      ))}
    </svg>
  );
}

function Drawn({ mark }: { readonly mark: Mark }): ReactElement | null {
  const colour = `var(--report-${mark.tone})`;
  switch (mark.kind) {
    case 'rect': {
      const place = {
        x: number(mark.x),
        y: number(mark.y),
        width: number(mark.width),
        height: number(Math.max(0, mark.height)),
      };
      return mark.isOutline === true ? (
        <rect {...place} style={{ fill: 'none', stroke: colour, strokeDasharray: '4 3' }} />
      ) : (
        <rect {...place} style={{ fill: colour }} />
      );
    }
    case 'line': {
      const style: CSSProperties = {
        fill: 'none',
        stroke: colour,
        strokeWidth: mark.width,
        strokeLinejoin: 'round',
      };
      const points = mark.points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');
      return (
        <polyline
          points={points}
          style={mark.isDashed === true ? { ...style, strokeDasharray: '3 3' } : style}
        />
      );
    }
    case 'dot':
      return <circle cx={number(mark.x)} cy={number(mark.y)} r={mark.radius} style={{ fill: colour }} />;
    case 'text':
      return (
        <text
          x={number(mark.x)}
          y={number(mark.y)}
          textAnchor={mark.anchor}
          style={{ fill: colour, fontSize: mark.size, fontWeight: mark.isBold ? 700 : 500 }}
        >
          {mark.text}
        </text>
      );
    default:
      return mark satisfies never;
  }
}
