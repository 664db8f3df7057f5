import { useEffect, useEffectEvent } from 'react';
import { listenToKeys, type OnScan } from './key-listener.ts';
import { listenToSerial, serialOf } from './serial-listener.ts';

/** Listens for scanners on keys and on serial lines as long as the page lives. What was read is handed on and kept nowhere. */
export function useScanner(onScan: OnScan): void {
  const heard = useEffectEvent(onScan);
  useEffect(() => {
    const hear: OnScan = (readings) => {
      heard(readings);
    };
    const serial = serialOf(navigator);
    const stopKeys = listenToKeys(hear);
    const stopSerial = serial === null ? null : listenToSerial(serial, hear);
    return () => {
      stopKeys();
      stopSerial?.();
    };
  }, []);
}
