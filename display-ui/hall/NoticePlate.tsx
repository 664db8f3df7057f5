import { useState, type ReactElement } from 'react';
import {
  FRESH_NOTICE_MEMORY,
  noticeTurn,
  shownNotice,
  type NoticeMemory,
  type NoticeShow,
  type TextSlide,
} from '../scene/notices.ts';
import type { Texts } from '../texts.ts';
import { NoticeFilePlate } from './NoticeFilePlate.tsx';
import './notice-plate.css';

const SHORT_HEADLINE_LETTERS = 36;
const MEDIUM_HEADLINE_LETTERS = 80;

/** Large letters for few words, smaller ones for a sentence: a notice is set, never cut. */
const sizeOf = (headline: string): 'short' | 'medium' | 'long' => {
  if (headline.length <= SHORT_HEADLINE_LETTERS) return 'short';
  return headline.length <= MEDIUM_HEADLINE_LETTERS ? 'medium' : 'long';
};

function Words({ slide }: { readonly slide: TextSlide }): ReactElement {
  return (
    <div key={slide.key} className="hall-notice-body">
      <h2 data-size={sizeOf(slide.headline)}>{slide.headline}</h2>
      {slide.text !== null && <p>{slide.text}</p>}
    </div>
  );
}

/** What the office has to say while no number is awaited; the dots tell which of how many. */
export function NoticePlate(props: {
  readonly show: NoticeShow;
  readonly serverNowMs: number;
  readonly texts: Texts;
}): ReactElement {
  const { show, serverNowMs, texts } = props;
  const [memory, setMemory] = useState<NoticeMemory>(FRESH_NOTICE_MEMORY);
  const shown = shownNotice(show, serverNowMs, memory);
  const { slide, index, next } = shown ?? { slide: show.slides[0], index: 0, next: null };
  const failed = (key: string): void => {
    setMemory(({ failedAtMs, playing, ended }) => ({
      failedAtMs: new Map(failedAtMs).set(key, serverNowMs),
      playing: playing === key ? null : playing,
      ended,
    }));
  };
  const dots = show.slides.length > 1 && (
    <span className="hall-notice-dots" aria-hidden="true">
      {show.slides.map(({ key }, dot) => (
        <i key={key} data-now={dot === index || undefined} />
      ))}
    </span>
  );
  if (slide !== undefined && slide.kind !== 'text') {
    return (
      <NoticeFilePlate
        slide={slide}
        next={next}
        onFailed={failed}
        onPlaying={(playing) => {
          setMemory((before) => ({ ...before, playing }));
        }}
        onEnded={(key) => {
          const ended = { key, turn: noticeTurn(serverNowMs, show.turnMs) };
          setMemory((before) => ({ ...before, playing: null, ended }));
        }}
      >
        {dots}
      </NoticeFilePlate>
    );
  }
  return (
    <section className="hall-notice">
      <header className="hall-notice-head">
        <span>{texts.notice}</span>
        {dots}
      </header>
      {slide !== undefined && <Words slide={slide} />}
      {next?.kind === 'picture' && <img hidden src={next.url} alt="" />}
    </section>
  );
}
