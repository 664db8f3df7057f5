import { useEffect, useMemo, useState } from 'react';
import type * as Parts from './later-parts.ts';

export type LaterParts = typeof Parts;

export type Later = {
  /** Null while they are not here. */
  readonly parts: LaterParts | null;
  /** Resolves once they are; asks for them at once. Never rejects. */
  readonly whenHere: () => Promise<LaterParts>;
};

/** A page that never rests gets them all the same. */
const IDLE_PATIENCE_MS = 500;

/**
 * The later parts, fetched in the first idle moment after the page stands, so that they are there before anybody needs them.
 * `onLost`: they could not be. A browser asks once for a module, so only a page opened anew can have them.
 */
export function useLaterParts(isStanding: boolean, onLost: () => void): Later {
  const [parts, setParts] = useState<LaterParts | null>(null);
  const [whenHere] = useState(() => importedOnce(onLost));
  useEffect(() => {
    if (!isStanding) return undefined;
    const idle = requestIdleCallback(() => void whenHere().then(setParts), { timeout: IDLE_PATIENCE_MS });
    return () => {
      cancelIdleCallback(idle);
    };
  }, [isStanding, whenHere]);
  return useMemo(() => ({ parts, whenHere }), [parts, whenHere]);
}

function importedOnce(onLost: () => void): Later['whenHere'] {
  let coming: Promise<LaterParts> | null = null;
  return () =>
    (coming ??= import('./later-parts.ts').catch(() => {
      onLost();
      return new Promise<never>(() => undefined);
    }));
}
