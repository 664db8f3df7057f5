import type { ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { Sheet } from './Sheet.tsx';

/** Asks whether anybody is there; any touch is an answer. */
export function IdleSheet({
  scene,
  seconds,
}: {
  readonly scene: Scene;
  readonly seconds: number;
}): ReactElement {
  const texts = textsOf(scene);
  const stay = (): void => {
    scene.act({ type: 'stay' });
  };
  return (
    <Sheet kind="alertdialog" labelId="kiosk-idle-title" onDismiss={stay}>
      <h2 id="kiosk-idle-title" className="kiosk-sheet-title">
        {texts.idleTitle}
      </h2>
      <div className="kiosk-sheet-count">
        <p className="kiosk-sheet-text">{texts.idleDetail}</p>
        <p className="kiosk-sheet-seconds">
          <Figures text={String(seconds)} />
          <span>{texts.seconds(seconds)}</span>
        </p>
      </div>
      <div className="kiosk-sheet-keys">
        <Key
          onPress={() => {
            scene.act({ type: 'goHome' });
          }}
        >
          {texts.home}
        </Key>
        <Key kind="main" onPress={stay}>
          {texts.stillHere}
        </Key>
      </div>
    </Sheet>
  );
}
