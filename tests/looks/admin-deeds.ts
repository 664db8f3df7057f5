/** Errands of the printers' pages that are over, one with each outcome. */
import { deedKey, type ErrandState } from '../../admin-ui/errand-desk.ts';
import type { PrintJobId } from '#protocol/vocabulary.ts';
import { HALL_PRINTER, NOW_MS, UNPRINTED } from './admin-fixtures.ts';

export function reprintKey(index: number): string {
  return deedKey({ name: 'reprintJob', jobId: UNPRINTED[index]?.jobId ?? ('none' as PrintJobId) });
}
export const DEEDS: readonly (readonly [string, ErrandState<null>])[] = [
  [deedKey({ name: 'printTestPage', printerId: HALL_PRINTER }), { kind: 'done', result: null, atMs: NOW_MS }],
  [deedKey({ name: 'printSummary', printerId: HALL_PRINTER }), { kind: 'refused', code: 'unavailable' }],
  [reprintKey(0), { kind: 'done', result: null, atMs: NOW_MS }],
  [reprintKey(1), { kind: 'refused', code: 'print_pending' }],
];
