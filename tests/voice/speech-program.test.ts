/** A speech program is told a text and nothing else, and whatever it does it takes no more time or room than it is given. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { clipOfSpeech } from '#server/app/speech-clip.ts';
import { runSpeechProgram, type SpokenSound } from '#server/app/speech-program.ts';
import { loudnessLufs } from '#voice/sound/loudness.ts';
import { decodeWav } from '#voice/sound/wav.ts';
import { standInSpeech, toneMs, type StandInSpeech } from './stand-in-speech.ts';

const BOUNDS = { phraseMs: 20_000, soundBytes: 200_000 };
const never = new AbortController().signal;
let speech: StandInSpeech;
afterEach(() => speech.remove());

const runOf = (answer?: string, bounds: Partial<typeof BOUNDS> = {}): Promise<SpokenSound> => {
  speech = standInSpeech(answer);
  return runSpeechProgram(speech.command, 'quầy số ba.', { ...BOUNDS, ...bounds }, never);
};
/** The process is gone, not merely forgotten. */
const expectGone = (): void => {
  const [{ pid } = expect.fail('it never ran')] = speech.runs();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
};

it('is told the text as a line of UTF-8 and its arguments as they are', async () => {
  const said = await runOf();
  expect(said.ok).toBe(true);
  expect(speech.runs()).toMatchObject([{ input: 'quầy số ba.\n', words: ['--voice', '$(id) "một"'] }]);
});

it('gives a sound that becomes a clip: trimmed, level, of a known length', async () => {
  const said = await runOf();
  const clip = clipOfSpeech(said.ok ? said.sound : expect.fail(said.detail));
  if (!clip.ok) return expect.fail(clip.fault);
  const { samples, sampleRateHz } = decodeWav(clip.wav);
  expect(clip.durationMs).toBe(Math.floor((samples.length * 1_000) / sampleRateHz));
  const spokenMs = toneMs('quầy số ba.');
  expect(clip.durationMs).toBeGreaterThanOrEqual(spokenMs);
  expect(clip.durationMs).toBeLessThan(spokenMs + 60);
  expect(Math.abs(loudnessLufs(samples, sampleRateHz) + 19)).toBeLessThan(0.5);
});

it('hears text that a shell would run as words', async () => {
  speech = standInSpeech();
  const trap = path.join(speech.folder, 'trap');
  const text = `quầy $(touch ${trap}); \`touch ${trap}\` | touch ${trap} & "'\\ > ${trap}`;
  expect((await runSpeechProgram(speech.command, text, BOUNDS, never)).ok).toBe(true);
  expect(speech.runs()).toMatchObject([{ input: `${text}\n` }]);
  expect(existsSync(trap)).toBe(false);
});

it.each([
  ['ends with a code', 'process.exitCode = 3;', { fault: 'failed', detail: 'ended with 3' }],
  ['ends with a code after it spoke', 'say(); process.exitCode = 1;', { fault: 'failed' }],
  ['is killed', "process.kill(process.pid, 'SIGTERM');", { fault: 'failed', detail: 'ended with SIGTERM' }],
  [
    'writes without end',
    'const more = () => process.stdout.write(Buffer.alloc(65536), more); more();',
    { fault: 'too_much' },
  ],
  [
    'complains without end',
    "const more = () => process.stderr.write('x'.repeat(65536), more); more();",
    { fault: 'too_much' },
  ],
] as const)('that %s has failed, and is gone', async (_what, answer, expected) => {
  const said = await runOf(answer);
  expect(said).toMatchObject({ ok: false, ...expected });
  expect(said.complaints.length).toBeLessThanOrEqual(2_000);
  expectGone();
});

it('that hangs is killed at its bound', async () => {
  const said = await runOf("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);", {
    phraseMs: 1_500,
  });
  expect(said).toMatchObject({ ok: false, fault: 'too_slow' });
  expectGone();
});

it('whose own child keeps its output open is not waited for', async () => {
  const child =
    "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5000)'], { stdio: ['ignore', 'inherit', 'inherit'] }).unref(); say();";
  expect(await runOf(child, { phraseMs: 1_500 })).toMatchObject({ ok: false, fault: 'too_slow' });
});

it('that never reads what it is told can still speak', async () => {
  speech = standInSpeech();
  const deaf = [process.execPath, '-e', "process.stdin.destroy(); process.stdout.write('sound')"] as const;
  const said = await runSpeechProgram([...deaf], 'x'.repeat(1_000_000), BOUNDS, never);
  expect(said).toMatchObject({ ok: true, sound: Buffer.from('sound') });
});

it('that is not there is told apart from one that fails', async () => {
  speech = standInSpeech();
  for (const program of [path.join(speech.folder, 'no-such-program'), speech.folder]) {
    const said = await runSpeechProgram([program, 'x'], 'quầy', BOUNDS, never);
    expect(said).toMatchObject({ ok: false, fault: 'cannot_start' });
  }
});

it('is killed when the office ends', async () => {
  speech = standInSpeech('setInterval(() => {}, 1000);');
  const ending = new AbortController();
  const said = runSpeechProgram(speech.command, 'quầy', BOUNDS, ending.signal);
  await expect.poll(() => speech.runs().length, { timeout: 10_000 }).toBe(1);
  ending.abort();
  expect(await said).toMatchObject({ ok: false, fault: 'stopped' });
  expectGone();
});

it.each([
  ['garbage', Buffer.from('no sound at all'), 'not_wav'],
  ['nothing', Buffer.alloc(0), 'not_wav'],
  ['a head alone', Buffer.from('RIFF\0\0\0\0WAVE'), 'truncated'],
])('%s becomes no clip', (_what, sound, fault) => {
  expect(clipOfSpeech(sound)).toEqual({ ok: false, fault });
});

it.each([
  ['silence', 'write(wav(Array(22050).fill(0)));', 'silent'],
  ['a click', 'write(wav([...Array(9000).fill(0), 0.9, ...Array(9000).fill(0)]));', 'too_short'],
  ['eleven seconds', 'write(wav(tone(11_000)));', 'too_long'],
])('%s becomes no clip either', async (_what, answer, fault) => {
  const said = await runOf(answer, { soundBytes: 4_000_000 });
  expect(clipOfSpeech(said.ok ? said.sound : expect.fail(said.detail))).toEqual({ ok: false, fault });
});
