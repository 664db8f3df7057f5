import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { RATING_SOURCES, type RatingAnomaly, type RatingsOfDay } from '#protocol/rating.ts';
import type { ReportTargets } from '#protocol/report.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { clockTime, longDate, pick } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { TargetsActions, TargetsDeskState } from '../report-settings/targets-desk.ts';
import { Bars } from './Bars.tsx';
import { CounterRatings } from './CounterRatings.tsx';
import { percent } from './percent.ts';
import { Remarks, type RemarksFacts } from './Remarks.tsx';
import { ratingTexts, type RatingTexts } from './texts.ts';
import '../live/live-page.css';
import './ratings-page.css';

export type RatingsPageProps = DeskFacts &
  RemarksFacts & {
    readonly targets: TargetsDeskState;
    readonly targetsActions: Pick<TargetsActions, 'reload'>;
  };

/** What citizens said today: how many said anything, beside what they said, and what of it looks odd. */
export function RatingsPage(props: RatingsPageProps): ReactElement {
  const { view, office, nowMs, language } = props;
  const { ratings } = view;
  const words = ratingTexts(language);
  const { reload } = props.targetsActions;
  useEffect(reload, [reload]);
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
          <Figures ratings={ratings} words={words} targets={props.targets.saved} />
          <Anomalies {...props} words={words} />
          <Said {...props} ratings={ratings} words={words} />
          <CounterRatings ratings={ratings} words={words} numberOf={numberIn(props)} />
        </>
      )}
      <Remarks {...props} words={words} numberOf={numberIn(props)} />
    </main>
  );
}

type PartProps = { readonly ratings: RatingsOfDay; readonly words: RatingTexts };

const numberIn =
  ({ office }: DeskFacts) =>
  (counterId: CounterId): number =>
    office.counters.find((counter) => counter.counterId === counterId)?.number ?? 0;

/** Participation first: what few have said means little. */
function Figures({
  ratings,
  words,
  targets,
}: PartProps & { readonly targets: ReportTargets | null }): ReactElement {
  const { rated, finished, satisfied, dissatisfied } = ratings;
  const withTarget = (context: string, target: number | null | undefined): string =>
    target == null ? context : `${context}, ${words.targetOf(target)}`;
  return (
    <dl className="live-figures ratings-figures">
      <Figure
        label={words.participation}
        value={percent(rated, finished)}
        context={withTarget(words.participationOf(rated, finished), targets?.participation)}
      />
      <Figure
        label={words.satisfied}
        value={percent(satisfied, rated)}
        context={withTarget(words.satisfiedOf(satisfied, rated), targets?.satisfied)}
      />
      <Figure
        label={words.low}
        value={rated === 0 ? '–' : String(dissatisfied)}
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

function Said({ ratings, words, language }: PartProps & Pick<DeskFacts, 'language'>): ReactElement {
  if (ratings.rated === 0) {
    return (
      <p className="ratings-empty">
        <strong>{words.nobody}</strong> <span className="desk-soft">{words.nobodyCure}</span>
      </p>
    );
  }
  return (
    <div className="ratings-said">
      <Bars
        title={words.distribution}
        rows={ratings.scores.map(({ words: face, count }) => ({ name: pick(face, language), count }))}
      />
      <Bars
        title={words.why}
        rows={ratings.reasons.map(({ words: reason, count }) => ({
          name: reason === null ? words.formerReason : pick(reason, language),
          count,
        }))}
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
