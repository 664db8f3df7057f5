import type { ReactElement } from 'react';
import type { Texts } from '../texts.ts';
import { barHeights, meterShare, meterWord } from './level.ts';
import type { TakeState } from './recorder-session.ts';

type LevelMeterProps = {
  /** Null while nothing is recorded. */
  readonly levelDb: number | null;
  readonly take: TakeState | null;
  readonly texts: Texts;
};

/** How loud it is now; afterwards the shape of what was taken. */
export function LevelMeter({ levelDb, take, texts }: LevelMeterProps): ReactElement {
  const words = texts.hall.recorder;
  if (levelDb === null) {
    return (
      <div className="meter">
        <Shape take={take} />
      </div>
    );
  }
  const word = meterWord(levelDb);
  return (
    <div className="meter">
      <div
        className="meter-track"
        role="meter"
        aria-label={words.level}
        aria-valuemin={-60}
        aria-valuemax={0}
        aria-valuenow={Math.round(Math.max(levelDb, -60))}
        aria-valuetext={words[word]}
      >
        <div className={`meter-bar is-${word}`} style={{ width: `${String(meterShare(levelDb) * 100)}%` }} />
      </div>
      <p className={word === 'levelGood' ? 'meter-word' : 'meter-word needs-you'}>
        {words.level} {words[word]}
      </p>
    </div>
  );
}

function Shape({ take }: Pick<LevelMeterProps, 'take'>): ReactElement | null {
  if (take === null || take.kind === 'recording' || !take.take.ok) return <span className="meter-rest" />;
  const heights = barHeights(take.take.samples, 64);
  return (
    <svg className="meter-shape" viewBox={`0 0 ${String(heights.length * 5)} 60`} aria-hidden="true">
      {heights.map((height, index) => (
        <rect
          key={index}
          x={index * 5}
          y={30 - height * 28}
          width="3"
          height={Math.max(height * 56, 2)}
          rx="1.5"
        />
      ))}
    </svg>
  );
}
