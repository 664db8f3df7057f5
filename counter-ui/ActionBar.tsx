import type { CSSProperties, ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { CounterTicket } from '#protocol/views.ts';
import { isWorthALine, type ActionButton } from './action-buttons.ts';
import { INTENT_KEYS, type KeyIntent } from './keyboard.ts';
import type { Texts } from './texts.ts';
import { obstacleWords } from './wording.ts';
import './action-bar.css';

type ActionBarProps = {
  readonly buttons: readonly ActionButton[];
  readonly current: CounterTicket | null;
  readonly isPaused: boolean;
  readonly texts: Texts;
  readonly onIntent: (intent: KeyIntent) => void;
};

/** The keys named beneath the buttons; the list of all of them is one key away. */
const MORE_INTENTS: readonly KeyIntent[] = [
  'finishDetails',
  'addService',
  'addNote',
  'callTicket',
  'serveWithoutTicket',
  'issue',
  'help',
];

/** The officer's keys, always in the same places. */
export function ActionBar({ buttons, current, isPaused, texts, onIntent }: ActionBarProps): ReactElement {
  return (
    <div className="counter-actions" role="group" aria-label={texts.actionsLabel}>
      {buttons.map((button) => (
        <Action
          key={button.intent}
          button={button}
          current={current}
          isPaused={isPaused}
          texts={texts}
          onIntent={onIntent}
        />
      ))}
      <div className="counter-more">
        {MORE_INTENTS.map((intent) => (
          <MoreButton key={intent} intent={intent} words={texts.deeds[intent]} onIntent={onIntent} />
        ))}
        <MoreButton intent="keys" words={texts.deeds.keys} onIntent={onIntent} />
      </div>
    </div>
  );
}

type MoreButtonProps = {
  readonly intent: KeyIntent;
  readonly words: string;
  readonly onIntent: (intent: KeyIntent) => void;
};

function MoreButton({ intent, words, onIntent }: MoreButtonProps): ReactElement {
  return (
    <button
      type="button"
      className="counter-more-button"
      aria-keyshortcuts={INTENT_KEYS[intent]}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        onIntent(intent);
      }}
    >
      <KeyCap label={INTENT_KEYS[intent]} />
      {words}
    </button>
  );
}

type ActionProps = {
  readonly button: ActionButton;
  readonly current: CounterTicket | null;
  readonly isPaused: boolean;
  readonly texts: Texts;
  readonly onIntent: (intent: KeyIntent) => void;
};

function Action({ button, current, isPaused, texts, onIntent }: ActionProps): ReactElement {
  const { intent } = button;
  const style: CSSProperties = { gridArea: intent };
  const second = secondLine(button, current, texts);
  const look = button.isUsualStep ? ' is-usual' : button.obstacle === null ? '' : ' is-refused';
  return (
    <button
      type="button"
      className={`counter-action${look}${button.isPending ? ' is-pending' : ''}`}
      style={style}
      aria-disabled={button.obstacle !== null}
      aria-busy={button.isPending}
      aria-keyshortcuts={INTENT_KEYS[intent]}
      onMouseDown={(event) => {
        // The mouse leaves no focus behind: the next Space or Enter must not press this button again.
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onClick={() => {
        onIntent(intent);
      }}
    >
      <span className="counter-action-words">
        {intent === 'pause' && isPaused ? texts.resumeWork : texts.deeds[intent]}
        {second === null ? null : (
          <span className={second.isShown ? 'counter-action-second' : 'visually-hidden'}>{second.words}</span>
        )}
      </span>
      <KeyCap label={INTENT_KEYS[intent]} />
    </button>
  );
}

type SecondLine = { readonly words: string; readonly isShown: boolean };

function secondLine(button: ActionButton, current: CounterTicket | null, texts: Texts): SecondLine | null {
  const { intent, obstacle, isSentLater, waitSeconds } = button;
  if (button.isPending) return { words: isSentLater ? texts.keptForLater : texts.sending, isShown: true };
  if (waitSeconds !== null) return { words: texts.seconds(waitSeconds), isShown: true };
  if (obstacle !== null) {
    return {
      words: obstacleWords(intent, obstacle, current, texts),
      isShown: isWorthALine(obstacle, intent),
    };
  }
  return isSentLater ? { words: texts.sentLater, isShown: true } : null;
}
