import { useEffect, useEffectEvent, useState, useSyncExternalStore, type ReactElement } from 'react';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { DemoServer } from './demo-server.ts';
import { CROWD_SIZE, intentOfKey } from './doors.ts';
import { LauncherPage } from './LauncherPage.tsx';
import { PlainPage } from './PlainPage.tsx';
import { textsIn } from './texts.ts';

type LauncherAppProps = {
  readonly server: DemoServer;
  readonly deviceStorage: Storage;
  /** The first run of a real office takes this page's place as soon as it answers; false when it did not in time. */
  readonly onSetUp: () => Promise<boolean>;
};

/** The launcher with its keys; a door opens in a tab of its own. */
export function LauncherApp({ server, deviceStorage, onSetUp }: LauncherAppProps): ReactElement {
  const state = useSyncExternalStore(server.subscribe, server.state);
  const [language, setLanguage] = useState<Language>(() => keptLanguage(deviceStorage));
  const [hasOrderFailed, setOrderFailed] = useState(false);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const chooseLanguage = (next: Language): void => {
    keepLanguage(deviceStorage, next);
    setLanguage(next);
  };
  const order = (isTaken: Promise<boolean>): void => {
    void isTaken.then((taken) => {
      setOrderFailed(!taken);
    });
  };
  const startCrowd = (): void => {
    order(server.startCrowd(CROWD_SIZE));
  };
  const stopCrowd = (): void => {
    order(server.stopCrowd());
  };

  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (state.kind !== 'heard') return;
    const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
    const intent = intentOfKey(
      { code: event.code, key: event.key, isRepeat: event.repeat, hasModifier },
      state.status,
    );
    if (intent === null) return;
    event.preventDefault();
    if (intent.kind === 'open') window.open(intent.href, '_blank', 'noopener');
    else if (intent.kind === 'start_crowd') startCrowd();
    else stopCrowd();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      hear(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);

  const texts = textsIn(language);
  if (state.kind !== 'heard') {
    const [title, cure] =
      state.kind === 'elsewhere' ? [texts.elsewhere.title, texts.elsewhere.cure] : [texts.loading, null];
    return <PlainPage title={title} cure={cure} language={language} onLanguage={chooseLanguage} />;
  }
  return (
    <LauncherPage
      status={state.status}
      isLive={state.isLive}
      heardAtMs={state.heardAtMs}
      hasOrderFailed={hasOrderFailed}
      language={language}
      onLanguage={chooseLanguage}
      onStartCrowd={startCrowd}
      onStopCrowd={stopCrowd}
      onSetUp={() => {
        order(server.setUpOffice().then((taken) => taken && onSetUp()));
      }}
    />
  );
}
