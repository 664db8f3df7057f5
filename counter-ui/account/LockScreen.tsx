import { Lock } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { PIN_DIGITS } from '#protocol/passwords.ts';
import type { Counter } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { textsIn } from '../texts.ts';
import { deskName, refusalWords } from '../wording.ts';
import type { AccountActions, AccountState } from './account-desk.ts';
import { accountTexts } from './texts.ts';
import './account.css';

export type LockScreenProps = {
  readonly counter: Counter;
  readonly officerName: string;
  readonly isOnline: boolean;
  readonly state: AccountState;
  readonly language: Language;
  readonly actions: Pick<AccountActions, 'unlockByPin' | 'unlockByPassword' | 'dismiss'>;
};

/** In place of everything: no name and no number of a ticket is seen until the officer is back. */
export function LockScreen(props: LockScreenProps): ReactElement {
  const { counter, officerName, isOnline, state, language, actions } = props;
  const words = accountTexts(language);
  const texts = textsIn(language);
  const [isByPassword, setByPassword] = useState(false);
  const [typed, setTyped] = useState('');
  const outcome = state.deed === 'unlock' ? state.outcome : null;
  const needsPassword = isByPassword || outcome === 'password_needed';
  const isBusy = outcome === 'running';
  const trouble = (): string | null => {
    if (!isOnline) return words.offline;
    switch (outcome) {
      case null:
      case 'running':
      case 'done':
        return null;
      case 'unanswered':
        return words.unanswered;
      case 'wrong_credentials':
        return needsPassword ? words.wrongPassword : words.wrongPin;
      case 'password_needed':
        return words.passwordNeeded;
      default:
        return refusalWords(outcome, null, texts);
    }
  };
  const unlock = (secret: string): void => {
    if (isBusy || !isOnline || secret === '') return;
    setTyped('');
    if (needsPassword) {
      // From here on the password is asked for, also after a wrong one.
      setByPassword(true);
      actions.unlockByPassword(secret);
    } else if (secret.length === PIN_DIGITS) actions.unlockByPin(secret);
  };
  const told = trouble();
  return (
    <main className="counter-lock">
      <Lock aria-hidden="true" size={56} strokeWidth={1.6} />
      <p className="counter-lock-counter">{deskName(counter, texts)}</p>
      <h1>{words.locked}</h1>
      <p className="counter-lock-more">{words.lockedMore(officerName)}</p>
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          unlock(typed);
        }}
      >
        <label className="sign-in-label" htmlFor="unlock">
          {needsPassword ? words.password : words.pin}
        </label>
        <div className="sign-in-field">
          <input
            id="unlock"
            key={String(needsPassword)}
            type="password"
            inputMode={needsPassword ? 'text' : 'numeric'}
            autoComplete={needsPassword ? 'current-password' : 'off'}
            maxLength={needsPassword ? 200 : PIN_DIGITS}
            value={typed}
            autoFocus
            aria-describedby="unlock-told"
            onChange={(event) => {
              const next = needsPassword ? event.target.value : event.target.value.replace(/\D/g, '');
              setTyped(next);
              if (!needsPassword && next.length === PIN_DIGITS) unlock(next);
            }}
          />
        </div>
        <p
          id="unlock-told"
          className={told === null ? 'counter-lock-hint' : 'counter-lock-trouble'}
          role="status"
        >
          {told ?? (needsPassword ? '' : words.pinHint)}
        </p>
        {needsPassword ? (
          <button
            type="submit"
            className="sign-in-submit"
            aria-disabled={isBusy || !isOnline}
            aria-busy={isBusy}
          >
            {isBusy ? words.unlocking : words.unlock}
          </button>
        ) : null}
      </form>
      <button
        type="button"
        className="counter-account-quiet"
        onClick={() => {
          setTyped('');
          actions.dismiss();
          setByPassword(!needsPassword);
        }}
      >
        {needsPassword ? words.byPin : words.byPassword}
      </button>
    </main>
  );
}
