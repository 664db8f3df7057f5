import { useMemo, type CSSProperties, type ReactElement } from 'react';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { Texts } from '../texts.ts';
import { qrSquares } from './qr-squares.ts';
import './phone-ticket.css';

type PhoneTicketProps = {
  readonly url: string;
  readonly number: TicketNumber;
  readonly isPaperComing: boolean;
  readonly texts: Texts;
};

/** The code that brings the number onto a phone: beside the paper, or in place of it. */
export function PhoneTicket({ url, number, isPaperComing, texts }: PhoneTicketProps): ReactElement {
  const words = texts.phone;
  const scan = isOnlyNearby(new URL(url).hostname) ? words.scanNearby : words.scan;
  return (
    <div className="kiosk-phone">
      <QrCode text={url} name={words.codeName(number)} />
      <div>
        <p className="kiosk-phone-what">{isPaperComing ? words.follow : words.instead}</p>
        <p className="kiosk-phone-how">
          {isPaperComing ? `${scan} ${words.followDetail}` : `${words.insteadDetail(number)} ${scan}`}
        </p>
      </div>
    </div>
  );
}

/** The smallest code of an address has 33 modules; a longer one has more, and each is that much smaller. */
function QrCode({ text, name }: { readonly text: string; readonly name: string }): ReactElement {
  const { size, path } = useMemo(() => qrSquares(text), [text]);
  return (
    <svg
      className={size <= SIZE_OF_MOST_CODES ? 'kiosk-code' : 'kiosk-code kiosk-code-long'}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      style={{ '--modules': size } as CSSProperties}
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <path d={path} />
    </svg>
  );
}

/** Version 4, 33 modules, holds 62 bytes at level M; version 5 has 37. Both with their quiet zone. */
const SIZE_OF_MOST_CODES = 41;
