import { ChevronRight, DatabaseSearch } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { ProcedurePaper } from '#protocol/catalogue.ts';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import type { Texts } from '../texts.ts';
import { usePaperFit } from './use-paper-fit.ts';

type PaperListProps = { readonly papers: readonly ProcedurePaper[]; readonly scene: Scene };

/** The numbered list of what to bring, as roomy as the page allows. */
export function PaperList({ papers, scene }: PaperListProps): ReactElement {
  const texts = textsOf(scene);
  const { state, isLandscape, isOnline } = scene;
  const key = [
    papers.map((paper) => paper.name.vi).join('|'),
    scene.catalogue === null,
    state.language,
    state.comfort.textSize,
    state.comfort.isReachMode,
    scene.targetPx,
    isLandscape,
    isOnline,
    scene.printerProblem,
    scene.freshView?.closures.length,
  ].join(' ');
  const { ref, fit } = usePaperFit(key, papers.length);
  const [first, setFirst] = useState(0);
  const shownFirst = first < papers.length ? first : 0;
  const shown = papers.slice(shownFirst, shownFirst + fit.papersPerPage);
  const left = papers.length - shownFirst - shown.length;
  return (
    <section className={`kiosk-paper-section kiosk-papers-${fit.density}`}>
      <h2 className="kiosk-papers-heading">{texts.papersToBring}</h2>
      <div className="kiosk-paper-list" ref={ref}>
        {papers.length === 0 && <p className="kiosk-paper-none">{texts.noPapers}</p>}
        <ol start={shownFirst + 1}>
          {shown.map((paper, index) => (
            <PaperItem key={paper.name.vi} paper={paper} number={shownFirst + index + 1} scene={scene} />
          ))}
        </ol>
      </div>
      {fit.papersPerPage < papers.length && (
        <Key
          className="kiosk-papers-turn"
          onPress={() => {
            setFirst(left > 0 ? shownFirst + fit.papersPerPage : 0);
            scene.act({ type: 'stay' });
          }}
        >
          {left > 0 ? texts.morePapers(left) : texts.firstPapers}
          <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
        </Key>
      )}
    </section>
  );
}

type PaperItemProps = { readonly paper: ProcedurePaper; readonly number: number; readonly scene: Scene };

function PaperItem({ paper, number, scene }: PaperItemProps): ReactElement {
  const { language } = scene.state;
  const howMany = howManyWords(textsOf(scene), paper);
  return (
    <li className="kiosk-paper">
      <span
        className={`kiosk-paper-ring ${paper.onlyIfNotLookedUp ? 'kiosk-paper-ring-lookup' : ''}`}
        aria-hidden="true"
      >
        {number}
      </span>
      <div className="kiosk-paper-text">
        <p className="kiosk-paper-name">
          {pick(paper.name, language)}
          {howMany !== null && <span className="kiosk-paper-count"> {howMany}</span>}
        </p>
        {paper.note !== null && <p className="kiosk-paper-note">{pick(paper.note, language)}</p>}
        {paper.onlyIfNotLookedUp && (
          <p className="kiosk-paper-tag">
            <DatabaseSearch aria-hidden="true" size="1.1em" strokeWidth={2} />
            {textsOf(scene).lookedUp}
          </p>
        )}
      </div>
    </li>
  );
}

/** "1 bản chính, 2 bản sao"; null where it is not said. */
function howManyWords({ procedure }: Texts, { originals, copies }: ProcedurePaper): string | null {
  const words = [
    ...(originals === null || originals === 0 ? [] : [procedure.originals(originals)]),
    ...(copies === null || copies === 0 ? [] : [procedure.copies(copies)]),
  ];
  return words.length === 0 ? null : words.join(', ');
}
