import type { ReactElement, ReactNode } from 'react';
import type { FileSlide, NoticeSlide } from '../scene/notices.ts';

/**
 * A picture or a muted video of the office, whole on its ground. It stands in the notices' own place and nowhere else;
 * what cannot be shown says so and leaves no mark.
 */
export function NoticeFilePlate(props: {
  readonly slide: FileSlide;
  /** Fetched meanwhile. */
  readonly next: NoticeSlide | null;
  readonly onFailed: (key: string) => void;
  /** The video that runs now; null once it stands still, so that the clock decides again. */
  readonly onPlaying: (key: string | null) => void;
  readonly onEnded: (key: string) => void;
  readonly children: ReactNode;
}): ReactElement {
  const { slide, next, onFailed, onPlaying, onEnded, children } = props;
  const { key, url } = slide;
  const fail = (): void => {
    onFailed(key);
  };
  const standStill = (): void => {
    onPlaying(null);
  };
  return (
    <section className="hall-notice hall-notice-file">
      {slide.kind === 'picture' ? (
        <img key={key} src={url} alt="" onError={fail} />
      ) : (
        <video
          key={key}
          src={url}
          muted
          autoPlay
          playsInline
          preload="auto"
          onPlaying={() => {
            onPlaying(key);
          }}
          onWaiting={standStill}
          onPause={standStill}
          onEnded={() => {
            onEnded(key);
          }}
          onError={fail}
        />
      )}
      {children}
      {next?.kind === 'picture' && <img hidden src={next.url} alt="" />}
    </section>
  );
}
