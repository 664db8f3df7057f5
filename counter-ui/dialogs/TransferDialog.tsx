import { Check } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime } from '#ui-kit/language.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { SubmitButton, TitleWithNumber } from './DialogParts.tsx';
import { afterArrow, chosenOf, EMPTY_PICKER } from './picker.ts';
import { TargetPicker } from './TargetPicker.tsx';
import { counterTargets, serviceTargets, targetName, type Target } from './targets.ts';

const LONGEST_NOTE = 200;

/** 5: to another service or to one counter, with the original arrival, perhaps back here afterwards. */
export function TransferDialog(props: CounterDialogProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, office, view, language, texts, counter } = props;
  const words = texts.dialogs.transfer;
  const [picker, setPicker] = useState(EMPTY_PICKER);
  const [returnsHere, setReturnsHere] = useState(false);
  const [note, setNote] = useState('');
  const targets: readonly Target[] = [
    ...counterTargets(picker.query, view),
    ...serviceTargets(picker.query, view, office, language, [ticket.serviceId]),
  ];
  const target = chosenOf(picker, targets);
  const arrived = clockTime(ticket.issuedAt, office.timeZone);
  const send = (): void => {
    if (target === null) return;
    const text = note.normalize('NFC').trim();
    props.onCommand({
      name: 'transfer',
      input: {
        ticketId: ticket.ticketId,
        serviceId: target.kind === 'service' ? target.service.serviceId : ticket.serviceId,
        counterId: target.kind === 'counter' ? target.colleague.counterId : null,
        returnsHere,
        note: text === '' ? null : text,
      },
    });
  };
  const onKey = (key: DialogKey): boolean => {
    if (key.key === 'Enter') {
      send();
      return true;
    }
    if (key.altCap === 'B') {
      setReturnsHere(!returnsHere);
      return true;
    }
    const next = afterArrow(picker, key.key, targets.length);
    if (next !== null) setPicker(next);
    return next !== null;
  };
  return (
    <DialogFrame
      {...props}
      isWide
      title={<TitleWithNumber words={words.title} number={ticket.number} />}
      lead={words.lead(arrived)}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <TargetPicker
        picker={picker}
        targets={targets}
        heading={words.target}
        office={office}
        language={language}
        texts={texts}
        onPicker={setPicker}
      />
      <button
        type="button"
        role="checkbox"
        aria-checked={returnsHere}
        className={returnsHere ? 'transfer-returns is-chosen' : 'transfer-returns'}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          setReturnsHere(!returnsHere);
        }}
      >
        <span className="counter-tick">{returnsHere ? <Check aria-hidden="true" size={14} /> : null}</span>
        {words.returns(counter.number)}
        <KeyCap label="Alt B" />
        <span className="counter-dialog-row-more">{words.returnsMore(ticket.number)}</span>
      </button>
      <label className="counter-dialog-label">
        {words.note} <span className="counter-dialog-row-more">{texts.dialogs.personalHint}</span>
        <input
          className="counter-dialog-input transfer-note"
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
      </label>
      <div className="counter-dialog-foot">
        <SubmitButton
          words={
            target === null ? words.submitNone : words.submit(targetName(target, texts.counter, language))
          }
          cap="Enter"
          isUsual
          isDisabled={target === null}
          onPress={send}
        />
        <span className="counter-dialog-aside">{words.waitKept(arrived)}</span>
      </div>
    </DialogFrame>
  );
}
