import { Delete } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Key } from '../frame/Key.tsx';
import type { LookUpTexts } from './texts.ts';

/** Codes of nearly all offices begin with H: that letter stands beside the figures, the others one press away. */
const CODE_SIGNS = ['1', '2', '3', 'H', '4', '5', '6', '-', '7', '8', '9', '.'] as const;
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const FIGURES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

type KeypadProps = {
  readonly texts: LookUpTexts;
  readonly onType: (sign: string) => void;
  readonly onErase: () => void;
};

/** For a file's code: figures, dash, dot and H; the letters on a second board that gives way after one press. */
export function CodeKeypad({ texts, onType, onErase }: KeypadProps): ReactElement {
  const [hasLetters, setHasLetters] = useState(false);
  const sign = (each: string): ReactElement => (
    <SignKey
      key={each}
      sign={each}
      texts={texts}
      onType={() => {
        onType(each);
        setHasLetters(false);
      }}
    />
  );
  if (hasLetters) {
    return (
      <div
        className="kiosk-keypad kiosk-keypad-letters"
        role="group"
        data-private={true}
        aria-label={texts.letters}
      >
        {LETTERS.map(sign)}
        <EraseKey texts={texts} onErase={onErase} />
        <Key className="kiosk-keypad-wide" onPress={() => setHasLetters(false)}>
          {texts.figures}
        </Key>
      </div>
    );
  }
  return (
    <div
      className="kiosk-keypad kiosk-keypad-code"
      role="group"
      data-private={true}
      aria-label={texts.codeLabel}
    >
      {CODE_SIGNS.map(sign)}
      <Key className="kiosk-keypad-word" onPress={() => setHasLetters(true)}>
        {texts.letters}
      </Key>
      {sign('0')}
      <EraseKey texts={texts} onErase={onErase} />
    </div>
  );
}

/** For four digits. */
export function FigureKeypad({ texts, onType, onErase }: KeypadProps): ReactElement {
  return (
    <div
      className="kiosk-keypad kiosk-keypad-figures"
      role="group"
      data-private={true}
      aria-label={texts.figures}
    >
      {[...FIGURES, '0'].map((sign) => (
        <SignKey key={sign} sign={sign} texts={texts} onType={() => onType(sign)} />
      ))}
      <EraseKey texts={texts} onErase={onErase} />
    </div>
  );
}

type SignKeyProps = Pick<KeypadProps, 'texts'> & { readonly sign: string; readonly onType: () => void };

function SignKey({ sign, texts, onType }: SignKeyProps): ReactElement {
  const { signs } = texts;
  const name = signs[sign];
  return (
    <Key className="kiosk-keypad-sign" onPress={onType} {...(name === undefined ? {} : { label: name })}>
      {sign}
    </Key>
  );
}

function EraseKey({ texts, onErase }: Omit<KeypadProps, 'onType'>): ReactElement {
  return (
    <Key className="kiosk-keypad-word kiosk-keypad-erase" onPress={onErase}>
      <Delete aria-hidden="true" size="1.3em" strokeWidth={2} />
      {texts.erase}
    </Key>
  );
}
