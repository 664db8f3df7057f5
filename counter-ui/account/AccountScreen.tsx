import { useEffect, useId, useState, type ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { NewPasswordForm } from '#ui-kit/NewPasswordForm.tsx';
import { isGoodPin, PIN_DIGITS } from '#protocol/passwords.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { textsIn } from '../texts.ts';
import { refusalWords } from '../wording.ts';
import type { AccountActions, AccountDeed, AccountState } from './account-desk.ts';
import { accountTexts, type AccountTexts } from './texts.ts';
import './account.css';

export type AccountScreenProps = {
  readonly office: OfficeSettings;
  readonly officerName: string;
  readonly username: string;
  readonly isOnline: boolean;
  readonly state: AccountState;
  readonly language: Language;
  readonly actions: Pick<AccountActions, 'choosePin' | 'changePassword' | 'dismiss'>;
  readonly onClose: () => void;
};

/** The officer's own PIN and password. Esc: back to the counter. */
export function AccountScreen(props: AccountScreenProps): ReactElement {
  const { office, officerName, username, isOnline, state, language, actions, onClose } = props;
  const words = accountTexts(language);
  const { dismiss } = actions;
  useEffect(() => dismiss, [dismiss]);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [onClose]);
  const noticeOf = (deed: AccountDeed, done: string) => outcomeWords(state, deed, done, words, language);
  return (
    <main className="counter-account">
      <header className="counter-account-head">
        <div>
          <h1>{words.account}</h1>
          <p>
            {officerName}, {username}
          </p>
        </div>
        <button type="button" className="counter-account-back" onClick={onClose}>
          {words.back} <KeyCap label="Esc" />
        </button>
      </header>
      <div className="counter-account-parts">
        <PinForm {...props} words={words} notice={noticeOf('choosePin', words.pinDone)} />
        <NewPasswordForm
          language={language}
          asksForOld
          lead={null}
          username={username}
          ownWords={[username, officerName, ...Object.values(office.name), ...Object.values(office.unitName)]}
          notice={noticeOf('changePassword', words.passwordChanged)}
          isBusy={state.deed === 'changePassword' && state.outcome === 'running'}
          isOnline={isOnline}
          onSubmit={(password, newPassword) => {
            actions.changePassword(username, password, newPassword);
          }}
          onCancel={null}
        />
      </div>
    </main>
  );
}

type Notice = { readonly isBad: boolean; readonly words: string } | null;

function outcomeWords(
  { deed, outcome }: AccountState,
  wanted: AccountDeed,
  done: string,
  words: AccountTexts,
  language: Language,
): Notice {
  if (deed !== wanted || outcome === null || outcome === 'running') return null;
  if (outcome === 'done') return { isBad: false, words: done };
  if (outcome === 'unanswered') return { isBad: true, words: words.unanswered };
  if (outcome === 'wrong_credentials') return { isBad: true, words: words.wrongPassword };
  return { isBad: true, words: refusalWords(outcome, null, textsIn(language)) };
}

function PinForm(
  props: AccountScreenProps & { readonly words: AccountTexts; readonly notice: Notice },
): ReactElement {
  const { state, isOnline, actions, words, notice } = props;
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const id = useId();
  const isBusy = state.deed === 'choosePin' && state.outcome === 'running';
  const isWeak = pin.length === PIN_DIGITS && !isGoodPin(pin);
  const canSet = isOnline && !isBusy && password !== '' && isGoodPin(pin);
  const canRemove = isOnline && !isBusy && password !== '';
  const send = (wanted: string | null): void => {
    actions.choosePin(password, wanted);
    setPassword('');
    setPin('');
  };
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSet) send(pin);
      }}
    >
      <h2 className="sign-in-title">{words.pinTitle}</h2>
      <p className="new-password-lead">{words.pinLead}</p>
      <label className="sign-in-label" htmlFor={`${id}-password`}>
        {words.password}
      </label>
      <div className="sign-in-field">
        <input
          id={`${id}-password`}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          autoFocus
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
      </div>
      <label className="sign-in-label" htmlFor={`${id}-pin`}>
        {words.newPin}
      </label>
      <div className="sign-in-field">
        <input
          id={`${id}-pin`}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_DIGITS}
          value={pin}
          aria-describedby={`${id}-told`}
          onChange={(event) => {
            setPin(event.target.value.replace(/\D/g, ''));
          }}
        />
      </div>
      <p
        id={`${id}-told`}
        className={isWeak || notice?.isBad === true ? 'counter-lock-trouble' : 'counter-lock-hint'}
        role="status"
      >
        {isWeak ? words.pinWeak : (notice?.words ?? '')}
      </p>
      <button type="submit" className="sign-in-submit" aria-disabled={!canSet} aria-busy={isBusy}>
        {words.setPin}
      </button>
      <button
        type="button"
        className="counter-account-quiet"
        aria-disabled={!canRemove}
        onClick={() => {
          if (canRemove) send(null);
        }}
      >
        {words.removePin}
      </button>
    </form>
  );
}
