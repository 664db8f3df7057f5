import type { ReactElement } from 'react';
import type { CounterScreenProps } from '../CounterScreen.tsx';
import type { OpenDialog } from '../intents.ts';
import type { Texts } from '../texts.ts';

export type CounterDialogProps = Omit<CounterScreenProps, 'dialog'> & {
  readonly dialog: OpenDialog;
  readonly texts: Texts;
};

/** The dialog of a key. */
export function CounterDialog({ dialog, texts }: CounterDialogProps): ReactElement {
  return <dialog open>{texts.deeds[dialog.kind]}</dialog>;
}
