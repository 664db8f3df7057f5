import type { ReactElement } from 'react';
import type { RatingForm } from '#protocol/rating.ts';
import { FACES } from '#ui-kit/faces.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import type { Scene } from '../scene.ts';
import './rate-ticket.css';

/** Equal faces for whoever holds up a ticket whose service is over. */
export function RateTicket(props: { readonly scene: Scene; readonly form: RatingForm }): ReactElement {
  const { scene, form } = props;
  const { language } = scene.state;
  return (
    <div
      className="kiosk-rate"
      role="group"
      aria-label={pick(form.question, language)}
      data-faces={form.faces.length}
    >
      {form.faces.map(({ score, words }) => (
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
          <span>{pick(words, language)}</span>
        </Key>
      ))}
    </div>
  );
}
