import { useEffect, useEffectEvent } from 'react';
import type { KioskState } from '../screens.ts';
import { operableKeys } from './operable-keys.ts';
import { FIRST_KEY, isSwitch, markerAfter, ROUNDS, type Marker } from './switch-scan.ts';

type ScanState = Pick<KioskState, 'comfort' | 'screenSinceMs' | 'sheet'>;

/**
 * Moves the focus from key to key at the device's pace while somebody uses a switch. The first press of the switch sets
 * it going, and after some rounds without a press it rests until the next one; a finger on the glass ends it. `paceMs` is
 * null on a device without a switch. The marker waits for whoever is being told where it is: `isSpeaking`.
 */
export function useSwitchScan(
  { comfort, screenSinceMs, sheet }: ScanState,
  paceMs: number | null,
  onScanning: (isScanning: boolean) => void,
  isSpeaking: () => boolean,
): void {
  const { isScanning } = comfort;
  const setScanning = useEffectEvent(onScanning);
  const speaks = useEffectEvent(isSpeaking);

  useEffect(() => {
    if (paceMs === null || isScanning) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const isOnKey = operableKeys(document).some((key) => key === document.activeElement);
      if (isOnKey || !isSwitch(event.key)) return;
      event.preventDefault();
      setScanning(true);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [paceMs, isScanning]);

  useEffect(() => {
    if (paceMs === null || !isScanning) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    let marker: Marker | null = FIRST_KEY;
    const mark = (): void => {
      if (marker !== null) operableKeys(document)[marker.index]?.focus({ preventScroll: true });
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!isSwitch(event.key)) return;
      if (marker !== null) {
        marker = { ...marker, roundsLeft: ROUNDS };
        return;
      }
      event.preventDefault();
      marker = FIRST_KEY;
      mark();
    };
    document.addEventListener('keydown', onKey, { signal });
    document.addEventListener(
      'pointerdown',
      () => {
        setScanning(false);
      },
      { signal },
    );
    mark();
    const stepping = setInterval(() => {
      if (marker === null || speaks()) return;
      marker = markerAfter(marker, operableKeys(document).length);
      mark();
    }, paceMs);
    return () => {
      listening.abort();
      clearInterval(stepping);
    };
    // A new page or sheet begins at its first key.
  }, [paceMs, isScanning, screenSinceMs, sheet]);
}
