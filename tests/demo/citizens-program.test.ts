import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseConfigLine, type CitizensConfig } from '#demo/citizens-config.ts';
import { DEMO_OFFICE, DEMO_OFFICERS, SIMULATED_COUNTER_IDS } from '#demo/office.ts';
import { counterTokenOf, KIOSK_TOKEN, openFakeOffice, type FakeOffice } from './fake-office.ts';

const configFor = (serverUrl: string): CitizensConfig => ({
  serverUrl,
  kioskToken: KIOSK_TOKEN,
  counterTokens: SIMULATED_COUNTER_IDS.map((counterId) => ({ counterId, token: counterTokenOf(counterId) })),
  ratingTokens: [],
  officers: [...DEMO_OFFICERS],
  citizens: 5,
});

describe('the configuration line', () => {
  const config = configFor('http://127.0.0.1:4100');

  test('is read whole', () => {
    expect(parseConfigLine(JSON.stringify(config))).toEqual(config);
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['another shape', '[]'],
    ['an address that is none', JSON.stringify({ ...config, serverUrl: 'not an address' })],
    ['an address of another kind', JSON.stringify({ ...config, serverUrl: 'file:///etc/passwd' })],
    ['a crowd too large', JSON.stringify({ ...config, citizens: 100_000 })],
    ['half a citizen', JSON.stringify({ ...config, citizens: 0.5 })],
    ['no token', JSON.stringify({ ...config, kioskToken: '' })],
    ['a word too many', JSON.stringify({ ...config, debug: true })],
    ['a line without end', JSON.stringify({ ...config, kioskToken: 'x'.repeat(70_000) })],
  ])('is refused when it is %s', (_what, line) => {
    expect(parseConfigLine(line)).toBeNull();
  });
});

describe('the program', () => {
  let folder: string;
  let program: string;
  let office: FakeOffice | null = null;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'citizens-'));
    program = path.join(folder, 'citizens.mjs');
    await build({
      entryPoints: ['demo/citizens-main.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // The WebSocket package is CommonJS and asks for Node's own modules by require.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  });
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
    await office?.close();
    office = null;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Starts it with `line` on stdin and lets one act on each line that comes out. */
  const run = (line: string, onLine: (heard: string, child: ChildProcess) => void = () => undefined) => {
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(child);
    const lines: string[] = [];
    let rest = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      for (const heard of parts) {
        lines.push(heard);
        onLine(heard, child);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
    });
    child.stdin.write(line);
    const ended = new Promise<{ code: number | null; lines: string[]; errors: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, lines, errors }));
    });
    return { child, ended };
  };

  test.each([
    ['SIGTERM', (child: ChildProcess) => child.kill('SIGTERM')],
    ['the end of stdin', (child: ChildProcess) => child.stdin?.end()],
  ])('lets citizens in, tells of each, and ends well on %s', async (_how, stop) => {
    office = await openFakeOffice({ settings: DEMO_OFFICE });
    const { ended } = run(`${JSON.stringify(configFor(office.url))}\n`, (heard, child) => {
      if (heard.includes('"arrived","number"')) stop(child);
    });
    const { code, errors, lines } = await ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const messages = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(messages.at(-1)).toEqual({ outcome: 'stopped' });
    expect(messages.slice(0, -1).every((message) => 'event' in message && 'totals' in message)).toBe(true);
    expect(lines.join('\n')).not.toMatch(/token|quay\d-thu/);
    expect(office.day().tally.issued).toBe(1);
    expect([...office.day().counters.values()].every(({ officer }) => officer === null)).toBe(true);
  });

  test('says in one sentence what it misses, and never repeats what it was told', async () => {
    const { code, errors, lines } = await run('{"kioskToken":"very secret"}\n').ended;
    expect({ code, errors, lines }).toEqual({
      code: 1,
      errors: 'Expected one line of JSON on stdin that describes the crowd.\n',
      lines: [],
    });
  });

  test('says in one sentence that it was not let in', async () => {
    office = await openFakeOffice({ settings: DEMO_OFFICE });
    const config = { ...configFor(office.url), kioskToken: 'made up' };
    const { code, errors } = await run(`${JSON.stringify(config)}\n`).ended;
    expect({ code, errors }).toEqual({ code: 1, errors: 'The crowd was not let in: unknown_device.\n' });
  });
});
