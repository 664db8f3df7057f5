import type { ReactElement, ReactNode } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { BulletinBar } from '../hall/BulletinBar.tsx';
import { FootLine } from '../hall/FootLine.tsx';
import { StaleBar } from '../hall/StaleBar.tsx';
import { TopBar } from '../hall/TopBar.tsx';
import type { Board } from '../scene/board-scenes.ts';
import { TEXTS } from '../texts.ts';
import './board.css';

/** Outside office hours: what the board would say is less useful than when to come. */
function Closing({ slide }: { readonly slide: NonNullable<Board['closing']> }): ReactElement {
  return (
    <div className="board-closing">
      <b>{slide.headline}</b>
      {slide.text !== null && <span>{slide.text}</span>}
    </div>
  );
}

/** What the two boards by field have in common: whose office, how fresh, which page, and the last line. */
export function BoardFrame(props: {
  readonly board: Board;
  readonly kind: 'next' | 'summary';
  readonly pages: { readonly index: number; readonly count: number };
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly serverNowMs: number;
  readonly children: ReactNode;
}): ReactElement {
  const { board, kind, pages, office, language, serverNowMs, children } = props;
  const { stale, closing } = board;
  const texts = TEXTS[language];
  return (
    <main className="board" data-kind={kind} data-stale={stale !== null || undefined}>
      <TopBar office={office} language={language} serverNowMs={serverNowMs} hallCode={board.hallCode} />
      {stale !== null && (
        <StaleBar heardAtServerMs={stale.heardAtServerMs} timeZone={office.timeZone} texts={texts} />
      )}
      {closing !== null && <Closing slide={closing} />}
      {children}
      <div className="board-foot">
        {board.bulletin !== null && <BulletinBar text={board.bulletin} />}
        <FootLine foot={board.bulletin === null ? board : { ...board, footNotice: null }} texts={texts} />
        {pages.count > 1 && (
          <span className="board-dots" aria-hidden="true">
            {Array.from({ length: pages.count }, (_, dot) => (
              <i key={dot} data-now={dot === pages.index || undefined} />
            ))}
          </span>
        )}
      </div>
    </main>
  );
}
