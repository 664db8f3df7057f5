import type { ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { Figures } from '#ui-kit/Figures.tsx';
import { clockTime, longDate, pick } from '#ui-kit/language.ts';
import { Roundel } from '#ui-kit/Roundel.tsx';
import './top-bar.css';

/** Whose hall this is, and what time it is there by the server's clock. */
export function TopBar(props: {
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly serverNowMs: number;
}): ReactElement {
  const { office, language, serverNowMs } = props;
  return (
    <header className="hall-top-bar">
      <span className="hall-roundel">
        <Roundel />
      </span>
      <h1 className="hall-office">
        <b>{pick(office.name, language)}</b> <span>·</span> <span>{pick(office.unitName, language)}</span>
      </h1>
      <p className="hall-date">{longDate(serverNowMs, office.timeZone, language)}</p>
      <p className="hall-clock">
        <Figures text={clockTime(serverNowMs, office.timeZone)} />
      </p>
    </header>
  );
}
