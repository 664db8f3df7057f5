import { Delete, Eraser, Space } from 'lucide-react';
import type { ReactElement, SyntheticEvent } from 'react';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import {
  KEYBOARD_WORDS,
  KEYBOARDS,
  withoutLastLetter,
  type EndKey,
  type KeyboardShape,
} from './touch-keyboard.ts';
import './touch-keyboard.css';

type TouchKeyboardProps = {
  readonly language: CitizenLanguage;
  readonly shape: KeyboardShape;
  /** What the screen's own keys look like. */
  readonly keyClass: string;
  readonly typed: string;
  /** The whole text as it stands after a key. */
  readonly onType: (typed: string) => void;
};

/** Plain letters and figures: nobody needs accents to be understood. Real keyboards type into the field itself. */
export function TouchKeyboard({
  language,
  shape,
  keyClass,
  typed,
  onType,
}: TouchKeyboardProps): ReactElement {
  const words = KEYBOARD_WORDS[language];
  const pressEnd = (key: EndKey['key']): void => {
    onType({ space: `${typed} `, delete: withoutLastLetter(typed), clear: '' }[key]);
  };
  return (
    <div
      className={`touch-keyboard is-${shape}`}
      role="group"
      data-private={true}
      aria-label={words.keyboard}
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
    >
      {KEYBOARDS[shape].map(({ letters, ends }) => (
        <div className="touch-keyboard-row" key={letters.join('')}>
          {letters.map((letter) => (
            <button
              key={letter}
              type="button"
              className={`${keyClass} touch-letter`}
              onClick={() => {
                onType(typed + letter);
              }}
            >
              {letter}
            </button>
          ))}
          {ends.map(({ key, isWide }) => (
            <button
              key={key}
              type="button"
              className={`${keyClass} ${isWide ? `touch-${key}` : 'touch-letter'}`}
              aria-label={isSpelt(key, isWide) ? undefined : words[key]}
              onClick={() => {
                pressEnd(key);
              }}
            >
              {isSpelt(key, isWide) ? words[key] : <EndPicture of={key} />}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

const isSpelt = (key: EndKey['key'], isWide: boolean): boolean => isWide && key !== 'delete';

function EndPicture({ of: key }: { readonly of: EndKey['key'] }): ReactElement {
  const Icon = { space: Space, delete: Delete, clear: Eraser }[key];
  return <Icon aria-hidden="true" size="1.2em" strokeWidth={2} />;
}

/** A finger on a letter leaves the cursor in the field, where a real keyboard goes on typing. */
function keepFocus(event: SyntheticEvent): void {
  event.preventDefault();
}
