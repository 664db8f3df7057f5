import { useRef, useState, type ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime } from '#ui-kit/language.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { printerNamed } from '../alarm-words.ts';
import { printerCause } from '../alarms.ts';
import type { CounterCommand } from '../counter-command.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { digitOf, indexOfDigit, SubmitButton } from './DialogParts.tsx';
import { reprintChoices, type ReprintChoice } from './reprint-choices.ts';
import { ticketIdOf, typedNumber, type Typed } from './typed-number.ts';

/** I: paper that did not come out, the number in hand, or any other number whose paper was lost. */
export function ReprintDialog(props: CounterDialogProps): ReactElement {
  const { view, office, counter, texts } = props;
  const words = texts.dialogs.reprint;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const choices = reprintChoices(view);
  // What was chosen may have been printed meanwhile: then the first that is left.
  const chosen = choices.find(({ key }) => key === chosenKey) ?? choices[0];
  const typed = typedNumber(text, office, counter);
  const order = orderOf(typed, chosen, props);

  const send = (): void => {
    if (order !== null) props.onCommand(order.command);
  };
  const onKey = ({ key, cap, isTyping }: DialogKey): boolean => {
    if (key === 'Enter') {
      send();
      return true;
    }
    if (isTyping || cap === null) return false;
    const index = indexOfDigit(cap, choices.length);
    if (index !== null) {
      setText('');
      setChosenKey(choices[index]?.key ?? null);
      return true;
    }
    // A number begins with its letter: it goes where numbers are typed.
    if (!/^[A-Z]$/.test(cap)) return false;
    setText(cap);
    field.current?.focus();
    return true;
  };
  return (
    <DialogFrame
      {...props}
      title={words.title}
      lead={choices.length === 0 ? words.leadTyped : words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <Choices
        {...props}
        choices={choices}
        chosen={text === '' ? chosen : undefined}
        onChoose={setChosenKey}
      />
      <label className="counter-dialog-label">
        {words.typed}
        <input
          ref={field}
          className="counter-dialog-input typed-number"
          autoComplete="off"
          maxLength={5}
          {...(choices.length === 0 ? { 'data-first': true } : {})}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </label>
      <p className="typed-known" role="status">
        <TypedWrong typed={typed} {...props} />
        <LastSent {...props} />
      </p>
      <div className="counter-dialog-foot">
        <SubmitButton
          words={order === null ? words.submitNone : words.submit(order.number)}
          cap="Enter"
          isUsual
          isDisabled={order === null}
          onPress={send}
        />
        <PrinterHint {...props} />
      </div>
    </DialogFrame>
  );
}

type Order = { readonly number: TicketNumber; readonly command: CounterCommand };

/** What is typed counts before what is chosen; nothing while what is typed is no number. */
function orderOf(
  typed: Typed,
  chosen: ReprintChoice | undefined,
  { view }: CounterDialogProps,
): Order | null {
  if (typed.kind === 'empty') return chosen ?? null;
  if (typed.kind !== 'number') return null;
  const { number } = typed;
  return { number, command: { name: 'reprintTicket', input: { ticketId: ticketIdOf(view, number) } } };
}

type ChoicesProps = CounterDialogProps & {
  readonly choices: readonly ReprintChoice[];
  readonly chosen: ReprintChoice | undefined;
  readonly onChoose: (key: string) => void;
};

function Choices({ choices, chosen, onChoose, view, office, texts }: ChoicesProps): ReactElement | null {
  const words = texts.dialogs.reprint;
  const older = view.unprintedCount - view.unprinted.length;
  if (choices.length === 0) return null;
  return (
    <>
      <div className="counter-dialog-rows counter-dialog-choices" role="radiogroup" aria-label={words.list}>
        {choices.map((choice, index) => (
          <button
            key={choice.key}
            type="button"
            role="radio"
            aria-checked={choice === chosen}
            className={
              choice === chosen ? 'counter-dialog-row is-chosen reprint-chosen' : 'counter-dialog-row'
            }
            onClick={() => {
              onChoose(choice.key);
            }}
          >
            <KeyCap label={digitOf(index) ?? ''} />
            <span className="counter-dialog-row-name">
              <TicketNumberText number={choice.number} isInList />
            </span>
            {choice.paper === null ? (
              <span className="counter-dialog-row-more">{words.held}</span>
            ) : (
              <>
                <span>
                  {words.kinds[choice.paper.kind]}{' '}
                  <span className="counter-dialog-row-more">· {words.states[choice.paper.state]}</span>
                </span>
                <span className="counter-dialog-row-end">
                  {clockTime(choice.paper.orderedAt, office.timeZone)}
                </span>
              </>
            )}
          </button>
        ))}
      </div>
      {older > 0 ? <p className="counter-dialog-hint">{words.older(older)}</p> : null}
    </>
  );
}

function TypedWrong({ typed, texts }: CounterDialogProps & { readonly typed: Typed }): ReactElement | null {
  const words = texts.dialogs.typed;
  if (typed.kind === 'not_a_number') return <span className="typed-wrong">{words.notANumber}</span>;
  if (typed.kind !== 'needs_letter') return null;
  return <span className="typed-wrong">{words.needsLetter(typed.letters.join(', '))}</span>;
}

/** The sheet before this one is on its way: the list has just become shorter. */
function LastSent({ desk, dialog, texts }: CounterDialogProps): ReactElement | null {
  const { note } = desk;
  if (note?.kind !== 'done' || note.requestId !== dialog.sent) return null;
  return <>{texts.dialogs.reprint.sent(note.number ?? '')}</>;
}

/** Paper ordered from a printer in trouble waits: better said before. */
function PrinterHint({ view, texts }: CounterDialogProps): ReactElement | null {
  const { printer } = view;
  const cause = printer === null ? null : printerCause(printer);
  if (printer === null || cause === null || cause === 'paper_near_end') return null;
  const words = texts.dialogs.reprint.waits(printerNamed(printer.name, texts), texts.printer.causes[cause]);
  return <span className="counter-dialog-aside">{words}</span>;
}
