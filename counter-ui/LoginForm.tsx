import { CircleAlert, Eye, EyeOff, Info, TriangleAlert } from 'lucide-react';
import {
  useId,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
  type SubmitEvent,
  type SyntheticEvent,
} from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { INTENT_KEYS } from './keyboard.ts';
import { loginWarnings } from './login-warnings.ts';
import type { Texts } from './texts.ts';
import { warningWords } from './login-wording.ts';

type LoginFormProps = {
  readonly counterName: string;
  readonly lastUsername: string;
  readonly notice: { readonly isBad: boolean; readonly words: string } | null;
  readonly isOnline: boolean;
  readonly isSigningIn: boolean;
  readonly mustWait: boolean;
  readonly texts: Texts;
  readonly onSignIn: (username: string, password: string) => void;
};

/** Name and password, what the keyboard may be doing to them, and why the last try failed. */
export function LoginForm(props: LoginFormProps): ReactElement {
  const { texts, lastUsername, isOnline, isSigningIn } = props;
  const [username, setUsername] = useState(lastUsername);
  const [password, setPassword] = useState('');
  const [isCapsLockOn, setCapsLockOn] = useState(false);
  const [isComposing, setComposing] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const usernameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const ids = { username: useId(), password: useId(), warning: useId(), notice: useId() };
  const warning = warningWords(loginWarnings({ isCapsLockOn, isComposing, username, password }), texts);
  const notice = isIncomplete ? { isBad: true, words: texts.login.empty } : props.notice;
  const isHeldBack = !isOnline || isSigningIn || props.mustWait;

  const noticeKeyboard = (event: SyntheticEvent): void => {
    const { nativeEvent } = event;
    if (nativeEvent instanceof KeyboardEvent || nativeEvent instanceof MouseEvent) {
      setCapsLockOn(nativeEvent.getModifierState('CapsLock'));
    }
    if (nativeEvent instanceof KeyboardEvent) setComposing(nativeEvent.isComposing);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isHeldBack) return;
    const name = username.trim();
    setIncomplete(name === '' || password === '');
    if (name === '') usernameField.current?.focus();
    else if (password === '') passwordField.current?.focus();
    else props.onSignIn(name, password);
  };

  return (
    <form
      className="counter-login-form"
      onSubmit={submit}
      onKeyDown={noticeKeyboard}
      onKeyUp={noticeKeyboard}
      onMouseDown={noticeKeyboard}
      noValidate
    >
      <h2 className="counter-login-title">{texts.login.title}</h2>
      <label className="counter-login-label" htmlFor={ids.username}>
        {texts.login.username}
      </label>
      <div className="counter-login-field">
        <input
          ref={usernameField}
          id={ids.username}
          name="username"
          value={username}
          placeholder={texts.login.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          autoFocus={lastUsername === ''}
          onChange={(event) => {
            setUsername(event.target.value);
          }}
        />
        {lastUsername !== '' && username === lastUsername ? (
          <span className="counter-login-hint">{texts.login.usernameLast}</span>
        ) : null}
      </div>
      <label className="counter-login-label" htmlFor={ids.password}>
        {texts.login.password}
      </label>
      <PasswordField
        id={ids.password}
        describedBy={`${ids.warning} ${ids.notice}`}
        field={passwordField}
        value={password}
        isFocused={lastUsername !== ''}
        texts={texts}
        onChange={setPassword}
      />
      <div className="counter-login-remarks" role="status">
        {warning === null ? null : (
          <p id={ids.warning} className="counter-login-remark">
            <TriangleAlert aria-hidden="true" size={18} />
            {warning}
          </p>
        )}
        {notice === null ? null : (
          <p
            id={ids.notice}
            className={notice.isBad ? 'counter-login-remark is-bad' : 'counter-login-remark is-told'}
          >
            {notice.isBad ? (
              <CircleAlert aria-hidden="true" size={18} />
            ) : (
              <Info aria-hidden="true" size={18} />
            )}
            {notice.words}
          </p>
        )}
      </div>
      <button
        type="submit"
        className="counter-login-submit"
        aria-disabled={isHeldBack}
        aria-busy={isSigningIn}
      >
        <span>
          {isSigningIn ? texts.login.submitting : texts.login.submit(props.counterName)}
          {isOnline ? null : <span className="counter-login-submit-second">{texts.login.offline}</span>}
        </span>
        <KeyCap label="Enter" />
      </button>
      <p className="counter-login-help">
        {texts.login.foot} <KeyCap label={INTENT_KEYS.signOut} />
        {texts.login.footAfter}
      </p>
    </form>
  );
}

type PasswordFieldProps = {
  readonly id: string;
  readonly describedBy: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly isFocused: boolean;
  readonly texts: Texts;
  readonly onChange: (value: string) => void;
};

function PasswordField({ field, texts, onChange, ...props }: PasswordFieldProps): ReactElement {
  const [isShown, setShown] = useState(false);
  const label = isShown ? texts.login.hidePassword : texts.login.showPassword;
  return (
    <div className="counter-login-field">
      <input
        ref={field}
        id={props.id}
        name="password"
        type={isShown ? 'text' : 'password'}
        value={props.value}
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        aria-describedby={props.describedBy}
        autoFocus={props.isFocused}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <button
        type="button"
        className="counter-login-show"
        aria-label={label}
        title={label}
        onClick={() => {
          setShown(!isShown);
          field.current?.focus();
        }}
      >
        {isShown ? <EyeOff aria-hidden="true" size={20} /> : <Eye aria-hidden="true" size={20} />}
      </button>
    </div>
  );
}
