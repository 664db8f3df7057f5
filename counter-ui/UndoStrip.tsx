import { Check, CircleAlert, Info } from 'lucide-react';
import type { ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTimeWithSeconds } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import { INTENT_KEYS } from './keyboard.ts';
import type { Texts } from './texts.ts';
import { undoSeconds, type NoteWords } from './wording.ts';
import './undo-strip.css';

type DeedStripsProps = {
  readonly view: CounterView;
  readonly isOnline: boolean;
  readonly nowMs: number;
  readonly office: OfficeSettings;
  readonly note: NoteWords | null;
  /** The note says no more than the strip beneath it. */
  readonly isNoteOfUndoable: boolean;
  readonly texts: Texts;
  readonly onUndo: () => void;
};

/** Above the buttons: what became of the last press, and for a few seconds the way back. */
export function DeedStrips(props: DeedStripsProps): ReactElement {
  const { note, view, isOnline, nowMs } = props;
  const seconds = isOnline ? undoSeconds(view, nowMs) : 0;
  const hasUndo = view.undo !== null && seconds > 0;
  return (
    <div className="counter-strips">
      <p className="counter-note" role="status">
        {note === null || (hasUndo && props.isNoteOfUndoable) ? null : (
          <span className={`counter-note-words is-${note.tone}`}>
            <NoteIcon tone={note.tone} />
            {note.words}
          </span>
        )}
      </p>
      {hasUndo ? <UndoStrip {...props} undo={view.undo} seconds={seconds} /> : null}
    </div>
  );
}

function NoteIcon({ tone }: { readonly tone: NoteWords['tone'] }): ReactElement {
  const Icon = { done: Check, told: Info, refused: CircleAlert }[tone];
  return <Icon aria-hidden="true" size={18} />;
}

type UndoStripProps = DeedStripsProps & {
  readonly undo: NonNullable<CounterView['undo']>;
  readonly seconds: number;
};

function UndoStrip({ undo, seconds, office, texts, onUndo }: UndoStripProps): ReactElement {
  const { undoMs } = office.rules;
  const time = clockTimeWithSeconds(undo.until - undoMs, office.timeZone);
  const [before, number, after] = texts.notes.undoable[undo.deed](undo.number, time);
  return (
    <section className="counter-undo" aria-label={texts.deeds.undo}>
      <Check aria-hidden="true" size={18} />
      <p className="counter-undo-words" role="status">
        {before}
        <strong>{number}</strong>
        {after}
      </p>
      <Ring share={Math.min(1, (seconds * 1_000) / undoMs)} />
      <span className="counter-undo-seconds">
        <Figures text={texts.notes.undoSeconds(seconds)} />
      </span>
      <button
        type="button"
        className="counter-undo-button"
        aria-keyshortcuts={INTENT_KEYS.undo}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onUndo}
      >
        {texts.deeds.undo}
        <KeyCap label={INTENT_KEYS.undo} />
      </button>
    </section>
  );
}

const RADIUS = 7;
const AROUND = 2 * Math.PI * RADIUS;

/** How much of the time is left, as part of a circle. */
function Ring({ share }: { readonly share: number }): ReactElement {
  return (
    <svg className="counter-undo-ring" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r={RADIUS} className="counter-undo-track" />
      <circle
        cx="10"
        cy="10"
        r={RADIUS}
        className="counter-undo-left"
        strokeDasharray={`${String(AROUND * share)} ${String(AROUND)}`}
        transform="rotate(-90 10 10)"
      />
    </svg>
  );
}
