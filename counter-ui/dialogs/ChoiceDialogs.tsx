import type { ReactElement } from 'react';
import { PAUSE_REASONS } from '#protocol/officer-words.ts';
import type { CounterCommand } from '../counter-command.ts';
import { othersWhoCall } from '../pause-cover.ts';
import { AbsentWords } from '../QueueColumn.tsx';
import { TicketNumberText } from '../TicketNumberText.tsx';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { ChoiceRows, indexOfDigit } from './DialogParts.tsx';

/** 0: why the counter pauses; a digit is the whole answer. */
export function PauseDialog(props: CounterDialogProps): ReactElement {
  const { texts, view, office } = props;
  const words = texts.dialogs.pause;
  const others = othersWhoCall(view, office).map(String).join(', ');
  const choose = (index: number | null): boolean => {
    const reason = index === null ? undefined : PAUSE_REASONS[index];
    if (reason === undefined) return false;
    props.onCommand({ name: 'pauseCounter', input: { reason } });
    return true;
  };
  return (
    <DialogFrame
      {...props}
      title={words.title}
      lead={words.lead}
      onKey={({ cap, isTyping }) => !isTyping && choose(indexOfDigit(cap, PAUSE_REASONS.length))}
      onClose={props.onCloseDialog}
    >
      <ChoiceRows
        choices={PAUSE_REASONS.map((reason) => ({
          key: reason,
          name: texts.pauseReasons[reason],
          more: null,
        }))}
        onChoose={choose}
      />
      <p className="counter-dialog-hint">
        {texts.pausedMore(view.waitingForCounter, others === '' ? '' : texts.countersWord(others))}
      </p>
    </DialogFrame>
  );
}

/** B and R with several who may come back: which of them. */
export function AbsentDialog(
  props: CounterDialogProps & { readonly kind: 'resume' | 'reinstate' },
): ReactElement {
  const { kind, view, texts, office, nowMs } = props;
  const words = texts.dialogs[kind];
  const tickets = view.absent.filter((ticket) => ticket.kind === (kind === 'resume' ? 'parked' : 'missed'));
  const choose = (index: number | null): boolean => {
    const ticket = index === null ? undefined : tickets[index];
    if (ticket === undefined) return false;
    const command: CounterCommand = { name: kind, input: { ticketId: ticket.ticketId } };
    props.onCommand(command);
    return true;
  };
  return (
    <DialogFrame
      {...props}
      title={words.title}
      lead={words.lead}
      onKey={({ cap, isTyping }) => !isTyping && choose(indexOfDigit(cap, tickets.length))}
      onClose={props.onCloseDialog}
    >
      <ChoiceRows
        choices={tickets.map((ticket) => ({
          key: ticket.ticketId,
          name: <TicketNumberText number={ticket.number} isInList />,
          more: <AbsentWords ticket={ticket} office={office} view={view} countedToMs={nowMs} texts={texts} />,
        }))}
        onChoose={choose}
      />
    </DialogFrame>
  );
}
