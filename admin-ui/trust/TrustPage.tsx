import { Check, CircleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { TrustFacts } from '#protocol/https.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { Button } from '../controls/Button.tsx';
import { Segments } from '../controls/Segments.tsx';
import { fingerprintLines } from '../secure/fingerprint.ts';
import { DEVICE_KINDS, type DeviceKind } from './device-kind.ts';
import { encryptedOrigin } from './trust-http.ts';
import { trustTexts, type TrustTexts } from './texts.ts';
import './trust-page.css';

/** What the page knows of this machine. */
export type TrustState = {
  readonly facts: TrustFacts | 'asking' | 'unanswered';
  readonly kind: DeviceKind;
  readonly check: 'not_tried' | 'asking' | 'trusted' | 'not';
  /** Paired here, at the address that is not encrypted. */
  readonly screens: number;
  readonly moving: 'no' | 'asking' | 'failed';
  /** The pages of screens that came along to this address; null: none were to come. */
  readonly moved: readonly string[] | null;
};

export type TrustPageProps = {
  readonly state: TrustState;
  readonly hostname: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onKind: (kind: DeviceKind) => void;
  readonly onLoad: () => void;
  readonly onCheck: () => void;
  readonly onMove: () => void;
};

const FILE = 'mot-cua-ca.crt';
/** What reads the file's fingerprint, where that is a command. */
const READING_COMMANDS: Readonly<Partial<Record<DeviceKind, string>>> = {
  windows: `certutil -hashfile ${FILE} SHA256`,
  linux: `sha256sum ${FILE}`,
};

/** Four steps after which a machine trusts the office, the last of which says whether it does. */
export function TrustPage(props: TrustPageProps): ReactElement {
  const { state, language } = props;
  const words = trustTexts(language);
  const { facts } = state;
  return (
    <main className="trust">
      <header className="trust-head">
        <Roundel />
        <span>{typeof facts === 'string' ? 'Một Cửa' : facts.officeName}</span>
        <LanguageSwitch language={language} onChange={props.onLanguage} />
      </header>
      <h1>{words.title}</h1>
      <p className="trust-soft">{words.lead}</p>
      {state.moved === null ? null : <Moved pages={state.moved} words={words} />}
      {facts === 'asking' ? <p role="status">{words.loading}</p> : null}
      {facts === 'unanswered' ? (
        <div role="status">
          <p>{words.unanswered}</p>
          <Button onPress={props.onLoad}>{words.again}</Button>
        </div>
      ) : null}
      {typeof facts === 'string' ? null : facts.isOn && facts.fingerprint !== null ? (
        <Steps {...props} facts={facts} fingerprint={facts.fingerprint} words={words} />
      ) : (
        <div className="trust-off" role="status">
          <p>
            <CircleAlert aria-hidden="true" size={20} /> <strong>{words.off}</strong>
          </p>
          <p>{words.offMore}</p>
        </div>
      )}
    </main>
  );
}

type Known = TrustPageProps & {
  readonly facts: TrustFacts;
  readonly fingerprint: string;
  readonly words: TrustTexts;
};

function Steps(props: Known): ReactElement {
  const { facts, fingerprint, state, words, onKind } = props;
  const command = READING_COMMANDS[state.kind];
  return (
    <>
      <div className="trust-kind">
        <Segments
          label={words.kindOfMachine}
          options={DEVICE_KINDS.map((value) => ({ value, words: words.kinds[value] }))}
          value={state.kind}
          onChange={onKind}
        />
      </div>
      <ol className="trust-steps">
        <Step title={words.download.title}>
          <a className="trust-download" href="/ca.crt" download={FILE}>
            {words.download.button}
          </a>
        </Step>
        <Step title={words.compare.title}>
          <p>{words.compare.how}</p>
          <p>{words.compare.reading[state.kind]}</p>
          {command === undefined ? null : (
            <code className="trust-command" tabIndex={0}>
              {command}
            </code>
          )}
          <p className="trust-soft">{words.compare.expected}</p>
          <code className="trust-fingerprint">
            {fingerprintLines(fingerprint).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </code>
        </Step>
        <Step title={words.install.title}>
          <ol className="trust-install">
            {words.steps[state.kind].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {state.kind === 'linux' && facts.publicKeyHash !== null ? (
            <code className="trust-command" tabIndex={0}>
              {`BROWSER_FLAGS=--ignore-certificate-errors-spki-list=${facts.publicKeyHash} scripts/screen/start-screen.sh ${encryptedOrigin(props.hostname, facts.port)} kiosk`}
            </code>
          ) : null}
        </Step>
        <Step title={words.check.title}>
          <Try {...props} />
        </Step>
      </ol>
    </>
  );
}

function Try({ facts, state, hostname, words, onCheck, onMove }: Known): ReactElement {
  const there = encryptedOrigin(hostname, facts.port);
  const { check, screens, moving } = state;
  return (
    <>
      <Button isBusy={check === 'asking'} onPress={onCheck}>
        {check === 'asking' ? words.check.asking : words.check.button}
      </Button>
      <div role="status" className="trust-verdict">
        {check === 'trusted' ? (
          <p className="trust-good">
            <Check aria-hidden="true" size={22} /> <strong>{words.check.trusted}</strong>
          </p>
        ) : null}
        {check === 'not' ? (
          <>
            <p className="trust-bad">
              <CircleAlert aria-hidden="true" size={22} /> <strong>{words.check.not}</strong>
            </p>
            <p>{words.check.notMore(there)}</p>
          </>
        ) : null}
      </div>
      {check === 'trusted' ? (
        <>
          {screens === 0 ? null : (
            <Button look="main" isBusy={moving === 'asking'} onPress={onMove}>
              {moving === 'asking' ? words.moving : words.move(screens)}
            </Button>
          )}
          {moving === 'failed' ? (
            <p className="trust-bad" role="status">
              {words.moveFailed}
            </p>
          ) : null}
          <p>
            {words.open}: <a href={`${there}/`}>{there}</a>
          </p>
          <p className="trust-soft">{words.startScript}</p>
        </>
      ) : null}
    </>
  );
}

function Moved({
  pages,
  words,
}: {
  readonly pages: readonly string[];
  readonly words: TrustTexts;
}): ReactElement {
  return (
    <div className="trust-moved" role="status">
      {pages.length === 0 ? (
        <p className="trust-bad">
          <CircleAlert aria-hidden="true" size={22} /> <strong>{words.notMoved}</strong>
        </p>
      ) : (
        <>
          <p className="trust-good">
            <Check aria-hidden="true" size={22} /> <strong>{words.moved}</strong>
          </p>
          <ul>
            {pages.map((page) => (
              <li key={page}>
                <a href={page}>{page}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <li className="trust-step">
      <h2>{title}</h2>
      {children}
    </li>
  );
}
