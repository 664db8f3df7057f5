import { useEffect, useState, type ReactElement } from 'react';
import { NETWORK_NAME, type HttpsStanding } from '#protocol/https.ts';
import { shortDate } from '#ui-kit/language.ts';
import { qrSquares } from '#ui-kit/qr-squares.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { Outcome } from '../controls/Outcome.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { fingerprintLines } from './fingerprint.ts';
import type { SecureActions, SecureState } from './secure-desk.ts';
import { secureTexts, type SecureTexts } from './texts.ts';
import './secure-page.css';

export type SecurePageProps = DeskFacts & {
  readonly secure: SecureState;
  readonly secureActions: SecureActions;
};

const TRUST_PATH = '/tin-cay';
const RENEWED_BEFORE_MS = 30 * 86_400_000;

/** The secure connection: on or off, under which addresses, and how each device comes to trust it. */
export function SecurePage(props: SecurePageProps): ReactElement {
  const { secure, secureActions, language, link } = props;
  const { load } = secureActions;
  const words = secureTexts(language);
  useEffect(load, [load]);
  const { standing } = secure;
  return (
    <main className="secure">
      <div className="secure-left desk-aged">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead}</p>
          </div>
          {standing === null ? null : <TurnButton {...props} standing={standing} words={words} />}
        </header>
        {secure.trouble === null ? null : (
          <p className="desk-fault" role="status">
            {words.troubles[secure.trouble]}
          </p>
        )}
        {standing === null ? (
          <p className="secure-wait" role="status">
            {secure.trouble === null ? (
              words.loading
            ) : (
              <Button isOff={!link.isOnline} onPress={load}>
                {words.again}
              </Button>
            )}
          </p>
        ) : (
          <>
            <Standing {...props} standing={standing} words={words} />
            <Addresses standing={standing} words={words} />
            <NetworkNameForm {...props} key={standing.name.wished} standing={standing} words={words} />
            <Authority {...props} standing={standing} words={words} />
          </>
        )}
      </div>
      <aside className="secure-right desk-aged">
        <Devices standing={standing} words={words} />
        <h2 className="secure-heading">{words.missing}</h2>
        <ul className="secure-missing">
          {words.missingList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </aside>
    </main>
  );
}

type Known = SecurePageProps & { readonly standing: HttpsStanding; readonly words: SecureTexts };

function TurnButton({ standing, secure, secureActions, link, words }: Known): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const isBusy = secure.doing === 'turn';
  if (!standing.isWanted)
    return (
      <Button
        look="main"
        isOff={!link.isOnline || secure.doing !== null}
        isBusy={isBusy}
        onPress={() => secureActions.order({ do: 'turn', isOn: true })}
      >
        {isBusy ? words.turningOn : words.turnOn}
      </Button>
    );
  return isAsking ? (
    <AskInPlace
      title={words.turnOffAsk}
      more={words.turnOffMore}
      confirm={words.turnOff}
      cancel={words.cancel}
      onCancel={() => setAsking(false)}
      onConfirm={() => {
        setAsking(false);
        secureActions.order({ do: 'turn', isOn: false });
      }}
    />
  ) : (
    <Button isOff={!link.isOnline || secure.doing !== null} isBusy={isBusy} onPress={() => setAsking(true)}>
      {words.turnOff}
    </Button>
  );
}

function Standing({ standing, office, words }: Known): ReactElement {
  const { certificate, trouble } = standing;
  const date = (at: number): string => shortDate(at, office.timeZone);
  const ends = certificate?.endsAt ?? 0;
  const { states } = words;
  const told = ((): { readonly title: string; readonly more?: string; readonly isBad?: boolean } => {
    switch (standing.state) {
      case 'off':
        return { title: states.off, more: states.offMore, isBad: true };
      case 'making':
        return { title: states.making };
      case 'on':
        return { title: states.on, more: states.onMore(date(ends - RENEWED_BEFORE_MS)) };
      case 'uncovered':
        return {
          title: states.uncovered(standing.uncovered.join(', ')),
          more: states.uncoveredMore,
          isBad: true,
        };
      case 'ending':
        return { title: states.ending(date(ends)), more: states.endingMore, isBad: true };
      case 'expired':
        return { title: states.expired(date(ends)), more: states.expiredMore, isBad: true };
      case 'failed':
        return { title: states.failed, isBad: true };
      default:
        return standing.state satisfies never;
    }
  })();
  return (
    <div className="secure-standing" role="status">
      <Outcome {...told} />
      {trouble === null ? null : <p className="secure-cure">{words.cures[trouble](String(standing.port))}</p>}
    </div>
  );
}

function Addresses({ standing, words }: Pick<Known, 'standing' | 'words'>): ReactElement | null {
  const [first] = standing.addresses;
  if (first === undefined) return null;
  return (
    <section className="secure-part">
      <h2 className="secure-heading">{words.addresses}</h2>
      <ul className="secure-addresses">
        {standing.addresses.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
      <p>
        <a className="secure-link" href={`${first}/admin#secure`}>
          {words.openHere}
        </a>{' '}
        <span className="desk-soft">{words.openHereMore}</span>
      </p>
    </section>
  );
}

function NetworkNameForm({ standing, secure, secureActions, link, words }: Known): ReactElement {
  const { wished, held, standing: how } = standing.name;
  const [typed, setTyped] = useState(wished);
  const isRight = NETWORK_NAME.test(typed);
  const isOther = held !== null && held !== `${wished}.local`;
  const save = (): void => {
    if (isRight && typed !== wished && link.isOnline) secureActions.order({ do: 'name', name: typed });
  };
  return (
    <section className="secure-part">
      <div className="secure-name">
        <TextField
          label={words.name}
          hint={words.nameHint}
          fault={isRight ? null : words.nameWrong}
          value={typed}
          maxLength={40}
          isCode
          onChange={(value) => setTyped(value.toLowerCase())}
          onEnter={save}
        />
        <span className="secure-suffix" aria-hidden="true">
          .local
        </span>
        <Button
          isOff={!isRight || typed === wished || !link.isOnline || secure.doing !== null}
          isBusy={secure.doing === 'name'}
          onPress={save}
        >
          {words.nameSave}
        </Button>
      </div>
      <p className="desk-soft" role="status">
        {how === 'held' && held !== null
          ? isOther
            ? words.names.other(`${wished}.local`, held)
            : words.names.held(held)
          : words.names[how === 'held' ? 'asking' : how]}
      </p>
    </section>
  );
}

function Authority(props: Known): ReactElement | null {
  const { standing, secure, secureActions, office, link, words } = props;
  const { authority, certificate } = standing;
  const [isAsking, setAsking] = useState(false);
  // What cannot be read can still be replaced.
  if (authority === null && standing.trouble !== 'authority_unreadable') return null;
  const date = (at: number): string => shortDate(at, office.timeZone);
  return (
    <section className="secure-part">
      <h2 className="secure-heading">{words.certificate}</h2>
      {authority === null ? null : (
        <>
          <p className="desk-label">{words.fingerprint}</p>
          <code className="secure-fingerprint">
            {fingerprintLines(authority.fingerprint).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </code>
          <p>
            {words.authoritySpan(date(authority.startsAt), date(authority.endsAt))}{' '}
            {certificate === null ? null : words.certificateEnds(date(certificate.endsAt))}
          </p>
          <p className="desk-hint">{words.bounds}</p>
        </>
      )}
      {isAsking ? (
        <AskInPlace
          title={words.renewAsk}
          more={words.renewMore}
          confirm={words.renewYes}
          cancel={words.cancel}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            secureActions.order({ do: 'new_authority' });
          }}
        />
      ) : (
        <p>
          <Button
            isOff={!link.isOnline || secure.doing !== null}
            isBusy={secure.doing === 'new_authority'}
            onPress={() => setAsking(true)}
          >
            {words.renew}
          </Button>
        </p>
      )}
    </section>
  );
}

function Devices({
  standing,
  words,
}: {
  readonly standing: HttpsStanding | null;
  readonly words: SecureTexts;
}): ReactElement {
  const first = standing?.plainAddresses[0];
  const page = first === undefined || standing?.authority == null ? null : `${first}${TRUST_PATH}`;
  return (
    <>
      <h2 className="secure-heading">{words.devices}</h2>
      {page === null ? (
        <p className="desk-soft">{words.turnOnFirst}</p>
      ) : (
        <>
          <ol className="secure-steps">
            {words.deviceSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <div className="secure-page-address">
            <Code text={page} label={words.qr(page)} />
            <a className="secure-link" href={page}>
              {page}
            </a>
          </div>
          <p className="desk-hint">{words.devicePhones}</p>
        </>
      )}
    </>
  );
}

function Code({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const { size, path } = qrSquares(text);
  return (
    <svg
      className="secure-code"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}
