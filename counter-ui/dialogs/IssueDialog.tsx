import { useState, type ReactElement } from 'react';
import { pick } from '#ui-kit/language.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import type { PriorityId } from '#protocol/vocabulary.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { Texts } from '../texts.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { Chips, SubmitButton } from './DialogParts.tsx';
import { afterArrow, chosenOf, EMPTY_PICKER } from './picker.ts';
import { TargetPicker } from './TargetPicker.tsx';
import { serviceTargets } from './targets.ts';
import { ordinalOf } from './typed-number.ts';

/** The ticket that the dialog's own command brought. */
function issuedBy({ dialog, desk }: CounterDialogProps): IssuedTicket | null {
  const { note } = desk;
  return note?.kind === 'done' && note.requestId === dialog.sent ? note.issued : null;
}

const NO_PRIORITY = 'none';

/** C: a number for a citizen who stands at the desk; afterwards what to tell them. */
export function IssueDialog(props: CounterDialogProps): ReactElement {
  const { office, view, language, texts } = props;
  const words = texts.dialogs.issue;
  const [picker, setPicker] = useState(EMPTY_PICKER);
  const [priorityId, setPriorityId] = useState<PriorityId | null>(null);
  const [typedOrdinal, setTypedOrdinal] = useState('');
  const issued = issuedBy(props);
  const targets = serviceTargets(picker.query, view, office, language, []);
  const target = chosenOf(picker, targets);
  const field = office.fields.find(({ fieldId }) => fieldId === target?.service.fieldId);
  const isRoll = field?.numbering === 'roll';
  const classes = office.rules.priorityClasses.filter(({ grantedBy }) => grantedBy.includes('officer'));
  const send = (isPrinted: boolean): void => {
    if (target === null || issued !== null) return;
    props.onCommand({
      name: 'issueAtCounter',
      input: {
        serviceId: target.service.serviceId,
        priorityId,
        isPrinted: isPrinted && !isRoll,
        ordinal: isRoll ? ordinalOf(typedOrdinal) : null,
      },
    });
  };
  const choosePriority = (cap: string): boolean => {
    const chosen = cap === '0' ? null : classes[Number(cap) - 1];
    if (!/^\d$/.test(cap) || chosen === undefined) return false;
    setPriorityId(chosen?.priorityId ?? null);
    return true;
  };
  const onKey = (key: DialogKey): boolean => {
    if (key.key === 'Enter') {
      if (issued === null) send(!key.hasShift);
      else props.onCloseDialog();
      return true;
    }
    if (key.altCap !== null) return choosePriority(key.altCap);
    const next = afterArrow(picker, key.key, targets.length);
    if (next !== null) setPicker(next);
    return next !== null;
  };
  return (
    <DialogFrame
      {...props}
      isWide
      title={words.title}
      lead={issued === null ? words.lead : words.readOut}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      {issued === null ? (
        <>
          <TargetPicker
            picker={picker}
            targets={targets}
            heading={texts.dialogs.serviceHead}
            office={office}
            language={language}
            texts={texts}
            onPicker={setPicker}
          />
          <p className="counter-dialog-section">{words.priority}</p>
          <Chips
            label={words.priority}
            chips={[
              { value: NO_PRIORITY, words: words.noPriority, cap: 'Alt 0' },
              ...classes.map((one, index) => ({
                value: String(one.priorityId),
                words: pick(one.name, language),
                cap: `Alt ${String(index + 1)}`,
              })),
            ]}
            chosen={priorityId ?? NO_PRIORITY}
            onChoose={(value) => {
              setPriorityId(classes.find((one) => one.priorityId === value)?.priorityId ?? null);
            }}
          />
          {isRoll ? (
            <label className="counter-dialog-label">
              {words.rollNumber}
              <input
                className="counter-dialog-input"
                inputMode="numeric"
                maxLength={4}
                value={typedOrdinal}
                onChange={(event) => {
                  setTypedOrdinal(event.target.value);
                }}
              />
            </label>
          ) : null}
          <div className="counter-dialog-foot">
            <SubmitButton
              words={target === null ? words.submitNone : isRoll ? texts.deeds.issue : words.submit}
              cap="Enter"
              isUsual
              isDisabled={target === null}
              onPress={() => {
                send(true);
              }}
            />
            {target === null || isRoll ? null : (
              <SubmitButton
                words={words.submitSpoken}
                cap="Shift + Enter"
                onPress={() => {
                  send(false);
                }}
              />
            )}
          </div>
        </>
      ) : (
        <Issued issued={issued} texts={texts} onClose={props.onCloseDialog} />
      )}
    </DialogFrame>
  );
}

type IssuedProps = {
  readonly issued: IssuedTicket;
  readonly texts: Texts;
  readonly onClose: () => void;
};

/** What the citizen is told: the number, who stands before them, how long, and where. */
function Issued({ issued, texts, onClose }: IssuedProps): ReactElement {
  const words = texts.dialogs.issue;
  return (
    <div role="status">
      <p className="issued-number">
        <TicketNumberText number={issued.number} />
      </p>
      <p className="issued-more">
        {words.ahead(issued.ahead)}{' '}
        {issued.range === null ? '' : words.range(issued.range.from, issued.range.to)}{' '}
        {words.counters(issued.counterNumbers.join(', '))}
      </p>
      <p className="counter-dialog-hint">{issued.printJobId === null ? words.spoken : words.printed}</p>
      <div className="counter-dialog-foot">
        <SubmitButton words={words.close} cap="Enter" isUsual onPress={onClose} />
      </div>
    </div>
  );
}
