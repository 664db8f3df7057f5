import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runScript } from '#tests/scripts/running-script.ts';
import type { RunningScript } from '#tests/scripts/running-script.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-supervisor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Supervises a program of these lines; it is asked to stop when the supervisor gets SIGTERM. */
const superviseProgram = (name: string, source: string): RunningScript => {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, `console.log('program', process.pid);\n${source}\n`);
  return runScript(
    'supervisor.mjs',
    'supervise',
    `const program = supervise({
      name: 'program',
      nodeArguments: [${JSON.stringify(file)}],
      env: process.env,
      onLine: (line) => console.log(line),
      onEnd: (exitCode) => { console.log('ended with', exitCode); process.exit(exitCode); },
      say: (message) => console.log(message),
    });
    process.on('SIGTERM', () => void program.stop().then(() => { console.log('stopped'); process.exit(0); }));`,
  );
};

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
};

const programIds = (script: RunningScript): readonly number[] =>
  script.lines.flatMap((line) =>
    line.startsWith('program ') && /\d$/.test(line) ? [Number(line.slice(8))] : [],
  );

const until = async (condition: () => boolean): Promise<void> => {
  const deadline = performance.now() + 10_000;
  while (!condition() && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

const ENDS_WITH_ITS_INPUT = "process.stdin.on('end', () => process.exit(0)).resume();";

describe.skipIf(process.platform === 'win32')('the supervisor', () => {
  test('starts a crashed program again, waiting longer each time', async () => {
    const script = superviseProgram('crashing', 'setTimeout(() => process.exit(7), 10);');
    await script.saying(/exit code 7.*in 200 ms/);
    await script.saying(/exit code 7.*in 500 ms/);
    await script.saying(/exit code 7.*in 1000 ms/);
    expect(new Set(programIds(script)).size).toBe(3);
    script.process.kill('SIGTERM');
    expect(await script.ended).toBe(0);
  });

  test('starts a killed program again', async () => {
    const script = superviseProgram('killed', ENDS_WITH_ITS_INPUT);
    await script.saying(/^program \d+$/);
    process.kill(programIds(script)[0]!, 'SIGKILL');
    await script.saying(/SIGKILL.*in 200 ms/);
    await until(() => programIds(script).length === 2);
    expect(programIds(script)).toHaveLength(2);
    script.process.kill('SIGTERM');
    expect(await script.ended).toBe(0);
  });

  test('gives up at once, with exit code 1, when the program says that it cannot run here', async () => {
    const script = superviseProgram('faulty', 'process.exit(1);');
    await script.saying(/^ended with 1$/);
    expect(await script.ended).toBe(1);
    expect(programIds(script)).toHaveLength(1);
  });

  test('kills a program that will not end when asked', { timeout: 30_000 }, async () => {
    const script = superviseProgram('deaf', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);");
    await script.saying(/^program \d+$/);
    script.process.kill('SIGTERM');
    await script.saying(/^stopped$/, 15_000);
    expect(isRunning(programIds(script)[0]!)).toBe(false);
  });

  test('leaves no program behind when it is itself killed', async () => {
    const script = superviseProgram('orphaned', ENDS_WITH_ITS_INPUT);
    await script.saying(/^program \d+$/);
    const processId = programIds(script)[0]!;
    script.process.kill('SIGKILL');
    await until(() => !isRunning(processId));
    expect(isRunning(processId)).toBe(false);
  });
});
