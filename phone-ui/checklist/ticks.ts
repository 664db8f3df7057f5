/** Which papers a citizen has ready, kept on the phone alone. Storage may be forbidden or full: then for this visit only. */
import type { ProcedureId } from '#protocol/catalogue.ts';

type TickStorage = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (procedureId: ProcedureId): string => `motcua.phone.ticks.${procedureId}`;

/** Papers by their Vietnamese names: so a tick stays with its paper when the list becomes another one. */
export function keptTicks(storage: () => TickStorage, procedureId: ProcedureId): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(storage().getItem(keyOf(procedureId)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}

export function keepTicks(
  storage: () => TickStorage,
  procedureId: ProcedureId,
  ticks: ReadonlySet<string>,
): void {
  try {
    storage().setItem(keyOf(procedureId), JSON.stringify([...ticks]));
  } catch {
    // The page in hand shows them all the same.
  }
}
