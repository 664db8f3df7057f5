import { Check, CircleAlert, Eye, EyeOff } from 'lucide-react';
import { useId, useState, type ReactElement, type SubmitEvent } from 'react';
import { PASSWORD_LETTERS, passwordFaults, passwordStrength } from '#protocol/passwords.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { passwordTexts, type PasswordTexts } from './password-texts.ts';
import './sign-in-form.css';
import './new-password-form.css';

type NewPasswordFormProps = {
  readonly language: Language;
  /** The old one is asked for; not where it has just been typed. */
  readonly asksForOld: boolean;
  /** Above the fields, e.g. why one is needed. */
  readonly lead: string | null;
  /** For the browser's own store of passwords. */
  readonly username: string;
  /** Names that the password must not be made of. */
  readonly ownWords: readonly string[];
  readonly notice: { readonly isBad: boolean; readonly words: string } | null;
  readonly isBusy: boolean;
  readonly isOnline: boolean;
  readonly onSubmit: (oldPassword: string, newPassword: string) => void;
  readonly onCancel: (() => void) | null;
};

/** Choosing a password: what speaks against it is said while it is typed. Pasting is welcome. */
export function NewPasswordForm(props: NewPasswordFormProps): ReactElement {
  const { language, asksForOld, isBusy, isOnline } = props;
  const texts = passwordTexts(language);
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [isShown, setShown] = useState(false);
  const [isOldMissing, setOldMissing] = useState(false);
  const id = useId();
  const verdict = verdictOn(fresh, old, props.ownWords, texts);
  const isHeldBack = isBusy || !isOnline;
  const notice = isOldMissing ? { isBad: true, words: texts.emptyOld } : props.notice;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isHeldBack) return;
    const lacksOld = asksForOld && old === '';
    setOldMissing(lacksOld);
    if (!lacksOld && verdict.isGood) props.onSubmit(old, fresh);
  };
  const type = isShown ? 'text' : 'password';
  return (
    <form className="sign-in-form new-password" onSubmit={submit} noValidate>
      <h2 className="sign-in-title">{texts.title}</h2>
      {props.lead === null ? null : <p className="new-password-lead">{props.lead}</p>}
      <input type="hidden" autoComplete="username" value={props.username} readOnly />
      {asksForOld ? (
        <>
          <label className="sign-in-label" htmlFor={`${id}-old`}>
            {texts.old}
          </label>
          <div className="sign-in-field">
            <input
              id={`${id}-old`}
              type={type}
              value={old}
              autoComplete="current-password"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={200}
              autoFocus
              onChange={(event) => {
                setOld(event.target.value);
              }}
            />
          </div>
        </>
      ) : null}
      <label className="sign-in-label" htmlFor={`${id}-new`}>
        {texts.fresh}
      </label>
      <div className="sign-in-field">
        <input
          id={`${id}-new`}
          type={type}
          value={fresh}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={PASSWORD_LETTERS.most}
          aria-describedby={`${id}-verdict`}
          autoFocus={!asksForOld}
          onChange={(event) => {
            setFresh(event.target.value);
          }}
        />
        <button
          type="button"
          className="sign-in-show"
          aria-label={isShown ? texts.hide : texts.show}
          title={isShown ? texts.hide : texts.show}
          onClick={() => {
            setShown(!isShown);
          }}
        >
          {isShown ? <EyeOff aria-hidden="true" size={20} /> : <Eye aria-hidden="true" size={20} />}
        </button>
      </div>
      <p
        id={`${id}-verdict`}
        className={`new-password-verdict${fresh === '' ? '' : verdict.isGood ? ' is-good' : ' is-weak'}`}
        role="status"
      >
        {fresh === '' ? null : verdict.isGood ? (
          <Check aria-hidden="true" size={16} />
        ) : (
          <CircleAlert aria-hidden="true" size={16} />
        )}
        {fresh === '' ? texts.hint : verdict.words}
      </p>
      <div className="sign-in-remarks" role="status">
        {notice === null ? null : (
          <p className={notice.isBad ? 'sign-in-remark is-bad' : 'sign-in-remark is-told'}>{notice.words}</p>
        )}
      </div>
      <button
        type="submit"
        className="sign-in-submit"
        aria-disabled={isHeldBack || !verdict.isGood}
        aria-busy={isBusy}
      >
        {isBusy ? texts.submitting : texts.submit}
      </button>
      {props.onCancel === null ? null : (
        <button type="button" className="new-password-cancel" onClick={props.onCancel}>
          {texts.cancel}
        </button>
      )}
    </form>
  );
}

function verdictOn(
  fresh: string,
  old: string,
  ownWords: readonly string[],
  texts: PasswordTexts,
): { readonly isGood: boolean; readonly words: string } {
  const [fault] = passwordFaults(fresh, ownWords);
  if (fault !== undefined) return { isGood: false, words: texts.faults[fault] };
  if (fresh === old) return { isGood: false, words: texts.same };
  return { isGood: true, words: texts.strengths[passwordStrength(fresh)] };
}
