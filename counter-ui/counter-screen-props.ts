/** What every shape of the officer's page is given: everything it shows, and what its presses lead to. */
import type { ReactNode } from 'react';
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Alarm } from './alarms.ts';
import type { DeskState } from './command-desk.ts';
import type { CounterCommand } from './counter-command.ts';
import type { OpenDialog } from './intents.ts';
import type { KeyIntent } from './keyboard.ts';

/** How the server is reached, as far as the page must say it. */
export type Link = {
  readonly isOnline: boolean;
  /** Server time of the last thing heard. */
  readonly heardAtMs: number;
  readonly attempts: number;
};

export type CounterScreenProps = {
  readonly office: OfficeSettings;
  readonly counter: Counter;
  readonly view: CounterView;
  readonly link: Link;
  /** Server time now. */
  readonly nowMs: number;
  readonly desk: DeskState;
  /** What lies over the left column now. */
  readonly dialog: OpenDialog | null;
  /** Alarms the officer has taken note of. */
  readonly notedAlarmKeys: readonly string[];
  readonly language: Language;
  /** A press of a key's button with the pointer. */
  readonly onIntent: (intent: KeyIntent) => void;
  /** A command with its arguments: from a dialog, or from the very thing it is about. */
  readonly onCommand: (command: CounterCommand) => void;
  readonly onCloseDialog: () => void;
  readonly onNoted: (alarm: Alarm) => void;
  readonly onTryNow: () => void;
  readonly onLanguage: (language: Language) => void;
  /** Opens the small window. */
  readonly pipEntry?: ReactNode;
};
