import { useState, type ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import { CANCEL_REASONS, HAND_REASONS } from '#protocol/officer-words.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { CounterCommand } from '../counter-command.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { Texts } from '../texts.ts';
import { waitWords } from '../wording.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import {
  ChoiceRows,
  indexOfDigit,
  SubmitButton,
  takeFocus,
  TitleWithNumber,
  type Choice,
} from './DialogParts.tsx';
import { ticketIdOf, typedNumber, whereabouts, type Typed } from './typed-number.ts';

type NumberDialogKind = 'callTicket' | 'grantPriority' | 'cancel';
type NumberDialogProps = CounterDialogProps & { readonly kind: NumberDialogKind };

/** What may be chosen for the number, and the command of each choice. */
type Choosable = Choice & { readonly command: CounterCommand };

const LONGEST_NOTE = 200;

/** The server's question came back: the number passes others over; or its answer is on the way. */
function isReasonAsked({ desk, dialog }: CounterDialogProps, number: TicketNumber): boolean {
  const { note, pending } = desk;
  if (pending?.command.name === 'callTicket') return pending.command.input.reason !== null;
  if (note?.kind !== 'refused' || note.code !== 'reason_needed') return false;
  return note.requestId === dialog.sent && note.number === number;
}

function choicesFor(props: NumberDialogProps, number: TicketNumber, note: string): readonly Choosable[] {
  const { kind, view, office, language, texts } = props;
  const ticketId = ticketIdOf(view, number);
  switch (kind) {
    case 'callTicket':
      return HAND_REASONS.map((code) => ({
        key: code,
        name: texts.handReasons[code],
        more: null,
        command: {
          name: kind,
          input: {
            ticketId,
            seenCounterRevision: view.counterRevision,
            reason: { code, note: note.trim() === '' ? null : note.normalize('NFC').trim() },
          },
        },
      }));
    case 'cancel':
      return CANCEL_REASONS.map((reason) => ({
        key: reason,
        name: texts.cancelReasons[reason],
        more: null,
        command: { name: kind, input: { ticketId, reason } },
      }));
    case 'grantPriority':
      return [
        ...office.rules.priorityClasses
          .filter(({ grantedBy }) => grantedBy.includes('officer'))
          .map(({ priorityId, name }) => ({
            key: String(priorityId),
            name: pick(name, language),
            more: null,
            command: { name: kind, input: { ticketId, priorityId } } as const,
          })),
        {
          key: 'none',
          name: texts.dialogs.priority.none,
          more: null,
          command: { name: kind, input: { ticketId, priorityId: null } },
        },
      ];
    default:
      return kind satisfies never;
  }
}

/** G, U and X: a number is typed first, then what is to be done with it chosen by a digit. */
export function NumberDialog(props: NumberDialogProps): ReactElement {
  const { kind, view, office, counter, texts } = props;
  const words = {
    callTicket: texts.dialogs.call,
    grantPriority: texts.dialogs.priority,
    cancel: texts.dialogs.cancel,
  }[kind];
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [hasChosenNumber, setHasChosenNumber] = useState(false);
  const typed = typedNumber(text, office, counter);
  const number = typed.kind === 'number' ? typed.number : null;
  const isChoosing =
    number !== null && (kind === 'callTicket' ? isReasonAsked(props, number) : hasChosenNumber);
  const choices = number === null ? [] : choicesFor(props, number, note);
  const goOn = (): void => {
    if (number === null) return;
    if (kind !== 'callTicket') {
      setHasChosenNumber(true);
      return;
    }
    const ticketId = ticketIdOf(view, number);
    const { counterRevision } = view;
    props.onCommand({ name: kind, input: { ticketId, seenCounterRevision: counterRevision, reason: null } });
  };
  const choose = (index: number | null): boolean => {
    const choice = index === null ? undefined : choices[index];
    if (choice === undefined) return false;
    props.onCommand(choice.command);
    return true;
  };
  const onKey = (key: DialogKey): boolean => {
    if (isChoosing) return !key.isTyping && choose(indexOfDigit(key.cap, choices.length));
    if (key.key !== 'Enter') return false;
    goOn();
    return true;
  };
  const question =
    number === null
      ? ''
      : kind === 'callTicket'
        ? texts.dialogs.call.reasonLead(number)
        : texts.dialogs[kind === 'cancel' ? 'cancel' : 'priority'].choose(number);
  return (
    <DialogFrame
      {...props}
      title={<TitleWithNumber words={words.title} number={isChoosing ? number : null} />}
      lead={isChoosing ? question : words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      {isChoosing ? (
        <Choosing
          choices={choices}
          note={kind === 'callTicket' ? note : null}
          texts={texts}
          onNote={setNote}
          onChoose={choose}
        />
      ) : (
        <>
          <label className="counter-dialog-label">
            {texts.dialogs.typed.label}
            <input
              className="counter-dialog-input typed-number"
              autoComplete="off"
              spellCheck={false}
              maxLength={8}
              data-first
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          </label>
          <p className="typed-known" role="status">
            <Known {...props} typed={typed} />
          </p>
          <div className="counter-dialog-foot">
            <SubmitButton
              words={
                number !== null && kind === 'callTicket'
                  ? texts.dialogs.call.submit(number)
                  : texts.dialogs.typed.next
              }
              cap="Enter"
              isUsual
              isDisabled={number === null}
              onPress={goOn}
            />
          </div>
        </>
      )}
    </DialogFrame>
  );
}

type ChoosingProps = {
  readonly choices: readonly Choosable[];
  /** What the officer adds in own words; null where nothing can be added. */
  readonly note: string | null;
  readonly texts: Texts;
  readonly onNote: (note: string) => void;
  readonly onChoose: (index: number) => void;
};

/** The focus leaves the field it came from, so that a digit is a choice. */
function Choosing({ choices, note, texts, onNote, onChoose }: ChoosingProps): ReactElement {
  return (
    <div tabIndex={-1} ref={takeFocus} className="counter-dialog-step">
      <ChoiceRows choices={choices} onChoose={onChoose} />
      {note === null ? null : (
        <label className="counter-dialog-label">
          {texts.dialogs.call.noteLabel}{' '}
          <span className="counter-dialog-row-more">{texts.dialogs.personalHint}</span>
          <input
            className="counter-dialog-input"
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => {
              onNote(event.target.value);
            }}
          />
        </label>
      )}
    </div>
  );
}

/** What this screen knows of the typed number: the number itself, and where it is. */
function Known({
  typed,
  view,
  office,
  language,
  texts,
  nowMs,
}: NumberDialogProps & { readonly typed: Typed }): ReactElement | null {
  const words = texts.dialogs.typed;
  if (typed.kind === 'empty') return null;
  if (typed.kind === 'not_a_number') return <span className="typed-wrong">{words.notANumber}</span>;
  if (typed.kind === 'needs_letter')
    return <span className="typed-wrong">{words.needsLetter(typed.letters.join(', '))}</span>;
  const found = whereabouts(view, typed.number);
  const service =
    found?.kind === 'waiting'
      ? office.services.find(({ serviceId }) => serviceId === found.ticket.serviceId)
      : undefined;
  const more =
    found === null
      ? null
      : found.kind === 'here'
        ? words.held
        : found.kind === 'elsewhere'
          ? words.elsewhere(found.counterNumber)
          : found.kind === 'absent'
            ? words[found.ticket.kind]
            : words.waits(
                service === undefined ? '' : pick(service.name, language),
                waitWords(found.ticket.waitingSince, nowMs, texts),
              );
  return (
    <>
      <strong className="typed-shown">
        <TicketNumberText number={typed.number} isInList />
      </strong>{' '}
      {more === null ? null : <span className="counter-dialog-row-more">{more}</span>}
    </>
  );
}
