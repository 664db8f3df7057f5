import type { ReactElement } from 'react';
import { RATING_SCORES } from '#protocol/rating.ts';
import { FACES } from '#ui-kit/faces.ts';
import { RATING_WORDS } from '#ui-kit/rating-words.ts';
import { Key } from '../frame/Key.tsx';
import type { Scene } from '../scene.ts';
import './rate-ticket.css';

/** Four equal faces for whoever holds up a ticket whose service is over. */
export function RateTicket({ scene }: { readonly scene: Scene }): ReactElement {
  const words = RATING_WORDS[scene.state.language];
  return (
    <div className="kiosk-rate" role="group" aria-label={words.rate}>
      {RATING_SCORES.map((score) => (
        <Key
          key={score}
          className="kiosk-rate-key"
          onPress={() => {
            scene.rate(score);
          }}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={FACES[score]} />
          </svg>
          <span>{words.scores[score]}</span>
        </Key>
      ))}
    </div>
  );
}
