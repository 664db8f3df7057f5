import { UsersRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Texts } from '../texts.ts';
import type { WaitSummary } from '../wait-summary.ts';

type WaitLineProps = { readonly summary: WaitSummary; readonly texts: Texts };

/** "6 chờ · 25–40 phút" on a key; nothing at all when nothing fresh is known. */
export function WaitLine({ summary, texts }: WaitLineProps): ReactElement | null {
  if (summary.kind === 'unknown') return null;
  return (
    <span className="kiosk-wait">
      <UsersRound aria-hidden="true" size="1em" strokeWidth={1.9} />
      <span>
        <WaitWords summary={summary} texts={texts} />
      </span>
    </span>
  );
}

function WaitWords({ summary, texts }: WaitLineProps): ReactElement | null {
  switch (summary.kind) {
    case 'unknown':
      return null;
    case 'none':
      return <b>{texts.noWait}</b>;
    case 'notOpen':
      return (
        <>
          <b>{summary.waiting === 0 ? texts.notOpen : texts.notOpenShort}</b>
          {summary.waiting > 0 && <> · {counted(summary.waiting, texts)}</>}
        </>
      );
    case 'waiting': {
      const range = summary.range && texts.rangeMinutes(summary.range.from, summary.range.to);
      return (
        <>
          {counted(summary.waiting, texts)}
          {range !== null && (
            <>
              {' · '}
              <span className="kiosk-nowrap">
                <b>{range.range}</b> {range.word}
              </span>
            </>
          )}
        </>
      );
    }
    default:
      return summary satisfies never;
  }
}

function counted(waiting: number, texts: Texts): ReactElement {
  const { count, word } = texts.waitingCount(waiting);
  return (
    <span className="kiosk-nowrap">
      <b>{count}</b> {word}
    </span>
  );
}
