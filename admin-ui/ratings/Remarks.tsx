import type { ReactElement } from 'react';
import type { CounterId } from '#protocol/vocabulary.ts';
import { clockTime, pick } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { RatedDayState } from './rated-day-desk.ts';
import type { RatingTexts } from './texts.ts';

type RemarksProps = DeskFacts & {
  readonly ratedDay: RatedDayState;
  readonly words: RatingTexts;
  readonly numberOf: (counterId: CounterId) => number;
};

/** What citizens wrote on the day that is looked at; without their numbers, which tell nothing of it. */
export function Remarks(props: RemarksProps): ReactElement {
  const { words } = props;
  return (
    <section className="ratings-remarks" aria-labelledby="ratings-remarks">
      <h2 id="ratings-remarks">{words.remarks}</h2>
      <p className="desk-soft">{words.remarksLead}</p>
      <RemarkList {...props} />
    </section>
  );
}

function RemarkList({ ratedDay, words, office, language, numberOf }: RemarksProps): ReactElement {
  const { day, hasLoadFailed } = ratedDay;
  if (day === null) return <p role="status">{hasLoadFailed ? words.loadFailed : words.loading}</p>;
  const { newest, total } = day.remarks;
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
