import type { ReactElement } from 'react';
import { AbsentDialog, PauseDialog } from './ChoiceDialogs.tsx';
import { ColleaguesDialog } from './ColleaguesDialog.tsx';
import type { CounterDialogProps } from './dialog-props.ts';
import { FinishDialog } from './FinishDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { NumberDialog } from './NumberDialog.tsx';
import { ParkDialog } from './ParkDialog.tsx';
import { ReprintDialog } from './ReprintDialog.tsx';
import { RollDialog } from './RollDialog.tsx';
import { ServiceDialog } from './ServiceDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';

/** The dialog of a key; nothing for one about a ticket when the counter holds none. */
export function CounterDialog(props: CounterDialogProps): ReactElement | null {
  const { kind } = props.dialog;
  const ticket = props.view.current;
  switch (kind) {
    case 'park':
      return ticket === null ? null : <ParkDialog {...props} ticket={ticket} />;
    case 'transfer':
      return ticket === null ? null : <TransferDialog {...props} ticket={ticket} />;
    case 'addNote':
      return ticket === null ? null : <NoteDialog {...props} ticket={ticket} />;
    case 'finishDetails':
      return ticket === null ? null : <FinishDialog {...props} ticket={ticket} />;
    case 'addService':
    case 'serveWithoutTicket':
      return <ServiceDialog {...props} kind={kind} />;
    case 'callTicket':
    case 'grantPriority':
    case 'cancel':
      return <NumberDialog {...props} kind={kind} />;
    case 'resume':
    case 'reinstate':
      return <AbsentDialog {...props} kind={kind} />;
    case 'reprint':
      return <ReprintDialog {...props} />;
    case 'pause':
      return <PauseDialog {...props} />;
    case 'issue':
      return <IssueDialog {...props} />;
    case 'rollNumber':
      return <RollDialog {...props} />;
    case 'colleagues':
      return <ColleaguesDialog {...props} />;
    case 'keys':
      return <KeysDialog {...props} />;
    default:
      return kind satisfies never;
  }
}
