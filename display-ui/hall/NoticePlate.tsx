import type { ReactElement } from 'react';
import type { NoticeSlide } from '../scene/hall-scene.ts';
import type { Texts } from '../texts.ts';
import './notice-plate.css';

const SHORT_HEADLINE_LETTERS = 36;
const MEDIUM_HEADLINE_LETTERS = 80;

/** Large letters for few words, smaller ones for a sentence: a notice is set, never cut. */
const sizeOf = (headline: string): 'short' | 'medium' | 'long' => {
  if (headline.length <= SHORT_HEADLINE_LETTERS) return 'short';
  return headline.length <= MEDIUM_HEADLINE_LETTERS ? 'medium' : 'long';
};

/** What the office has to say while no number is awaited; the dots tell which of how many. */
export function NoticePlate(props: {
  readonly slide: NoticeSlide;
  readonly index: number;
  readonly count: number;
  readonly texts: Texts;
}): ReactElement {
  const { slide, index, count, texts } = props;
  return (
    <section className="hall-notice">
      <header className="hall-notice-head">
        <span>{texts.notice}</span>
        <span className="hall-notice-dots" aria-hidden="true">
          {Array.from({ length: count }, (_, dot) => (
            <i key={dot} data-now={dot === index || undefined} />
          ))}
        </span>
      </header>
      <div key={slide.headline} className="hall-notice-body">
        <h1 data-size={sizeOf(slide.headline)}>{slide.headline}</h1>
        {slide.text !== null && <p>{slide.text}</p>}
      </div>
    </section>
  );
}
