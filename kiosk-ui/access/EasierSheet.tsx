import type { ReactElement, ReactNode } from 'react';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { Sheet } from '../sheets/Sheet.tsx';
import { spokenTrouble } from '../spoken/spoken.ts';
import {
  CONTRASTS,
  isOrdinary,
  ORDINARY_COMFORT,
  TEXT_SIZES,
  volumeBeside,
  VOLUMES,
  type Comfort,
} from './comfort.ts';
import './easier.css';
// What can be chosen here alone.
import './contrast.css';
import './larger-pages.css';
import './larger-ends.css';

/** Text, colours, place of the keys and the voice, each as a row to choose from; what is pressed is seen at once. */
export function EasierSheet({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene).easier;
  const { comfort } = scene.state;
  const set = (change: Partial<Comfort>): void => {
    scene.act({ type: 'setComfort', comfort: change });
  };
  const close = (): void => {
    scene.act({ type: 'closeSheet' });
  };
  return (
    <Sheet kind="dialog" labelId="kiosk-easier-title" onDismiss={close}>
      <h2 id="kiosk-easier-title" className="kiosk-sheet-title">
        {texts.title}
      </h2>
      <div className="kiosk-easier">
        <Choice label={texts.textSize}>
          {TEXT_SIZES.map((textSize) => (
            <Option
              key={textSize}
              isOn={comfort.textSize === textSize}
              onPress={() => {
                set({ textSize });
              }}
            >
              <span
                className={`kiosk-easier-letter kiosk-easier-letter-${String(textSize)}`}
                aria-hidden="true"
              >
                A
              </span>
              {texts.textSizes[textSize]}
            </Option>
          ))}
        </Choice>
        <Choice label={texts.contrast}>
          {CONTRASTS.map((contrast) => (
            <Option
              key={contrast}
              isOn={comfort.contrast === contrast}
              onPress={() => {
                set({ contrast });
              }}
            >
              {texts.contrasts[contrast]}
            </Option>
          ))}
        </Choice>
        <Choice label={texts.keys}>
          {[false, true].map((isReachMode) => (
            <Option
              key={String(isReachMode)}
              isOn={comfort.isReachMode === isReachMode}
              onPress={() => {
                set({ isReachMode });
              }}
            >
              {isReachMode ? texts.lowered : texts.raised}
            </Option>
          ))}
        </Choice>
        <SpokenChoice scene={scene} set={set} />
      </div>
      <div className="kiosk-sheet-keys">
        {!isOrdinary(comfort) && (
          <Key
            onPress={() => {
              set(ORDINARY_COMFORT);
            }}
          >
            {texts.asBefore}
          </Key>
        )}
        <Key kind="main" onPress={close}>
          {texts.done}
        </Key>
      </div>
    </Sheet>
  );
}

type SpokenChoiceProps = { readonly scene: Scene; readonly set: (change: Partial<Comfort>) => void };

/** Offered where there is a voice. Who chose another language meanwhile is told that it has none. */
function SpokenChoice({ scene, set }: SpokenChoiceProps): ReactElement | null {
  const texts = textsOf(scene).easier.spoken;
  const { isSpoken, volume } = scene.state.comfort;
  const hasVoice = scene.spoken.languages.includes(scene.state.language);
  if (!hasVoice && !isSpoken) return null;
  const trouble = spokenTrouble(scene.spoken, scene.state);
  const isHeard = isSpoken && hasVoice;
  return (
    <Choice label={texts.label} value={isHeard ? texts.volume(volume, VOLUMES.length) : null}>
      <Option
        isOn={!isSpoken}
        onPress={() => {
          set({ isSpoken: false });
        }}
      >
        {texts.off}
      </Option>
      {hasVoice && (
        <Option
          isOn={isSpoken}
          onPress={() => {
            set({ isSpoken: true });
          }}
        >
          {texts.on}
        </Option>
      )}
      {isHeard &&
        ([-1, 1] as const).map((steps) => (
          <Key
            key={steps}
            onPress={() => {
              set({ volume: volumeBeside(volume, steps) });
            }}
          >
            {steps < 0 ? texts.softer : texts.louder}
          </Key>
        ))}
      {trouble !== null && <p className="kiosk-easier-trouble">{texts[trouble]}</p>}
    </Choice>
  );
}

type ChoiceProps = {
  readonly label: string;
  /** How it is set, where no key says so. */
  readonly value?: string | null;
  readonly children: ReactNode;
};

function Choice({ label, value = null, children }: ChoiceProps): ReactElement {
  return (
    <div className="kiosk-easier-choice" role="group" aria-label={label}>
      <p className="kiosk-label" aria-hidden="true">
        {value === null ? label : `${label} · ${value}`}
      </p>
      <div className="kiosk-easier-options">{children}</div>
    </div>
  );
}

type OptionProps = {
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function Option({ isOn, onPress, children }: OptionProps): ReactElement {
  return (
    <Key kind={isOn ? 'chosen' : 'plain'} isOn={isOn} onPress={onPress}>
      {children}
    </Key>
  );
}
