import { Delete, Eraser, Space } from 'lucide-react';
import type { ReactElement, SyntheticEvent } from 'react';
import type { Texts } from '../texts.ts';
import { Key } from '../frame/Key.tsx';
import { COMPACT_KEYBOARD, WIDE_KEYBOARD } from './result-pages.ts';
import './keyboard.css';

type TouchKeyboardProps = {
  readonly texts: Texts;
  /** Fewer keys in a row, each wider: for a small screen. */
  readonly isCompact: boolean;
  readonly onLetter: (letter: string) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
};

/** Plain letters and figures: nobody needs accents to find something. Real keyboards type into the field itself. */
export function TouchKeyboard({ isCompact, ...keys }: TouchKeyboardProps): ReactElement {
  const rows = isCompact ? COMPACT_KEYBOARD : WIDE_KEYBOARD;
  return (
    <div
      className={`kiosk-keyboard ${isCompact ? 'kiosk-keyboard-compact' : ''}`}
      role="group"
      data-private={true}
      aria-label={keys.texts.search.keyboard}
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
    >
      {rows.map((letters, index) => (
        <div className="kiosk-keyboard-row" key={letters.join('')}>
          {letters.map((letter) => (
            <Key
              key={letter}
              className="kiosk-letter"
              onPress={() => {
                keys.onLetter(letter);
              }}
            >
              {letter}
            </Key>
          ))}
          {isCompact && index === rows.length - 1 && <CompactKeys {...keys} />}
        </div>
      ))}
      {!isCompact && (
        <div className="kiosk-keyboard-row">
          <WideKeys {...keys} />
        </div>
      )}
    </div>
  );
}

type OtherKeysProps = Omit<TouchKeyboardProps, 'isCompact'>;

function WideKeys({ texts, onLetter, onDelete, onClear }: OtherKeysProps): ReactElement {
  return (
    <>
      <Key className="kiosk-letter-clear" onPress={onClear}>
        {texts.search.clear}
      </Key>
      <Key
        className="kiosk-letter-space"
        onPress={() => {
          onLetter(' ');
        }}
      >
        {texts.search.space}
      </Key>
      <Key className="kiosk-letter-delete" label={texts.search.deleteLetter} onPress={onDelete}>
        <Delete aria-hidden="true" size="1.4em" strokeWidth={2} />
      </Key>
    </>
  );
}

/** The same three as pictures, each as wide as a letter. */
function CompactKeys({ texts, onLetter, onDelete, onClear }: OtherKeysProps): ReactElement {
  return (
    <>
      <Key
        className="kiosk-letter"
        label={texts.search.space}
        onPress={() => {
          onLetter(' ');
        }}
      >
        <Space aria-hidden="true" size="1.2em" strokeWidth={2.2} />
      </Key>
      <Key className="kiosk-letter" label={texts.search.deleteLetter} onPress={onDelete}>
        <Delete aria-hidden="true" size="1.2em" strokeWidth={2} />
      </Key>
      <Key className="kiosk-letter" label={texts.search.clear} onPress={onClear}>
        <Eraser aria-hidden="true" size="1.1em" strokeWidth={2} />
      </Key>
    </>
  );
}

/** A finger on a letter leaves the cursor in the field, where a real keyboard goes on typing. */
function keepFocus(event: SyntheticEvent): void {
  event.preventDefault();
}
