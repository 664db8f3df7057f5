import { useEffect, type ReactElement } from 'react';
import type { OfficerRole } from '#protocol/officers.ts';
import { NewPasswordForm } from '#ui-kit/NewPasswordForm.tsx';
import { refusalWords } from '../wording.ts';
import type { PeopleFacts } from './PeoplePage.tsx';
import { SessionList } from './SessionList.tsx';
import { peopleTexts } from './texts.ts';
import './people-page.css';

export type AccountPageProps = PeopleFacts & {
  readonly displayName: string;
  readonly username: string;
  readonly role: OfficerRole;
};

/** One's own account: another password, and where one is signed in. */
export function AccountPage(props: AccountPageProps): ReactElement {
  const { people, peopleActions, link, office, language, texts, username, displayName, officerId } = props;
  const words = peopleTexts(language);
  const { load, dismiss } = peopleActions;
  const { isOnline } = link;
  useEffect(() => {
    if (isOnline) load();
  }, [isOnline, load]);
  useEffect(() => dismiss, [dismiss]);
  const state = people.deed?.name === 'changePassword' ? people.deed.state : null;
  /** Another form, empty, once the password is changed. */
  const changedAtMs = state?.kind === 'done' ? state.atMs : 0;
  const own = people.sessions?.filter((session) => session.officerId === officerId) ?? null;
  const notice = (): { readonly isBad: boolean; readonly words: string } | null => {
    switch (state?.kind) {
      case 'done':
        return { isBad: false, words: words.passwordChanged };
      case 'refused':
        return {
          isBad: true,
          words: state.code === 'wrong_credentials' ? words.wrongOld : refusalWords(state.code, texts),
        };
      case 'unanswered':
        return { isBad: true, words: texts.unanswered };
      default:
        return null;
    }
  };
  return (
    <main className="people">
      <div className="people-left">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.account}</h1>
            <p className="desk-lead">{words.accountLead(displayName, words.roles[props.role])}</p>
          </div>
        </header>
        <SessionList
          {...props}
          people={{ ...people, sessions: own }}
          words={words}
          title={words.sessionsMine}
        />
      </div>
      <div className="people-right people-own">
        <NewPasswordForm
          key={changedAtMs}
          language={language}
          asksForOld
          lead={null}
          username={username}
          ownWords={[username, displayName, ...Object.values(office.name), ...Object.values(office.unitName)]}
          notice={notice()}
          isBusy={state?.kind === 'running'}
          isOnline={isOnline}
          onSubmit={(password, newPassword) => {
            peopleActions.run({ name: 'changePassword', username, password, newPassword });
          }}
          onCancel={null}
        />
      </div>
    </main>
  );
}
