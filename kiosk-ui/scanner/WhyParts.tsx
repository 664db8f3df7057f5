import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RatingForm, RatingReason } from '#protocol/rating.ts';
import { pick } from '#ui-kit/language.ts';
import { RATING_WORDS } from '#ui-kit/rating-words.ts';
import { closingSecondsLeft } from '../closing.ts';
import { Key } from '../frame/Key.tsx';
import type { Scene } from '../scene.ts';
import type { WhyTouch } from './rating-steps.ts';
import './why.css';

type WhyProps = {
  readonly scene: Scene;
  readonly form: RatingForm;
  readonly chosen: readonly RatingReason[];
};

const touching =
  (scene: Scene) =>
  (touch: WhyTouch): void => {
    scene.act({ type: 'why', touch });
  };

/** What was not well, if anybody likes to say: the score is recorded already. One touch for each. */
export function WhyReasons({ scene, form, chosen }: WhyProps): ReactElement {
  const { language } = scene.state;
  const touch = touching(scene);
  return (
    <div className="kiosk-why" role="group" aria-label={RATING_WORDS[language].reasonsAsk}>
      {form.reasons.map(({ reasonId: reason, words }) => {
        const isOn = chosen.includes(reason);
        return (
          <Key
            key={reason}
            kind={isOn ? 'chosen' : 'plain'}
            className="kiosk-why-key"
            isOn={isOn}
            onPress={() => {
              touch({ type: 'toggle', reason });
            }}
          >
            <span className="kiosk-why-box">
              {isOn && <Check aria-hidden="true" size="0.8em" strokeWidth={3.4} />}
            </span>
            <span>{pick(words, language)}</span>
          </Key>
        );
      })}
    </div>
  );
}

/** The two ways on from there; what is chosen goes by itself when nobody presses either. */
export function WhyKeys({ scene }: { readonly scene: Scene }): ReactElement {
  const words = RATING_WORDS[scene.state.language];
  const touch = touching(scene);
  const secondsLeft = closingSecondsLeft(scene.state, scene.pageNowMs);
  return (
    <div className="kiosk-why-ways">
      <Key
        className="kiosk-ticket-done"
        onPress={() => {
          touch({ type: 'giveNone' });
        }}
      >
        {words.closeReasons}
      </Key>
      <Key
        kind="main"
        className="kiosk-ticket-done"
        onPress={() => {
          touch({ type: 'give' });
        }}
      >
        <span>
          {words.sendReasons}
          {secondsLeft !== null && (
            <span className="kiosk-why-seconds">{words.sendsItself(secondsLeft)}</span>
          )}
        </span>
      </Key>
    </div>
  );
}
