/**
 * What the agent says of its own doing: one line of JSON an event, nothing personal in it.
 */

/** `info`: all goes its way. `warn`: somebody may have to look. */
export type LogLevel = 'info' | 'warn';

/** Names an event and its facts. Never throws. */
export type Log = (
  level: LogLevel,
  event: string,
  facts: Readonly<Record<string, string | number | boolean | null>>,
) => void;

/** A log that writes lines to a stream; with `warn` it leaves out what goes its way. */
export const createLog =
  (stream: { readonly write: (line: string) => unknown }, lowest: LogLevel): Log =>
  (level, event, facts) => {
    if (level === 'info' && lowest === 'warn') return;
    stream.write(
      `${JSON.stringify({ time: Date.now(), level, program: 'printer-agent', event, ...facts })}\n`,
    );
  };
