import { useSyncExternalStore, type ReactElement } from 'react';
import type { HandshakeRefusal, Language } from '#protocol/vocabulary.ts';
import { NextScreen } from './boards/NextScreen.tsx';
import { SummaryScreen } from './boards/SummaryScreen.tsx';
import { CounterScreen } from './counter/CounterScreen.tsx';
import type { HallSnapshot, HallStore } from './hall-store.ts';
import { HallScreen } from './hall/HallScreen.tsx';
import { Standstill } from './hall/Standstill.tsx';
import { nextScene, summaryScene } from './scene/board-scenes.ts';
import { counterScene } from './scene/counter-scene.ts';
import { hallScene } from './scene/hall-scene.ts';
import { FIRST_SCENE_SETUP, type SceneInput } from './scene/scene-input.ts';
import { useScreen } from './screen.ts';
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
    case 'unknown_poster':
    case 'posters_off':
    case null:
      return <Standstill title={texts.notEnrolled} text={texts.notEnrolledHow} isWaiting={false} />;
    default:
      return refusal satisfies never;
  }
}

/** The layout this display is set to. */
function Layout({ input }: { readonly input: SceneInput }): ReactElement {
  const { office, language, serverNowMs, setup } = input;
  const { layout } = setup.setup;
  switch (layout) {
    case 'hall':
      return (
        <HallScreen scene={hallScene(input)} office={office} language={language} serverNowMs={serverNowMs} />
      );
    case 'counter': {
      const scene = counterScene(input);
      const texts = TEXTS[language];
      if (scene === null) {
        return <Standstill title={texts.noCounter} text={texts.noCounterHow} isWaiting={false} />;
      }
      return <CounterScreen scene={scene} office={office} language={language} />;
    }
    case 'next':
      return (
        <NextScreen scene={nextScene(input)} office={office} language={language} serverNowMs={serverNowMs} />
      );
    case 'summary':
      return (
        <SummaryScreen
          scene={summaryScene(input)}
          office={office}
          language={language}
          serverNowMs={serverNowMs}
        />
      );
    default:
      return layout satisfies never;
  }
}

/** The wall for one snapshot: the display's layout, or what keeps it from being shown. */
export function Wall({
  snapshot,
  language: firstLanguage,
}: {
  readonly snapshot: HallSnapshot;
  /** Until the display's setup says which. */
  readonly language: Language;
}): ReactElement {
  const screen = useScreen();
  const { connection, announcer, arrivals, serverNowMs, monotonicMs } = snapshot;
  const language = snapshot.setup?.setup.language ?? firstLanguage;
  const texts = TEXTS[language];
  const { status, view, welcome, heardAtServerMs, attempts } = connection;
  if (status === 'refused') return <Refused refusal={connection.refusal} texts={texts} />;
  if (view === null || welcome === null) {
    return <Standstill title={texts.connecting} text={texts.connectingHow} isWaiting />;
  }
  return (
    <Layout
      input={{
        office: welcome.office,
        view,
        setup: snapshot.setup ?? FIRST_SCENE_SETUP,
        screen,
        isStale: status !== 'online',
        heardAtServerMs: heardAtServerMs ?? view.at,
        attempts,
        arrivals,
        announcer,
        language,
        serverNowMs,
        monotonicMs,
      }}
    />
  );
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
