/** What every dialog is given: the screen it lies over, and which key opened it. */
import type { CounterScreenProps } from '../counter-screen-props.ts';
import type { OpenDialog } from '../intents.ts';
import type { Texts } from '../texts.ts';

export type CounterDialogProps = Omit<CounterScreenProps, 'dialog'> & {
  readonly dialog: OpenDialog;
  readonly texts: Texts;
};
