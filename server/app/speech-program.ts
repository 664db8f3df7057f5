/**
 * A speech program of the office's own choice, run once for each phrase: the text on its standard input, the sound on its
 * standard output. Started by its arguments and never through a shell, so that no counter's name can become a command.
 */
import { spawn } from 'node:child_process';
import type { SpokenLanguage } from '#protocol/announcement.ts';

/** The program and its arguments. */
export type SpeechCommand = readonly [program: string, ...words: string[]];
/** Which program speaks which language; a language that is not there is spoken by nobody. */
export type SpeechCommands = { readonly [L in SpokenLanguage]?: SpeechCommand };

export type SpeechBounds = {
  /** Longest time for one phrase, after which the program is killed. */
  readonly phraseMs: number;
  /** More on standard output than this is no phrase; ten seconds at 96 kHz take half of it. */
  readonly soundBytes: number;
};

/**
 * `cannot_start`: there is no such program, or it may not be run; `failed`: it ended with an exit code of its own or was
 * killed by somebody else; `too_slow`, `too_much`: it was killed at a bound; `stopped`: the office is ending.
 */
export type SpeechFault = 'cannot_start' | 'failed' | 'too_slow' | 'too_much' | 'stopped';
export type SpokenSound =
  | { readonly ok: true; readonly sound: Buffer; readonly complaints: string }
  | {
      readonly ok: false;
      readonly fault: SpeechFault;
      readonly detail: string;
      /** The beginning of what it wrote on standard error. */
      readonly complaints: string;
    };

/** So much of its standard error is worth reading. */
const COMPLAINT_BYTES = 2_000;

/** Says one text, as a line of UTF-8. Never rejects; resolves only when the program is gone. */
export const runSpeechProgram = (
  [program, ...words]: SpeechCommand,
  text: string,
  { phraseMs, soundBytes }: SpeechBounds,
  signal: AbortSignal,
): Promise<SpokenSound> =>
  new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    const sound: Buffer[] = [];
    const complaints: Buffer[] = [];
    let [soundLength, complaintLength] = [0, 0];
    let fault: { readonly fault: SpeechFault; readonly detail: string } | null = null;

    const end = (why: SpeechFault, detail: string): void => {
      fault ??= { fault: why, detail };
      child.kill('SIGKILL');
      // What it started itself may hold these open for ever.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    };
    const stop = (): void => end('stopped', 'the office is ending');
    const timer = setTimeout(() => end('too_slow', `took longer than ${phraseMs} ms`), phraseMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();

    child.stdout.on('data', (chunk: Buffer) => {
      soundLength += chunk.length;
      if (soundLength > soundBytes) end('too_much', `wrote more than ${soundBytes} bytes`);
      else sound.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaintLength < COMPLAINT_BYTES) complaints.push(chunk.subarray(0, COMPLAINT_BYTES));
      complaintLength += chunk.length;
      if (complaintLength > soundBytes) end('too_much', `complained in more than ${soundBytes} bytes`);
    });
    child.once('error', (error) => {
      fault ??= { fault: 'cannot_start', detail: error.message };
    });
    child.once('close', (exitCode, killedBy) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      const said = Buffer.concat(complaints).subarray(0, COMPLAINT_BYTES).toString('utf8');
      if (fault === null && exitCode !== 0) {
        fault = { fault: 'failed', detail: `ended with ${String(exitCode ?? killedBy)}` };
      }
      resolve(
        fault === null
          ? { ok: true, sound: Buffer.concat(sound), complaints: said }
          : { ok: false, ...fault, complaints: said },
      );
    });
    // It may end before it has read everything; how it ended tells the story.
    child.stdin.on('error', () => {});
    child.stdin.end(`${text}\n`, 'utf8');
  });
