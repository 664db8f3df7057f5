import { MapPin, MessageSquareText } from 'lucide-react';
import type { ReactElement } from 'react';
import { FEEDBACK_WORDS } from '#ui-kit/feedback-words.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { Sheet } from './Sheet.tsx';

/** Where to find a person who helps. */
export function HelpSheet({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  const close = (): void => {
    scene.act({ type: 'closeSheet' });
  };
  return (
    <Sheet kind="dialog" labelId="kiosk-help-title" onDismiss={close}>
      <h2 id="kiosk-help-title" className="kiosk-sheet-title">
        {texts.helpTitle}
      </h2>
      <p className="kiosk-sheet-place">
        <MapPin aria-hidden="true" size="1.2em" strokeWidth={2} />
        {pick(scene.office.helpDesk, scene.state.language)}
      </p>
      <p className="kiosk-sheet-text">{texts.helpDetail}</p>
      {scene.state.screen.name === 'start' && scene.freshView?.takesFeedback === true && (
        <Key
          className="kiosk-sheet-feedback"
          onPress={() => {
            scene.act({ type: 'feedback', touch: { type: 'open' } });
          }}
        >
          <MessageSquareText aria-hidden="true" size="1.2em" strokeWidth={2} />
          {FEEDBACK_WORDS[scene.state.language].title}
        </Key>
      )}
      <div className="kiosk-sheet-keys">
        <Key
          className="kiosk-sheet-staff"
          onPress={() => {
            scene.act({ type: 'staffHelps' });
          }}
        >
          {texts.staffHelps}
        </Key>
        <Key kind="main" onPress={close}>
          {texts.close}
        </Key>
      </div>
    </Sheet>
  );
}
