/**
 * The crowd as a program of its own. One JSON line on stdin says whom to be (tokens never stand in arguments or the
 * environment); each event is one JSON line on stdout. Ends with 0 when the crowd is over, after SIGTERM or SIGINT, or
 * when stdin ends; with 1 and one sentence on stderr when it could not begin.
 */
import process from 'node:process';
import type { Readable } from 'node:stream';
import { LONGEST_CONFIG_LINE, parseConfigLine, type CitizensConfig } from './citizens-config.ts';
import { startCrowd } from './citizens.ts';
import { createClock } from './clock.ts';
import { newRequestId, UnansweredError } from './protocol-client.ts';

/** The first line of a stream; null when it ends, or grows too long, without one. */
const firstLine = (stream: Readable): Promise<string | null> =>
  new Promise((resolve) => {
    let text = '';
    const settle = (line: string | null): void => {
      stream.off('data', onData).off('end', onEnd);
      resolve(line);
    };
    const onData = (chunk: string): void => {
      text += chunk;
      const lineEnd = text.indexOf('\n');
      if (lineEnd >= 0) settle(text.slice(0, lineEnd));
      else if (text.length > LONGEST_CONFIG_LINE) settle(null);
    };
    const onEnd = (): void => settle(null);
    stream.setEncoding('utf8').on('data', onData).on('end', onEnd);
  });

async function runCrowd(config: CitizensConfig): Promise<void> {
  const crowd = startCrowd({
    ...config,
    clock: createClock(),
    random: Math.random,
    newRequestId,
    onProgress: (progress) => process.stdout.write(`${JSON.stringify(progress)}\n`),
  });
  process.on('SIGTERM', crowd.stop).on('SIGINT', crowd.stop);
  // Whoever started this holds stdin open; when that ends, so does the wish for a crowd.
  process.stdin.on('end', crowd.stop).on('error', crowd.stop).resume();
  process.stdout.on('error', crowd.stop);
  const outcome = await crowd.over;
  process.stdout.write(`${JSON.stringify({ outcome })}\n`);
}

async function main(): Promise<number> {
  const line = await firstLine(process.stdin);
  const config = line === null ? null : parseConfigLine(line);
  if (config === null) {
    process.stderr.write('Expected one line of JSON on stdin that describes the crowd.\n');
    return 1;
  }
  try {
    await runCrowd(config);
    return 0;
  } catch (error) {
    if (!(error instanceof UnansweredError)) throw error;
    process.stderr.write(`The crowd was not let in: ${error.reason}.\n`);
    return 1;
  }
}

process.exitCode = await main();
// Nothing more will be read; an open stdin must not keep the program alive.
process.stdin.destroy();
