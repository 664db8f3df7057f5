import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import { DOUBLE_PRESS_MS, type DeskState } from '../command-desk.ts';
import type { OpenDialog } from '../intents.ts';
import { capOf, INTENT_KEYS } from '../keyboard.ts';
import type { Texts } from '../texts.ts';
import { noteWords } from '../wording.ts';
import './dialog.css';

/** A key pressed in a dialog. */
export type DialogKey = {
  /** A digit by its place or a letter by its print; null for other keys and with Alt. */
  readonly cap: string | null;
  /** The same with Alt held. */
  readonly altCap: string | null;
  readonly key: string;
  readonly hasShift: boolean;
  /** A field is being typed in: letters and digits belong to it. */
  readonly isTyping: boolean;
};

export type DialogFrameProps = {
  readonly dialog: OpenDialog;
  readonly title: ReactNode;
  readonly lead: string;
  readonly isWide?: boolean;
  readonly desk: DeskState;
  readonly view: CounterView;
  readonly office: OfficeSettings;
  readonly texts: Texts;
  /** Answers whether the key was meant for the dialog; then the browser does nothing with it. */
  readonly onKey: (key: DialogKey) => boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

const BODY = '.counter-dialog-body';

const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('input, textarea, select');
/** Enter on such a button is its own press; on a tick box it is the dialog's. */
const isPlainButton = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('button:not([role])');

function dialogKeyOf(event: KeyboardEvent): DialogKey {
  const cap = capOf(event);
  const isPlain = !event.ctrlKey && !event.metaKey;
  return {
    cap: isPlain && !event.altKey ? cap : null,
    altCap: isPlain && event.altKey ? (capOf({ code: event.code, key: '' }) ?? cap) : null,
    key: event.key,
    hasShift: event.shiftKey,
    isTyping: isField(event.target),
  };
}

/** What all dialogs share: over the left column, focus kept inside and given back, Esc closes, what was refused is said. */
export function DialogFrame(props: DialogFrameProps): ReactElement {
  const { dialog, texts, desk, view, office } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [noteBefore] = useState(desk.note);
  const isUntouched = useRef(true);
  const openedAtMs = useRef(Number.NEGATIVE_INFINITY);
  useLayoutEffect(() => {
    const opened = element.current;
    if (opened === null) return;
    if (!opened.open) opened.showModal();
    (opened.querySelector<HTMLElement>('[data-first]') ?? opened.querySelector<HTMLElement>(BODY))?.focus();
    openedAtMs.current = performance.now();
    return () => {
      // Closed while it still stands in the page: the browser gives the focus back to where it was.
      opened.close();
    };
  }, []);

  useLayoutEffect(() => {
    // What had the focus may have given way to the answer: keys must still arrive.
    const opened = element.current;
    if (opened === null || opened.contains(opened.ownerDocument.activeElement)) return;
    opened.querySelector<HTMLElement>('.counter-dialog-body')?.focus();
  });

  const hear = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.key === 'Escape') return;
    const key = dialogKeyOf(event);
    // The key that opened the dialog, hit twice: only as the very first key, lest a quick hand lose a letter.
    const isSecondPress =
      isUntouched.current &&
      capOf(event) === INTENT_KEYS[dialog.kind] &&
      performance.now() - openedAtMs.current < DOUBLE_PRESS_MS;
    isUntouched.current = false;
    if ((event.repeat && !key.isTyping) || isSecondPress) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && isPlainButton(event.target)) return;
    if (props.onKey(key)) event.preventDefault();
  };

  const { note } = desk;
  const refusal =
    note === null || note === noteBefore || note.kind === 'done' || isAskedFor(note)
      ? null
      : noteWords(note, view.current, office.timeZone, texts);
  return (
    <dialog
      ref={element}
      className={props.isWide === true ? 'counter-dialog is-wide' : 'counter-dialog'}
      aria-labelledby={titleId}
      onKeyDown={hear}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      {/* Takes the focus where nothing else asks for it, so that keys arrive and no button looks chosen. */}
      <div className="counter-dialog-body" tabIndex={-1}>
        <header className="counter-dialog-head">
          <h2 id={titleId} className="counter-dialog-title">
            {props.title}
          </h2>
          <button type="button" className="counter-dialog-esc" onClick={props.onClose}>
            <KeyCap label="Esc" /> {texts.dialogs.esc}
          </button>
        </header>
        <p className="counter-dialog-lead">{props.lead}</p>
        {props.children}
        <p className="counter-dialog-refusal" role="alert">
          {refusal === null ? null : refusal.words}
        </p>
      </div>
    </dialog>
  );
}

/** The server's question is put by the dialog itself, not shown as a refusal. */
const isAskedFor = (note: NonNullable<DeskState['note']>): boolean =>
  note.kind === 'refused' && note.code === 'reason_needed';
