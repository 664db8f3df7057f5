import { CircleAlert } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import { pairThisDevice, type PairingTrouble } from './enrolment.ts';
import { pairingTexts } from './pairing-texts.ts';
import './pairing-form.css';

const CODE_LENGTH = 8;
/** As the server makes them: without what is read one for another. */
const SIGNS = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ23456789');

const signsOf = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);
const grouped = (code: string): string =>
  code.length > CODE_LENGTH / 2 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;

type PairingFormProps = {
  readonly language: Language;
  /** A machine that is only touched has keys on the screen. */
  readonly hasKeys?: boolean;
  /** Hands the code in; leaves for the device's own page when it is taken. */
  readonly pair?: (code: string) => Promise<PairingTrouble | null>;
};

/** The page is opened anew: from there on this browser is the device. */
async function pairAndOpen(code: string): Promise<PairingTrouble | null> {
  const paired = await pairThisDevice(code);
  if (!paired.ok) return paired.why;
  if (location.pathname === paired.page) location.reload();
  else location.assign(paired.page);
  return null;
}

/** Where a screen that is nobody's device yet takes the code that was made for it at the desk. */
export function PairingForm({
  language,
  hasKeys = false,
  pair = pairAndOpen,
}: PairingFormProps): ReactElement {
  const texts = pairingTexts(language);
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<PairingTrouble | null>(null);
  const id = useId();
  const isWhole = code.length === CODE_LENGTH;
  const change = (typed: string): void => {
    setCode(signsOf(typed));
    setTrouble(null);
  };
  const submit = async (): Promise<void> => {
    if (!isWhole || isBusy) return;
    setBusy(true);
    setTrouble(await pair(code));
    setBusy(false);
  };
  return (
    <form
      className="pairing-form"
      lang={language}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor={`${id}-code`}>{texts.label}</label>
      <div className="pairing-form-row">
        <input
          id={`${id}-code`}
          value={grouped(code)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="ABCD-EFGH"
          aria-describedby={`${id}-more`}
          onChange={(event) => {
            change(event.target.value);
          }}
        />
        <button type="submit" className="pairing-form-submit" aria-disabled={!isWhole || isBusy}>
          {isBusy ? texts.submitting : texts.submit}
        </button>
      </div>
      <p
        id={`${id}-more`}
        className={trouble === null ? 'pairing-form-hint' : 'pairing-form-trouble'}
        role="status"
      >
        {trouble === null ? (
          texts.hint
        ) : (
          <>
            <CircleAlert aria-hidden="true" size="1.2em" /> {texts.troubles[trouble]}
          </>
        )}
      </p>
      {hasKeys ? (
        <div className="pairing-form-keys" role="group" aria-label={texts.keys}>
          {SIGNS.map((sign) => (
            <button key={sign} type="button" onClick={() => change(code + sign)}>
              {sign}
            </button>
          ))}
          <button type="button" className="is-wide" onClick={() => change(code.slice(0, -1))}>
            {texts.erase}
          </button>
        </div>
      ) : null}
    </form>
  );
}
