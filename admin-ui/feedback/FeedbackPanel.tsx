import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { FeedbackDeedName, FeedbackItem, FeedbackNumber, FeedbackStep } from '#protocol/feedback.ts';
import { FEEDBACK_WORDS } from '#ui-kit/feedback-words.ts';
import { clockTime, pick, shortDate } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { DeedForm } from './DeedForm.tsx';
import { dayFirst } from './day-first.ts';
import { DueTag } from './DueTag.tsx';
import type { FeedbackPartProps } from './FeedbackPage.tsx';

/** One piece of feedback: what was said, what has been done, and what can be done now. */
export function FeedbackPanel(props: FeedbackPartProps & { readonly number: FeedbackNumber }): ReactElement {
  const { feedback, words, number, link, feedbackActions } = props;
  const item = feedback.item?.line.number === number ? feedback.item : null;
  return (
    <>
      <PanelHead {...props} title={number} />
      {item === null ? (
        <p className="feedback-empty" role="status">
          {feedback.itemTrouble === null
            ? words.loading
            : feedback.itemTrouble === 'unknown'
              ? words.unknownItem
              : words.troubles[feedback.itemTrouble]}
          {feedback.itemTrouble === 'unanswered' ? (
            <Button isOff={!link.isOnline} onPress={() => feedbackActions.load(number)}>
              {words.again}
            </Button>
          ) : null}
        </p>
      ) : (
        // Another piece begins with nothing half written.
        <Piece key={number} {...props} item={item} />
      )}
    </>
  );
}

/** The name of what is open, and the way to close it. */
export function PanelHead({
  title,
  words,
  go,
  feedbackActions,
}: Pick<FeedbackPartProps, 'words' | 'go' | 'feedbackActions'> & { readonly title: string }): ReactElement {
  return (
    <header className="feedback-panel-head">
      <h2>{title}</h2>
      <Button
        look="quiet"
        label={words.close}
        onPress={() => {
          feedbackActions.dismiss();
          go({ page: 'feedback', open: null });
        }}
      >
        <X aria-hidden="true" size={18} />
      </Button>
    </header>
  );
}

type PieceProps = FeedbackPartProps & { readonly item: FeedbackItem };

function Piece(props: PieceProps): ReactElement {
  const { item, words, language, office, feedback, feedbackActions, link } = props;
  const { line } = item;
  const names = FEEDBACK_WORDS[language];
  return (
    <div className="feedback-piece desk-aged">
      <p className="feedback-standing">
        <strong>{words.statuses[line.status]}</strong>
        <span>
          {line.ownerName ?? words.noOwner} · <DueTag line={line} words={words} />
        </span>
      </p>
      <p>
        {words.kinds[line.kind]} · {names.topics[line.topic]} ·{' '}
        {line.field === null ? names.wholeOffice : pick(line.field, language)}
        <span className="desk-soft">
          {' '}
          · {words.sources[line.source]}, {words.languages[item.language]}
        </span>
      </p>
      <h3 className="desk-label">{words.wrote}</h3>
      {item.content === null ? (
        <p className="desk-soft">{item.areWordsErased ? words.erasedWords : words.noWords}</p>
      ) : (
        <p className="feedback-words">{item.content}</p>
      )}
      <p>
        <span className="desk-label">{words.contact}</span>{' '}
        {item.contact ?? (item.hasContact ? words.contactErased : words.noContact)}
      </p>
      {/* What was written for a deed goes once the deed was recorded. */}
      <Deeds key={feedback.done} {...props} />
      <h3 className="desk-label">{words.history}</h3>
      <ol className="feedback-steps">
        {item.steps.map((step, index) => (
          <Step key={index} step={step} timeZone={office.timeZone} words={words} />
        ))}
      </ol>
      <h3 className="desk-label">{words.code}</h3>
      {feedback.code === null ? (
        <Button isOff={!link.isOnline} onPress={() => feedbackActions.showCode(line.number)}>
          {words.showCode}
        </Button>
      ) : (
        <p className="feedback-code">
          <code>{feedback.code}</code>
        </p>
      )}
      <p className="desk-hint">{words.codeHow}</p>
    </div>
  );
}

function Step({
  step,
  timeZone,
  words,
}: {
  readonly step: FeedbackStep;
  readonly timeZone: string;
  readonly words: FeedbackPartProps['words'];
}): ReactElement {
  const more = [
    step.ownerName === null ? null : words.to(step.ownerName),
    step.type !== 'received' && step.dueOn !== null ? words.due(dayFirst(step.dueOn)) : null,
    step.referral === null ? null : words.referrals[step.referral],
    step.closing === null ? null : words.closings[step.closing],
  ].filter((part) => part !== null);
  return (
    <li>
      <span>
        <strong>{words.events[step.type]}</strong> {more.join(' · ')}
      </span>
      <span className="desk-soft">
        {shortDate(step.at, timeZone)} {clockTime(step.at, timeZone)} · {step.byName ?? words.citizen}
      </span>
      {step.words === null ? null : <span className="feedback-words">{step.words}</span>}
      {step.areWordsErased ? <span className="desk-soft">{words.erasedWords}</span> : null}
    </li>
  );
}

/** What can be done now; one form at a time stands open beneath. */
function Deeds(props: PieceProps): ReactElement | null {
  const { item, words, link, feedback, feedbackActions } = props;
  const [chosen, setChosen] = useState<{
    readonly deed: FeedbackDeedName;
    readonly revision: number;
  } | null>(null);
  const { allowed, line } = item;
  const { doing } = feedback;
  const wasToldOfChange = typeof doing === 'object' && ['changed', 'wrong_status'].includes(doing.failed);
  if (allowed.length === 0 && doing === 'no') return null;
  const nameOf = (deed: FeedbackDeedName): string =>
    deed === 'answer' && line.status === 'answered' ? words.answerAnew : words.deeds[deed];
  const close = (): void => {
    setChosen(null);
    feedbackActions.dismiss();
  };
  return (
    <section className="feedback-deeds">
      <div className="feedback-deed-keys">
        {allowed.map((deed) => (
          <Button
            key={deed}
            look={deed === 'answer' ? 'main' : 'plain'}
            isOff={!link.isOnline}
            onPress={() => {
              if (deed === 'start') feedbackActions.act(line.number, line.revision, { deed });
              else setChosen({ deed, revision: line.revision });
            }}
          >
            {nameOf(deed)}
          </Button>
        ))}
      </div>
      {typeof doing === 'object' ? (
        <p className="desk-fault" role="alert">
          {words.troubles[doing.failed]}
        </p>
      ) : null}
      {chosen === null || !allowed.includes(chosen.deed) ? null : (
        <DeedForm
          key={chosen.deed}
          {...props}
          deed={chosen.deed}
          title={nameOf(chosen.deed)}
          isBusy={doing === 'running'}
          onDo={(deed) => {
            const revision = wasToldOfChange ? line.revision : chosen.revision;
            feedbackActions.act(line.number, revision, deed);
          }}
          onClose={close}
        />
      )}
    </section>
  );
}
