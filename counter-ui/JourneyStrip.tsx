import type { CSSProperties, ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import type { Period } from '#protocol/views.ts';
import { journeySegments, type JourneySegment } from './journey.ts';
import type { Texts } from './texts.ts';
import './journey-strip.css';

type JourneyStripProps = {
  readonly periods: readonly Period[];
  readonly countedToMs: number;
  readonly timeZone: string;
  readonly texts: Texts;
};

/** Every period of the ticket in proportion, minutes inside, times beneath. */
export function JourneyStrip({ periods, countedToMs, timeZone, texts }: JourneyStripProps): ReactElement {
  const segments = journeySegments(periods, countedToMs);
  return (
    <ol className="counter-journey" aria-label={texts.journey.caption}>
      {segments.map((segment, index) => {
        const style: CSSProperties = { flexGrow: segment.share };
        const time = clockTime(segment.fromMs, timeZone);
        return (
          <li
            key={`${segment.kind}${String(segment.fromMs)}`}
            className="counter-journey-period"
            style={style}
          >
            <span
              className={`counter-journey-bar is-${segment.kind}`}
              title={texts.journey[segment.kind](segment.minutes)}
            >
              <span aria-hidden="true">{barWords(segment, texts)}</span>
              <span className="visually-hidden">{texts.journey[segment.kind](segment.minutes)}</span>
            </span>
            <span className={segment.hasTime ? 'counter-journey-time' : 'visually-hidden'}>
              {timeWords(segment, index === 0, time, texts)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function barWords(segment: JourneySegment, texts: Texts): string {
  if (segment.label === 'none') return '';
  return segment.label === 'number' ? String(segment.minutes) : texts.journey[segment.kind](segment.minutes);
}

function timeWords(segment: JourneySegment, isFirst: boolean, time: string, texts: Texts): string {
  switch (segment.kind) {
    case 'waiting':
      if (segment.isReturn) return texts.journey.back(time);
      return isFirst ? texts.journey.taken(time) : texts.journey.waitingFrom(time);
    case 'called':
    case 'serving':
      return texts.journey.at(time, segment.counterNumber, segment.officerName);
    case 'parked':
      return texts.journey.parkedFrom(time);
    case 'missed':
      return texts.journey.missedFrom(time);
    default:
      return segment.kind satisfies never;
  }
}
