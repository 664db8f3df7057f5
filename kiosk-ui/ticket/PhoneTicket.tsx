import type { ReactElement } from 'react';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { QrCode } from '../frame/QrCode.tsx';
import { textsOf, type Scene } from '../scene.ts';
import './ticket.css';
import './phone-ticket.css';

type PhoneTicketProps = {
  readonly scene: Scene;
  readonly url: string;
  readonly number: TicketNumber;
  readonly isPaperComing: boolean;
};

/** The code that brings the number onto a phone: beside the paper, or in place of it. */
export function PhoneTicket({ scene, url, number, isPaperComing }: PhoneTicketProps): ReactElement {
  const words = textsOf(scene).phone;
  const scan = isOnlyNearby(new URL(url).hostname) ? words.scanNearby : words.scan;
  return (
    <div className="kiosk-phone">
      <QrCode scene={scene} text={url} name={words.codeName(number)} />
      <div>
        <p className="kiosk-phone-what">{isPaperComing ? words.follow : words.instead}</p>
        <p className="kiosk-phone-how">
          {isPaperComing ? `${scan} ${words.followDetail}` : `${words.insteadDetail(number)} ${scan}`}
        </p>
      </div>
    </div>
  );
}
