import type { ReactElement } from 'react';
import type { OpenSession } from '#protocol/officers.ts';
import { clockTime } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { PeopleFacts } from './PeoplePage.tsx';
import type { PeopleTexts } from './texts.ts';

type SessionListProps = PeopleFacts & { readonly words: PeopleTexts; readonly title: string };

/** Where people are signed in, and the way to sign one out. The very desk that asks is left by its own key. */
export function SessionList({ words, title, ...props }: SessionListProps): ReactElement | null {
  const { people, peopleActions, office, link, texts } = props;
  const { sessions, deed } = people;
  if (sessions === null) return null;
  const whereOf = ({ counterId, deviceName }: OpenSession): string => {
    const counter = office.counters.find((candidate) => candidate.counterId === counterId);
    if (counter !== undefined) return words.counterName(counter.number);
    return deviceName === '' ? words.atDesk : `${words.atDesk} (${deviceName})`;
  };
  return (
    <section className="people-sessions" aria-labelledby="people-sessions">
      <h2 id="people-sessions" className="people-heading">
        {title}
      </h2>
      {sessions.length === 0 ? <p className="desk-hint">{words.noSessions}</p> : null}
      <ul>
        {sessions.map((session) => {
          const where = whereOf(session);
          const state = deed?.about === session.sessionId ? deed.state : null;
          return (
            <li key={session.sessionId}>
              <span>
                <strong>{session.officerName}</strong>, {where}
                <span className="people-more">
                  {words.since(clockTime(session.startedAt, office.timeZone))},{' '}
                  {words.used(clockTime(session.usedAt, office.timeZone))}
                </span>
              </span>
              <ErrandLine state={state} done="" texts={texts} />
              {session.isOwn ? (
                <span className="desk-hint">{words.ownSession}</span>
              ) : (
                <Button
                  look="quiet"
                  isOff={!link.isOnline}
                  isBusy={state?.kind === 'running'}
                  label={words.endLabel(session.officerName, where)}
                  onPress={() => peopleActions.run({ name: 'endSession', sessionId: session.sessionId })}
                >
                  {words.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="desk-hint">{words.sessionsHint}</p>
    </section>
  );
}
