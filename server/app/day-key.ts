/** The key of today: what is made with it means nothing any more once the day is over and the key destroyed. */
import { randomBytes } from 'node:crypto';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import type { PrintingStore } from '#server/storage/settings-stores.ts';

const KEY_BYTES = 32;

/** `date` is the business date of now; `onFault` hears when the key could not be kept: it then ends with the process. */
export function createDayKey(
  store: Pick<PrintingStore, 'dayKey'>,
  date: () => BusinessDate,
  onFault: (error: unknown) => void,
): () => Uint8Array {
  let known: { readonly date: BusinessDate; readonly key: Uint8Array } | null = null;
  const fresh = (): Uint8Array => randomBytes(KEY_BYTES);
  return () => {
    const today = date();
    if (known?.date === today) return known.key;
    try {
      known = { date: today, key: store.dayKey(today, fresh) };
    } catch (error) {
      onFault(error);
      known = { date: today, key: fresh() };
    }
    return known.key;
  };
}
