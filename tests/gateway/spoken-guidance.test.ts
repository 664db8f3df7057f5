/** A kiosk's words said by the office's speech program: for kiosks alone, bounded, kept, and never in the way of the kiosk. */
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { MOST_SPOKEN_AT_ONCE } from '#protocol/announcement.ts';
import { clipOfSpeech } from '#server/app/speech-clip.ts';
import { GUIDANCE_LIMITS, openSpokenGuidance, type GuidanceLimits } from '#server/app/spoken-guidance.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import { codeOf, resultOf, startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';
import { standInSpeech, toneMs, type StandInSpeech } from '#tests/voice/stand-in-speech.ts';
import { decodeWav } from '#voice/sound/wav.ts';

let program: StandInSpeech;
afterEach(() => {
  program.remove();
});

describe('at the socket', () => {
  let server: GatewayServer;
  let kiosk: GatewayClient<'kiosk'>;
  const start = async (answer?: string): Promise<void> => {
    program = standInSpeech(answer);
    server = await startGatewayServer({ speechCommands: { vi: program.command } });
    kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  };
  afterEach(async () => {
    await server.close();
  });
  const speak = (text: string) => kiosk.say('speak', { language: 'vi', text });

  it('tells kiosks its languages, and answers with a sound as long as the words', async () => {
    await start();
    expect(kiosk.view().speechLanguages).toEqual(['vi']);
    const url = resultOf<string>(await speak('Ông/bà cần làm gì?'));
    expect(url).toMatch(/^\/media\/guidance\/[0-9a-f]{32}~[0-9a-f]{32}\.wav$/);
    const response = await fetch(server.url + url);
    const { samples, sampleRateHz } = decodeWav(Buffer.from(await response.arrayBuffer()));
    const ms = (samples.length * 1_000) / sampleRateHz;
    expect(Math.abs(ms - toneMs('Ông/bà cần làm gì?'))).toBeLessThan(60);
    expect(resultOf<string>(await speak('Ông/bà cần làm gì?'))).toBe(url);
    expect(program.texts()).toEqual(['Ông/bà cần làm gì?\n']);
  });

  it('says nothing that is too long, no line, or in a language without a program', async () => {
    await start();
    expect(codeOf(await speak('x'.repeat(MOST_SPOKEN_AT_ONCE + 1)))).toBe('invalid_message');
    expect(codeOf(await speak('một\nhai'))).toBe('invalid_message');
    expect(codeOf(await speak('   '))).toBe('invalid_message');
    expect(resultOf(await kiosk.say('speak', { language: 'en', text: 'one' }))).toBeNull();
    expect(program.runs()).toEqual([]);
  });

  it('one piece at a time for each kiosk, and no more than anybody can hear', async () => {
    await start();
    const [first, second] = await Promise.all([speak('một'), speak('hai')]);
    expect([codeOf(first), codeOf(second)]).toEqual(['ok', 'too_fast']);
    const codes: string[] = [];
    for (let times = 0; times < 70; times += 1) codes.push(codeOf(await speak('một')));
    expect(codes.slice(0, 50).every((code) => code === 'ok')).toBe(true);
    expect(codes).toContain('too_fast');
    // Another kiosk is heard meanwhile.
    const other = await server.connect('kiosk', server.enrol('kiosk'));
    expect(codeOf(await other.say('speak', { language: 'vi', text: 'một' }))).toBe('ok');
  });

  it('a program that fails is no fault of the kiosk’s: numbers go out as ever, and it rests', async () => {
    await start('process.exit(3);');
    expect(resultOf(await speak('một'))).toBeNull();
    expect(resultOf(await speak('một'))).toBeNull();
    expect(program.runs()).toHaveLength(1);
    expect((await server.takeTicket(kiosk)).number).toMatch(/^[A-Z]\d{3}$/);
    expect(server.logLines.join('\n')).toContain('spoken guidance');
    // What was to be said stands in no log.
    expect(server.logLines.join('\n')).not.toContain('một');
  });
});

describe('what is kept', () => {
  const opened = (folder: string, limits: Partial<GuidanceLimits> = {}) =>
    openSpokenGuidance({
      folder,
      commands: { vi: program.command },
      makeClip: (sound) => Promise.resolve(clipOfSpeech(sound)),
      log: { warn: () => undefined, debug: () => undefined },
      limits: { ...GUIDANCE_LIMITS, ...limits },
    });

  it('is asked for once, also after a restart', async () => {
    program = standInSpeech();
    const folder = temporaryFolder();
    const first = await opened(folder);
    const url = await first.say('vi', 'một');
    await first.close();
    const second = await opened(folder);
    expect(await second.say('vi', 'một')).toBe(url);
    await second.close();
    expect(program.runs()).toHaveLength(1);
  });

  it('is bounded: what was not asked for the longest goes first', async () => {
    program = standInSpeech();
    const folder = temporaryFolder();
    const guidance = await opened(folder, { keptBytes: 15_000 });
    await guidance.say('vi', 'một');
    await guidance.say('vi', 'hai');
    await guidance.say('vi', 'một');
    await guidance.say('vi', 'ba');
    expect(readdirSync(folder)).toHaveLength(2);
    await guidance.say('vi', 'một');
    expect(program.texts()).toEqual(['ba\n', 'hai\n', 'một\n']);
    await guidance.close();
  });

  it('two who ask for the same at once are one run, and an end kills what is being said', async () => {
    program = standInSpeech('setTimeout(say, input.startsWith("dài") ? 60_000 : 0);');
    const guidance = await opened(temporaryFolder());
    const [one, same] = await Promise.all([guidance.say('vi', 'một'), guidance.say('vi', 'một')]);
    expect(one).toBe(same);
    expect(program.runs()).toHaveLength(1);
    const long = guidance.say('vi', 'dài');
    await expect.poll(() => program.runs().length, { timeout: 20_000 }).toBe(2);
    await guidance.close();
    expect(await long).toBeNull();
  });
});
