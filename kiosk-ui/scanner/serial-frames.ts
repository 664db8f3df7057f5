/** What a serial scanner sends, cut into scans. Pure: text and time in, scans out. */

export type SerialLine = {
  /** Begun and not ended yet. */
  readonly pending: string;
  readonly lastMs: number;
};

export const EMPTY_LINE: SerialLine = { pending: '', lastMs: 0 };
/** A scanner that sends no line end has ended after this silence, in ms. */
export const LINE_PAUSE_MS = 150;
/** Longer than any code: enough to see that it is none. */
const MOST_LETTERS = 4_400;
const LINE_ENDS = /[\r\n\t]+/;

export type Framed = { readonly line: SerialLine; readonly scans: readonly string[] };

/** What follows from a piece of text that came in. */
export function received(line: SerialLine, text: string, atMs: number): Framed {
  const parts = (line.pending + text).split(LINE_ENDS);
  const pending = (parts.pop() ?? '').slice(0, MOST_LETTERS);
  return { line: { pending, lastMs: atMs }, scans: parts.filter((part) => part !== '') };
}

/** What follows from nothing coming in until then. */
export function silentUntil(line: SerialLine, atMs: number): Framed {
  if (line.pending === '' || atMs - line.lastMs < LINE_PAUSE_MS) return { line, scans: [] };
  return { line: EMPTY_LINE, scans: [line.pending] };
}
