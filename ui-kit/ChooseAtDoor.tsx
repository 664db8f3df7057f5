import type { ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import type { PasswordChoice } from './password-choice.ts';
import { passwordTexts } from './password-texts.ts';

type ChooseAtDoorProps = {
  readonly choice: PasswordChoice;
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly isOnline: boolean;
  /** Why the server took none, in the screen's own words. */
  readonly refusedWords: (refused: NonNullable<PasswordChoice['refused']>) => string;
  readonly onChoose: (newPassword: string) => void;
  readonly onLeave: () => void;
};

/** In place of name and password, once a temporary one was typed. */
export function ChooseAtDoor(props: ChooseAtDoorProps): ReactElement {
  const { choice, office, language, isOnline } = props;
  const { username, refused } = choice;
  return (
    <NewPasswordForm
      language={language}
      asksForOld={false}
      lead={passwordTexts(language).temporary}
      username={username}
      ownWords={[username, ...Object.values(office.name), ...Object.values(office.unitName)]}
      notice={refused === null ? null : { isBad: true, words: props.refusedWords(refused) }}
      isBusy={choice.isBusy}
      isOnline={isOnline}
      onSubmit={(_, newPassword) => props.onChoose(newPassword)}
      onCancel={props.onLeave}
    />
  );
}
