import { useEffect, useState } from 'react';
import { CATALOGUE_ADDRESS, type PublicCatalogue, type PublicProcedure } from '#protocol/catalogue.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { LaterParts } from '../later/use-later-parts.ts';
import type { KioskCatalogue } from './kiosk-catalogue.ts';

const FETCH_AGAIN_MS = 5_000;
/** Less than half a frame: a press in between is answered at once. */
const SLICE_MS = 6;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The catalogue of that revision, fetched and indexed whenever the revision or the office is another one; until then, and while
 * the server is away, the one before. Null before the first one and the search are there: a number can be taken without.
 */
export function useCatalogue(
  revision: number | null,
  office: OfficeSettings | null,
  later: LaterParts | null,
): KioskCatalogue | null {
  const [catalogue, setCatalogue] = useState<KioskCatalogue | null>(null);
  useEffect(() => {
    if (revision === null || office === null || later === null) return undefined;
    const abort = new AbortController();
    void loadedCatalogue(office, later, abort.signal).then((loaded) => {
      if (loaded !== null) setCatalogue(loaded);
    });
    return () => {
      abort.abort();
    };
  }, [revision, office, later]);
  return catalogue;
}

/** Tries until it is there; null once it is no longer wanted. */
async function loadedCatalogue(
  office: OfficeSettings,
  { indexProcedures }: LaterParts,
  signal: AbortSignal,
): Promise<KioskCatalogue | null> {
  const isUnwanted = (): boolean => signal.aborted;
  while (!isUnwanted()) {
    const fetched = await fetchedCatalogue(signal);
    if (fetched !== null) {
      const { revision, procedures } = fetched;
      const { search } = await indexProcedures(
        { revision, procedures, fields: office.fields, isCommon: isCommonIn(office) },
        { sliceMs: SLICE_MS, now: () => performance.now(), pause: () => pause(0) },
      );
      return isUnwanted() ? null : { procedures, search };
    }
    await pause(FETCH_AGAIN_MS);
  }
  return null;
}

async function fetchedCatalogue(signal: AbortSignal): Promise<PublicCatalogue | null> {
  try {
    const response = await fetch(CATALOGUE_ADDRESS, { signal });
    return response.ok ? ((await response.json()) as PublicCatalogue) : null;
  } catch {
    // Away, or broken off half-way: what is held stays, and it is asked for again.
    return null;
  }
}

function isCommonIn({ services }: OfficeSettings): (procedure: PublicProcedure) => boolean {
  const common = new Set(services.filter(({ isCommon }) => isCommon).map(({ serviceId }) => serviceId));
  return ({ serviceId }) => serviceId !== null && common.has(serviceId);
}
