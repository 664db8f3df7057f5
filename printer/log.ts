/**
 * What the agent says of its own doing: one line of JSON an event, nothing personal in it.
 */

/** Names an event and its facts. Never throws. */
export type Log = (event: string, facts: Readonly<Record<string, string | number | boolean | null>>) => void;

/** A log that writes lines to a stream. */
export const createLog =
  (stream: { readonly write: (line: string) => unknown }): Log =>
  (event, facts) => {
    stream.write(`${JSON.stringify({ time: Date.now(), program: 'printer-agent', event, ...facts })}\n`);
  };
