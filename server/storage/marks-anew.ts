/**
 * Results of files are counted under marks that only the key beside the database can make. Under another key, after a
 * restore on another machine, the same files get other marks: so each file of the next list takes over the result that
 * was counted for it, or it would be counted twice.
 */
import type { Database } from 'better-sqlite3';
import type { FileStatus } from '#protocol/file-lookup.ts';
import type { ListedRow } from './store.ts';

type Counted = { readonly mark: Uint8Array; readonly settledOn: string };
type CountedRow = Counted & { readonly dueOn: string; readonly field: string | null };

/** Where a file stands once its result is there. */
export const SETTLED: readonly FileStatus[] = ['ready', 'returned', 'refused'];

const placeOf = (dueOn: string, field: string | null): string => JSON.stringify([dueOn, field]);

/**
 * To be asked once when the key is another one; what it answers with is told of each settled file of the list before the
 * list is kept. Which of several results with the same due day and field was whose is not known and does not matter: what is
 * counted of them is the same, whichever mark each bears.
 */
export function marksAnew(database: Database): (file: ListedRow, today: string) => void {
  const counted = new Map<string, Counted[]>();
  const rows = database
    .prepare<[], CountedRow>(
      `SELECT mark, settled_on AS settledOn, due_on AS dueOn, field FROM file_results
       WHERE settled_on IS NOT NULL ORDER BY settled_on`,
    )
    .all();
  for (const { mark, settledOn, dueOn, field } of rows) {
    const place = placeOf(dueOn, field);
    const there = counted.get(place);
    if (there === undefined) counted.set(place, [{ mark, settledOn }]);
    else there.push({ mark, settledOn });
  }
  const selectStatus = database
    .prepare<[string], FileStatus>('SELECT status FROM files WHERE code = ?')
    .pluck();
  const changeMark = database.prepare<[Uint8Array, Uint8Array]>(
    'UPDATE file_results SET mark = ? WHERE mark = ?',
  );
  return ({ code, status, dueOn, statusOn, field, resultMark }, today) => {
    if (dueOn === null || !SETTLED.includes(status)) return;
    const before = selectStatus.get(code);
    // It was open when the last list came: it has not been counted as settled by anybody.
    if (before !== undefined && !SETTLED.includes(before)) return;
    const place = counted.get(placeOf(dueOn, field)) ?? [];
    // A result is there before it is collected, and never after.
    const found = place.findLast(({ settledOn }) => settledOn <= (statusOn ?? today));
    if (found === undefined) return;
    place.splice(place.indexOf(found), 1);
    changeMark.run(resultMark, found.mark);
  };
}
