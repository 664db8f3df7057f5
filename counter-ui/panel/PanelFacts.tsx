import { Check, CornerDownLeft, NotebookText, Scale, Volume2 } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { clockTime, clockTimeWithSeconds } from '#ui-kit/language.ts';
import type { CounterTicket } from '#protocol/views.ts';
import type { AnnouncementState } from '../announcement-state.ts';
import type { CounterCommand } from '../counter-command.ts';
import { nextReasonWords, reasonWords } from '../reasons.ts';
import type { PanelTicketProps } from './PanelTicket.tsx';
import { panelTextsIn, type PanelTexts } from './panel-texts.ts';

type PanelFactsProps = PanelTicketProps & {
  readonly announcement: AnnouncementState;
  readonly onCommand: (command: CounterCommand) => void;
};

/** Papers to tick, then single lines; the last of these go first where height is short. */
export function PanelFacts(props: PanelFactsProps): ReactElement | null {
  const { view } = props;
  if (view.current !== null) return <HeldFacts {...props} ticket={view.current} />;
  const reason = view.paused === null ? nextReasonWords(view, props) : null;
  return reason === null ? null : (
    <div className="panel-lines">
      <p className="panel-line">{reason}</p>
    </div>
  );
}

function HeldFacts(props: PanelFactsProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, office, language } = props;
  const texts = panelTextsIn(language);
  const why = reasonWords(ticket, props);
  const note = ticket.notes.at(-1);
  const spoken = spokenWords(props.announcement, office.timeZone, texts);
  return (
    <>
      {ticket.missingPapers.length === 0 ? null : <PanelPapers {...props} />}
      <div className="panel-lines">
        {note === undefined ? null : (
          <Line icon={<NotebookText aria-hidden="true" size={16} />}>
            {note.text} {clockTime(note.at, office.timeZone)}
          </Line>
        )}
        {ticket.returnsTo === null ? null : (
          <Line icon={<CornerDownLeft aria-hidden="true" size={16} />}>
            {texts.returnsTo(ticket.returnsTo)}
          </Line>
        )}
        {spoken === null ? null : <Line icon={<Volume2 aria-hidden="true" size={16} />}>{spoken}</Line>}
        <Line icon={<Scale aria-hidden="true" size={16} />}>
          {why.sentence}
          {why.overtookLead === null ? null : ` ${why.overtookLead}${why.overtook.join(', ')}.`}
        </Line>
      </div>
    </>
  );
}

function spokenWords(announcement: AnnouncementState, timeZone: string, texts: PanelTexts): string | null {
  if (announcement.kind === 'spoken') return texts.spoken(clockTimeWithSeconds(announcement.atMs, timeZone));
  // What is wrong with the loudspeaker is an alarm above.
  return announcement.kind === 'about_to_speak' ? texts.aboutToSpeak : null;
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <p className="panel-line">
      {icon}
      <span>{children}</span>
    </p>
  );
}

function PanelPapers(props: PanelFactsProps & { readonly ticket: CounterTicket }): ReactElement {
  const { ticket, isOnline, language } = props;
  const texts = panelTextsIn(language);
  return (
    <ul className="panel-papers">
      {ticket.missingPapers.map(({ name, isReceived }, paperIndex) => (
        <li key={`${String(paperIndex)} ${name}`}>
          <button
            type="button"
            role="checkbox"
            aria-checked={isReceived}
            aria-disabled={!isOnline}
            className={isReceived ? 'panel-paper is-received' : 'panel-paper'}
            onClick={() => {
              if (!isOnline) return;
              const { ticketId } = ticket;
              props.onCommand({
                name: 'tickPaper',
                input: { ticketId, paperIndex, isReceived: !isReceived },
              });
            }}
          >
            <span className="panel-tick">{isReceived ? <Check aria-hidden="true" size={14} /> : null}</span>
            <span>
              <span lang="vi">{name}</span>
              {isReceived ? null : <span className="panel-paper-state"> {texts.toCheck}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
