/** Complaints and suggestions counted from the raw rows of their log, piece by piece. Shares nothing with the product. */
import type { Database } from 'better-sqlite3';
import type { Report } from '#protocol/report-shapes.ts';

type Row = {
  readonly number: string;
  readonly happened_on: string;
  readonly type: string;
  readonly body: string;
};
type Piece = {
  readonly kind: string;
  readonly fieldId: string | null;
  readonly cameOn: string;
  dueOn: string;
  doneOn: string | null;
  end: string | null;
};
type Names = ReadonlyMap<string, { readonly vi: string; readonly en: string }>;

export function complaintsFromLog(
  database: Database,
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
  fields: Names,
): Report['complaints'] {
  const pieces = new Map<string, Piece>();
  const rows = database
    .prepare<[], Row>(
      'SELECT number, happened_on, type, body FROM feedback_events ORDER BY at, number, ordinal',
    )
    .all();
  for (const { number, happened_on: on, type, body } of rows) {
    const said = JSON.parse(body) as { kind: string; fieldId: string | null; dueOn: string };
    const piece = pieces.get(number);
    if (piece === undefined) {
      pieces.set(number, { ...said, cameOn: on, doneOn: null, end: null });
      continue;
    }
    if (type === 'extended') piece.dueOn = said.dueOn;
    if (['answered', 'returned', 'closed', 'withdrawn'].includes(type)) {
      piece.doneOn ??= on;
      piece.end = type;
    }
  }
  const within = (date: string): boolean => from <= date && date <= to;
  const all = [...pieces.values()];
  const figures = (some: readonly Piece[]) => {
    const came = some.filter(({ cameOn }) => within(cameOn));
    const stayed = came.filter(({ end }) => end !== 'withdrawn');
    const owed = some.filter(
      ({ dueOn, doneOn, end }) =>
        within(dueOn) &&
        (doneOn === null ? dueOn < today : true) &&
        !(end === 'withdrawn' && doneOn !== null && doneOn <= dueOn),
    );
    return {
      received: came.length,
      withdrawn: came.length - stayed.length,
      handled: {
        numerator: stayed.filter(({ end }) => end !== null).length,
        denominator: stayed.length,
      },
      unanswered: came.filter(({ end }) => end === 'closed').length,
      onTime: {
        numerator: owed.filter(({ dueOn, doneOn }) => doneOn !== null && doneOn <= dueOn).length,
        denominator: owed.length,
      },
    };
  };
  const groups = <Key>(keys: readonly Key[], isOf: (piece: Piece, key: Key) => boolean) =>
    keys
      .map((key) => [key, figures(all.filter((piece) => isOf(piece, key)))] as const)
      .filter(([, made]) => made.received + made.onTime.denominator > 0);
  return {
    ...figures(all),
    byKind: groups(['problem', 'suggestion'] as const, ({ kind }, key) => kind === key).map(
      ([kind, made]) => ({
        kind,
        ...made,
      }),
    ),
    byField: groups<string | null>([...fields.keys(), null], ({ fieldId }, key) => fieldId === key).map(
      ([fieldId, made]) => ({
        fieldId: fieldId as Report['fields'][number]['fieldId'] | null,
        name: fieldId === null ? null : (fields.get(fieldId) ?? null),
        ...made,
      }),
    ),
  };
}
