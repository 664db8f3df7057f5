import { CloudOff, KeyRound, RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { TEXTS, type Texts } from '../texts.ts';
import type { StandstillReason } from './standstill-reason.ts';
import './standstill.css';

type Words = { readonly title: string; readonly citizen: string; readonly staff: string | null };

function wordsOf(reason: StandstillReason, texts: Texts): Words {
  switch (reason) {
    case 'connecting':
      return { title: texts.connectingTitle, citizen: texts.connectingDetail, staff: null };
    case 'unreachable':
      return { title: texts.connectingTitle, citizen: texts.connectingLong, staff: null };
    case 'notEnrolled':
      return { title: texts.notEnrolledTitle, citizen: texts.takeAtDesk, staff: texts.notEnrolledStaff };
    case 'foreignOrigin':
      return { title: texts.foreignOriginTitle, citizen: texts.takeAtDesk, staff: texts.foreignOriginStaff };
    case 'protocolMismatch':
      return { title: texts.mismatchTitle, citizen: texts.mismatchDetail, staff: null };
    default:
      return reason satisfies never;
  }
}

const ICONS = {
  connecting: RefreshCw,
  unreachable: CloudOff,
  notEnrolled: KeyRound,
  foreignOrigin: KeyRound,
  protocolMismatch: RefreshCw,
} as const;

/** A page without keys, before the kiosk knows its office: both languages, since nobody could choose one. */
export function Standstill({ reason }: { readonly reason: StandstillReason }): ReactElement {
  const Icon = ICONS[reason];
  const vi = wordsOf(reason, TEXTS.vi);
  const en = wordsOf(reason, TEXTS.en);
  return (
    <main className="kiosk kiosk-standstill">
      <div className="kiosk-standstill-band">
        <Roundel />
      </div>
      <div className="kiosk-standstill-words" role="status">
        <Icon className="kiosk-standstill-icon" aria-hidden="true" size="1em" strokeWidth={1.7} />
        <h1>{vi.title}</h1>
        <p>{vi.citizen}</p>
        {vi.staff !== null && <p className="kiosk-standstill-staff">{vi.staff}</p>}
        <div className="kiosk-standstill-second" lang="en">
          <h2>{en.title}</h2>
          <p>{en.citizen}</p>
          {en.staff !== null && <p className="kiosk-standstill-staff">{en.staff}</p>}
        </div>
      </div>
    </main>
  );
}
