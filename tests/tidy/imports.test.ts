import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantProject } from '#tests/tidy/planted-project.ts';
import type { PlantedProject } from '#tests/tidy/planted-project.ts';

type Violation = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };
type Report = {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
};

/** A miniature of the product in which every import goes the one way. */
const RIGHT = {
  'protocol/words.ts': 'export const LETTERS = 40;\n',
  'protocol/word-shapes.ts':
    "import { z } from 'zod';\nimport { LETTERS } from './words.ts';\nexport const word = z.string().max(LETTERS);\n",
  'protocol/messages.ts':
    "import { word } from './word-shapes.ts';\nexport const MESSAGES = { say: word };\n",
  'server/domain/decide.ts':
    "import type { MESSAGES } from '#protocol/messages.ts';\nexport type Decide = typeof MESSAGES;\n",
  'server/views/kiosk-view.ts':
    "import type { Decide } from '#server/domain/decide.ts';\nexport type KioskView = Decide;\n",
  'server/storage/store.ts':
    "import { readFileSync } from 'node:fs';\nimport Database from 'better-sqlite3';\nimport type { Decide } from '#server/domain/decide.ts';\nexport const store = (decide: Decide) => [decide, readFileSync, Database];\n",
  'server/app/execute.ts':
    "import { store } from '#server/storage/store.ts';\nimport type { KioskView } from '#server/views/kiosk-view.ts';\nexport const execute = (view: KioskView) => store(view);\n",
  'server/gateway/sockets.ts':
    "import { execute } from '#server/app/execute.ts';\nexport const sockets = execute;\n",
  'server/server.ts':
    "import { sockets } from '#server/gateway/sockets.ts';\nimport { agent } from '#printer/agent.ts';\nexport const server = () => [sockets, agent];\n",
  'server/main.ts': "import { server } from './server.ts';\nserver();\n",
  'printer/agent.ts': "import { MESSAGES } from '#protocol/messages.ts';\nexport const agent = MESSAGES;\n",
  'ui-kit/connection.ts':
    "import { io } from 'socket.io-client';\nimport type { MESSAGES } from '#protocol/messages.ts';\nexport const connection = (messages: typeof MESSAGES) => io(String(messages));\n",
  'kiosk-ui/main.tsx': "import { connection } from '#ui-kit/connection.ts';\nvoid connection;\n",
  'counter-ui/main.tsx': "import { connection } from '#ui-kit/connection.ts';\nvoid connection;\n",
  'display-ui/main.tsx': "import '#ui-kit/connection.ts';\n",
  'demo/walk.ts': "import '#protocol/words.ts';\n",
  'tests/any.ts': "import { decide } from '#server/domain/decide.ts';\nexport const any = decide;\n",
};

/** One wrong import in a file of its own, and the rule that must name it. */
const WRONG: readonly { file: string; imports: string; rule: string }[] = [
  { file: 'server/domain/planted-disk.ts', imports: 'node:fs', rule: 'domain-is-pure' },
  { file: 'server/domain/planted-package.ts', imports: 'zod', rule: 'domain-is-pure' },
  { file: 'server/domain/planted-up.ts', imports: '#server/app/execute.ts', rule: 'domain-is-pure' },
  { file: 'server/domain/planted-relative.ts', imports: '../storage/store.ts', rule: 'domain-is-pure' },
  { file: 'server/views/planted-store.ts', imports: '#server/storage/store.ts', rule: 'views' },
  { file: 'server/storage/planted-app.ts', imports: '#server/app/execute.ts', rule: 'storage' },
  { file: 'server/app/planted-gateway.ts', imports: '#server/gateway/sockets.ts', rule: 'app' },
  { file: 'server/gateway/planted-root.ts', imports: '#server/server.ts', rule: 'gateway' },
  { file: 'server/gateway/planted-printer.ts', imports: '#printer/agent.ts', rule: 'gateway' },
  {
    file: 'protocol/planted-server.ts',
    imports: '#server/domain/decide.ts',
    rule: 'protocol-imports-nothing',
  },
  { file: 'printer/planted-server.ts', imports: '#server/domain/decide.ts', rule: 'printer' },
  { file: 'demo/planted-server.ts', imports: '#server/app/execute.ts', rule: 'demo' },
  { file: 'ui-kit/planted-screen.ts', imports: '../kiosk-ui/press.ts', rule: 'ui-kit' },
  { file: 'kiosk-ui/planted-server.ts', imports: '#server/domain/decide.ts', rule: 'kiosk-ui' },
  { file: 'kiosk-ui/planted-node.ts', imports: 'node:fs', rule: 'kiosk-ui' },
  { file: 'counter-ui/planted-kiosk.ts', imports: '../kiosk-ui/press.ts', rule: 'counter-ui' },
  {
    file: 'display-ui/planted-schemas.ts',
    imports: '#protocol/messages.ts',
    rule: 'screens-carry-no-schemas',
  },
  { file: 'protocol/planted-schema.ts', imports: 'zod', rule: 'schemas-by-their-names' },
  { file: 'server/app/planted-test.ts', imports: '#tests/any.ts', rule: 'product-needs-no-tests' },
  {
    file: 'server/app/planted-tool.ts',
    imports: 'playwright-core',
    rule: 'product-needs-no-development-packages',
  },
  { file: 'server/app/planted-entry.ts', imports: '#server/main.ts', rule: 'entry-is-last' },
  { file: 'server/app/planted-nowhere.ts', imports: '#server/nowhere.ts', rule: 'resolvable' },
  { file: 'server/app/planted-circle.ts', imports: './planted-circle-back.ts', rule: 'no-circle' },
];

const planted = Object.fromEntries([
  ...WRONG.map(({ file, imports }) => [
    file,
    `import * as planted from '${imports}';\nexport const it = planted;\n`,
  ]),
  [
    'server/app/planted-circle-back.ts',
    "import { it } from './planted-circle.ts';\nexport const back = it;\n",
  ],
  ['kiosk-ui/press.ts', 'export const press = 1;\n'],
]) as Record<string, string>;

/** The folders of the product, as the miniature has them. */
const FOLDERS = [...new Set(Object.keys(RIGHT).map((file) => file.split('/')[0] ?? ''))];

const cruise = async (project: PlantedProject): Promise<Report['summary']> => {
  const report = await project.run(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ...FOLDERS,
  );
  return (JSON.parse(report) as Report).summary;
};

describe('the one direction of imports', () => {
  const right = plantProject(RIGHT);
  const wrong = plantProject({ ...RIGHT, ...planted });
  let violations: readonly Violation[];

  beforeAll(async () => {
    violations = (await cruise(wrong)).violations;
  });
  afterAll(() => {
    right.remove();
    wrong.remove();
  });

  test('a product whose imports all go that way is not accused of anything', async () => {
    const summary = await cruise(right);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(RIGHT).length);
  });

  test.each(WRONG)('$file may not import $imports', ({ file, rule }) => {
    // A circle is told once, from whichever of its files was met first.
    const concerning = violations.filter(({ from, to }) => from === file || to === file);
    expect(concerning.map((violation) => violation.rule.name)).toContain(rule);
  });
});
