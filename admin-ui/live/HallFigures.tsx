import type { ReactElement } from 'react';
import { minutesSince, pick } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import { listOf } from '../wording.ts';
import { longestWait } from './live-page.ts';

type FigureProps = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly context: string;
  readonly needsYou?: boolean;
};

function Figure({ label, value, unit, context, needsYou = false }: FigureProps): ReactElement {
  return (
    <div className={needsYou ? 'live-figure needs-you' : 'live-figure'}>
      <dt>{label}</dt>
      <dd>
        <span className="live-figure-value">{value}</span>
        {unit === '' ? null : <span className="live-figure-unit"> {unit}</span>}
        <span className="live-figure-context">{context}</span>
      </dd>
    </div>
  );
}

/** The hall in five numbers; amber only where somebody can do something about it. */
export function HallFigures(props: DeskFacts): ReactElement {
  const { view, texts } = props;
  const { hall } = view;
  const words = texts.live;
  const over = hall.finished + hall.missed;
  return (
    <dl className="live-figures">
      <Figure
        label={words.waiting}
        value={String(hall.waiting)}
        unit={texts.unit.people}
        context={waitingContext(props)}
      />
      <LongestFigure {...props} />
      <Figure
        label={words.open}
        value={String(hall.countersOpen)}
        unit={`/ ${String(hall.counters)}`}
        context={openContext(props)}
      />
      <Figure
        label={words.finished}
        value={String(hall.finished)}
        unit={texts.unit.tickets}
        context={words.finishedToday}
      />
      <Figure
        label={words.missed}
        value={String(hall.missed)}
        unit={texts.unit.tickets}
        context={over === 0 ? words.missedNone : words.missedShare(hall.missed, over)}
      />
    </dl>
  );
}

function LongestFigure({ view, office, nowMs, language, texts }: DeskFacts): ReactElement {
  const words = texts.live;
  const longest = longestWait(view, office, nowMs);
  if (longest === null) {
    return <Figure label={words.longest} value={texts.unit.none} unit="" context={words.nobodyWaits} />;
  }
  const limit = texts.minutes(minutesSince(0, office.rules.longWaitMs));
  const field = longest.field === null ? '' : pick(longest.field.shortName, language);
  return (
    <Figure
      label={words.longest}
      value={String(longest.minutes)}
      unit={texts.unit.minutes}
      context={longest.isOver ? words.longestOver(field, limit) : words.longestIn(field, limit)}
      needsYou={longest.isOver}
    />
  );
}

function waitingContext({ view, texts }: DeskFacts): string {
  if (view.hall.waiting === 0) return texts.live.nobodyWaits;
  const free = view.counters.filter(({ state, ticket }) => state === 'working' && ticket === null).length;
  return free === 0 ? texts.live.nobodyFree : texts.live.waitingFree(free);
}

function openContext({ view, office, texts }: DeskFacts): string {
  const calling = new Set(
    office.counters.filter(({ kind }) => kind === 'service').map(({ counterId }) => counterId),
  );
  const closed = view.counters.filter(({ counterId, state }) => calling.has(counterId) && state === 'closed');
  if (closed.length === 0) return texts.live.allOpen;
  return texts.live.closed(
    listOf(
      closed.map(({ counterNumber }) => String(counterNumber)),
      texts,
    ),
  );
}
