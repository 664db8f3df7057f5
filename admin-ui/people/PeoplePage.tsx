import { Plus } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import type { OfficerAccount } from '#protocol/officers.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import type { DeskFacts } from '../desk-props.ts';
import type { Route } from '../route.ts';
import { OfficerPanel } from './OfficerPanel.tsx';
import type { PeopleActions, PeopleState } from './people-desk.ts';
import { SessionList } from './SessionList.tsx';
import { peopleTexts, type PeopleTexts } from './texts.ts';
import './people-page.css';

export type PeopleFacts = DeskFacts & {
  readonly people: PeopleState;
  readonly peopleActions: PeopleActions;
  /** Whoever sits here. */
  readonly officerId: OfficerId;
  readonly go: (route: Route) => void;
};
export type PeoplePageProps = PeopleFacts & { readonly open: OfficerId | 'add' | null };

/** The people of the office: who there is, who is signed in, and everything about the chosen one. */
export function PeoplePage(props: PeoplePageProps): ReactElement {
  const { people, peopleActions, link, view, language, open, go } = props;
  const words = peopleTexts(language);
  const { load } = peopleActions;
  const { isOnline } = link;
  // Signing in and out makes other views; whatever is done about an account another code.
  const seats = view.counters.map(({ officerName }) => officerName).join();
  useEffect(() => {
    if (isOnline) load();
  }, [isOnline, load, view.auditCode, seats]);
  const { dismiss } = peopleActions;
  // A password that was shown is gone with its account's panel.
  const shownFor = people.temporary?.officerId ?? null;
  useEffect(() => {
    if (shownFor !== null && open !== 'add' && open !== shownFor) dismiss();
  }, [shownFor, open, dismiss]);
  useEffect(() => dismiss, [dismiss]);
  const { accounts } = people;
  const chosen = accounts?.find(({ officerId }) => officerId === open) ?? null;
  return (
    <main className="people">
      <div className="people-left desk-aged">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead}</p>
          </div>
          <Button isOff={open === 'add'} onPress={() => go({ page: 'people', open: 'add' })}>
            <Plus aria-hidden="true" size={18} /> {words.add}
          </Button>
        </header>
        {people.hasLoadFailed ? (
          <p className="people-trouble" role="status">
            {words.loadFailed}{' '}
            <Button isOff={!isOnline} onPress={load}>
              {words.again}
            </Button>
          </p>
        ) : null}
        {accounts === null ? (
          people.hasLoadFailed ? null : (
            <p className="people-trouble" role="status">
              {words.loading}
            </p>
          )
        ) : (
          <Accounts {...props} accounts={accounts} words={words} />
        )}
        <SessionList {...props} words={words} title={words.sessions} />
      </div>
      <div className="people-right">
        {accounts !== null && (chosen !== null || open === 'add') ? (
          <OfficerPanel
            key={chosen?.officerId ?? 'add'}
            {...props}
            account={chosen}
            accounts={accounts}
            words={words}
          />
        ) : null}
      </div>
    </main>
  );
}

type AccountsProps = PeoplePageProps & {
  readonly accounts: readonly OfficerAccount[];
  readonly words: PeopleTexts;
};

function Accounts({
  accounts,
  open,
  officerId: self,
  words,
  office,
  go,
  ...props
}: AccountsProps): ReactElement {
  const counterOf = ({ usualCounterId }: OfficerAccount): string => {
    const counter = office.counters.find(({ counterId }) => counterId === usualCounterId);
    return counter === undefined ? '–' : words.counterName(counter.number);
  };
  return (
    <table className="people-table">
      <caption className="visually-hidden">{words.table}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.counter}</th>
          <th scope="col">{words.standing}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.officerId} className={account.officerId === open ? 'is-open' : undefined}>
            <th scope="row">
              {account.displayName}
              <span className="people-more">
                {account.username}
                {account.officerId === self ? `, ${words.you}` : null}
              </span>
            </th>
            <td>{words.roles[account.role]}</td>
            <td>{counterOf(account)}</td>
            <td>
              <Standing account={account} words={words} office={office} {...props} />
            </td>
            <td className="people-edit">
              <Button
                look="quiet"
                label={`${words.edit}: ${account.displayName}`}
                onPress={() => go({ page: 'people', open: account.officerId })}
              >
                {words.edit}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing(
  props: Pick<PeopleFacts, 'office' | 'nowMs' | 'people'> & {
    readonly account: OfficerAccount;
    readonly words: PeopleTexts;
  },
): ReactElement {
  const { account, words, office, nowMs, people } = props;
  const { isDisabled, temporaryUntil, officerId } = account;
  if (isDisabled) return <strong className="people-disabled">{words.disabled}</strong>;
  if (temporaryUntil !== null) {
    if (temporaryUntil < nowMs) return <strong className="people-needs">{words.temporaryOver}</strong>;
    const until = `${clockTime(temporaryUntil, office.timeZone)} ${shortDate(temporaryUntil, office.timeZone)}`;
    return <>{words.temporary(until)}</>;
  }
  const session = people.sessions?.find((open) => open.officerId === officerId);
  if (session === undefined) return <span className="desk-soft">{words.signedOut}</span>;
  const counter = office.counters.find(({ counterId }) => counterId === session.counterId);
  return (
    <>
      <span className="live-dot" />{' '}
      {words.signedIn(counter === undefined ? words.atDesk : words.counterName(counter.number))}
    </>
  );
}
