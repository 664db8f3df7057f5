import { useMemo, type CSSProperties, type ReactElement } from 'react';
import type { Scene } from '../scene.ts';
import './qr-code.css';

type QrCodeProps = { readonly scene: Scene; readonly text: string; readonly name: string };

/**
 * The smallest code of an address has 33 modules; a longer one has more, and each is that much smaller. Its place is white
 * while what draws it is not here.
 */
export function QrCode({ scene, text, name }: QrCodeProps): ReactElement {
  const { later } = scene;
  const squares = useMemo(() => later?.qrSquares(text) ?? null, [later, text]);
  const size = squares?.size ?? SIZE_OF_MOST_CODES;
  return (
    <svg
      className={size <= SIZE_OF_MOST_CODES ? 'kiosk-code' : 'kiosk-code kiosk-code-long'}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      style={{ '--modules': size } as CSSProperties}
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      {squares !== null && <path d={squares.path} />}
    </svg>
  );
}

/** Version 4, 33 modules, holds 62 bytes at level M; version 5 has 37. Both with their quiet zone. */
const SIZE_OF_MOST_CODES = 41;
