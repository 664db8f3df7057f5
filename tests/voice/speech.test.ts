/** What the speech program said is kept and asked for once; what it did not say is asked for later, and never in a loop. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnClip } from '#protocol/announcement.ts';
import { clipOfSpeech } from '#server/app/speech-clip.ts';
import type { SpeechPhrase } from '#server/app/speech-phrases.ts';
import type { SpeechCommands } from '#server/app/speech-program.ts';
import { openSpeech, SPEECH_LIMITS, type Speech, type SpeechLimits } from '#server/app/speech.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { standInSpeech, toneMs, type StandInSpeech } from './stand-in-speech.ts';

type Told = { readonly level: 'warn' | 'debug'; readonly message: string; readonly facts: object };
const PATIENT: SpeechLimits = { ...SPEECH_LIMITS, firstRestMs: 600_000 };

let folder: string;
let program: StandInSpeech;
let open: Speech[];
let told: Told[];
let changes: number;
beforeEach(() => {
  folder = temporaryFolder();
  [open, told, changes] = [[], [], 0];
});
afterEach(async () => {
  for (const speech of open) await speech.close();
  program.remove();
});

type Opening = { readonly commands?: SpeechCommands; readonly limits?: SpeechLimits };
async function opened({
  commands = { vi: program.command },
  limits = PATIENT,
}: Opening = {}): Promise<Speech> {
  const tell =
    (level: Told['level']) =>
    (facts: object, message: string): void =>
      void told.push({ level, message, facts });
  const speech = await openSpeech({
    folder,
    commands,
    makeClip: (sound) => Promise.resolve(clipOfSpeech(sound)),
    log: { warn: tell('warn'), debug: tell('debug') },
    onClips: () => (changes += 1),
    limits,
  });
  open.push(speech);
  return speech;
}
const phrase = (text: string, clipId = `vi-${String(text.length)}`): SpeechPhrase => ({
  clipId,
  language: 'vi',
  text,
});
const idsOf = (clips: readonly OwnClip[]): readonly string[] => clips.map(({ clipId }) => clipId);
const poll = (value: () => unknown): ReturnType<typeof expect.poll> =>
  expect.poll(value, { timeout: 20_000 });
const warnings = (): readonly Told[] => told.filter(({ level }) => level === 'warn');

describe('a phrase', () => {
  it('is said, kept as a level WAV file and named in the clips, with its length', async () => {
    program = standInSpeech();
    const speech = await opened();
    speech.want([phrase('mời bà con có số,', 'vi-invite-x'), phrase('quầy Hộ tịch.', 'vi-counter-name-y')]);
    await poll(() => speech.clips().length).toBe(2);
    const [invite, counter] = speech.clips();
    expect(invite?.clipId).toBe('vi-invite-x');
    expect((invite?.durationMs ?? 0) - toneMs('mời bà con có số,')).toBeLessThan(60);
    expect(counter?.url).toMatch(/^\/media\/speech\/[0-9a-f]{32}~[0-9a-f]{32}\.wav$/);
    // All at once: no hall hears two voices for longer than it must.
    expect([changes, speech.revision()]).toEqual([1, 1]);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('is asked for once: not after a change, not after a restart, not when it is wanted again', async () => {
    program = standInSpeech();
    const speech = await opened();
    speech.want([phrase('một,')]);
    await poll(() => speech.clips().length).toBe(1);
    const [first] = speech.clips();
    speech.want([phrase('hai hai,')]);
    await poll(() => idsOf(speech.clips())).toEqual(['vi-8']);
    speech.want([phrase('một,'), phrase('hai hai,')]);
    await poll(() => speech.clips().length).toBe(2);
    await speech.close();
    const again = await opened();
    again.want([phrase('hai hai,')]);
    // While the first round already runs.
    again.want([phrase('một,')]);
    await poll(() => again.clips()).toEqual([first]);
    expect(program.texts()).toEqual(['hai hai,\n', 'một,\n']);
  });

  it('is asked for again of another program, and when its file is no sound any more', async () => {
    program = standInSpeech();
    const speech = await opened();
    speech.want([phrase('một,')]);
    await poll(() => speech.clips().length).toBe(1);
    await speech.close();
    const other = await opened({ commands: { vi: [...program.command, '--slower'] } });
    other.want([phrase('một,')]);
    await poll(() => other.clips().length).toBe(1);
    await other.close();
    expect(program.runs()).toHaveLength(2);
    const files = readdirSync(folder);
    for (const file of files) writeFileSync(path.join(folder, file), 'rubbish');
    const healed = await opened();
    healed.want([phrase('một,')]);
    await poll(() => healed.clips().length).toBe(1);
    expect(program.runs()).toHaveLength(3);
    const [clip = expect.fail('no clip')] = healed.clips();
    const kept = readFileSync(path.join(folder, decodeURIComponent(clip.url).split('/').at(-1) ?? ''));
    expect(kept.toString('latin1', 0, 4)).toBe('RIFF');
  });

  it('that nobody wants any more is no clip any more, at once', async () => {
    program = standInSpeech();
    const speech = await opened();
    speech.want([phrase('một,')]);
    await poll(() => speech.clips().length).toBe(1);
    speech.want([]);
    await poll(() => speech.clips()).toEqual([]);
    expect([changes, speech.revision()]).toEqual([2, 2]);
  });

  it('of a language without a program is not asked for', async () => {
    program = standInSpeech();
    const speech = await opened();
    speech.want([{ clipId: 'en-number', language: 'en', text: 'number,' }, phrase('một,')]);
    await poll(() => idsOf(speech.clips())).toEqual(['vi-4']);
    expect(program.texts()).toEqual(['một,\n']);
  });

  it('is said by one run at a time', async () => {
    program = standInSpeech(`
      const { rmSync } = require('node:fs');
      const mark = process.argv[1] + '.busy';
      try { require('node:fs').mkdirSync(mark); } catch { process.exit(9); }
      setTimeout(() => { say(); rmSync(mark, { recursive: true }); }, 100);
    `);
    const speech = await opened();
    speech.want(['một,', 'hai,,', 'ba,,,,'].map((text) => phrase(text)));
    speech.want(['một,', 'hai,,', 'ba,,,,', 'bốn,,,,,'].map((text) => phrase(text)));
    await poll(() => speech.clips().length).toBe(4);
    expect(program.runs()).toHaveLength(4);
  });
});

describe('a phrase that fails', () => {
  const SAYS_SHORT =
    "if (input.length > 12) { console.error('câu dài quá'); process.exitCode = 1; } else say();";

  it('keeps no other one back, is told of once and left alone for a while', async () => {
    program = standInSpeech(SAYS_SHORT);
    const speech = await opened();
    speech.want([phrase('dài dài dài dài,'), phrase('một,')]);
    await poll(() => idsOf(speech.clips())).toEqual(['vi-4']);
    speech.want([phrase('dài dài dài dài,'), phrase('một,'), phrase('hai hai,')]);
    await poll(() => idsOf(speech.clips())).toEqual(['vi-4', 'vi-8']);
    expect(program.texts()).toEqual(['dài dài dài dài,\n', 'hai hai,\n', 'một,\n']);
    expect(warnings()).toMatchObject([{ facts: { text: 'dài dài dài dài,', why: 'failed: ended with 1' } }]);
    expect(told.find(({ level }) => level === 'debug')?.facts).toMatchObject({ complaints: 'câu dài quá\n' });
  });

  it('is tried again later, by itself, and heard when it succeeds', async () => {
    const flag = "const flag = process.argv[1] + '.ready';";
    program = standInSpeech(
      `${flag} if (require('node:fs').existsSync(flag)) say(); else process.exitCode = 1;`,
    );
    const speech = await opened({ limits: { ...PATIENT, firstRestMs: 300 } });
    speech.want([phrase('một,')]);
    await poll(() => program.runs().length).toBeGreaterThan(1);
    expect(speech.clips()).toEqual([]);
    writeFileSync(`${program.command[1] ?? ''}.ready`, '');
    await poll(() => idsOf(speech.clips())).toEqual(['vi-4']);
    expect(warnings()).toHaveLength(1);
  });

  it.each([
    ['prints garbage', "write('no sound');"],
    ['prints silence', 'write(wav(Array(22050).fill(0)));'],
    ['prints nothing', ''],
  ])('because the program %s is kept nowhere', async (_what, answer) => {
    program = standInSpeech(answer);
    const speech = await opened();
    speech.want([phrase('một,')]);
    await poll(() => warnings().length).toBe(1);
    expect([speech.clips(), readdirSync(folder)]).toEqual([[], []]);
  });
});

describe('a program that fails', () => {
  const MANY = Array.from({ length: 40 }, (_, index) => phrase('x'.repeat(index + 1)));

  it('again and again is left alone after three phrases', async () => {
    program = standInSpeech('process.exitCode = 1;');
    const speech = await opened();
    speech.want(MANY);
    await poll(() => program.runs().length).toBe(3);
    speech.want(MANY.slice(1));
    speech.want(MANY);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(program.runs()).toHaveLength(3);
    expect(warnings()).toHaveLength(3);
  });

  it('by not being there is told of once, in one clear message', async () => {
    program = standInSpeech();
    const speech = await opened({ commands: { vi: ['no-such-speech-program'] } });
    speech.want(MANY);
    await poll(() => warnings().length).toBe(1);
    speech.want(MANY.slice(2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(warnings()).toMatchObject([
      {
        message: 'the speech program cannot be started: the built-in voice speaks until it can',
        facts: { program: 'no-such-speech-program' },
      },
    ]);
  });

  it('leaves the program of another language to its work', async () => {
    program = standInSpeech();
    const speech = await opened({ commands: { vi: ['no-such-speech-program'], en: program.command } });
    speech.want([...MANY, { clipId: 'en-number', language: 'en', text: 'number,' }]);
    await poll(() => idsOf(speech.clips())).toEqual(['en-number']);
  });

  it('by hanging is ended with the office, which does not wait for it', async () => {
    program = standInSpeech('setInterval(() => {}, 1000);');
    const speech = await opened();
    speech.want(MANY);
    await poll(() => program.runs().length).toBe(1);
    await speech.close();
    const [{ pid } = expect.fail('it never ran')] = program.runs();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(told).toEqual([]);
  });
});
