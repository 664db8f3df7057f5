import type { ReactElement } from 'react';
import type { FeedbackLine } from '#protocol/feedback.ts';
import { dayFirst } from './day-first.ts';
import type { FeedbackTexts } from './texts.ts';
import './feedback-page.css';

/** When it is due, and in words what that means today. */
export function DueTag({
  line,
  words,
}: {
  readonly line: Pick<FeedbackLine, 'due' | 'dueOn' | 'settledOn' | 'isExtended'>;
  readonly words: FeedbackTexts;
}): ReactElement {
  if (line.due === 'settled' && line.settledOn !== null) {
    const wasLate = line.settledOn > line.dueOn;
    return (
      <span className={wasLate ? 'feedback-due is-late' : 'feedback-due'}>
        {words.settledOn(dayFirst(line.settledOn))}
        {wasLate ? <b>{words.due(dayFirst(line.dueOn))}</b> : null}
      </span>
    );
  }
  const tag = line.due === 'overdue' ? words.overdue : line.due === 'soon' ? words.soon : null;
  return (
    <span className={`feedback-due is-${line.due}`}>
      {dayFirst(line.dueOn)}
      {line.isExtended ? <span className="desk-soft"> ({words.extended})</span> : null}
      {tag === null ? null : <b>{tag}</b>}
    </span>
  );
}
