/** A speech program of the tests: a script that Node runs, which keeps what it was told and answers as it was made to. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SpeechCommand } from '#server/app/speech-program.ts';

/** One run of the program: everything that came on standard input, and the arguments behind its own name. */
export type Run = { readonly input: string; readonly words: readonly string[]; readonly pid: number };

export type StandInSpeech = {
  readonly command: SpeechCommand;
  /** A folder of its own, for what a test wants to keep beside it. */
  readonly folder: string;
  readonly runs: () => readonly Run[];
  /** The texts of all runs, sorted. */
  readonly texts: () => readonly string[];
  readonly remove: () => void;
};

/** A tone at a quarter of full scale whose length tells the length of the text: 100 ms and 10 ms a character. */
export const toneMs = (text: string): number => 100 + 10 * Array.from(text).length;

const SCRIPT = `
const { appendFileSync, readFileSync } = require('node:fs');
const input = readFileSync(0, 'utf8');
const [log, ...words] = process.argv.slice(2);
appendFileSync(log, JSON.stringify({ input, words, pid: process.pid }) + '\\n');
const wav = (samples) => {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((value, index) => data.writeInt16LE(Math.round(value * 32767), index * 2));
  const head = Buffer.from('RIFF....WAVEfmt ....................data....', 'latin1');
  // As a program that writes to a pipe: it does not know how much will follow.
  [[4, 0xffffffff], [16, 16], [24, 22050], [28, 44100], [40, 0xffffffff]].forEach(([at, value]) => head.writeUInt32LE(value, at));
  [[20, 1], [22, 1], [32, 2], [34, 16]].forEach(([at, value]) => head.writeUInt16LE(value, at));
  return Buffer.concat([head, data]);
};
const samplesIn = (ms) => Math.round(22.05 * ms);
const tone = (ms) => Array.from({ length: samplesIn(ms) }, (_, index) => Math.sin(index / 8) / 4);
const write = (bytes) => process.stdout.write(bytes);
const say = () => write(wav([...Array(2205).fill(0), ...tone(100 + 10 * Array.from(input.trim()).length), ...Array(2205).fill(0)]));
`;

/** `answer` is the script's own end, in which \`input\`, \`say\`, \`write\`, \`wav\` and \`tone\` are at hand; it says the text unless given. */
export function standInSpeech(answer = 'say();'): StandInSpeech {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'motcua-speech-')));
  const [script, log] = [path.join(folder, 'speech program.cjs'), path.join(folder, 'runs')];
  writeFileSync(script, SCRIPT + answer);
  const runs = (): readonly Run[] =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Run)
      : [];
  return {
    command: [process.execPath, script, log, '--voice', '$(id) "một"'],
    folder,
    runs,
    texts: () =>
      runs()
        .map(({ input }) => input)
        .toSorted(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
