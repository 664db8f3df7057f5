import { pressed, type KioskState } from '../screens.ts';
import type { Scanned } from './scanned.ts';

/** A scan opens a page or a notice. It never disturbs a press or a number. */
export function afterScan(state: KioskState, scanned: Scanned, atMs: number): KioskState {
  const { screen } = state;
  if (screen.name === 'issuing' || screen.name === 'ticket') return state;
  const heeded: KioskState = { ...state, lastTouchMs: atMs, sheet: null, scanNotice: null };
  switch (scanned.kind) {
    case 'card': {
      const { ageClass, person } = scanned;
      const known: KioskState = { ...heeded, ageClass, person };
      const isAwaited = screen.name === 'card' && person !== null;
      // Whoever asked for an ordinary number is offered the other one first, and chooses.
      const isOffered = screen.name === 'card' && screen.priorityId === null && ageClass !== null;
      return isAwaited && !isOffered
        ? pressed(known, screen, atMs)
        : { ...known, scanNotice: { kind: 'card' } };
    }
    case 'file':
      return {
        ...heeded,
        screen: { name: 'receipt', fileCode: scanned.fileCode, serviceId: scanned.resultServiceId },
        screenSinceMs: atMs,
      };
    case 'ticket': {
      const { standing, link } = scanned;
      return { ...heeded, screen: { name: 'standing', standing, link, rating: null }, screenSinceMs: atMs };
    }
    case 'declined':
      return { ...heeded, scanNotice: scanned };
    default:
      return scanned satisfies never;
  }
}
