import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  RATING_REASONS,
  RATING_SCORES,
  RATING_SOURCES,
  type RatingAnomaly,
  type RatingsOfDay,
} from '#protocol/rating.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { clockTime, longDate } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import { Bars } from './Bars.tsx';
import { CounterRatings } from './CounterRatings.tsx';
import { percent } from './percent.ts';
import { ratingTexts, type RatingTexts } from './texts.ts';
import '../live/live-page.css';
import './ratings-page.css';

/** What citizens said today: how many said anything, beside what they said, and what of it looks odd. */
export function RatingsPage(props: DeskFacts): ReactElement {
  const { view, office, nowMs, language } = props;
  const { ratings } = view;
  const words = ratingTexts(language);
  return (
    <main className="live ratings desk-aged">
      <header className="live-head">
        <h1 className="desk-title">{words.title}</h1>
        <span className="desk-soft">{longDate(nowMs, office.timeZone, language)}</span>
      </header>
      {ratings.finished === 0 ? (
        <p className="ratings-empty">
          <strong>{words.none}</strong> <span className="desk-soft">{words.noneCure}</span>
        </p>
      ) : (
        <>
          <Figures ratings={ratings} words={words} />
          <Anomalies {...props} words={words} />
          <Said ratings={ratings} words={words} />
          <CounterRatings ratings={ratings} words={words} numberOf={numberIn(props)} />
        </>
      )}
    </main>
  );
}

type PartProps = { readonly ratings: RatingsOfDay; readonly words: RatingTexts };

const numberIn =
  ({ office }: DeskFacts) =>
  (counterId: CounterId): number =>
    office.counters.find((counter) => counter.counterId === counterId)?.number ?? 0;

/** Participation first: what few have said means little. */
function Figures({ ratings, words }: PartProps): ReactElement {
  const { rated, finished, scores } = ratings;
  const satisfied = scores.very_satisfied + scores.satisfied;
  return (
    <dl className="live-figures ratings-figures">
      <Figure
        label={words.participation}
        value={percent(rated, finished)}
        context={words.participationOf(rated, finished)}
      />
      <Figure
        label={words.satisfied}
        value={percent(satisfied, rated)}
        context={words.satisfiedOf(satisfied, rated)}
      />
      <Figure
        label={words.low}
        value={rated === 0 ? '–' : String(scores.dissatisfied)}
        context={words.lowOf(rated)}
      />
    </dl>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly context: string;
}): ReactElement {
  return (
    <div className="live-figure">
      <dt>{props.label}</dt>
      <dd>
        <span className="live-figure-value">{props.value}</span>
        <span className="live-figure-context">{props.context}</span>
      </dd>
    </div>
  );
}

function Said({ ratings, words }: PartProps): ReactElement {
  if (ratings.rated === 0) {
    return (
      <p className="ratings-empty">
        <strong>{words.nobody}</strong> <span className="desk-soft">{words.nobodyCure}</span>
      </p>
    );
  }
  const reasons = RATING_REASONS.filter((reason) => ratings.reasons[reason] > 0);
  return (
    <div className="ratings-said">
      <Bars
        title={words.distribution}
        rows={RATING_SCORES.map((score) => ({ name: words.scores[score], count: ratings.scores[score] }))}
      />
      <Bars
        title={words.why}
        rows={reasons.map((reason) => ({ name: words.reasons[reason], count: ratings.reasons[reason] }))}
        empty={words.noReasons}
      />
      <Bars
        title={words.where}
        rows={RATING_SOURCES.map((source) => ({
          name: words.sources[source],
          count: ratings.sources[source],
        }))}
      />
    </div>
  );
}

function Anomalies(props: DeskFacts & { readonly words: RatingTexts }): ReactElement {
  const { words } = props;
  const { anomalies } = props.view.ratings;
  if (anomalies.length === 0) {
    return (
      <p className="live-calm">
        <CircleCheck aria-hidden="true" size={22} />
        <strong>{words.nothingOdd}</strong>
      </p>
    );
  }
  return (
    <section className="ratings-odd" aria-labelledby="ratings-odd">
      <h2 id="ratings-odd">{words.odd}</h2>
      <p className="desk-soft">{words.oddLead}</p>
      <ul>
        {anomalies.map((anomaly) => (
          <li key={`${anomaly.kind} ${anomaly.deviceId} ${String(anomaly.from)}`}>
            <TriangleAlert aria-hidden="true" size={20} />
            <AnomalyLine {...props} anomaly={anomaly} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnomalyLine(
  props: DeskFacts & { readonly words: RatingTexts; readonly anomaly: RatingAnomaly },
): ReactElement {
  const { anomaly, words, office } = props;
  const [from, to] = [anomaly.from, anomaly.to].map((at) => clockTime(at, office.timeZone));
  return (
    <p>
      <strong>{words.counter(numberIn(props)(anomaly.counterId))}</strong>, {words.time(from ?? '', to ?? '')}
      : {words.anomalies[anomaly.kind](anomaly)}
    </p>
  );
}
