import { useState, type ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime } from '#ui-kit/language.ts';
import type { ColleagueCounter } from '#protocol/views.ts';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { Texts } from '../texts.ts';
import { waitWords } from '../wording.ts';
import { colleagueCommand, colleagueDeeds, COLLEAGUE_KEYS, type ColleagueDeed } from './colleague-deeds.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame, type DialogKey } from './DialogFrame.tsx';
import { afterArrow, chosenOf, type Picker } from './picker.ts';
import './colleagues.css';

/** Q: what the other counters do; a supervisor takes over, ends or closes what was left open. */
export function ColleaguesDialog(props: CounterDialogProps): ReactElement {
  const { view, texts } = props;
  const words = texts.dialogs.colleagues;
  const { colleagues } = view;
  const isSupervisor = view.officer?.isSupervisor === true;
  const [picker, setPicker] = useState<Picker>({ query: '', index: colleagues.length === 0 ? null : 0 });
  const chosen = chosenOf(picker, colleagues);
  const deeds = chosen === null ? [] : colleagueDeeds(chosen, isSupervisor);
  const act = (deed: ColleagueDeed, colleague: ColleagueCounter): void => {
    const command = colleagueCommand(deed, colleague);
    if (command !== null) props.onCommand(command);
  };
  const onKey = ({ key, cap }: DialogKey): boolean => {
    const next = afterArrow(picker, key, colleagues.length);
    if (next !== null) {
      setPicker(next);
      return true;
    }
    const deed = deeds.find((one) => COLLEAGUE_KEYS[one] === cap);
    if (deed === undefined || chosen === null) return false;
    act(deed, chosen);
    return true;
  };
  return (
    <DialogFrame
      {...props}
      isWide
      title={words.title}
      lead={isSupervisor ? words.leadSupervisor : words.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <ul className="colleagues">
        {colleagues.map((colleague, index) => (
          <li
            key={colleague.counterId}
            className={index === picker.index ? 'colleague is-chosen' : 'colleague'}
            aria-current={index === picker.index}
            onClick={() => {
              setPicker({ ...picker, index });
            }}
          >
            <ColleagueRow {...props} colleague={colleague} />
            {index === picker.index && deeds.length > 0 ? (
              <div className="colleague-deeds">
                {deeds.map((deed) => (
                  <button
                    key={deed}
                    type="button"
                    className="counter-dialog-chip"
                    onClick={() => {
                      act(deed, colleague);
                    }}
                  >
                    {deedWords(deed, texts)}
                    <KeyCap label={COLLEAGUE_KEYS[deed]} />
                  </button>
                ))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}

function deedWords(deed: ColleagueDeed, texts: Texts): string {
  const words = texts.dialogs.colleagues;
  switch (deed) {
    case 'helpCame':
    case 'takeOver':
    case 'close':
      return words[deed];
    case 'finished':
    case 'back_in_line':
    case 'missed':
      return texts.endings[deed];
    default:
      return deed satisfies never;
  }
}

function ColleagueRow({
  colleague,
  office,
  texts,
  nowMs,
}: CounterDialogProps & { readonly colleague: ColleagueCounter }): ReactElement {
  const words = texts.dialogs.colleagues;
  const { ticket, state, officerName, helpAskedAt } = colleague;
  return (
    <div className={state === 'closed' ? 'colleague-row is-closed' : 'colleague-row'}>
      <span className="colleague-counter">{texts.counter(colleague.counterNumber)}</span>
      <span>
        {officerName ?? words.states.closed}
        {helpAskedAt === null ? null : (
          <span className="colleague-help">{words.help(clockTime(helpAskedAt, office.timeZone))}</span>
        )}
      </span>
      <span className="colleague-holds">
        {ticket === null ? (
          state === 'closed' ? (
            ''
          ) : state === 'paused' ? (
            words.states.paused
          ) : (
            words.free
          )
        ) : (
          <>
            <TicketNumberText number={ticket.number} isInList />{' '}
            {words.holds[ticket.status](waitWords(ticket.since, nowMs, texts))}
          </>
        )}
      </span>
    </div>
  );
}
