import { Unplug } from 'lucide-react';
import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { ChooseAtDoor } from '#ui-kit/ChooseAtDoor.tsx';
import type { PasswordChoice } from '#ui-kit/password-choice.ts';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { PlainConnection } from '#ui-kit/PlainConnection.tsx';
import { SignInForm } from '#ui-kit/SignInForm.tsx';
import { clockTime, clockTimeWithSeconds, longDate, pick } from '#ui-kit/language.ts';
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Link } from './counter-screen-props.ts';
import { INTENT_KEYS } from './keyboard.ts';
import { loginNoticeWords, mustWait, warningWords } from './login-wording.ts';
import type { LoginNotice } from './officer-session.ts';
import { textsIn, type Texts } from './texts.ts';
import { deskName, refusalWords, waitWords } from './wording.ts';
import './login-page.css';

export type LoginPageProps = {
  readonly office: OfficeSettings;
  readonly counter: Counter;
  readonly view: CounterView;
  readonly link: Link;
  readonly nowMs: number;
  readonly notice: LoginNotice | null;
  readonly isSigningIn: boolean;
  /** Another password is being chosen in place of a temporary one. */
  readonly choice: PasswordChoice | null;
  /** The account name last used here; empty for none. */
  readonly lastUsername: string;
  readonly language: Language;
  readonly onSignIn: (username: string, password: string) => void;
  readonly onChoosePassword: (newPassword: string) => void;
  readonly onLeaveChoice: () => void;
  readonly onLanguage: (language: Language) => void;
};

/** "Quầy 88" has seven letters; "Counter 88" needs a smaller size to stay on its side. */
const LONG_NAME_LENGTH = 7;

/** The way to a counter: which one this is and who waits for it on the left, name and password on the right. */
export function LoginPage(props: LoginPageProps): ReactElement {
  const { office, counter, view, nowMs, notice, language } = props;
  const texts = textsIn(language);
  const name = deskName(counter, texts);
  return (
    <main className="counter-login">
      <div className="counter-login-place">
        <header className="counter-login-office">
          <Roundel />
          <p>
            <span className="counter-login-ward">{pick(office.name, language)}</span>
            <strong>{pick(office.unitName, language)}</strong>
          </p>
        </header>
        <div className="counter-login-middle">
          <p className="counter-login-soft">{texts.login.thisDevice}</p>
          <h1
            className={
              counter.kind === 'reception'
                ? 'counter-login-counter is-words'
                : name.length > LONG_NAME_LENGTH
                  ? 'counter-login-counter is-long'
                  : 'counter-login-counter'
            }
          >
            {name}
          </h1>
          <FieldList office={office} counter={counter} language={language} />
          {counter.kind === 'reception' ? null : <WaitingLine {...props} texts={texts} />}
          {view.officer === null ? null : (
            <p className="counter-login-soft">{texts.login.sitting(view.officer.displayName)}</p>
          )}
        </div>
        <LinkLine {...props} texts={texts} />
      </div>
      <div className="counter-login-side">
        {props.choice === null ? (
          <SignInForm
            words={texts.login}
            submit={texts.login.submit(name)}
            warningWords={(warnings) => warningWords(warnings, texts)}
            lastUsername={props.lastUsername}
            notice={notice === null ? null : loginNoticeWords(notice, view, office, nowMs, texts)}
            isOnline={props.link.isOnline}
            isSigningIn={props.isSigningIn}
            mustWait={mustWait(notice, nowMs)}
            onSignIn={props.onSignIn}
          >
            {texts.login.foot} <KeyCap label={INTENT_KEYS.signOut} />
            {texts.login.footAfter}
          </SignInForm>
        ) : (
          <ChooseAtDoor
            choice={props.choice}
            office={office}
            language={language}
            isOnline={props.link.isOnline}
            refusedWords={(refused) =>
              refused === 'unanswered' ? texts.login.unanswered : refusalWords(refused, null, texts)
            }
            onChoose={props.onChoosePassword}
            onLeave={props.onLeaveChoice}
          />
        )}
        <PlainConnection language={language} />
        <div className="counter-login-language">
          <LanguageSwitch language={language} onChange={props.onLanguage} />
        </div>
      </div>
    </main>
  );
}

type FieldListProps = {
  readonly office: OfficeSettings;
  readonly counter: Counter;
  readonly language: Language;
};

function FieldList({ office, counter, language }: FieldListProps): ReactElement {
  return (
    <ul className="counter-login-fields">
      {counter.fieldIds.map((fieldId) => {
        const field = office.fields.find((candidate) => candidate.fieldId === fieldId);
        if (field === undefined) return null;
        return (
          <li key={fieldId}>
            <FieldPlate letter={field.letter} />
            {pick(field.name, language)}
          </li>
        );
      })}
    </ul>
  );
}

type LineProps = Pick<LoginPageProps, 'view' | 'office' | 'link' | 'nowMs' | 'language'> & {
  readonly texts: Texts;
};

function WaitingLine({ view, link, nowMs, texts }: LineProps): ReactElement {
  const { waitingForCounter, longestWaitSince } = view;
  if (waitingForCounter === 0) return <p className="counter-login-waiting">{texts.login.nobodyWaiting}</p>;
  const longest =
    longestWaitSince === null
      ? null
      : texts.login.longest(waitWords(longestWaitSince, link.isOnline ? nowMs : link.heardAtMs, texts));
  const [count, ...words] = texts.login.waiting(waitingForCounter).split(' ');
  return (
    <p className="counter-login-waiting">
      <strong>{count}</strong> {words.join(' ')}
      {longest === null ? null : <span className="counter-login-longest">{longest}</span>}
    </p>
  );
}

function LinkLine({ office, link, nowMs, language, texts }: LineProps): ReactElement {
  const { timeZone } = office;
  return (
    <footer className="counter-login-foot">
      {link.isOnline ? (
        <span className="counter-sign">
          <span className="counter-sign-dot" />
          {texts.connected}
        </span>
      ) : (
        <span className="counter-sign is-broken" role="status">
          <Unplug aria-hidden="true" size={18} />
          {texts.login.staleAt(clockTimeWithSeconds(link.heardAtMs, timeZone))}
        </span>
      )}
      <span>
        {longDate(nowMs, timeZone, language)}, {clockTime(nowMs, timeZone)}
      </span>
    </footer>
  );
}
