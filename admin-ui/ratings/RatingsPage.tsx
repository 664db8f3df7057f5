import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { RATING_SOURCES, type RatingAnomaly, type RatingsOfDay } from '#protocol/rating.ts';
import type { ReportTargets } from '#protocol/report.ts';
import type { BusinessDate, CounterId } from '#protocol/vocabulary.ts';
import { clockTime, longDate, pick } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { TargetsActions, TargetsDeskState } from '../report-settings/targets-desk.ts';
import { Bars } from './Bars.tsx';
import { CounterRatings } from './CounterRatings.tsx';
import { percent } from './percent.ts';
import type { RatedDayActions, RatedDayState } from './rated-day-desk.ts';
import { Remarks } from './Remarks.tsx';
import { ratingTexts, type RatingTexts } from './texts.ts';
import '../live/live-page.css';
import './ratings-page.css';

export type RatingsPageProps = DeskFacts & {
  readonly ratedDay: RatedDayState;
  readonly ratedDayActions: RatedDayActions;
  readonly targets: TargetsDeskState;
  readonly targetsActions: Pick<TargetsActions, 'reload'>;
};

/** What citizens said today or on an earlier day: how many said anything, beside what they said, and what of it looks odd. */
export function RatingsPage(props: RatingsPageProps): ReactElement {
  const { view, language } = props;
  const words = ratingTexts(language);
  const { reload } = props.targetsActions;
  useEffect(reload, [reload]);
  const { show } = props.ratedDayActions;
  const { chosen } = props.ratedDay;
  // Today anew whenever somebody has rated: what is written comes soon after.
  const rated = chosen === null ? view.ratings.rated : null;
  useEffect(() => {
    show(chosen, view.date);
  }, [show, chosen, view.date, rated]);
  return (
    <main className="live ratings desk-aged">
      <Head {...props} words={words} />
      <Said {...props} words={words} />
      <Remarks {...props} words={words} numberOf={numberIn(props)} />
    </main>
  );
}

type WithWords = { readonly words: RatingTexts };

function Head({
  view,
  office,
  nowMs,
  language,
  ratedDay,
  ratedDayActions,
  words,
}: RatingsPageProps & WithWords): ReactElement {
  const { chosen } = ratedDay;
  return (
    <header className="live-head ratings-head">
      <h1 className="desk-title">{chosen === null ? words.title : words.titleThen}</h1>
      <span className="desk-soft">
        {chosen === null
          ? longDate(nowMs, office.timeZone, language)
          : longDate(Date.parse(chosen), 'UTC', language)}
      </span>
      <div className="ratings-day">
        {chosen === null ? null : (
          <button
            type="button"
            className="desk-button"
            onClick={() => {
              ratedDayActions.show(null, view.date);
            }}
          >
            {words.backToToday}
          </button>
        )}
        <label className="desk-label">
          {words.day}{' '}
          <input
            type="date"
            className="desk-input"
            value={chosen ?? view.date}
            max={view.date}
            onChange={({ target }) => {
              if (target.value !== '') ratedDayActions.show(target.value as BusinessDate, view.date);
            }}
          />
        </label>
      </div>
    </header>
  );
}

/** Today is told anew with every rating; an earlier day is read once, and stands. */
function Said(props: RatingsPageProps & WithWords): ReactElement {
  const { view, ratedDay, words } = props;
  const { chosen, day, hasLoadFailed } = ratedDay;
  if (chosen !== null && day === null)
    return (
      <p className="ratings-empty" role="status">
        {hasLoadFailed ? words.loadFailed : words.loading}
      </p>
    );
  const ratings = chosen === null ? view.ratings : (day?.ratings ?? null);
  if (ratings === null) return <Empty what={words.noDay} cure={words.noDayCure} />;
  if (ratings.finished === 0)
    return chosen === null ? (
      <Empty what={words.none} cure={words.noneCure} />
    ) : (
      <Empty what={words.noneThen} cure="" />
    );
  return (
    <>
      <Figures ratings={ratings} words={words} targets={props.targets.saved} />
      <Anomalies {...props} ratings={ratings} />
      <Answers {...props} ratings={ratings} />
      <CounterRatings ratings={ratings} words={words} numberOf={numberIn(props)} />
    </>
  );
}

const Empty = ({ what, cure }: { readonly what: string; readonly cure: string }): ReactElement => (
  <p className="ratings-empty">
    <strong>{what}</strong> <span className="desk-soft">{cure}</span>
  </p>
);

type PartProps = WithWords & { readonly ratings: RatingsOfDay };

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

function Answers({
  ratings,
  words,
  language,
  ratedDay,
}: PartProps & Pick<RatingsPageProps, 'language' | 'ratedDay'>): ReactElement {
  if (ratings.rated === 0)
    return ratedDay.chosen === null ? (
      <Empty what={words.nobody} cure={words.nobodyCure} />
    ) : (
      <Empty what={words.nobodyThen} cure="" />
    );
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

function Anomalies(props: DeskFacts & PartProps): ReactElement {
  const { words } = props;
  const { anomalies } = props.ratings;
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
          <li
            key={`${anomaly.kind} ${String(anomaly.deviceId)} ${anomaly.counterId} ${String(anomaly.from)}`}
          >
            <TriangleAlert aria-hidden="true" size={20} />
            <AnomalyLine {...props} anomaly={anomaly} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnomalyLine(props: DeskFacts & WithWords & { readonly anomaly: RatingAnomaly }): ReactElement {
  const { anomaly, words, office } = props;
  const [from, to] = [anomaly.from, anomaly.to].map((at) => clockTime(at, office.timeZone));
  return (
    <p>
      <strong>{words.counter(numberIn(props)(anomaly.counterId))}</strong>, {words.time(from ?? '', to ?? '')}
      : {words.anomalies[anomaly.kind](anomaly)}
    </p>
  );
}
