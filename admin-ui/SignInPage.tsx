import { Unplug } from 'lucide-react';
import type { ReactElement } from 'react';
import { ChooseAtDoor } from '#ui-kit/ChooseAtDoor.tsx';
import type { PasswordChoice } from '#ui-kit/password-choice.ts';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { PlainConnection } from '#ui-kit/PlainConnection.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { SignInForm } from '#ui-kit/SignInForm.tsx';
import { clockTime, clockTimeWithSeconds, longDate, pick } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Link } from './desk-props.ts';
import { mustWait, noticeWords } from './sign-in-wording.ts';
import type { SignInNotice } from './supervisor-session.ts';
import { textsIn } from './texts.ts';
import { refusalWords, warningWords } from './wording.ts';
import './sign-in-page.css';

export type SignInPageProps = {
  readonly office: OfficeSettings;
  readonly link: Link;
  readonly nowMs: number;
  readonly notice: SignInNotice | null;
  readonly isSigningIn: boolean;
  /** Another password is being chosen in place of a temporary one. */
  readonly choice: PasswordChoice | null;
  /** The account name last used here; empty for none. */
  readonly lastUsername: string;
  readonly language: Language;
  /** The page came unencrypted from another machine; asked of the browser unless told. */
  readonly isPlain?: boolean;
  readonly onSignIn: (username: string, password: string) => void;
  readonly onChoosePassword: (newPassword: string) => void;
  readonly onLeaveChoice: () => void;
  readonly onLanguage: (language: Language) => void;
};

/** The way to the desk: whose it is on the left, name and password on the right. */
export function SignInPage(props: SignInPageProps): ReactElement {
  const { office, link, nowMs, notice, language } = props;
  const texts = textsIn(language);
  const words = texts.signIn;
  const { timeZone } = office;
  return (
    <main className="desk-sign-in">
      <div className="desk-sign-in-place">
        <header className="desk-sign-in-office">
          <Roundel />
          <p>
            <span>{pick(office.name, language)}</span>
            <strong>{pick(office.unitName, language)}</strong>
          </p>
        </header>
        <div className="desk-sign-in-middle">
          <h1>{words.hero}</h1>
          <p className="desk-soft">{words.lead}</p>
        </div>
        <footer className="desk-sign-in-foot">
          {link.isOnline ? (
            <span className="desk-sign-in-link">
              <span className="live-dot" /> {words.connected}
            </span>
          ) : (
            <span className="desk-sign-in-link is-broken" role="status">
              <Unplug aria-hidden="true" size={18} />
              {words.staleAt(clockTimeWithSeconds(link.heardAtMs, timeZone))}
            </span>
          )}
          <span className="desk-soft">
            {longDate(nowMs, timeZone, language)}, {clockTime(nowMs, timeZone)}
          </span>
        </footer>
      </div>
      <div className="desk-sign-in-side">
        {props.choice === null ? (
          <SignInForm
            words={words}
            submit={words.submit}
            warningWords={(warnings) => warningWords(warnings, texts)}
            lastUsername={props.lastUsername}
            notice={notice === null ? null : noticeWords(notice, nowMs, texts)}
            isOnline={link.isOnline}
            isSigningIn={props.isSigningIn}
            mustWait={mustWait(notice, nowMs)}
            onSignIn={props.onSignIn}
          >
            {words.foot}
          </SignInForm>
        ) : (
          <ChooseAtDoor
            choice={props.choice}
            office={office}
            language={language}
            isOnline={props.link.isOnline}
            refusedWords={(refused) =>
              refused === 'unanswered' ? words.unanswered : refusalWords(refused, texts)
            }
            onChoose={props.onChoosePassword}
            onLeave={props.onLeaveChoice}
          />
        )}
        <PlainConnection
          language={language}
          {...(props.isPlain === undefined ? {} : { isPlain: props.isPlain })}
        />
        <div className="desk-sign-in-language">
          <LanguageSwitch language={language} onChange={props.onLanguage} />
        </div>
      </div>
    </main>
  );
}
