import type { ReactElement } from 'react';
import type { RatingsOfDay } from '#protocol/rating.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { percent } from './percent.ts';
import type { RatingTexts } from './texts.ts';

type CounterRatingsProps = {
  readonly ratings: RatingsOfDay;
  readonly words: RatingTexts;
  readonly numberOf: (counterId: CounterId) => number;
};

/** Where nobody is asked shows at the counter whose share is far below the others'. */
export function CounterRatings({ ratings, words, numberOf }: CounterRatingsProps): ReactElement {
  return (
    <section className="ratings-counters" aria-labelledby="ratings-counters">
      <h2 id="ratings-counters">{words.byCounter}</h2>
      <table className="live-table">
        <thead>
          <tr>
            <th scope="col">{words.counterColumn}</th>
            {[words.finishedColumn, words.ratedColumn, words.shareColumn, words.lowColumn].map((column) => (
              <th key={column} scope="col" className="is-figure">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratings.counters.map(({ counterId, finished, rated, dissatisfied }) => (
            <tr key={counterId}>
              <th scope="row">{words.counter(numberOf(counterId))}</th>
              <td className="is-figure">{finished}</td>
              <td className="is-figure">{rated}</td>
              <td className="is-figure">{percent(rated, finished)}</td>
              <td className="is-figure">{rated === 0 ? '–' : dissatisfied}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
