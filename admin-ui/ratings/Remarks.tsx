import { useEffect, type ReactElement } from 'react';
import type { BusinessDate, CounterId } from '#protocol/vocabulary.ts';
import { clockTime, pick } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { RemarksActions, RemarksState } from './remarks-desk.ts';
import type { RatingTexts } from './texts.ts';

export type RemarksFacts = { readonly remarks: RemarksState; readonly remarksActions: RemarksActions };

type RemarksProps = DeskFacts &
  RemarksFacts & {
    readonly words: RatingTexts;
    readonly numberOf: (counterId: CounterId) => number;
  };

/** What citizens wrote, of the day that is chosen; without their numbers, which tell nothing of it. */
export function Remarks(props: RemarksProps): ReactElement {
  const { view, remarks, remarksActions, words } = props;
  const date = remarks.date ?? view.date;
  const { show } = remarksActions;
  const { rated } = view.ratings;
  useEffect(() => {
    show(date);
    // Anew whenever somebody has rated: what is written comes soon after.
  }, [show, date, rated]);
  return (
    <section className="ratings-remarks" aria-labelledby="ratings-remarks">
      <header>
        <h2 id="ratings-remarks">{words.remarks}</h2>
        <label className="desk-label">
          {words.remarksOf}{' '}
          <input
            type="date"
            className="desk-input"
            value={date}
            max={view.date}
            onChange={({ target }) => {
              if (target.value !== '') show(target.value as BusinessDate);
            }}
          />
        </label>
      </header>
      <p className="desk-soft">{words.remarksLead}</p>
      <RemarkList {...props} />
    </section>
  );
}

function RemarkList({ remarks, words, office, language, numberOf }: RemarksProps): ReactElement {
  const { remarks: said, hasLoadFailed } = remarks;
  if (said === null) return <p role="status">{hasLoadFailed ? words.remarksFailed : words.remarksLoading}</p>;
  const { newest, total } = said;
  if (newest.length === 0) return <p>{words.noRemarks}</p>;
  return (
    <>
      {total > newest.length ? (
        <p className="ratings-remarks-cut">{words.remarksCut(newest.length, total)}</p>
      ) : null}
      <ul>
        {newest.map(({ at, counterId, serviceName, score, words: written }) => (
          <li key={`${String(at)} ${counterId}`}>
            <blockquote>{written}</blockquote>
            <p className="desk-soft">
              {[
                clockTime(at, office.timeZone),
                words.counter(numberOf(counterId)),
                serviceName === null ? null : pick(serviceName, language),
                words.scores[score],
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
