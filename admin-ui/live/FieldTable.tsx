import type { ReactElement } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { Figures } from '#ui-kit/Figures.tsx';
import { minutesSince, pick } from '#ui-kit/language.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { HallView } from './alarms.ts';
import { axisEnd, axisTicks, isOverThreshold } from './live-page.ts';

type Load = HallView['fields'][number];
/** Where a minute stands on the axis, in % of its length. */
const at = (minutes: number, end: number): string => `${String(Math.min(100, (minutes / end) * 100))}%`;

/** How long each line has become: a dot is its longest wait, a band what somebody who comes now has to expect. */
export function FieldTable(props: DeskFacts): ReactElement {
  const { view, office, nowMs, texts } = props;
  const words = texts.live;
  const threshold = minutesSince(0, office.rules.longWaitMs);
  const end = axisEnd(
    view.fields.flatMap(({ longestWaitSince, range }) => [
      longestWaitSince === null ? 0 : minutesSince(longestWaitSince, nowMs),
      range?.to ?? 0,
    ]),
  );
  return (
    <table className="live-table live-fields">
      <caption className="visually-hidden">{words.fieldTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.fieldColumn}</th>
          <th scope="col" className="is-figure">
            {words.waitingColumn}
          </th>
          <th scope="col" className="live-axis-cell">
            <span className="visually-hidden">{words.axis}</span>
            <span className="live-axis-head" aria-hidden="true">
              {axisTicks(end, threshold).map((tick, index) => (
                <span key={tick} style={{ left: at(tick, end) }}>
                  {index === 0 ? texts.minutes(tick) : tick}
                </span>
              ))}
              <strong style={{ left: at(threshold, end) }}>{words.threshold(threshold)}</strong>
            </span>
          </th>
          <th scope="col" className="is-figure">
            <span className="live-mark-dot" aria-hidden="true" />
            {words.longestColumn}
          </th>
          <th scope="col" className="is-figure">
            <span className="live-mark-band" aria-hidden="true" />
            {words.newcomerColumn}
          </th>
          <th scope="col" className="is-figure">
            {words.openColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.fields.map((load) => (
          <FieldRow key={load.fieldId} {...props} load={load} end={end} threshold={threshold} />
        ))}
      </tbody>
    </table>
  );
}

type FieldRowProps = DeskFacts & {
  readonly load: Load;
  readonly end: number;
  readonly threshold: number;
};

function FieldRow(props: FieldRowProps): ReactElement {
  const { load, office, nowMs, language, texts } = props;
  const field = office.fields.find(({ fieldId }) => fieldId === load.fieldId);
  const { longestWaitSince: since, range } = load;
  const isOver = since !== null && isOverThreshold(since, office, nowMs);
  const isUnserved = load.waiting > 0 && load.openCounters === 0;
  return (
    <tr>
      <th scope="row">
        <span className="live-field">
          <FieldPlate letter={field?.letter ?? ''} />
          {field === undefined ? '' : pick(field.tileName, language)}
        </span>
      </th>
      <td className={load.waiting === 0 ? 'is-figure live-count is-none' : 'is-figure live-count'}>
        <Figures text={String(load.waiting)} />
      </td>
      <td className="live-axis-cell">
        <Axis {...props} isOver={isOver} />
      </td>
      <td className={isOver ? 'is-figure needs-you' : 'is-figure'}>
        {since === null ? texts.unit.none : texts.minutes(minutesSince(since, nowMs))}
      </td>
      <td className={range === null ? 'is-figure desk-soft' : 'is-figure'}>
        {range === null ? texts.live.unknownRange : texts.live.range(range.from, range.to)}
      </td>
      <td className={isUnserved ? 'is-figure needs-you' : 'is-figure'}>
        <Figures text={String(load.openCounters)} />
      </td>
    </tr>
  );
}

function Axis({
  load,
  nowMs,
  end,
  threshold,
  isOver,
}: FieldRowProps & { readonly isOver: boolean }): ReactElement {
  const { range, longestWaitSince: since } = load;
  return (
    <span className="live-axis" aria-hidden="true">
      {range === null ? null : (
        <span
          className="live-axis-band"
          style={{ left: at(range.from, end), right: `calc(100% - ${at(range.to, end)})` }}
        />
      )}
      <span className="live-axis-threshold" style={{ left: at(threshold, end) }} />
      {since === null ? null : (
        <span
          className={isOver ? 'live-axis-dot needs-you' : 'live-axis-dot'}
          style={{ left: at(minutesSince(since, nowMs), end) }}
        />
      )}
    </span>
  );
}
