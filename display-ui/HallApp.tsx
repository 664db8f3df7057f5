import { useSyncExternalStore, type ReactElement } from 'react';
import type { HandshakeRefusal, Language } from '#protocol/vocabulary.ts';
import type { HallSnapshot, HallStore } from './hall-store.ts';
import { HallScreen } from './hall/HallScreen.tsx';
import { Standstill } from './hall/Standstill.tsx';
import { hallScene } from './scene/hall-scene.ts';
import { TEXTS, type Texts } from './texts.ts';

function Refused({
  refusal,
  texts,
}: {
  readonly refusal: HandshakeRefusal | null;
  readonly texts: Texts;
}): ReactElement {
  switch (refusal) {
    case 'protocol_mismatch':
      return <Standstill title={texts.wrongVersion} text={texts.wrongVersionHow} isWaiting={false} />;
    case 'foreign_origin':
      return <Standstill title={texts.foreignOrigin} text={texts.foreignOriginHow} isWaiting={false} />;
    case 'unknown_device':
    case 'revoked_device':
    case 'wrong_role':
    case 'unknown_link':
    case null:
      return <Standstill title={texts.notEnrolled} text={texts.notEnrolledHow} isWaiting={false} />;
    default:
      return refusal satisfies never;
  }
}

/** The wall for one snapshot: the hall, or what keeps it from being shown. */
export function Wall({
  snapshot,
  language,
}: {
  readonly snapshot: HallSnapshot;
  readonly language: Language;
}): ReactElement {
  const texts = TEXTS[language];
  const { connection, announcer, arrivals, serverNowMs, monotonicMs } = snapshot;
  const { status, view, welcome, heardAtServerMs, attempts } = connection;
  if (status === 'refused') return <Refused refusal={connection.refusal} texts={texts} />;
  if (view === null || welcome === null) {
    return <Standstill title={texts.connecting} text={texts.connectingHow} isWaiting />;
  }
  const { office } = welcome;
  const scene = hallScene({
    office,
    view,
    isStale: status !== 'online',
    heardAtServerMs: heardAtServerMs ?? view.at,
    attempts,
    arrivals,
    announcer,
    language,
    serverNowMs,
    monotonicMs,
  });
  return <HallScreen scene={scene} office={office} language={language} serverNowMs={serverNowMs} />;
}

/** The wall, redrawn with every snapshot of the store. */
export function HallApp({
  store,
  language,
}: {
  readonly store: HallStore;
  readonly language: Language;
}): ReactElement {
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  return <Wall snapshot={snapshot} language={language} />;
}
