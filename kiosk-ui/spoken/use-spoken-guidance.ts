import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore, type Dispatch } from 'react';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import { useConnection } from '#ui-kit/use-connection.ts';
import { VOLUMES, volumeBeside, type Comfort } from '../access/comfort.ts';
import type { KioskEvent } from '../kiosk-events.ts';
import { wordsIn } from '../languages.ts';
import type { Later } from '../later/use-later-parts.ts';
import { pageNow } from '../page-clock.ts';
import type { KioskState } from '../screens.ts';
import { deviceLanguages, subscribeToDeviceVoices } from './device-voices.ts';
import type { CreateGuide } from './create-guide.ts';
import type { Guide } from './guide.ts';
import type { Spoken } from './spoken.ts';

/** How often whoever listens is counted as somebody who is there, in ms. */
const LISTENING_MS = 1_000;

type SpokenGuidance = {
  readonly spoken: Spoken;
  readonly isSpeaking: () => boolean;
};

/**
 * The spoken guidance of one kiosk: what keys of a keyboard do to it (F2 on and off, F3 softer, F4 louder, F6 once more), and the
 * guide for as long as it is on. The guide itself is one of the later parts.
 */
export function useSpokenGuidance(
  connection: Connection<'kiosk'>,
  state: KioskState,
  dispatch: Dispatch<KioskEvent>,
  later: Later,
): SpokenGuidance {
  const { comfort, language, screenSinceMs } = state;
  const { isSpoken, volume } = comfort;
  const { parts, whenHere } = later;
  const { view } = useConnection(connection);
  const ofDevice = useSyncExternalStore(subscribeToDeviceVoices, deviceLanguageNames).split(' ');
  const ofOffice = view?.speechLanguages ?? [];
  const languages = CITIZEN_LANGUAGES.filter((each) => ofDevice.includes(each) || ofOffice.includes(each));
  const [isFailing, setIsFailing] = useState(false);
  const guide = useRef<Guide | null>(null);

  const set = (change: Partial<Comfort>): void => {
    dispatch({ type: 'setComfort', comfort: change, isKeyed: true, atMs: pageNow() });
  };
  const onKey = useEffectEvent(({ key, repeat }: KeyboardEvent) => {
    if (key === 'F2' && !repeat && (isSpoken || languages.includes(language))) set({ isSpoken: !isSpoken });
    if (!isSpoken) return;
    if (key === 'F3') set({ volume: volumeBeside(volume, -1) });
    if (key === 'F4') set({ volume: volumeBeside(volume, 1) });
    if (key === 'F6') guide.current?.readPage();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      onKey(event);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, []);

  const createNow = useEffectEvent((createGuide: CreateGuide): Guide => {
    const officeLanguages = () => connection.state().view?.speechLanguages ?? [];
    const onOutcome = (isGood: boolean): void => {
      setIsFailing(!isGood);
    };
    return createGuide({ connection, officeLanguages, language, gain: gainOf(volume), onOutcome });
  });
  useEffect(() => {
    if (!isSpoken) return undefined;
    let isOver = false;
    void whenHere().then(({ createGuide }) => {
      if (!isOver) guide.current = createNow(createGuide);
    });
    const listening = setInterval(() => {
      if (guide.current?.isAnswering() === true) dispatch({ type: 'stirred', atMs: pageNow() });
    }, LISTENING_MS);
    return () => {
      isOver = true;
      clearInterval(listening);
      guide.current?.stop();
      guide.current = null;
      setIsFailing(false);
    };
  }, [isSpoken, dispatch, whenHere]);

  useEffect(() => {
    guide.current?.pageTurned(language);
  }, [screenSinceMs, language]);

  const tellVolume = useEffectEvent(() => {
    guide.current?.setGain(gainOf(volume));
    const texts = wordsIn(language, parts);
    if (texts !== null) guide.current?.say(texts.easier.spoken.volume(volume, VOLUMES.length), language);
  });
  useEffect(() => {
    tellVolume();
  }, [volume]);

  return {
    spoken: { languages, isFailing },
    isSpeaking: () => guide.current?.isSpeaking() ?? false,
  };
}

const gainOf = (volume: Comfort['volume']): number => volume / VOLUMES.length;

/** As one string, since a store's snapshot must be the same while nothing changes. */
const deviceLanguageNames = (): string => deviceLanguages().join(' ');
