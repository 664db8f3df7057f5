/** What officers and citizens typed in their own words, taken out of events when its time is over; everything else stays as it is. */
import type { EventRow } from './event-rows.ts';

/** Stands where a word was. */
export const ERASED = '…';

type Paper = { readonly name: string };
/** As far as it matters here; bodies of every release are older than any type. */
type Body = {
  readonly text?: string;
  readonly note?: string | null;
  readonly words?: string | null;
  readonly reason?: { readonly hand?: { readonly note?: string | null } | null } | string;
  readonly missingPapers?: readonly Paper[];
  readonly officerId?: string | null;
  readonly paper?: { readonly papers?: readonly string[] };
  readonly settings?: {
    readonly services?: readonly { readonly papers?: readonly { readonly name?: object }[] }[];
  };
};

/**
 * Gives each row of a day without its words; to be asked for the rows in order, from the day's first. Names of papers that
 * the office's own services have are no free words and stay.
 */
export function createEraser(): (row: EventRow) => EventRow {
  const known = new Set<unknown>([ERASED]);
  const nameOf = (name: string): string => (known.has(name) ? name : ERASED);
  const without = (type: string, body: Body): Body => {
    switch (type) {
      case 'NoteAdded':
        return { ...body, text: ERASED };
      case 'RatingExplained':
        // Those without words, and those of releases that took none, stay as they are to the letter.
        return body.words == null ? body : { ...body, words: ERASED };
      case 'TicketTransferred':
      case 'TicketEndedAtDesk':
      case 'TicketMovedAtDesk':
        return { ...body, note: null };
      case 'TicketCalled':
        return typeof body.reason === 'object' && body.reason.hand?.note != null
          ? { ...body, reason: { ...body.reason, hand: { ...body.reason.hand, note: null } } }
          : body;
      case 'TicketParked':
        return {
          ...body,
          missingPapers: (body.missingPapers ?? []).map((paper) => ({ ...paper, name: nameOf(paper.name) })),
        };
      case 'PaperOrdered':
        // A citizen's list at the kiosk is the catalogue's, word for word.
        return body.officerId == null || body.paper?.papers === undefined
          ? body
          : { ...body, paper: { ...body.paper, papers: body.paper.papers.map(nameOf) } };
      default:
        return body;
    }
  };
  return (row) => {
    const body = JSON.parse(row.body) as Body;
    for (const { papers } of body.settings?.services ?? [])
      for (const { name } of papers ?? []) for (const words of Object.values(name ?? {})) known.add(words);
    const erased = without(row.type, body);
    return erased === body ? row : { ...row, body: JSON.stringify(erased) };
  };
}
