/** What is known of the procedure that the page is about. */
import {
  CHECKLIST_PATH,
  procedureAddress,
  type ProcedureId,
  type ProcedureSheet,
} from '#protocol/catalogue.ts';

export type SheetState =
  | { readonly kind: 'loading' }
  /** No such procedure is in force here. */
  | { readonly kind: 'unknown' }
  /** The server does not answer; it is being tried again. */
  | { readonly kind: 'away' }
  | { readonly kind: 'sheet'; readonly sheet: ProcedureSheet };

/** `/p/1.001193`: the procedure at its end, or null where there is none. */
export function procedureOfPath(pathname: string): ProcedureId | null {
  if (!pathname.startsWith(CHECKLIST_PATH)) return null;
  try {
    const id = decodeURIComponent(pathname.slice(CHECKLIST_PATH.length)).replace(/\/$/, '');
    return /^[A-Za-z0-9._-]{1,60}$/.test(id) ? (id as ProcedureId) : null;
  } catch {
    return null;
  }
}

const PATIENCE_MS = 10_000;

/** Asks the server once. Never rejects. */
export async function fetchSheet(procedureId: ProcedureId): Promise<SheetState> {
  try {
    const response = await fetch(procedureAddress(procedureId), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 404) return { kind: 'unknown' };
    if (!response.ok) return { kind: 'away' };
    return { kind: 'sheet', sheet: (await response.json()) as ProcedureSheet };
  } catch {
    return { kind: 'away' };
  }
}
