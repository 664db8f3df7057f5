import { Check, CircleAlert, Info } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { CounterAction, CounterTicket } from '#protocol/views.ts';
import { isWorthALine, type ActionButton } from './action-buttons.ts';
import { ACTION_KEYS } from './keyboard.ts';
import type { Texts } from './texts.ts';
import { obstacleWords, type NoteTone } from './wording.ts';
import './action-bar.css';

type ActionBarProps = {
  readonly buttons: readonly ActionButton[];
  readonly current: CounterTicket | null;
  readonly note: { readonly tone: NoteTone; readonly words: string } | null;
  readonly texts: Texts;
  readonly onPress: (action: CounterAction) => void;
};

/** The officer's keys, always in the same places, and beside them what became of the last one. */
export function ActionBar({ buttons, current, note, texts, onPress }: ActionBarProps): ReactElement {
  return (
    <div className="counter-actions" role="group" aria-label={texts.actionsLabel}>
      {buttons.map((button) => (
        <Action key={button.action} button={button} current={current} texts={texts} onPress={onPress} />
      ))}
      <p className="counter-note" role="status">
        {note === null ? null : (
          <span className={`counter-note-words is-${note.tone}`}>
            <NoteIcon tone={note.tone} />
            {note.words}
          </span>
        )}
      </p>
    </div>
  );
}

function NoteIcon({ tone }: { readonly tone: NoteTone }): ReactElement {
  const Icon = { done: Check, told: Info, refused: CircleAlert }[tone];
  return <Icon aria-hidden="true" size={18} />;
}

type ActionProps = {
  readonly button: ActionButton;
  readonly current: CounterTicket | null;
  readonly texts: Texts;
  readonly onPress: (action: CounterAction) => void;
};

function Action({ button, current, texts, onPress }: ActionProps): ReactElement {
  const { action } = button;
  const style: CSSProperties = { gridArea: action };
  const second = secondLine(button, current, texts);
  const look = button.isUsualStep ? ' is-usual' : button.obstacle === null ? '' : ' is-refused';
  return (
    <button
      type="button"
      className={`counter-action${look}${button.isPending ? ' is-pending' : ''}`}
      style={style}
      aria-disabled={button.obstacle !== null}
      aria-busy={button.isPending}
      aria-keyshortcuts={ACTION_KEYS[action]}
      onMouseDown={(event) => {
        // The mouse leaves no focus behind: the next Space or Enter must not press this button again.
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onClick={() => {
        onPress(action);
      }}
    >
      <span className="counter-action-words">
        {texts.actions[action]}
        {second === null ? null : (
          <span className={second.isShown ? 'counter-action-second' : 'visually-hidden'}>{second.words}</span>
        )}
      </span>
      <KeyCap label={ACTION_KEYS[action]} />
    </button>
  );
}

type SecondLine = { readonly words: string; readonly isShown: boolean };

function secondLine(button: ActionButton, current: CounterTicket | null, texts: Texts): SecondLine | null {
  const { action, obstacle, isSentLater } = button;
  if (button.isPending) return { words: isSentLater ? texts.keptForLater : texts.sending, isShown: true };
  if (obstacle !== null) {
    return {
      words: obstacleWords(action, obstacle, current, texts),
      isShown: isWorthALine(obstacle, action),
    };
  }
  return isSentLater ? { words: texts.sentLater, isShown: true } : null;
}
