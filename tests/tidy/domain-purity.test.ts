import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantProject } from '#tests/tidy/planted-project.ts';

type Linted = { readonly filePath: string; readonly messages: readonly { readonly ruleId: string | null }[] };

/** Each would make a replay of the day's log come out differently from the day itself. */
const IMPURE = {
  'reads-the-clock': ['export const at = (): number => Date.now();', 'no-restricted-properties'],
  'makes-a-date-of-now': ['export const at = (): Date => new Date();', 'no-restricted-syntax'],
  'throws-dice': ['export const number = (): number => Math.random();', 'no-restricted-properties'],
  'measures-time': ['export const at = (): number => performance.now();', 'no-restricted-globals'],
  'sets-a-timer': ['export const later = (): unknown => setTimeout(Object, 5);', 'no-restricted-globals'],
  waits: [
    'export const later = async (): Promise<number> => await Promise.resolve(1);',
    'no-restricted-syntax',
  ],
  'reads-the-environment': ["export const zone = (): unknown => process.env['TZ'];", 'no-restricted-globals'],
  'imports-a-package': ["import { z } from 'zod';\nexport const word = z.string();", 'no-restricted-imports'],
  'keeps-state-of-its-own': ['export let last = 0;', 'no-restricted-syntax'],
} as const;

describe('the rules of the queue stay pure', () => {
  const project = plantProject({
    ...Object.fromEntries(
      Object.entries(IMPURE).map(([name, [source]]) => [`server/domain/${name}.ts`, `${source}\n`]),
    ),
    'server/domain/takes-time-as-an-argument.ts':
      'export const iso = (at: number): string => new Date(at).toISOString();\n',
  });
  let rulesBroken: ReadonlyMap<string, readonly (string | null)[]>;

  beforeAll(async () => {
    const report = await project.run('eslint/bin/eslint.js', '--format', 'json', 'server/domain');
    rulesBroken = new Map(
      (JSON.parse(report) as readonly Linted[]).map(({ filePath, messages }) => [
        filePath.replace(/^.*[\\/]|\.ts$/g, ''),
        messages.map(({ ruleId }) => ruleId),
      ]),
    );
  });
  afterAll(() => project.remove());

  test.each(Object.entries(IMPURE))('code that %s is refused', (name, [, rule]) => {
    expect(rulesBroken.get(name)).toContain(rule);
  });

  test('code that is given its time as an argument is accepted', () => {
    expect(rulesBroken.get('takes-time-as-an-argument')).toEqual([]);
  });
});
