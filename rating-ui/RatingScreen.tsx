import { Unplug } from 'lucide-react';
import { useEffect, useRef, type ReactElement } from 'react';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { clockTime, htmlLanguage } from '#ui-kit/language.ts';
import { AskingPage } from './AskingPage.tsx';
import { IdlePage } from './IdlePage.tsx';
import { OverPage } from './OverPage.tsx';
import type { RatingActions, RatingSnapshot } from './rating-desk.ts';
import { ReasonsPage } from './ReasonsPage.tsx';
import { TEXTS } from './texts.ts';
import { WordsPage } from './WordsPage.tsx';
import './rating-screen.css';

export type RatingScreenProps = RatingSnapshot & { readonly actions: RatingActions };

/** The screen for one moment: what is asked, or who serves here while nothing is. */
export function RatingScreen(props: RatingScreenProps): ReactElement {
  const { page, isSettling, isOnline } = props;
  const language: CitizenLanguage = page.kind === 'idle' ? 'vi' : page.prompt.language;
  const frame = useRef<HTMLDivElement>(null);
  const pageKey = page.kind === 'idle' ? 'idle' : `${page.kind} ${page.prompt.ticketId}`;
  useEffect(() => {
    // Whoever uses a keyboard or a screen reader begins at the top of what has just come up, or in what they came to fill in.
    const field = frame.current?.querySelector('textarea') ?? frame.current?.querySelector('h1');
    field?.focus({ preventScroll: true });
  }, [pageKey]);
  return (
    <div
      className={isSettling ? 'rating is-settling' : 'rating'}
      lang={htmlLanguage(language)}
      data-page={page.kind}
      ref={frame}
    >
      {isOnline ? null : (
        <p className="rating-offline" role="status">
          <Unplug aria-hidden="true" size="1.2em" />
          {offlineWords(props, language)}
        </p>
      )}
      <Page {...props} />
    </div>
  );
}

function offlineWords({ page, heardAtMs, timeZone }: RatingScreenProps, language: CitizenLanguage): string {
  const texts = TEXTS[language];
  if (page.kind !== 'idle') return texts.offlineAsking;
  return heardAtMs === null || timeZone === null
    ? texts.connectingHow
    : texts.offline(clockTime(heardAtMs, timeZone));
}

function Page(props: RatingScreenProps): ReactElement {
  const { page, actions } = props;
  const counterNumber = props.counterNumber ?? 0;
  switch (page.kind) {
    case 'idle':
      return <IdlePage counterNumber={counterNumber} />;
    case 'asking':
      return <AskingPage page={page} counterNumber={counterNumber} actions={actions} />;
    case 'reasons':
      return <ReasonsPage page={page} counterNumber={counterNumber} actions={actions} />;
    case 'words':
      return <WordsPage page={page} counterNumber={counterNumber} actions={actions} />;
    case 'over':
      return <OverPage page={page} />;
    default:
      return page satisfies never;
  }
}
