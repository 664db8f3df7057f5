import type { ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { HallCode, Language } from '#protocol/vocabulary.ts';
import { Figures } from '#ui-kit/Figures.tsx';
import { clockTime, longDate, pick } from '#ui-kit/language.ts';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { TEXTS } from '../texts.ts';
import './top-bar.css';

/** Whose hall this is, and what time it is there by the server's clock. */
export function TopBar(props: {
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly serverNowMs: number;
  /** For those who take a number by phone; null where nobody is asked for it. */
  readonly hallCode: HallCode | null;
}): ReactElement {
  const { office, language, serverNowMs, hallCode } = props;
  return (
    <header className="hall-top-bar">
      <span className="hall-roundel">
        <Roundel />
      </span>
      <h1 className="hall-office">
        <b>{pick(office.name, language)}</b> <span>·</span> <span>{pick(office.unitName, language)}</span>
      </h1>
      {hallCode === null ? null : (
        <p className="hall-code">
          <span>{TEXTS[language].hallCode}</span>
          <b>{hallCode}</b>
        </p>
      )}
      <p className="hall-date">{longDate(serverNowMs, office.timeZone, language)}</p>
      <p className="hall-clock">
        <Figures text={clockTime(serverNowMs, office.timeZone)} />
      </p>
    </header>
  );
}
