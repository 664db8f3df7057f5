/**
 * Choosing a password at the door: the one that was typed is a temporary one and lets nobody in. It is kept here, in memory
 * only, until another one was chosen or the door is left.
 */
import type { Sent } from './connection.ts';
import type { RefusalCode, RejectionCode } from '#protocol/vocabulary.ts';

export type PasswordChoice = {
  readonly username: string;
  readonly isBusy: boolean;
  /** Why the last one was not taken; null = none was sent. */
  readonly refused: RejectionCode | RefusalCode | 'unanswered' | null;
};

export type PasswordChoiceParts = {
  readonly change: (username: string, password: string, newPassword: string) => Promise<Sent<null>>;
  readonly onChange: (choice: PasswordChoice | null) => void;
  /** Taken: one signs in with it. */
  readonly onTaken: (username: string, password: string) => void;
};

export type PasswordChooser = {
  readonly begin: (username: string, temporary: string) => void;
  readonly choose: (newPassword: string) => void;
  readonly leave: () => void;
};

export function createPasswordChooser({ change, onChange, onTaken }: PasswordChoiceParts): PasswordChooser {
  let asked: { readonly username: string; readonly temporary: string } | null = null;
  let isBusy = false;
  const choose = async (newPassword: string): Promise<void> => {
    if (asked === null || isBusy) return;
    const { username, temporary } = asked;
    isBusy = true;
    onChange({ username, isBusy, refused: null });
    const sent = await change(username, temporary, newPassword);
    isBusy = false;
    if (sent.ok !== true) {
      onChange({ username, isBusy, refused: sent.ok === null ? 'unanswered' : sent.refusal.code });
      return;
    }
    asked = null;
    onChange(null);
    onTaken(username, newPassword);
  };
  return {
    begin: (username, temporary) => {
      asked = { username, temporary };
      onChange({ username, isBusy: false, refused: null });
    },
    choose: (newPassword) => void choose(newPassword),
    leave: () => {
      if (isBusy) return;
      asked = null;
      onChange(null);
    },
  };
}
