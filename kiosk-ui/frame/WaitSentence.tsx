import type { ReactElement } from 'react';
import type { Texts } from '../texts.ts';
import type { WaitSummary } from '../wait-summary.ts';

type WaitSentenceProps = {
  readonly summary: WaitSummary;
  readonly texts: Texts;
  /** "người đang chờ" of a field, or "người trước ông/bà". */
  readonly words: (count: number) => string;
};

/** "6 người đang chờ · khoảng 25–40 phút"; nothing at all when nothing fresh is known. */
export function WaitSentence({ summary, texts, words }: WaitSentenceProps): ReactElement | null {
  switch (summary.kind) {
    case 'unknown':
      return null;
    case 'none':
      return <b>{texts.noWait}</b>;
    case 'notOpen':
      return (
        <>
          {summary.waiting > 0 && (
            <span className="kiosk-nowrap">
              <b className="kiosk-count">{summary.waiting}</b> {words(summary.waiting)}
            </span>
          )}
          {summary.waiting > 0 && <span className="kiosk-separator"> · </span>}
          <b className="kiosk-nowrap">{texts.notOpen}</b>
        </>
      );
    case 'waiting':
      return (
        <>
          <span className="kiosk-nowrap">
            <b className="kiosk-count">{summary.waiting}</b> {words(summary.waiting)}
          </span>
          {summary.range !== null && (
            <>
              <span className="kiosk-separator"> · </span>
              <span className="kiosk-nowrap">
                {texts.about} <b>{texts.minutesRange(summary.range.from, summary.range.to)}</b>
              </span>
            </>
          )}
        </>
      );
    default:
      return summary satisfies never;
  }
}
