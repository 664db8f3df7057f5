/** The indicator of complaints and suggestions: from what feedback came to, in two counts that no piece is in twice. */
import { FEEDBACK_KINDS, type FeedbackKind } from '#protocol/feedback.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { FieldId } from '#protocol/vocabulary.ts';

/** Of those received in the range. */
export type ReceivedRow = readonly [
  kind: FeedbackKind,
  fieldId: FieldId | null,
  received: number,
  withdrawn: number,
  settled: number,
  closed: number,
];
/** Of those due in the range: over, or settled before. */
export type DueRow = readonly [kind: FeedbackKind, fieldId: FieldId | null, due: number, onTime: number];
export type FeedbackRows = { readonly received: readonly ReceivedRow[]; readonly due: readonly DueRow[] };

type Complaints = Report['complaints'];
type Figures = Omit<Complaints, 'byKind' | 'byField'>;

export function complaintsOf({ received, due }: FeedbackRows, { fields }: OfficeSettings): Complaints {
  const figures = (isOf: (kind: FeedbackKind, fieldId: FieldId | null) => boolean): Figures => {
    const came = received.filter(([kind, fieldId]) => isOf(kind, fieldId));
    const owed = due.filter(([kind, fieldId]) => isOf(kind, fieldId));
    const sum = (column: 2 | 3 | 4 | 5): number => came.reduce((all, row) => all + row[column], 0);
    return {
      received: sum(2),
      withdrawn: sum(3),
      handled: { numerator: sum(4), denominator: sum(2) - sum(3) },
      unanswered: sum(5),
      onTime: {
        numerator: owed.reduce((all, row) => all + row[3], 0),
        denominator: owed.reduce((all, row) => all + row[2], 0),
      },
    };
  };
  const isTold = ({ received: came, onTime }: Figures): boolean => came + onTime.denominator > 0;
  const named = new Map(fields.map(({ fieldId, name: { vi, en } }) => [fieldId, { vi, en }]));
  const ids = new Set([...received, ...due].map(([, fieldId]) => fieldId));
  const known = fields.map(({ fieldId }) => fieldId).filter((fieldId) => ids.has(fieldId));
  // What the settings no longer know comes after what they do; of the office as a whole comes last.
  const gone = [...ids].filter((id): id is FieldId => id !== null && !named.has(id)).sort();
  return {
    ...figures(() => true),
    byKind: FEEDBACK_KINDS.map((kind) => ({ kind, ...figures((one) => one === kind) })).filter(isTold),
    byField: [...known, ...gone, ...(ids.has(null) ? [null] : [])]
      .map((fieldId) => ({
        fieldId,
        name: fieldId === null ? null : (named.get(fieldId) ?? { vi: fieldId, en: fieldId }),
        ...figures((_, id) => id === fieldId),
      }))
      .filter(isTold),
  };
}
