import { ArrowRight, Undo2 } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import type { AuditLine } from '#protocol/audit.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { trailTexts, type TrailTexts } from './texts.ts';
import type { TrailActions, TrailState } from './trail-desk.ts';
import { deedWords, toldChanges, type ToldChange } from './trail-wording.ts';
import './trail-page.css';

export type TrailPageProps = DeskFacts & {
  readonly trail: TrailState;
  readonly trailActions: TrailActions;
};
type WithWords = TrailPageProps & { readonly words: TrailTexts };

/** What was changed at the desk, newest first: who, when, from what to what; and taking a change back. */
export function TrailPage(props: TrailPageProps): ReactElement {
  const { trail, trailActions, view, link } = props;
  const words = trailTexts(props.language);
  const { load } = trailActions;
  const { isOnline } = link;
  // Every entry makes another code.
  useEffect(() => {
    if (isOnline) load();
  }, [isOnline, load, view.auditCode]);
  return (
    <main className="trail desk-aged">
      <header className="desk-head">
        <div>
          <h1 className="desk-title">{words.title}</h1>
          <p className="desk-lead">{words.lead}</p>
        </div>
      </header>
      <CheckCode {...props} words={words} />
      {trail.hasLoadFailed ? (
        <p className="trail-trouble" role="status">
          {words.loadFailed}{' '}
          <Button isOff={!isOnline} isBusy={trail.isLoading} onPress={load}>
            {words.again}
          </Button>
        </p>
      ) : null}
      <Lines {...props} words={words} />
    </main>
  );
}

function CheckCode({ view, words }: WithWords): ReactElement {
  const { auditCode } = view;
  return (
    <section className="trail-code" aria-labelledby="trail-code">
      <h2 id="trail-code" className="desk-label">
        {words.code}
      </h2>
      {auditCode === null ? (
        <p className="desk-hint">{words.noCode}</p>
      ) : (
        <>
          <p className="trail-code-figures">{auditCode}</p>
          <p className="desk-hint">{words.codeLead}</p>
          <code className="trail-command" aria-label={words.command} tabIndex={0}>
            npm run verify -- --code {auditCode}
          </code>
        </>
      )}
    </section>
  );
}

function Lines(props: WithWords): ReactElement | null {
  const { trail, trailActions, link, words } = props;
  const { lines } = trail;
  if (lines === null) return trail.hasLoadFailed ? null : <p role="status">{words.loading}</p>;
  if (lines.length === 0) {
    return (
      <p className="trail-empty">
        <strong>{words.empty}</strong> {words.emptyMore}
      </p>
    );
  }
  return (
    <>
      <ol className="trail-lines">
        {lines.map((line) => (
          <Line key={line.ordinal} {...props} line={line} />
        ))}
      </ol>
      <p className="trail-foot">
        {trail.hasOlder ? (
          <Button isOff={!link.isOnline} isBusy={trail.isLoading} onPress={trailActions.older}>
            {words.older}
          </Button>
        ) : (
          <span className="desk-hint">{words.oldest}</span>
        )}
      </p>
    </>
  );
}

function Line(props: WithWords & { readonly line: AuditLine }): ReactElement {
  const { line, office, language, words } = props;
  const { told, more } = toldChanges(line, office, language, words);
  const what = deedWords(line, office, words);
  return (
    <li className="trail-line">
      <p className="trail-when">
        <time dateTime={new Date(line.at).toISOString()}>
          {clockTime(line.at, office.timeZone)}
          <span className="desk-hint">{shortDate(line.at, office.timeZone)}</span>
        </time>
      </p>
      <p className="trail-who">
        {line.officerName ?? (line.officerId === null ? words.program : words.unknownPerson)}
      </p>
      <div className="trail-what">
        <p className="trail-deed">{what}</p>
        {told.length === 0 ? null : (
          <dl className="trail-changes">
            {told.map((change, index) => (
              <Change key={index} {...change} words={words} />
            ))}
          </dl>
        )}
        {more === 0 ? null : <p className="desk-hint">{words.changes(more)}</p>}
        <Undo {...props} what={what} />
      </div>
    </li>
  );
}

function Change({ label, before, after, words }: ToldChange & { readonly words: TrailTexts }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {before === null ? null : (
          <>
            <span className="visually-hidden">{words.from} </span>
            <del>{before}</del>
            <ArrowRight aria-hidden="true" size={14} />
            <span className="visually-hidden">{words.to} </span>
          </>
        )}
        <ins>{after}</ins>
      </dd>
    </div>
  );
}

function Undo(props: WithWords & { readonly line: AuditLine; readonly what: string }): ReactElement | null {
  const { line, what, trail, trailActions, link, office, texts, words } = props;
  const [isAsking, setAsking] = useState(false);
  const state = trail.undone?.ordinal === line.ordinal ? trail.undone.state : null;
  const canUndo = line.canBeUndone && props.isAdministrator;
  if (!canUndo && state === null) return null;
  if (isAsking && canUndo) {
    return (
      <AskInPlace
        title={words.undoAsk}
        more={words.undoMore}
        confirm={words.undo}
        cancel={words.never}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          trailActions.undo(line.ordinal);
        }}
      />
    );
  }
  return (
    <div className="trail-undo">
      {canUndo ? (
        <Button
          look="quiet"
          isOff={!link.isOnline}
          isBusy={state?.kind === 'running'}
          label={words.undoLabel(what, clockTime(line.at, office.timeZone))}
          onPress={() => setAsking(true)}
        >
          <Undo2 aria-hidden="true" size={16} /> {words.undo}
        </Button>
      ) : null}
      <ErrandLine state={state} done={words.undone} texts={texts} />
    </div>
  );
}
