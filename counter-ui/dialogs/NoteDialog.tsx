import { useState, type ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { SubmitButton, TitleWithNumber } from './DialogParts.tsx';

const LONGEST_NOTE = 200;

/** N: a word for whoever serves this ticket next. */
export function NoteDialog(props: CounterDialogProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, texts, office } = props;
  const words = texts.dialogs.note;
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  const send = (): void => {
    if (isEmpty) return;
    props.onCommand({
      name: 'addNote',
      input: { ticketId: ticket.ticketId, text: text.normalize('NFC').trim() },
    });
  };
  return (
    <DialogFrame
      {...props}
      title={<TitleWithNumber words={words.title} number={ticket.number} />}
      lead={`${words.label} ${texts.dialogs.personalHint}.`}
      onKey={({ key }) => {
        if (key !== 'Enter') return false;
        send();
        return true;
      }}
      onClose={props.onCloseDialog}
    >
      {ticket.notes.length === 0 ? null : (
        <ul className="counter-dialog-rows note-rows">
          {ticket.notes.map(({ text: earlier, at, counterNumber }) => (
            <li key={`${String(at)} ${earlier}`} className="counter-dialog-row">
              <span>
                {texts.facts.noteFrom(counterNumber)} {earlier}{' '}
                <span className="counter-dialog-row-more">{clockTime(at, office.timeZone)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <input
        className="counter-dialog-input note-input"
        aria-label={words.label}
        maxLength={LONGEST_NOTE}
        data-first
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <div className="counter-dialog-foot">
        <SubmitButton words={words.submit} cap="Enter" isUsual isDisabled={isEmpty} onPress={send} />
        <span className="counter-dialog-aside">{`${String(text.length)} / ${String(LONGEST_NOTE)}`}</span>
      </div>
    </DialogFrame>
  );
}
