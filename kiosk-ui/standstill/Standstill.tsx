import { CloudOff, KeyRound, RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import type { StandstillReason } from './standstill-reason.ts';
import { STAFF_TEXTS, STANDSTILL_TEXTS } from './texts.ts';
import './standstill.css';

const ICONS = {
  connecting: RefreshCw,
  unreachable: CloudOff,
  notEnrolled: KeyRound,
  foreignOrigin: KeyRound,
  protocolMismatch: RefreshCw,
} as const;

const OTHER_LANGUAGES = CITIZEN_LANGUAGES.filter((language) => language !== 'vi');

/** A page without keys, before the kiosk knows its office: every language, since nobody could choose one; what is for staff in theirs. */
export function Standstill({ reason }: { readonly reason: StandstillReason }): ReactElement {
  const Icon = ICONS[reason];
  return (
    <main className="kiosk kiosk-standstill" lang="vi">
      <div className="kiosk-standstill-band">
        <Roundel />
      </div>
      <div className="kiosk-standstill-words" role="status">
        <Icon className="kiosk-standstill-icon" aria-hidden="true" size="1em" strokeWidth={1.7} />
        <h1>{STANDSTILL_TEXTS.vi[reason].title}</h1>
        <Rest reason={reason} language="vi" />
        {OTHER_LANGUAGES.map((language) => (
          <div key={language} className="kiosk-standstill-second" lang={htmlLanguage(language)}>
            <h2>{STANDSTILL_TEXTS[language][reason].title}</h2>
            <Rest reason={reason} language={language} />
          </div>
        ))}
      </div>
      {reason === 'notEnrolled' ? (
        <div className="kiosk-standstill-pairing">
          <PairingForm language="vi" hasKeys />
        </div>
      ) : null}
    </main>
  );
}

type RestProps = { readonly reason: StandstillReason; readonly language: CitizenLanguage };

function Rest({ reason, language }: RestProps): ReactElement {
  const staff = STAFF_TEXTS[language]?.[reason];
  return (
    <>
      <p>{STANDSTILL_TEXTS[language][reason].detail}</p>
      {staff !== undefined && <p className="kiosk-standstill-staff">{staff}</p>}
    </>
  );
}
