import { PictureInPicture2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import { INTENT_KEYS } from '../keyboard.ts';
import { pipTextsIn } from './pip-texts.ts';
import type { PipHindrance } from './pip-window.ts';
import './pip-entry.css';

type PipEntryProps = {
  /** Why the last press opened nothing; null when nothing is to be said. */
  readonly hindrance: PipHindrance | null;
  readonly language: Language;
  readonly onPress: () => void;
};

/** The button in the page that opens the small window, and beneath it why it did not open, until it is pressed again. */
export function PipEntry({ hindrance, language, onPress }: PipEntryProps): ReactElement {
  const texts = pipTextsIn(language);
  return (
    <span className="pip-entry">
      <button
        type="button"
        className="pip-entry-button"
        aria-keyshortcuts={INTENT_KEYS.pip}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onClick={onPress}
      >
        <PictureInPicture2 aria-hidden="true" size={18} />
        <span>{texts.open}</span>
        <KeyCap label={INTENT_KEYS.pip} />
      </button>
      <span className="pip-entry-why" role="status">
        {hindrance === null ? null : texts.unavailable[hindrance]}
      </span>
    </span>
  );
}
