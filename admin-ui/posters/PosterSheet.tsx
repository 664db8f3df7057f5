import { useMemo, type ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import { pick } from '#ui-kit/language.ts';
import { qrSquares } from '#ui-kit/qr-squares.ts';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { POSTER_WORDS } from './texts.ts';
import './poster-sheet.css';

type PosterSheetProps = {
  readonly office: OfficeSettings;
  readonly settings: Pick<PosterSettings, 'wifi' | 'asksForHallCode'>;
  readonly address: string;
  readonly label: string;
};

/** The poster as it comes out of the printer: A4, drawn in millimetres, small on the screen and in full size on paper. */
export function PosterSheet({ office, settings, address, label }: PosterSheetProps): ReactElement {
  const { size, path } = useMemo(() => qrSquares(address), [address]);
  const { wifi, asksForHallCode } = settings;
  const english = POSTER_WORDS.en.steps(wifi, asksForHallCode);
  return (
    <article className="poster-sheet" aria-label={label} lang="vi">
      <header className="poster-sheet-band">
        <Roundel />
        <p>
          <strong>{pick(office.name, 'vi')}</strong>
          <span>{pick(office.unitName, 'vi')}</span>
        </p>
      </header>
      <h2 className="poster-sheet-title">{POSTER_WORDS.vi.title}</h2>
      <p className="poster-sheet-english is-title" lang="en">
        {POSTER_WORDS.en.title}
      </p>
      <svg
        className="poster-sheet-code"
        viewBox={`0 0 ${String(size)} ${String(size)}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={address}
      >
        <path d={path} />
      </svg>
      <p className="poster-sheet-address">{address.replace(/^https?:\/\//, '')}</p>
      <ol className="poster-sheet-steps">
        {POSTER_WORDS.vi.steps(wifi, asksForHallCode).map((step, index) => (
          <li key={step}>
            <span className="poster-sheet-step" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              {step}
              <span className="poster-sheet-english" lang="en">
                {english[index]}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <footer className="poster-sheet-foot">
        <p>{POSTER_WORDS.vi.foot(pick(office.helpDesk, 'vi'))}</p>
        <p className="poster-sheet-english" lang="en">
          {POSTER_WORDS.en.foot(pick(office.helpDesk, 'en'))}
        </p>
      </footer>
    </article>
  );
}
