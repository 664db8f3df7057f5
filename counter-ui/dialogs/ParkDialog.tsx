import { useState, type ReactElement } from 'react';
import { clockTime, pick } from '#ui-kit/language.ts';
import { PARK_REASONS } from '#protocol/officer-words.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { Chips, SubmitButton, TickRow, TitleWithNumber } from './DialogParts.tsx';
import {
  EMPTY_PARK,
  otherDigit,
  otherPapers,
  paperCountOf,
  paperDigit,
  parkAfterKey,
  parkCommand,
  REASON_KEYS,
  RETURN_KEYS,
  returnTimesAt,
  withOther,
  withPaper,
  withReturnTime,
  type ParkDraft,
} from './park-draft.ts';

/** 6: what is missing, when the citizen is to come back, and whether a slip says so. */
export function ParkDialog(props: CounterDialogProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, office, texts, language, nowMs } = props;
  const words = texts.dialogs.park;
  const [draft, setDraft] = useState<ParkDraft>(EMPTY_PARK);
  const service = office.services.find(({ serviceId }) => serviceId === ticket.serviceId);
  const papers = service?.papers ?? [];
  const field = office.fields.find(({ fieldId }) => fieldId === service?.fieldId);
  const line = field === undefined ? '' : pick(field.name, language);
  const returnTimes = returnTimesAt(Number(clockTime(nowMs, office.timeZone).slice(0, 2)));
  const count = paperCountOf(draft);
  const send = (isPrinted: boolean): void => {
    props.onCommand(parkCommand(draft, ticket.ticketId, isPrinted));
  };
  const onKey = (key: DialogKey): boolean => {
    if (key.key === 'Enter') {
      send(!key.hasShift);
      return true;
    }
    if (key.isTyping || key.cap === null) return false;
    const next = parkAfterKey(draft, key.cap, papers.length, returnTimes);
    if (next !== null) setDraft(next);
    return next !== null;
  };
  return (
    <DialogFrame
      {...props}
      title={<TitleWithNumber words={words.title} number={ticket.number} />}
      lead={words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <p className="counter-dialog-section">
        {papers.length === 0 ? words.noPapers : words.byService(service?.procedureCode ?? null)}
      </p>
      <div className="counter-dialog-rows">
        {papers.map((paper, index) => (
          <TickRow
            key={paper.name.vi}
            cap={paperDigit(index)}
            isChosen={draft.chosen.includes(index)}
            name={pick(paper.name, language)}
            more={
              paper.onlyIfNotLookedUp
                ? words.onlyIfNotLookedUp
                : paper.note === null
                  ? null
                  : pick(paper.note, language)
            }
            onToggle={() => {
              setDraft(withPaper(draft, index));
            }}
          />
        ))}
      </div>
      <p className="counter-dialog-section">{words.other}</p>
      <div className="counter-dialog-rows">
        <TickRow
          cap={otherDigit(papers.length)}
          isChosen={draft.other !== null}
          name={otherPapers(draft).join('; ') || words.otherHint}
          more={otherPapers(draft).length === 0 ? null : words.handwritten}
          onToggle={() => {
            setDraft(withOther(draft, draft.other === null ? '' : null));
          }}
        />
      </div>
      {draft.other === null ? null : (
        <input
          className="counter-dialog-input"
          aria-label={words.otherHint}
          placeholder={texts.dialogs.personalHint}
          maxLength={400}
          autoFocus
          value={draft.other}
          onChange={(event) => {
            setDraft(withOther(draft, event.target.value));
          }}
        />
      )}
      <p className="counter-dialog-section">{words.reason}</p>
      <Chips
        label={words.reason}
        chips={PARK_REASONS.map((reason) => ({
          value: reason,
          words: texts.parkReasons[reason],
          cap: REASON_KEYS[reason],
        }))}
        chosen={draft.reason}
        onChoose={(reason) => {
          setDraft({ ...draft, reason });
        }}
      />
      <p className="counter-dialog-section">{words.returnHead}</p>
      <Chips
        label={words.returnHead}
        chips={returnTimes.map((time) => ({
          value: time,
          words: words.returnTimes[time],
          cap: RETURN_KEYS[time],
        }))}
        chosen={draft.returnTime}
        onChoose={(time) => {
          setDraft(withReturnTime(draft, time));
        }}
      />
      <p className="counter-dialog-hint">
        {words.places[office.rules.parkedReturnPlace](ticket.number, line)}
      </p>
      <div className="counter-dialog-foot">
        <SubmitButton
          words={words.submit(count)}
          cap="Enter"
          isUsual
          onPress={() => {
            send(true);
          }}
        />
        {count === 0 ? null : (
          <SubmitButton
            words={words.submitNoPaper}
            cap="Shift + Enter"
            onPress={() => {
              send(false);
            }}
          />
        )}
      </div>
    </DialogFrame>
  );
}
