import { CircleAlert, Eye, EyeOff, Info, TriangleAlert } from 'lucide-react';
import {
  useId,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type RefObject,
  type SubmitEvent,
  type SyntheticEvent,
} from 'react';
import { KeyCap } from './KeyCap.tsx';
import { loginWarnings, type LoginWarning } from './login-warnings.ts';
import './sign-in-form.css';

/** What the form says; each screen has its own. */
export type SignInWords = {
  readonly title: string;
  readonly username: string;
  readonly usernameHint: string;
  readonly usernameLast: string;
  readonly password: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly empty: string;
  readonly submitting: string;
  readonly offline: string;
};

type SignInFormProps = {
  readonly words: SignInWords;
  /** What the button opens, e.g. "Vào Quầy 3". */
  readonly submit: string;
  /** One sentence for all warnings under the password; null when there is none. */
  readonly warningWords: (warnings: readonly LoginWarning[]) => string | null;
  readonly lastUsername: string;
  readonly notice: { readonly isBad: boolean; readonly words: string } | null;
  readonly isOnline: boolean;
  readonly isSigningIn: boolean;
  readonly mustWait: boolean;
  readonly onSignIn: (username: string, password: string) => void;
  /** Further help, below the button. */
  readonly children: ReactNode;
};

/** Name and password, what the keyboard may be doing to them, and why the last try failed. */
export function SignInForm(props: SignInFormProps): ReactElement {
  const { words, lastUsername, isOnline, isSigningIn } = props;
  const [username, setUsername] = useState(lastUsername);
  const [password, setPassword] = useState('');
  const [isCapsLockOn, setCapsLockOn] = useState(false);
  const [isComposing, setComposing] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const usernameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const ids = { username: useId(), password: useId(), warning: useId(), notice: useId() };
  const warning = props.warningWords(loginWarnings({ isCapsLockOn, isComposing, username, password }));
  const notice = isIncomplete ? { isBad: true, words: words.empty } : props.notice;
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
      className="sign-in-form"
      onSubmit={submit}
      onKeyDown={noticeKeyboard}
      onKeyUp={noticeKeyboard}
      onMouseDown={noticeKeyboard}
      noValidate
    >
      <h2 className="sign-in-title">{words.title}</h2>
      <label className="sign-in-label" htmlFor={ids.username}>
        {words.username}
      </label>
      <div className="sign-in-field">
        <input
          ref={usernameField}
          id={ids.username}
          name="username"
          value={username}
          placeholder={words.usernameHint}
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
          <span className="sign-in-hint">{words.usernameLast}</span>
        ) : null}
      </div>
      <label className="sign-in-label" htmlFor={ids.password}>
        {words.password}
      </label>
      <PasswordField
        id={ids.password}
        describedBy={`${ids.warning} ${ids.notice}`}
        field={passwordField}
        value={password}
        isFocused={lastUsername !== ''}
        words={words}
        onChange={setPassword}
      />
      <div className="sign-in-remarks" role="status">
        {warning === null ? null : (
          <p id={ids.warning} className="sign-in-remark">
            <TriangleAlert aria-hidden="true" size={18} />
            {warning}
          </p>
        )}
        {notice === null ? null : (
          <p id={ids.notice} className={notice.isBad ? 'sign-in-remark is-bad' : 'sign-in-remark is-told'}>
            {notice.isBad ? (
              <CircleAlert aria-hidden="true" size={18} />
            ) : (
              <Info aria-hidden="true" size={18} />
            )}
            {notice.words}
          </p>
        )}
      </div>
      <button type="submit" className="sign-in-submit" aria-disabled={isHeldBack} aria-busy={isSigningIn}>
        <span>
          {isSigningIn ? words.submitting : props.submit}
          {isOnline ? null : <span className="sign-in-submit-second">{words.offline}</span>}
        </span>
        <KeyCap label="Enter" />
      </button>
      <p className="sign-in-help">{props.children}</p>
    </form>
  );
}

type PasswordFieldProps = {
  readonly id: string;
  readonly describedBy: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly isFocused: boolean;
  readonly words: SignInWords;
  readonly onChange: (value: string) => void;
};

function PasswordField({ field, words, onChange, ...props }: PasswordFieldProps): ReactElement {
  const [isShown, setShown] = useState(false);
  const label = isShown ? words.hidePassword : words.showPassword;
  return (
    <div className="sign-in-field">
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
        className="sign-in-show"
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
