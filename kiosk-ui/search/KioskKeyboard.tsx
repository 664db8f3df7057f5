import type { ReactElement } from 'react';
import { TouchKeyboard } from '#ui-kit/TouchKeyboard.tsx';
import { layoutOf, type Scene } from '../scene.ts';
import { isKeyboardCompact } from './result-pages.ts';
import '../frame/key.css';
import './keyboard.css';

type KioskKeyboardProps = {
  readonly scene: Scene;
  readonly typed: string;
  readonly onType: (typed: string) => void;
};

/** The keys to type with, as wide as this kiosk's screen has room for. */
export function KioskKeyboard({ scene, typed, onType }: KioskKeyboardProps): ReactElement {
  return (
    <TouchKeyboard
      language={scene.state.language}
      shape={isKeyboardCompact(layoutOf(scene)) ? 'compact' : 'wide'}
      keyClass="kiosk-key kiosk-key-plain"
      typed={typed}
      onType={onType}
    />
  );
}
