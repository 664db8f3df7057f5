import { useState, type ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { pick } from '#ui-kit/language.ts';
import { OUTCOMES } from '#protocol/officer-words.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { Chips, SubmitButton, TitleWithNumber } from './DialogParts.tsx';
import { finishAfterKey, finishCommand, finishDraftOf, OUTCOME_KEYS, withLine } from './finish-draft.ts';

/** D: finishes with what was done: each service, how many, with what outcome. */
export function FinishDialog(props: CounterDialogProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, office, language, texts } = props;
  const words = texts.dialogs.finish;
  const [draft, setDraft] = useState(() => finishDraftOf(ticket));
  const send = (): void => {
    props.onCommand(finishCommand(draft, ticket.ticketId));
  };
  const onKey = ({ key, cap }: DialogKey): boolean => {
    if (key === 'Enter') {
      send();
      return true;
    }
    const next = finishAfterKey(draft, key, cap);
    if (next !== null) setDraft(next);
    return next !== null;
  };
  return (
    <DialogFrame
      {...props}
      isWide
      title={<TitleWithNumber words={words.title} number={ticket.number} />}
      lead={words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <p className="finish-keys">
        {draft.lines.length < 2 ? null : (
          <span>
            <KeyCap label="↑" /> <KeyCap label="↓" /> {words.move}
          </span>
        )}
        <span>
          <KeyCap label="1" /> – <KeyCap label="9" /> <KeyCap label="←" /> <KeyCap label="→" />{' '}
          {words.counting}
        </span>
      </p>
      <ul className="finish-lines">
        {draft.lines.map((line, index) => {
          const service = office.services.find(({ serviceId }) => serviceId === line.serviceId);
          const name = service === undefined ? line.serviceId : pick(service.name, language);
          const isAt = index === draft.index;
          return (
            <li
              key={line.serviceId}
              className={isAt ? 'finish-line is-chosen' : 'finish-line'}
              aria-current={isAt}
              onClick={() => {
                setDraft({ ...draft, index });
              }}
            >
              <p className="finish-name">{name}</p>
              <p className="finish-count">
                {words.count} <strong>{<Figures text={String(line.count)} />}</strong>
              </p>
              <Chips
                label={`${words.outcome}: ${name}`}
                chips={OUTCOMES.map((outcome) => ({
                  value: outcome,
                  words: texts.outcomes[outcome],
                  cap: OUTCOME_KEYS[outcome],
                }))}
                chosen={line.outcome}
                onChoose={(outcome) => {
                  setDraft(withLine(draft, index, { outcome }));
                }}
              />
            </li>
          );
        })}
      </ul>
      <div className="counter-dialog-foot">
        <SubmitButton words={words.submit(ticket.number)} cap="Enter" isUsual onPress={send} />
      </div>
    </DialogFrame>
  );
}
