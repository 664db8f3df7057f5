import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAgentFolder } from '#printer/agent-folder.ts';
import type { AgentIdentity, StartOrder } from '#printer/config.ts';
import { ConfigurationWrong } from '#printer/config.ts';
import { identify } from '#printer/pairing.ts';
import type { PairingDesk } from './pairing-desk.ts';
import { startPairingDesk } from './pairing-desk.ts';

const TOKEN = 'token-of-the-printer';
const CODE = 'ABCDEFGH';
let desk: PairingDesk;
let parent: string;
let stateFolder: string;

beforeEach(async () => {
  desk = await startPairingDesk();
  parent = mkdtempSync(path.join(tmpdir(), 'mot-cua-pairing-'));
  stateFolder = path.join(parent, 'printer');
});
afterEach(async () => {
  await desk.close();
  rmSync(parent, { recursive: true });
});

const start = (order: Partial<StartOrder>): Promise<AgentIdentity> =>
  identify(
    { serverUrl: null, deviceToken: null, code: null, stateFolder, ...order },
    openAgentFolder(stateFolder),
  );
const refusal = async (order: Partial<StartOrder>): Promise<string> => {
  const error: unknown = await start(order).catch((reason: unknown) => reason);
  if (!(error instanceof ConfigurationWrong)) throw new Error('it was not refused');
  return error.message;
};

describe('paired once', () => {
  test('the code becomes a token, which the next start finds by itself', async () => {
    expect(await start({ serverUrl: desk.url, code: CODE })).toMatchObject({ deviceToken: TOKEN });
    expect(desk.asked).toEqual(['POST /pair {"code":"ABCDEFGH"}']);
    expect(await start({})).toMatchObject({ serverUrl: desk.url, deviceToken: TOKEN });
    expect(desk.asked).toHaveLength(1);
  });

  test('nobody but its owner may read the token, and nothing else is left behind', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    expect(readdirSync(stateFolder)).toEqual(['agent.json']);
    expect(statSync(path.join(stateFolder, 'agent.json')).mode & 0o777).toBe(0o600);
    expect(statSync(stateFolder).mode & 0o777).toBe(0o700);
  });

  test('the same command line starts it again, without using a code twice', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    desk.answer(410, { error: 'used' });
    expect(await start({ serverUrl: desk.url, code: CODE })).toMatchObject({ deviceToken: TOKEN });
    expect(desk.asked).toHaveLength(1);
  });

  test('a new code pairs anew, for the office it remembers', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    desk.answer(200, { deviceToken: 'another-token' });
    expect(await start({ code: 'JKLMNPQR' })).toMatchObject({ deviceToken: 'another-token' });
    expect(await start({})).toMatchObject({ deviceToken: 'another-token' });
  });

  test('an office that has moved is found at its new address with the old token', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    expect(await start({ serverUrl: 'http://10.0.0.9:4100/' })).toMatchObject({
      serverUrl: 'http://10.0.0.9:4100/',
      deviceToken: TOKEN,
    });
  });

  test('a token it is told outright goes before all it remembers', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    expect(await start({ serverUrl: desk.url, deviceToken: 'given' })).toEqual({
      serverUrl: desk.url,
      deviceToken: 'given',
    });
  });
});

describe('not paired, and why', () => {
  test.each([
    [400, 'check it'],
    [404, 'no such pairing code'],
    [410, 'has expired'],
    [429, 'wait a minute'],
    [500, 'answered 500'],
    [302, 'Nobody answers'],
  ])('answered %i: a sentence, and nothing is remembered', async (status, words) => {
    desk.answer(status, { error: 'no' });
    expect(await refusal({ serverUrl: desk.url, code: CODE })).toContain(words);
    expect(await refusal({})).toContain('not paired yet');
    expect(desk.asked).toHaveLength(1);
  });

  test.each([
    ['no JSON', '<html></html>'],
    ['no token', { deviceToken: '' }],
    ['a token of another kind', { deviceToken: 7 }],
    ['a token with a line break', { deviceToken: 'to\r\nken-token' }],
    ['far too much', 'x'.repeat(1_000_000)],
  ])('%s is no answer of an office', async (_, body) => {
    desk.answer(200, body);
    expect(await refusal({ serverUrl: desk.url, code: CODE })).toContain('is no Một Cửa server');
  });

  test('nobody there', async () => {
    await desk.close();
    expect(await refusal({ serverUrl: desk.url, code: CODE })).toContain('Nobody answers');
    desk = await startPairingDesk();
  });

  test('no server named, and none remembered', async () => {
    expect(await refusal({ code: CODE })).toContain('--server is missing');
    expect(await refusal({ serverUrl: desk.url })).toContain('not paired yet');
  });

  test('where nothing can be written no code is used up', async () => {
    writeFileSync(stateFolder, 'a file where the folder should be');
    expect(await refusal({ serverUrl: desk.url, code: CODE })).toContain('Nothing can be written');
    expect(desk.asked).toEqual([]);
  });

  test('a damaged memory is said to be, and pairing anew mends it', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    writeFileSync(path.join(stateFolder, 'agent.json'), '{"serverUrl":');
    expect(await refusal({})).toContain('is damaged');
    expect(await start({ serverUrl: desk.url, code: CODE })).toMatchObject({ deviceToken: TOKEN });
    expect(await start({})).toMatchObject({ deviceToken: TOKEN });
  });

  test('a file with other people’s eyes on it is replaced by one without', async () => {
    await start({ serverUrl: desk.url, code: CODE });
    chmodSync(path.join(stateFolder, 'agent.json'), 0o644);
    await start({ code: 'JKLMNPQR' });
    expect(statSync(path.join(stateFolder, 'agent.json')).mode & 0o777).toBe(0o600);
  });
});
