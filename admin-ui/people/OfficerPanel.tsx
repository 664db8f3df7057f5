import { useEffect, useState, type ReactElement } from 'react';
import { OFFICER_LIMITS, OFFICER_ROLES, type OfficerAccount } from '#protocol/officers.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { SelectField, TextField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { draftOf, EMPTY_DRAFT, isEdited, isNamed, isUsername, rightsGuard } from './people.ts';
import type { OfficerDraft, PeopleDeed } from './people-desk.ts';
import type { PeoplePageProps } from './PeoplePage.tsx';
import type { PeopleTexts } from './texts.ts';

type OfficerPanelProps = PeoplePageProps & {
  /** Null: a new one. */
  readonly account: OfficerAccount | null;
  readonly accounts: readonly OfficerAccount[];
  readonly words: PeopleTexts;
};

/** One account, or a new one: what it is called and may do, its password, and whether it may come in at all. */
export function OfficerPanel(props: OfficerPanelProps): ReactElement {
  const { account, people, words, go } = props;
  const { temporary } = people;
  // The one that was just made is opened with its password, so that it is seen where it belongs.
  useEffect(() => {
    if (account === null && temporary !== null) go({ page: 'people', open: temporary.officerId });
  }, [account, temporary, go]);
  return (
    <section className="people-panel" aria-labelledby="people-panel">
      <h2 id="people-panel" className="people-heading">
        {account?.displayName ?? words.newAccount}
      </h2>
      {account === null ? null : <p className="desk-hint">{account.username}</p>}
      <Temporary {...props} />
      <Facts {...props} />
      {account === null ? null : <Access {...props} account={account} />}
      <div className="people-row">
        <Button onPress={() => go({ page: 'people', open: null })}>{words.close}</Button>
      </div>
    </section>
  );
}

function Temporary({ people, peopleActions, account, words }: OfficerPanelProps): ReactElement | null {
  const { temporary } = people;
  if (temporary === null || account?.officerId !== temporary.officerId) return null;
  return (
    <div className="people-temporary" role="status">
      <p className="desk-label">{words.temporaryTitle(account.displayName)}</p>
      <p className="people-password" tabIndex={0}>
        {temporary.password}
      </p>
      <p>{words.temporaryMore}</p>
      <Button onPress={peopleActions.dismiss}>{words.temporaryDone}</Button>
    </div>
  );
}

/** How the deed of that name ended that was begun last here. */
const stateOf = ({ people, account }: OfficerPanelProps, ...names: readonly PeopleDeed['name'][]) =>
  people.deed !== null &&
  names.includes(people.deed.name) &&
  people.deed.about === (account?.officerId ?? null)
    ? people.deed.state
    : null;

function Facts(props: OfficerPanelProps): ReactElement {
  const { account, accounts, officerId: self, office, link, texts, words, peopleActions } = props;
  const [draft, setDraft] = useState<OfficerDraft>(account === null ? EMPTY_DRAFT : draftOf(account));
  const [username, setUsername] = useState('');
  const [isTried, setTried] = useState(false);
  const change = (more: Partial<OfficerDraft>): void => setDraft((before) => ({ ...before, ...more }));
  const guard = account === null ? null : rightsGuard(account, accounts, self);
  const state = stateOf(props, 'add', 'change');
  const isChanged = account === null || isEdited(draft, account);
  const isTaken = accounts.some((other) => other.username === username);
  const usernameFault = !isUsername(username) ? words.usernameWrong : isTaken ? words.usernameTaken : null;
  const isReady = isNamed(draft) && (account !== null || usernameFault === null);
  const save = (): void => {
    setTried(true);
    if (!isReady || !isChanged || !link.isOnline) return;
    const facts = { ...draft, displayName: draft.displayName.trim() };
    peopleActions.run(
      account === null
        ? { name: 'add', username, facts }
        : { name: 'change', officerId: account.officerId, facts },
    );
  };
  return (
    <div className="people-form">
      {account === null ? (
        <TextField
          label={words.username}
          value={username}
          maxLength={OFFICER_LIMITS.usernameLetters}
          hint={words.usernameHint}
          fault={isTried || isTaken ? usernameFault : null}
          isCode
          onChange={(typed) => setUsername(typed.toLowerCase())}
          onEnter={save}
        />
      ) : null}
      <TextField
        label={words.name}
        value={draft.displayName}
        maxLength={OFFICER_LIMITS.nameLetters}
        fault={isTried && !isNamed(draft) ? words.nameMissing : null}
        onChange={(displayName) => change({ displayName })}
        onEnter={save}
      />
      {guard === null ? (
        <>
          <Segments
            label={words.role}
            options={OFFICER_ROLES.map((value) => ({ value, words: words.roles[value] }))}
            value={draft.role}
            onChange={(role) => change({ role })}
          />
          <p className="desk-hint people-tight">{words.roleHints[draft.role]}</p>
        </>
      ) : (
        <p className="people-fixed">
          <span className="desk-label">{words.role}</span> {words.roles[draft.role]}
          <span className="desk-hint">
            {guard === 'own_account' ? words.ownRights : words.lastAdministrator}
          </span>
        </p>
      )}
      <SelectField
        label={words.counter}
        value={draft.usualCounterId ?? ''}
        groups={[
          { name: null, options: [{ value: '', words: words.anyCounter }] },
          {
            name: null,
            options: office.counters.map(({ counterId, number }) => ({
              value: counterId,
              words: words.counterName(number),
            })),
          },
        ]}
        onChange={(value) => change({ usualCounterId: value === '' ? null : (value as CounterId) })}
      />
      <div className="people-row">
        <Button
          look="main"
          isOff={!link.isOnline || !isChanged}
          isBusy={state?.kind === 'running'}
          onPress={save}
        >
          {account === null ? words.create : words.save}
        </Button>
        {isChanged ? null : <span className="desk-hint">{words.nothingChanged}</span>}
        <ErrandLine state={state} done={words.saved} texts={texts} />
      </div>
    </div>
  );
}

/** The password and the door: what takes effect at once and is asked first. */
function Access(props: OfficerPanelProps & { readonly account: OfficerAccount }): ReactElement | null {
  const { account, accounts, officerId: self, link, texts, words, peopleActions } = props;
  const [asking, setAsking] = useState<'reset' | 'disable' | null>(null);
  const { officerId, displayName, isDisabled } = account;
  const state = stateOf(props, 'resetPassword', 'disable');
  const guard = rightsGuard(account, accounts, self);
  // What may not be done is explained beside the role.
  if (officerId === self) return null;
  if (asking !== null) {
    const isReset = asking === 'reset';
    return (
      <AskInPlace
        title={isReset ? words.resetAsk(displayName) : words.disableAsk(displayName)}
        more={isReset ? words.resetMore : words.disableMore}
        confirm={isReset ? words.reset : words.disable}
        cancel={words.never}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          setAsking(null);
          peopleActions.run(
            isReset ? { name: 'resetPassword', officerId } : { name: 'disable', officerId, isDisabled: true },
          );
        }}
      />
    );
  }
  return (
    <div className="people-access">
      <div className="people-row">
        <Button isOff={!link.isOnline} isBusy={state?.kind === 'running'} onPress={() => setAsking('reset')}>
          {words.reset}
        </Button>
        {isDisabled ? (
          <Button
            isOff={!link.isOnline}
            isBusy={state?.kind === 'running'}
            onPress={() => peopleActions.run({ name: 'disable', officerId, isDisabled: false })}
          >
            {words.enable}
          </Button>
        ) : guard === null ? (
          <Button
            isOff={!link.isOnline}
            isBusy={state?.kind === 'running'}
            onPress={() => setAsking('disable')}
          >
            {words.disable}
          </Button>
        ) : null}
      </div>
      <ErrandLine state={state} done={words.saved} texts={texts} />
    </div>
  );
}
