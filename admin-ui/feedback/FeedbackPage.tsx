import { Plus, Settings2 } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import {
  FEEDBACK_FILTERS,
  FEEDBACK_PAGE,
  type FeedbackLine,
  type FeedbackNumber,
} from '#protocol/feedback.ts';
import { FEEDBACK_WORDS } from '#ui-kit/feedback-words.ts';
import { pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { hashOf, type Route } from '../route.ts';
import { DueTag } from './DueTag.tsx';
import type { FeedbackActions, FeedbackDeskState } from './feedback-desk.ts';
import { FeedbackPanel } from './FeedbackPanel.tsx';
import { FeedbackSettingsPanel } from './FeedbackSettingsPanel.tsx';
import { NewFeedback } from './NewFeedback.tsx';
import { feedbackTexts, type FeedbackTexts } from './texts.ts';
import './feedback-page.css';

export type FeedbackPageProps = DeskFacts & {
  readonly feedback: FeedbackDeskState;
  readonly feedbackActions: FeedbackActions;
  readonly open: FeedbackNumber | 'add' | 'settings' | null;
  readonly go: (route: Route) => void;
};
/** What the parts of the page are given. */
export type FeedbackPartProps = Omit<FeedbackPageProps, 'texts'> & { readonly words: FeedbackTexts };

/** What citizens said: what is due first stands first, one piece open beside the list. */
export function FeedbackPage(props: FeedbackPageProps): ReactElement {
  const { view, link, open, language, feedbackActions, go } = props;
  const words = feedbackTexts(language);
  const { load } = feedbackActions;
  const { isOnline } = link;
  const number = open === 'add' || open === 'settings' ? null : open;
  // Whatever is done to feedback anywhere is in the trail: another head of it, look again.
  const { auditCode, date } = view;
  useEffect(() => {
    if (isOnline) load(number);
  }, [isOnline, load, number, auditCode, date]);
  const part = { ...props, words };
  return (
    <main className={open === null ? 'feedback' : 'feedback has-panel'}>
      <section className="feedback-left">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead}</p>
          </div>
          <div className="feedback-head-keys">
            <Button look="quiet" onPress={() => go({ page: 'feedback', open: 'settings' })}>
              <Settings2 aria-hidden="true" size={16} /> {words.howTaken}
            </Button>
            <Button look="main" onPress={() => go({ page: 'feedback', open: 'add' })}>
              <Plus aria-hidden="true" size={16} /> {words.add}
            </Button>
          </div>
        </header>
        <Filters {...part} />
        <List {...part} />
      </section>
      {open === null ? null : (
        <aside className="feedback-panel" aria-label={panelName(open, words)}>
          {open === 'add' ? (
            <NewFeedback {...part} />
          ) : open === 'settings' ? (
            <FeedbackSettingsPanel {...part} />
          ) : (
            <FeedbackPanel {...part} number={open} />
          )}
        </aside>
      )}
    </main>
  );
}

const panelName = (open: NonNullable<FeedbackPageProps['open']>, words: FeedbackTexts): string =>
  open === 'add' ? words.newTitle : open === 'settings' ? words.settings.title : open;

function Filters({ feedback, words, feedbackActions }: FeedbackPartProps): ReactElement {
  const { list, filter } = feedback;
  return (
    <div className={(list?.counts.overdue ?? 0) > 0 ? 'feedback-filters has-overdue' : 'feedback-filters'}>
      <Segments
        label={words.filterLabel}
        isLabelHidden
        options={FEEDBACK_FILTERS.map((value) => ({
          value,
          words:
            list === null
              ? words.filters[value]
              : words.filterCount(words.filters[value], list.counts[value]),
        }))}
        value={filter}
        onChange={feedbackActions.choose}
      />
    </div>
  );
}

function List(props: FeedbackPartProps): ReactElement {
  const { feedback, words, link, feedbackActions } = props;
  const { list, from, filter, hasLoadFailed } = feedback;
  if (list === null)
    return (
      <p className="feedback-empty" role="status">
        {hasLoadFailed ? words.loadFailed : words.loading}
        {hasLoadFailed ? (
          <Button isOff={!link.isOnline} onPress={() => feedbackActions.load(null)}>
            {words.again}
          </Button>
        ) : null}
      </p>
    );
  if (list.lines.length === 0) return <p className="feedback-empty">{words.none[filter]}</p>;
  const { columns } = words;
  return (
    <>
      <table className="feedback-table desk-aged">
        <thead>
          <tr>
            {[columns.number, columns.about, columns.status, columns.owner, columns.due].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.lines.map((line) => (
            <Row key={line.number} {...props} line={line} />
          ))}
        </tbody>
      </table>
      {list.total > FEEDBACK_PAGE ? (
        <div className="feedback-pages">
          <Button isOff={from === 0} onPress={() => feedbackActions.turn(-1)}>
            {words.before}
          </Button>
          <span>{words.pages(from + 1, from + list.lines.length, list.total)}</span>
          <Button isOff={from + FEEDBACK_PAGE >= list.total} onPress={() => feedbackActions.turn(1)}>
            {words.next}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Row({
  line,
  words,
  language,
  open,
}: FeedbackPartProps & { readonly line: FeedbackLine }): ReactElement {
  const names = FEEDBACK_WORDS[language];
  const where = line.field === null ? names.wholeOffice : pick(line.field, language);
  return (
    <tr className={line.number === open ? 'is-open' : undefined}>
      <th scope="row">
        <a
          href={hashOf({ page: 'feedback', open: line.number })}
          aria-current={line.number === open ? 'true' : undefined}
        >
          {line.number}
        </a>
      </th>
      <td>
        <span className="feedback-about">
          {names.topics[line.topic]} · {where}
        </span>
        {line.excerpt === null ? null : <span className="feedback-excerpt">{line.excerpt}</span>}
      </td>
      <td>{words.statuses[line.status]}</td>
      <td className={line.ownerName === null ? 'desk-soft' : undefined}>{line.ownerName ?? words.noOwner}</td>
      <td>
        <DueTag line={line} words={words} />
      </td>
    </tr>
  );
}
