import type { ReactElement } from 'react';
import { PAUSE_REASONS, type PauseReason } from '#protocol/officer-words.ts';
import { PipKey } from './PipKey.tsx';
import type { PipTexts } from './pip-texts.ts';

type PipPauseListProps = {
  readonly texts: PipTexts;
  readonly onPause: (reason: PauseReason) => void;
  readonly onCancel: () => void;
};

/** Why the counter pauses, each reason by its digit: short enough to be asked here. */
export function PipPauseList({ texts, onPause, onCancel }: PipPauseListProps): ReactElement {
  return (
    <main className="pip pip-pause">
      <h1 className="pip-pause-title">{texts.pauseTitle}</h1>
      <div className="pip-pause-reasons">
        {PAUSE_REASONS.map((reason, index) => (
          <PipKey
            key={reason}
            label={texts.pauseReasons[reason]}
            cap={String(index + 1)}
            onPress={() => {
              onPause(reason);
            }}
          />
        ))}
        <PipKey label={texts.cancel} cap="Esc" onPress={onCancel} />
      </div>
    </main>
  );
}
