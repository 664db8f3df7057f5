import { describe, expect, test } from 'vitest';
import { runScript } from '#tests/scripts/running-script.ts';
import { readProjectFile } from '#tests/tidy/project-files.ts';

const { engines } = JSON.parse(readProjectFile('package.json')) as { engines: { node: string } };

describe('the Node.js that is asked for', () => {
  test.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.12.0', true],
    ['24.1.0', true],
    ['20.18.3', false],
    ['21.7.3', false],
    ['22.11.9', false],
    ['18.20.4', false],
  ])('%s: %s', async (version, isEnough) => {
    const script = runScript(
      'bootstrap.mjs',
      'satisfies',
      `console.log(satisfies('${version}', '${engines.node}'));`,
    );
    await script.ended;
    expect(script.lines).toEqual([String(isEnough)]);
  });
});
